package io.github.springdata.memory.jpa.criteria;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.List;

import io.github.springdata.memory.query.syntax.NamedFunctions;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.LocalDateTimeField;
import jakarta.persistence.criteria.LocalTimeField;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.TemporalField;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Builder of literals, parameters, choices, dates and functions by name.
 */
interface Values extends CriteriaBuilder {

	@Override
	default <T> Expression<T> literal(T value) {
		Assert.notNull(value, "Value must not be null; call nullLiteral(..)");
		return new ComputedExpression<>(value.getClass(), Term.value(value));
	}

	@Override
	default <T> Expression<T> nullLiteral(Class<T> type) {
		Assert.notNull(type, "Type must not be null");
		return new ComputedExpression<>(type, Term.value(null));
	}

	@Override
	default <T> ParameterExpression<T> parameter(Class<T> type) {
		Assert.notNull(type, "Type must not be null");
		return new MemoryParameter<>(type, null);
	}

	@Override
	default <T> ParameterExpression<T> parameter(Class<T> type, String name) {
		Assert.notNull(type, "Type must not be null");
		Assert.hasText(name, "Name must not be empty");
		return new MemoryParameter<>(type, name);
	}

	@Override
	default Expression<Date> currentDate() {
		return new ComputedExpression<>(Date.class, Terms.call(ScalarFunction.LOCAL_DATE));
	}

	@Override
	default Expression<Timestamp> currentTimestamp() {
		return new ComputedExpression<>(Timestamp.class, Terms.call(ScalarFunction.LOCAL_DATETIME));
	}

	@Override
	default Expression<Time> currentTime() {
		return new ComputedExpression<>(Time.class, Terms.call(ScalarFunction.LOCAL_TIME));
	}

	@Override
	default Expression<LocalDate> localDate() {
		return new ComputedExpression<>(LocalDate.class, Terms.call(ScalarFunction.LOCAL_DATE));
	}

	@Override
	default Expression<LocalDateTime> localDateTime() {
		return new ComputedExpression<>(LocalDateTime.class, Terms.call(ScalarFunction.LOCAL_DATETIME));
	}

	@Override
	default Expression<LocalTime> localTime() {
		return new ComputedExpression<>(LocalTime.class, Terms.call(ScalarFunction.LOCAL_TIME));
	}

	@Override
	default <N, T extends Temporal> Expression<N> extract(TemporalField<N, T> field, Expression<T> temporal) {
		Assert.notNull(field, "Field must not be null");
		return new ComputedExpression<>(type(field),
				Terms.call(ScalarFunction.EXTRACT, Term.value(field.toString()), Term.of(temporal)));
	}

	private static Class<?> type(TemporalField<?, ?> field) {
		if (field == LocalDateTimeField.DATE) {
			return LocalDate.class;
		}
		if (field == LocalDateTimeField.TIME) {
			return LocalTime.class;
		}
		boolean fraction = field == LocalDateTimeField.SECOND || field == LocalTimeField.SECOND;
		return fraction ? Double.class : Integer.class;
	}

	@Override
	default <Y> Expression<Y> coalesce(Expression<? extends Y> x, Expression<? extends Y> y) {
		return new MemoryCoalesce<>(Term.of(x), Term.of(y));
	}

	@Override
	default <Y> Expression<Y> coalesce(Expression<? extends Y> x, @Nullable Y y) {
		return new MemoryCoalesce<>(Term.of(x), Term.value(y));
	}

	@Override
	default <T> Coalesce<T> coalesce() {
		return new MemoryCoalesce<>();
	}

	@Override
	default <Y> Expression<Y> nullif(Expression<Y> x, Expression<?> y) {
		return nullif(Term.of(x), Term.of(y));
	}

	@Override
	default <Y> Expression<Y> nullif(Expression<Y> x, @Nullable Y y) {
		return nullif(Term.of(x), Term.value(y));
	}

	private static <Y> Expression<Y> nullif(Term x, Term y) {
		return new ComputedExpression<>(JavaTypes.of(x), Terms.call(ScalarFunction.NULLIF, x, y));
	}

	@Override
	default <C, R> SimpleCase<C, R> selectCase(Expression<? extends C> expression) {
		return new ValueCase<>(expression);
	}

	@Override
	default <R> Case<R> selectCase() {
		return new SearchedCase<>();
	}

	@Override
	default <T> Expression<T> function(String name, Class<T> type, Expression<?>... arguments) {
		Assert.hasText(name, "Name must not be empty");
		Assert.notNull(type, "Type must not be null");
		List<Term> terms = Terms.all(arguments);
		return new ComputedExpression<>(type,
				(scope) -> NamedFunctions.call(name, Terms.write(terms, scope), Terms.NOWHERE));
	}

}
