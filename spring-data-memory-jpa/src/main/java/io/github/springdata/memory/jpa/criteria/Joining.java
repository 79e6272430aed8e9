package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.Fetch;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.CollectionAttribute;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ListAttribute;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.SetAttribute;
import jakarta.persistence.metamodel.SingularAttribute;

/**
 * All ways to join and to fetch, as two.
 *
 * @param <Z> the type of the parent
 * @param <X> the type that is joined to
 */
interface Joining<Z, X> extends From<Z, X> {

	/**
	 * Joins an attribute.
	 * @param <J> the class that the caller takes the join for
	 * @param attributeName the name of the attribute
	 * @param kind the class that the join must have
	 * @param joinType how
	 */
	<J> J attach(String attributeName, Class<?> kind, JoinType joinType);

	/**
	 * Joins an attribute to be loaded together with what it belongs to.
	 * @param <J> the class that the caller takes the fetch for
	 * @param attributeName the name of the attribute
	 * @param joinType how
	 */
	<J> J load(String attributeName, JoinType joinType);

	/**
	 * Joins an attribute to be loaded together with what it belongs to. Whether it is one
	 * of the parent's is found out when the statement is written.
	 * @param <J> the class that the caller takes the fetch for
	 * @param attribute the attribute
	 * @param joinType how
	 */
	<J> J load(Attribute<?, ?> attribute, JoinType joinType);

	@Override
	default <Y> Join<X, Y> join(Class<Y> entityClass) {
		return join(entityClass, JoinType.INNER);
	}

	@Override
	default <Y> Join<X, Y> join(EntityType<Y> entity) {
		return join(entity, JoinType.INNER);
	}

	@Override
	default <Y> Join<X, Y> join(SingularAttribute<? super X, Y> attribute) {
		return join(attribute, JoinType.INNER);
	}

	@Override
	default <Y> Join<X, Y> join(SingularAttribute<? super X, Y> attribute, JoinType joinType) {
		return attach(MemoryPath.name(attribute), Join.class, joinType);
	}

	@Override
	default <Y> CollectionJoin<X, Y> join(CollectionAttribute<? super X, Y> attribute) {
		return join(attribute, JoinType.INNER);
	}

	@Override
	default <Y> CollectionJoin<X, Y> join(CollectionAttribute<? super X, Y> attribute, JoinType joinType) {
		return attach(MemoryPath.name(attribute), CollectionJoin.class, joinType);
	}

	@Override
	default <Y> SetJoin<X, Y> join(SetAttribute<? super X, Y> attribute) {
		return join(attribute, JoinType.INNER);
	}

	@Override
	default <Y> SetJoin<X, Y> join(SetAttribute<? super X, Y> attribute, JoinType joinType) {
		return attach(MemoryPath.name(attribute), SetJoin.class, joinType);
	}

	@Override
	default <Y> ListJoin<X, Y> join(ListAttribute<? super X, Y> attribute) {
		return join(attribute, JoinType.INNER);
	}

	@Override
	default <Y> ListJoin<X, Y> join(ListAttribute<? super X, Y> attribute, JoinType joinType) {
		return attach(MemoryPath.name(attribute), ListJoin.class, joinType);
	}

	@Override
	default <K, V> MapJoin<X, K, V> join(MapAttribute<? super X, K, V> attribute) {
		return join(attribute, JoinType.INNER);
	}

	@Override
	default <K, V> MapJoin<X, K, V> join(MapAttribute<? super X, K, V> attribute, JoinType joinType) {
		return attach(MemoryPath.name(attribute), MapJoin.class, joinType);
	}

	@Override
	default <T, Y> Join<T, Y> join(String attributeName) {
		return join(attributeName, JoinType.INNER);
	}

	@Override
	default <T, Y> Join<T, Y> join(String attributeName, JoinType joinType) {
		return attach(attributeName, Join.class, joinType);
	}

	@Override
	default <T, Y> CollectionJoin<T, Y> joinCollection(String attributeName) {
		return joinCollection(attributeName, JoinType.INNER);
	}

	@Override
	default <T, Y> CollectionJoin<T, Y> joinCollection(String attributeName, JoinType joinType) {
		return attach(attributeName, CollectionJoin.class, joinType);
	}

	@Override
	default <T, Y> SetJoin<T, Y> joinSet(String attributeName) {
		return joinSet(attributeName, JoinType.INNER);
	}

	@Override
	default <T, Y> SetJoin<T, Y> joinSet(String attributeName, JoinType joinType) {
		return attach(attributeName, SetJoin.class, joinType);
	}

	@Override
	default <T, Y> ListJoin<T, Y> joinList(String attributeName) {
		return joinList(attributeName, JoinType.INNER);
	}

	@Override
	default <T, Y> ListJoin<T, Y> joinList(String attributeName, JoinType joinType) {
		return attach(attributeName, ListJoin.class, joinType);
	}

	@Override
	default <T, K, V> MapJoin<T, K, V> joinMap(String attributeName) {
		return joinMap(attributeName, JoinType.INNER);
	}

	@Override
	default <T, K, V> MapJoin<T, K, V> joinMap(String attributeName, JoinType joinType) {
		return attach(attributeName, MapJoin.class, joinType);
	}

	@Override
	default <Y> Fetch<X, Y> fetch(SingularAttribute<? super X, Y> attribute) {
		return fetch(attribute, JoinType.INNER);
	}

	@Override
	default <Y> Fetch<X, Y> fetch(SingularAttribute<? super X, Y> attribute, JoinType joinType) {
		return load(attribute, joinType);
	}

	@Override
	default <Y> Fetch<X, Y> fetch(PluralAttribute<? super X, ?, Y> attribute) {
		return fetch(attribute, JoinType.INNER);
	}

	@Override
	default <Y> Fetch<X, Y> fetch(PluralAttribute<? super X, ?, Y> attribute, JoinType joinType) {
		return load(attribute, joinType);
	}

	@Override
	default <T, Y> Fetch<T, Y> fetch(String attributeName) {
		return fetch(attributeName, JoinType.INNER);
	}

	@Override
	default <T, Y> Fetch<T, Y> fetch(String attributeName, JoinType joinType) {
		return load(attributeName, joinType);
	}

}
