@NullUnmarked
package io.github.springdata.memory.jpa.query;

import org.jspecify.annotations.NullUnmarked;
