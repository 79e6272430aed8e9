package io.github.springdata.memory.query;

/**
 * Consumer of every kind of {@link Condition}. A new kind becomes a method here, and so a
 * compile error wherever it has to be handled.
 *
 * @param <R> what a visit results in
 */
public interface ConditionVisitor<R> {

	/**
	 * Visits a comparison.
	 * @param condition the condition
	 * @return the result
	 */
	R visitComparison(Condition.Comparison condition);

	/**
	 * Visits a test against two bounds.
	 * @param condition the condition
	 * @return the result
	 */
	R visitBetween(Condition.Between condition);

	/**
	 * Visits a test against a range.
	 * @param condition the condition
	 * @return the result
	 */
	R visitWithin(Condition.Within condition);

	/**
	 * Visits a test against a list.
	 * @param condition the condition
	 * @return the result
	 */
	R visitIn(Condition.In condition);

	/**
	 * Visits a test for {@code null}.
	 * @param condition the condition
	 * @return the result
	 */
	R visitIsNull(Condition.IsNull condition);

	/**
	 * Visits a test for presence or absence.
	 * @param condition the condition
	 * @return the result
	 */
	R visitExists(Condition.Exists condition);

	/**
	 * Visits a test of a distance.
	 * @param condition the condition
	 * @return the result
	 */
	R visitNear(Condition.Near condition);

	/**
	 * Visits a test against a shape.
	 * @param condition the condition
	 * @return the result
	 */
	R visitInside(Condition.Inside condition);

	/**
	 * Visits a test for emptiness.
	 * @param condition the condition
	 * @return the result
	 */
	R visitIsEmpty(Condition.IsEmpty condition);

	/**
	 * Visits a match with an SQL pattern.
	 * @param condition the condition
	 * @return the result
	 */
	R visitLike(Condition.Like condition);

	/**
	 * Visits a search for literal text or a member.
	 * @param condition the condition
	 * @return the result
	 */
	R visitContains(Condition.Contains condition);

	/**
	 * Visits a match with a regular expression.
	 * @param condition the condition
	 * @return the result
	 */
	R visitMatches(Condition.Matches condition);

	/**
	 * Visits a search for words.
	 * @param condition the condition
	 * @return the result
	 */
	R visitMatchesWords(Condition.MatchesWords condition);

}
