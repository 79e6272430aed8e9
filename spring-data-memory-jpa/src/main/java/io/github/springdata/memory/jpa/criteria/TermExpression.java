package io.github.springdata.memory.jpa.criteria;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Selection;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What all expressions have in common.
 *
 * @param <T> the type of the values
 */
interface TermExpression<T> extends Expression<T>, Term {

	@Override
	default Predicate isNull() {
		return Conditions.isNull(this);
	}

	@Override
	default Predicate isNotNull() {
		return isNull().not();
	}

	@Override
	default Predicate equalTo(Expression<?> value) {
		return Conditions.equal(this, Term.of(value));
	}

	@Override
	default Predicate equalTo(@Nullable Object value) {
		return Conditions.equal(this, LiteralTerm.comparedWith(this, value));
	}

	@Override
	default Predicate notEqualTo(Expression<?> value) {
		return Conditions.notEqual(this, Term.of(value));
	}

	@Override
	default Predicate notEqualTo(@Nullable Object value) {
		return Conditions.notEqual(this, LiteralTerm.comparedWith(this, value));
	}

	@Override
	default Predicate in(Object... values) {
		Assert.notNull(values, "Values must not be null");
		return in(Arrays.asList(values));
	}

	@Override
	default Predicate in(Expression<?>... values) {
		Assert.notNull(values, "Values must not be null");
		return new MemoryIn<>(this, Terms.all(values));
	}

	@Override
	default Predicate in(Collection<?> values) {
		Assert.notNull(values, "Values must not be null");
		return new MemoryIn<>(this, values.stream().map((value) -> LiteralTerm.comparedWith(this, value)).toList());
	}

	@Override
	default Predicate in(Expression<Collection<?>> values) {
		return new MemoryIn<>(this, List.of(Term.of(values)));
	}

	@Override
	default <X> Expression<X> as(Class<X> type) {
		return Conversions.as(this, type);
	}

	@Override
	default <X> Expression<X> cast(Class<X> type) {
		return Conversions.cast(this, type);
	}

	@Override
	default boolean isCompoundSelection() {
		return false;
	}

	@Override
	default List<Selection<?>> getCompoundSelectionItems() {
		throw new IllegalStateException(
				"'%s' is one value and has no items; ask isCompoundSelection() before".formatted(this));
	}

}
