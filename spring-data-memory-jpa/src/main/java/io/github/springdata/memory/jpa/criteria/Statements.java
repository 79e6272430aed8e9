package io.github.springdata.memory.jpa.criteria;

import java.util.List;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement.Shape;
import io.github.springdata.memory.query.syntax.Selection.SetOperation.Kind;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CompoundSelection;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Selection;

/**
 * Builder of selections, orders and set operations.
 */
interface Statements extends CriteriaBuilder {

	@Override
	default <Y> CompoundSelection<Y> construct(Class<Y> resultClass, Selection<?>... selections) {
		return new MemoryCompoundSelection<>(Shape.INSTANCE, resultClass, SelectClause.list(selections));
	}

	@Override
	default CompoundSelection<Tuple> tuple(Selection<?>... selections) {
		return tuple(SelectClause.list(selections));
	}

	@Override
	default CompoundSelection<Tuple> tuple(List<Selection<?>> selections) {
		return new MemoryCompoundSelection<>(Shape.TUPLE, Tuple.class, selections);
	}

	@Override
	default CompoundSelection<Object[]> array(Selection<?>... selections) {
		return array(SelectClause.list(selections));
	}

	@Override
	default CompoundSelection<Object[]> array(List<Selection<?>> selections) {
		return new MemoryCompoundSelection<>(Shape.ARRAY, Object[].class, selections);
	}

	@Override
	default Order asc(Expression<?> expression) {
		return asc(expression, Nulls.NONE);
	}

	@Override
	default Order desc(Expression<?> expression) {
		return desc(expression, Nulls.NONE);
	}

	@Override
	default Order asc(Expression<?> expression, Nulls nulls) {
		return new MemoryOrder(expression, true, nulls);
	}

	@Override
	default Order desc(Expression<?> expression, Nulls nulls) {
		return new MemoryOrder(expression, false, nulls);
	}

	@Override
	default <T> CriteriaSelect<T> union(CriteriaSelect<? extends T> left, CriteriaSelect<? extends T> right) {
		return combine(Kind.UNION, false, left, right);
	}

	@Override
	default <T> CriteriaSelect<T> unionAll(CriteriaSelect<? extends T> left, CriteriaSelect<? extends T> right) {
		return combine(Kind.UNION, true, left, right);
	}

	@Override
	default <T> CriteriaSelect<T> intersect(CriteriaSelect<? super T> left, CriteriaSelect<? super T> right) {
		return combine(Kind.INTERSECT, false, left, right);
	}

	@Override
	default <T> CriteriaSelect<T> intersectAll(CriteriaSelect<? super T> left, CriteriaSelect<? super T> right) {
		return combine(Kind.INTERSECT, true, left, right);
	}

	@Override
	default <T> CriteriaSelect<T> except(CriteriaSelect<T> left, CriteriaSelect<?> right) {
		return combine(Kind.EXCEPT, false, left, right);
	}

	@Override
	default <T> CriteriaSelect<T> exceptAll(CriteriaSelect<T> left, CriteriaSelect<?> right) {
		return combine(Kind.EXCEPT, true, left, right);
	}

	private static <T> CriteriaSelect<T> combine(Kind kind, boolean all, CriteriaSelect<?> left,
			CriteriaSelect<?> right) {
		return new MemorySetOperation<>(kind, all, MemorySelect.<T>of(left), MemorySelect.of(right));
	}

}
