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
	 * Visits a test of the whole row.
	 * @param criteria the criteria
	 * @return the result
	 */
	R visitComputed(Criteria.Computed criteria);

	/**
	 * Visits a test of one property. A {@link ConditionVisitor} has a method for each
	 * kind of condition.
	 * @param condition the condition
	 * @return the result
	 */
	R visitCondition(Condition condition);

}
