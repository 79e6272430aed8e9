/**
 * Criteria and sort orders, compiled for an entity and bound to the values of one
 * execution: what has to be met, as sets of values that an index can look up and as tests
 * of a row. The types are public only because the packages above plan with them;
 * applications do not use them. Start at
 * {@link io.github.springdata.memory.query.predicate.CriteriaCompiler}.
 */
@NullMarked
package io.github.springdata.memory.query.predicate;

import org.jspecify.annotations.NullMarked;
