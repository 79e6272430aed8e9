package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Join of a list.
 *
 * @param <Z> the type of the parent
 * @param <E> the type of the elements
 */
final class MemoryListJoin<Z, E> extends MemoryJoin<Z, E> implements ListJoin<Z, E> {

	MemoryListJoin(JoinSpec<Z> spec, Type<?> type, Origin origin) {
		super(spec, type, origin);
	}

	@Override
	<T> MemoryListJoin<Z, T> derive(Type<?> type, Origin origin) {
		return new MemoryListJoin<>(spec(), type, origin);
	}

	@Override
	public ListJoin<Z, E> on(@Nullable Expression<Boolean> restriction) {
		super.on(restriction);
		return this;
	}

	@Override
	public ListJoin<Z, E> on(Predicate... restrictions) {
		super.on(restrictions);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public ListAttribute<? super Z, E> getModel() {
		return (ListAttribute<? super Z, E>) super.getModel();
	}

	@Override
	public Expression<Integer> index() {
		return new ComputedExpression<>(Integer.class, Terms.call(ScalarFunction.INDEX, this));
	}

}
