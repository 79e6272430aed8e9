package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * Join of a collection.
 *
 * @param <Z> the type of the parent
 * @param <E> the type of the elements
 */
final class MemoryCollectionJoin<Z, E> extends MemoryJoin<Z, E> implements CollectionJoin<Z, E> {

	MemoryCollectionJoin(JoinSpec<Z> spec, Type<?> type, Origin origin) {
		super(spec, type, origin);
	}

	@Override
	<T> MemoryCollectionJoin<Z, T> derive(Type<?> type, Origin origin) {
		return new MemoryCollectionJoin<>(spec(), type, origin);
	}

	@Override
	public CollectionJoin<Z, E> on(@Nullable Expression<Boolean> restriction) {
		super.on(restriction);
		return this;
	}

	@Override
	public CollectionJoin<Z, E> on(Predicate... restrictions) {
		super.on(restrictions);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public CollectionAttribute<? super Z, E> getModel() {
		return (CollectionAttribute<? super Z, E>) super.getModel();
	}

}
