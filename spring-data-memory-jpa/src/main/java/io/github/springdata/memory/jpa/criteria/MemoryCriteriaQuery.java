package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.query.syntax.Selection.Item;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Selection;
import jakarta.persistence.metamodel.Metamodel;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Query.
 *
 * @param <T> the type of the results
 */
final class MemoryCriteriaQuery<T> extends MemoryAbstractQuery<T> implements CriteriaQuery<T>, MemorySelect<T> {

	private List<Order> orders = List.of();

	MemoryCriteriaQuery(Metamodel metamodel, Class<T> resultType) {
		super(metamodel, resultType);
	}

	@Override
	public CriteriaQuery<T> select(Selection<? extends T> selection) {
		choose(selection);
		return this;
	}

	@Override
	public CriteriaQuery<T> multiselect(Selection<?>... selections) {
		return multiselect(SelectClause.list(selections));
	}

	@Override
	public CriteriaQuery<T> multiselect(List<Selection<?>> selections) {
		Assert.notNull(selections, "Items must not be null");
		choose(SelectClause.combine(selections, getResultType()));
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public @Nullable Selection<T> getSelection() {
		return (Selection<T>) selected();
	}

	@Override
	public CriteriaQuery<T> where(@Nullable Expression<Boolean> restriction) {
		super.where(restriction);
		return this;
	}

	@Override
	public CriteriaQuery<T> where(Predicate @Nullable ... restrictions) {
		super.where(restrictions);
		return this;
	}

	@Override
	public CriteriaQuery<T> where(@Nullable List<Predicate> restrictions) {
		super.where(restrictions);
		return this;
	}

	@Override
	public CriteriaQuery<T> groupBy(Expression<?>... grouping) {
		super.groupBy(grouping);
		return this;
	}

	@Override
	public CriteriaQuery<T> groupBy(List<Expression<?>> grouping) {
		super.groupBy(grouping);
		return this;
	}

	@Override
	public CriteriaQuery<T> having(@Nullable Expression<Boolean> restriction) {
		super.having(restriction);
		return this;
	}

	@Override
	public CriteriaQuery<T> having(Predicate @Nullable ... restrictions) {
		super.having(restrictions);
		return this;
	}

	@Override
	public CriteriaQuery<T> having(@Nullable List<Predicate> restrictions) {
		super.having(restrictions);
		return this;
	}

	@Override
	public CriteriaQuery<T> distinct(boolean distinct) {
		super.distinct(distinct);
		return this;
	}

	@Override
	public CriteriaQuery<T> orderBy(Order... orders) {
		Assert.notNull(orders, "Orders must not be null");
		return orderBy(Arrays.asList(orders));
	}

	@Override
	public CriteriaQuery<T> orderBy(List<Order> orders) {
		Assert.notNull(orders, "Orders must not be null");
		Assert.noNullElements(orders, "Orders must not be null");
		this.orders = List.copyOf(orders);
		return this;
	}

	@Override
	public List<Order> getOrderList() {
		return new ArrayList<>(this.orders);
	}

	@Override
	public Class<T> resultType() {
		return getResultType();
	}

	@Override
	public SelectClause clause() {
		Selection<?> selection = selectionOrRoot();
		Assert.state(selection != null, "A query needs to say what it selects unless it has one root; call select(..)");
		return SelectClause.of(selection, getResultType());
	}

	private List<Item> items(Scope scope) {
		boolean known = scope.isWhole() || selectionOrRoot() != null;
		return known ? clause().write(scope) : List.of();
	}

	@Override
	public io.github.springdata.memory.query.syntax.Selection selection(Scope scope) {
		return new io.github.springdata.memory.query.syntax.Selection(block(scope, this::items),
				this.orders.stream().map((order) -> MemoryOrder.write(order, scope)).toList(), null, null);
	}

	@Override
	public Set<ParameterExpression<?>> parameters() {
		return getParameters();
	}

	@Override
	Object write(Scope scope) {
		return selection(scope);
	}

}
