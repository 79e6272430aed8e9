package io.github.springdata.memory.repository.matrix;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Criteria.CriteriaStep;
import io.github.springdata.memory.query.Criteria;

import org.springframework.data.domain.Range;

/**
 * Conditions of query methods as criteria.
 */
final class MatrixCriteria {

	private MatrixCriteria() {
	}

	/**
	 * The criteria that mean the same.
	 */
	static Criteria of(MatrixCase condition, List<@Nullable Object> arguments) {
		Criteria criteria = of(condition, Criteria.where(condition.property().path()), arguments);
		return condition.ignoreCase() ? criteria.ignoreCase(true) : criteria;
	}

	private static Criteria of(MatrixCase condition, CriteriaStep step, List<@Nullable Object> arguments) {
		Object first = arguments.isEmpty() ? null : arguments.get(0);
		return switch (condition.keyword()) {
			case IS -> step.is(first);
			case NOT -> step.not(first);
			case LESS_THAN, BEFORE -> step.lessThan(first);
			case LESS_THAN_EQUAL -> step.lessThanOrEquals(first);
			case GREATER_THAN, AFTER -> step.greaterThan(first);
			case GREATER_THAN_EQUAL -> step.greaterThanOrEquals(first);
			case BETWEEN -> step.between(first, arguments.get(1));
			case RANGE -> (first != null) ? step.within((Range<?>) first) : step.lessThan(null);
			case IN -> step.in((Collection<?>) first);
			case NOT_IN -> step.notIn((Collection<?>) first);
			case IS_NULL -> step.isNull();
			case IS_NOT_NULL -> step.isNotNull();
			case EXISTS -> step.exists(first);
			case TRUE -> step.isTrue();
			case FALSE -> step.isFalse();
			case STARTING_WITH -> step.startingWith(first);
			case ENDING_WITH -> step.endingWith(first);
			case CONTAINING -> step.containing(first);
			case NOT_CONTAINING -> step.notContaining(first);
			case LIKE -> step.like(first);
			case NOT_LIKE -> step.notLike(first);
			case REGEX -> step.matches((first != null) ? Pattern.compile((String) first) : null);
			case MATCHES_WORDS -> step.matchesWords(first);
			case NOT_MATCHES_WORDS -> step.notMatchesWords(first);
			case IS_EMPTY -> step.isEmpty();
			case IS_NOT_EMPTY -> step.isNotEmpty();
			case NEAR -> step.near(first, arguments.get(1));
			case WITHIN -> step.inside(first);
		};
	}

}
