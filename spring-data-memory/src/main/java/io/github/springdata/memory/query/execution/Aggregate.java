package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.query.syntax.Expression;

/**
 * Aggregate of the tuples of a group.
 *
 * @param kind how it is made
 * @param distinct whether equal values count once
 * @param argument the value of a tuple
 * @param type the type of the result
 * @param slot the slot of the result
 */
public record Aggregate(Expression.Aggregate.Kind kind, boolean distinct, Evaluator argument, Class<?> type, int slot) {

}
