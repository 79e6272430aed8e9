/**
 * The criteria API of Jakarta Persistence as a second writer of the syntax tree that
 * query texts are parsed to. Start at
 * {@link io.github.springdata.memory.jpa.criteria.MemoryCriteriaBuilder}.
 */
@NullMarked
package io.github.springdata.memory.jpa.criteria;

import org.jspecify.annotations.NullMarked;
