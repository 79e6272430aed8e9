package io.github.springdata.memory.jpa.criteria;

import java.util.List;
import java.util.Set;

import io.github.springdata.memory.query.syntax.Selection.Item;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.criteria.Subquery;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Query within another statement.
 *
 * @param <T> the type of the results
 */
final class MemorySubquery<T> extends MemoryAbstractQuery<T> implements Subquery<T>, TermExpression<T> {

	private final MemoryCriteria parent;

	private @Nullable String alias;

	MemorySubquery(MemoryCriteria parent, Class<T> resultType) {
		super(parent.metamodel(), resultType);
		this.parent = parent;
	}

	/**
	 * Checks that a subquery is of this provider.
	 */
	static MemorySubquery<?> of(Subquery<?> subquery) {
		return (MemorySubquery<?>) Term.of(subquery);
	}

	@Override
	public Subquery<T> select(Expression<T> expression) {
		Term.of(expression);
		choose(expression);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Expression<T> getSelection() {
		return (Expression<T>) selected();
	}

	@Override
	public Subquery<T> where(@Nullable Expression<Boolean> restriction) {
		super.where(restriction);
		return this;
	}

	@Override
	public Subquery<T> where(Predicate @Nullable ... restrictions) {
		super.where(restrictions);
		return this;
	}

	@Override
	public Subquery<T> where(@Nullable List<Predicate> restrictions) {
		super.where(restrictions);
		return this;
	}

	@Override
	public Subquery<T> groupBy(Expression<?>... grouping) {
		super.groupBy(grouping);
		return this;
	}

	@Override
	public Subquery<T> groupBy(List<Expression<?>> grouping) {
		super.groupBy(grouping);
		return this;
	}

	@Override
	public Subquery<T> having(@Nullable Expression<Boolean> restriction) {
		super.having(restriction);
		return this;
	}

	@Override
	public Subquery<T> having(Predicate @Nullable ... restrictions) {
		super.having(restrictions);
		return this;
	}

	@Override
	public Subquery<T> having(@Nullable List<Predicate> restrictions) {
		super.having(restrictions);
		return this;
	}

	@Override
	public Subquery<T> distinct(boolean distinct) {
		super.distinct(distinct);
		return this;
	}

	@Override
	public <Y> Root<Y> correlate(Root<Y> parentRoot) {
		return from().add(((MemoryRoot<Y>) Term.of(parentRoot)).correlate());
	}

	@Override
	public <X, Y> Join<X, Y> correlate(Join<X, Y> parentJoin) {
		return correlated(parentJoin);
	}

	@Override
	public <X, Y> CollectionJoin<X, Y> correlate(CollectionJoin<X, Y> parentCollection) {
		return correlated(parentCollection);
	}

	@Override
	public <X, Y> SetJoin<X, Y> correlate(SetJoin<X, Y> parentSet) {
		return correlated(parentSet);
	}

	@Override
	public <X, Y> ListJoin<X, Y> correlate(ListJoin<X, Y> parentList) {
		return correlated(parentList);
	}

	@Override
	public <X, K, V> MapJoin<X, K, V> correlate(MapJoin<X, K, V> parentMap) {
		return correlated(parentMap);
	}

	@SuppressWarnings("unchecked")
	private <J extends Join<?, ?>> J correlated(J join) {
		return (J) from().add(((MemoryJoin<?, ?>) Term.of(join)).correlate());
	}

	@Override
	public Set<Join<?, ?>> getCorrelatedJoins() {
		return from().correlatedJoins();
	}

	@Override
	public AbstractQuery<?> getParent() {
		if (this.parent instanceof AbstractQuery<?> query) {
			return query;
		}
		throw new IllegalStateException("The subquery is in an update or delete; call getContainingQuery()");
	}

	@Override
	public CommonAbstractCriteria getContainingQuery() {
		return this.parent;
	}

	@Override
	public Class<? extends T> getJavaType() {
		return getResultType();
	}

	@Override
	public @Nullable String getAlias() {
		return this.alias;
	}

	@Override
	public Selection<T> alias(String name) {
		Assert.hasText(name, "Alias must not be empty");
		this.alias = name;
		return this;
	}

	/**
	 * Writes what is found, which matters only by its number if nothing is selected.
	 */
	io.github.springdata.memory.query.syntax.Selection selection(Scope scope) {
		return new io.github.springdata.memory.query.syntax.Selection(block(scope.inner(), this::items), List.of(),
				null, null);
	}

	private List<Item> items(Scope scope) {
		Selection<?> selection = selectionOrRoot();
		return (selection != null) ? SelectClause.of(selection, getResultType()).write(scope)
				: List.of(new Item(new LiteralTerm(1).write(scope), null));
	}

	@Override
	public io.github.springdata.memory.query.syntax.Expression write(Scope scope) {
		return Terms.subquery(this).write(scope);
	}

}
