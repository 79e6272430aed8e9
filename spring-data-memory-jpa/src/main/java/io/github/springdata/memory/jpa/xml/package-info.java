/**
 * Mapping files: the XML of Jakarta Persistence (specification, chapter 12), read into
 * the annotations that it stands for. The package uses the model and nothing else of the
 * module.
 */
@NullMarked
package io.github.springdata.memory.jpa.xml;

import org.jspecify.annotations.NullMarked;
