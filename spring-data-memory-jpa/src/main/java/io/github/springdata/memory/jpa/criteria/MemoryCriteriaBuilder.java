package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;

import org.springframework.util.Assert;

/**
 * Builder of criteria statements, which {@link CriteriaStatement#of} turns into the same
 * syntax tree that a query text is parsed to. It may be used by several threads; what it
 * builds may not.
 */
public final class MemoryCriteriaBuilder
		implements Comparisons, Logic, Aggregates, Numbers, Patterns, Strings, CollectionTests, Values, Statements {

	private final Metamodel metamodel;

	/**
	 * Creates a builder.
	 * @param metamodel the entities that statements are about
	 */
	public MemoryCriteriaBuilder(Metamodel metamodel) {
		Assert.notNull(metamodel, "Metamodel must not be null");
		this.metamodel = metamodel;
	}

	@Override
	public CriteriaQuery<Object> createQuery() {
		return createQuery(Object.class);
	}

	@Override
	public <T> CriteriaQuery<T> createQuery(Class<T> resultClass) {
		Assert.notNull(resultClass, "Class must not be null");
		return new MemoryCriteriaQuery<>(this.metamodel, resultClass);
	}

	@Override
	public CriteriaQuery<Tuple> createTupleQuery() {
		return createQuery(Tuple.class);
	}

	@Override
	public <T> CriteriaUpdate<T> createCriteriaUpdate(Class<T> targetEntity) {
		Assert.notNull(targetEntity, "Class must not be null");
		return new MemoryCriteriaUpdate<>(this.metamodel, this.metamodel.entity(targetEntity));
	}

	@Override
	public <T> CriteriaDelete<T> createCriteriaDelete(Class<T> targetEntity) {
		Assert.notNull(targetEntity, "Class must not be null");
		return new MemoryCriteriaDelete<>(this.metamodel, this.metamodel.entity(targetEntity));
	}

	@Override
	public <X, T, V extends T> Join<X, V> treat(Join<X, T> join, Class<V> type) {
		return treated(join, type);
	}

	@Override
	public <X, T, E extends T> CollectionJoin<X, E> treat(CollectionJoin<X, T> join, Class<E> type) {
		return treated(join, type);
	}

	@Override
	public <X, T, E extends T> SetJoin<X, E> treat(SetJoin<X, T> join, Class<E> type) {
		return treated(join, type);
	}

	@Override
	public <X, T, E extends T> ListJoin<X, E> treat(ListJoin<X, T> join, Class<E> type) {
		return treated(join, type);
	}

	@Override
	public <X, K, T, V extends T> MapJoin<X, K, V> treat(MapJoin<X, K, T> join, Class<V> type) {
		return treated(join, type);
	}

	@SuppressWarnings("unchecked")
	private <J> J treated(Join<?, ?> join, Class<?> type) {
		ManagedType<?> subclass = Subclasses.find(this.metamodel, join, type);
		return (J) ((MemoryJoin<?, ?>) Term.of(join)).treat(subclass);
	}

	@Override
	@SuppressWarnings("unchecked")
	public <X, T extends X> Path<T> treat(Path<X> path, Class<T> type) {
		if (path instanceof Root<X> root) {
			return treat(root, type);
		}
		if (path instanceof Join<?, ?> join) {
			return treated(join, type);
		}
		ManagedType<T> subclass = Subclasses.find(this.metamodel, path, type);
		return new TreatedPath<>((MemoryPath<X>) Term.of(path), subclass);
	}

	@Override
	public <X, T extends X> Root<T> treat(Root<X> root, Class<T> type) {
		ManagedType<T> subclass = Subclasses.find(this.metamodel, root, type);
		Assert.isInstanceOf(EntityType.class, subclass, "Only an entity is a root: ");
		return ((MemoryRoot<X>) Term.of(root)).treat((EntityType<T>) subclass);
	}

}
