package io.github.springdata.memory.query.execution;

import java.util.List;

/**
 * Conditions of a join.
 *
 * @param left whether tuples are kept to which nothing is joined
 * @param on what has to hold for something to be joined
 * @param where what has to hold for the joined tuple
 * @param label the conditions, or what is joined, for plans
 */
public record JoinConditions(boolean left, List<Evaluator> on, List<Evaluator> where, String label) {

}
