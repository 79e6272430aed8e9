package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Builder of what is asked of collections.
 */
interface CollectionTests extends CriteriaBuilder {

	@Override
	default <C extends Collection<?>> Predicate isEmpty(Expression<C> collection) {
		return Conditions.of(Terms.isEmpty(Term.of(collection)));
	}

	@Override
	default <C extends Collection<?>> Predicate isNotEmpty(Expression<C> collection) {
		return isEmpty(collection).not();
	}

	@Override
	default <C extends Collection<?>> Expression<Integer> size(Expression<C> collection) {
		return new ComputedExpression<>(Integer.class, Terms.call(ScalarFunction.SIZE, Term.of(collection)));
	}

	@Override
	default <C extends Collection<?>> Expression<Integer> size(C collection) {
		Assert.notNull(collection, "Collection must not be null");
		return new ComputedExpression<>(Integer.class, Term.value(collection.size()));
	}

	@Override
	default <E, C extends Collection<E>> Predicate isMember(Expression<E> elem, Expression<C> collection) {
		return Conditions.of(Terms.member(Term.of(elem), Term.of(collection)));
	}

	@Override
	default <E, C extends Collection<E>> Predicate isMember(@Nullable E elem, Expression<C> collection) {
		return Conditions.of(Terms.member(Term.value(elem), Term.of(collection)));
	}

	@Override
	default <E, C extends Collection<E>> Predicate isNotMember(Expression<E> elem, Expression<C> collection) {
		return isMember(elem, collection).not();
	}

	@Override
	default <E, C extends Collection<E>> Predicate isNotMember(@Nullable E elem, Expression<C> collection) {
		return Conditions.of(Terms.member(Term.value(elem), Term.of(collection))).not();
	}

	@Override
	default <V, M extends Map<?, V>> Expression<Collection<V>> values(M map) {
		Assert.notNull(map, "Map must not be null");
		return new ComputedExpression<>(Collection.class, Term.value(new ArrayList<>(map.values())));
	}

	@Override
	default <K, M extends Map<K, ?>> Expression<Set<K>> keys(M map) {
		Assert.notNull(map, "Map must not be null");
		return new ComputedExpression<>(Set.class, Term.value(new LinkedHashSet<>(map.keySet())));
	}

}
