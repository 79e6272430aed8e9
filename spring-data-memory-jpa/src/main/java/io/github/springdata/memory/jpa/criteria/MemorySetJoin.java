package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Join of a set.
 *
 * @param <Z> the type of the parent
 * @param <E> the type of the elements
 */
final class MemorySetJoin<Z, E> extends MemoryJoin<Z, E> implements SetJoin<Z, E> {

	MemorySetJoin(JoinSpec<Z> spec, Type<?> type, Origin origin) {
		super(spec, type, origin);
	}

	@Override
	<T> MemorySetJoin<Z, T> derive(Type<?> type, Origin origin) {
		return new MemorySetJoin<>(spec(), type, origin);
	}

	@Override
	public SetJoin<Z, E> on(@Nullable Expression<Boolean> restriction) {
		super.on(restriction);
		return this;
	}

	@Override
	public SetJoin<Z, E> on(Predicate... restrictions) {
		super.on(restrictions);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public SetAttribute<? super Z, E> getModel() {
		return (SetAttribute<? super Z, E>) super.getModel();
	}

}
