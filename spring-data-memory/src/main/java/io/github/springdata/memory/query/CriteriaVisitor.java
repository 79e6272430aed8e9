package io.github.springdata.memory.query;

/**
 * Consumer of every kind of {@link Criteria}. A new kind becomes a method here, and so a
 * compile error wherever it has to be handled.
 *
 * @param <R> what a visit results in
 */
public interface CriteriaVisitor<R> {

	/**
	 * Visits the criteria that everything meets.
	 * @param criteria the criteria
	 * @return the result
	 */
	R visitAll(Criteria.All criteria);

	/**
	 * Visits a conjunction.
	 * @param criteria the criteria
	 * @return the result
	 */
	R visitAnd(Criteria.And criteria);

	/**
	 * Visits a disjunction.
	 * @param criteria the criteria
	 * @return the result
	 */
	R visitOr(Criteria.Or criteria);

	/**
	 * Visits a negation.
	 * @param criteria the criteria
	 * @return the result
	 */
	R visitNot(Criteria.Not criteria);

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

}
