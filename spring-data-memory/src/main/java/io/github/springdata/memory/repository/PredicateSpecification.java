package io.github.springdata.memory.repository;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.query.Criteria;

import org.springframework.data.core.TypedPropertyPath;
import org.springframework.data.util.Streamable;
import org.springframework.util.Assert;

/**
 * A named piece of {@link Criteria} that is put together with others:
 * {@code cheap().and(active()).or(where(Item::category, (category) -> category.is("gift")))}.
 * Each piece is a group of its own, in parentheses as it were.
 *
 * @param <T> type of the entities
 */
@FunctionalInterface
public interface PredicateSpecification<T> {

	/**
	 * What an entity has to meet.
	 * @return the criteria; {@link Criteria#empty()} means no restriction
	 */
	Criteria toCriteria();

	/**
	 * The specification that restricts nothing, and adds nothing to others that it is
	 * joined with.
	 * @param <T> type of the entities
	 * @return the specification
	 */
	static <T> PredicateSpecification<T> unrestricted() {
		return Criteria::empty;
	}

	/**
	 * Starts with a specification, for example a lambda.
	 * @param <T> type of the entities
	 * @param specification the specification
	 * @return that specification
	 */
	static <T> PredicateSpecification<T> where(PredicateSpecification<T> specification) {
		Assert.notNull(specification, "Specification must not be null");
		return specification;
	}

	/**
	 * Starts with criteria.
	 * @param <T> type of the entities
	 * @param criteria the criteria
	 * @return the specification
	 */
	static <T> PredicateSpecification<T> where(Criteria criteria) {
		Assert.notNull(criteria, "Criteria must not be null");
		return () -> criteria;
	}

	/**
	 * Starts with a condition on a property that is named by a method reference.
	 * @param <T> type of the entities
	 * @param <P> type of the property
	 * @param property the property, for example {@code Item::price}
	 * @param condition the condition, for example {@code (price) -> price.lessThan(10)}
	 * @return the specification
	 */
	static <T, P> PredicateSpecification<T> where(TypedPropertyPath<T, P> property,
			Function<Criteria.CriteriaStep, Criteria> condition) {
		Assert.notNull(property, "Property must not be null");
		Assert.notNull(condition, "Condition must not be null");
		return where(condition.apply(Criteria.where(TypedPropertyPath.of(property).toDotPath())));
	}

	/**
	 * Negates a specification. What is unknown, for a property is {@code null}, stays so.
	 * @param <T> type of the entities
	 * @param specification the specification
	 * @return the negation
	 */
	static <T> PredicateSpecification<T> not(PredicateSpecification<T> specification) {
		Assert.notNull(specification, "Specification must not be null");
		return () -> specification.toCriteria().not();
	}

	/**
	 * Joins specifications by AND.
	 * @param <T> type of the entities
	 * @param specifications the specifications; none at all restrict nothing
	 * @return the conjunction
	 */
	@SafeVarargs
	static <T> PredicateSpecification<T> allOf(PredicateSpecification<T>... specifications) {
		return allOf(Arrays.asList(specifications));
	}

	/**
	 * Joins specifications by AND.
	 * @param <T> type of the entities
	 * @param specifications the specifications; none at all restrict nothing
	 * @return the conjunction
	 */
	static <T> PredicateSpecification<T> allOf(Iterable<PredicateSpecification<T>> specifications) {
		return () -> Criteria.allOf(restrictions(specifications));
	}

	/**
	 * Joins specifications by OR.
	 * @param <T> type of the entities
	 * @param specifications the specifications; none at all restrict nothing
	 * @return the disjunction
	 */
	@SafeVarargs
	static <T> PredicateSpecification<T> anyOf(PredicateSpecification<T>... specifications) {
		return anyOf(Arrays.asList(specifications));
	}

	/**
	 * Joins specifications by OR.
	 * @param <T> type of the entities
	 * @param specifications the specifications; none at all restrict nothing
	 * @return the disjunction
	 */
	static <T> PredicateSpecification<T> anyOf(Iterable<PredicateSpecification<T>> specifications) {
		return () -> {
			List<Criteria> restrictions = restrictions(specifications);
			return restrictions.isEmpty() ? Criteria.empty() : Criteria.anyOf(restrictions);
		};
	}

	/**
	 * Asks for another specification as well as this one.
	 * @param other the other specification
	 * @return the conjunction
	 */
	default PredicateSpecification<T> and(PredicateSpecification<T> other) {
		return new JoinedSpecification<>(this, other, true);
	}

	/**
	 * Takes another specification instead of this one as well.
	 * @param other the other specification
	 * @return the disjunction
	 */
	default PredicateSpecification<T> or(PredicateSpecification<T> other) {
		return new JoinedSpecification<>(this, other, false);
	}

	private static <T> List<Criteria> restrictions(Iterable<PredicateSpecification<T>> specifications) {
		return Streamable.of(specifications)
			.map(PredicateSpecification::toCriteria)
			.filter((criteria) -> !criteria.isEmpty())
			.toList();
	}

}
