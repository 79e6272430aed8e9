package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement.Element;
import io.github.springdata.memory.jpa.criteria.CriteriaStatement.Shape;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection.Item;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.Selection;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * What a result consists of.
 *
 * @param selection the selection
 * @param shape what is made of its items
 */
record SelectClause(Selection<?> selection, Shape shape) {

	/**
	 * The clause of a query with results of a type.
	 */
	static SelectClause of(Selection<?> selection, Class<?> resultType) {
		if (selection instanceof MemoryCompoundSelection<?> compound) {
			return new SelectClause(selection, compound.shape());
		}
		return new SelectClause(selection, (resultType == Tuple.class) ? Shape.TUPLE : Shape.SINGLE);
	}

	/**
	 * What a type of results makes of several items.
	 */
	static Selection<?> combine(List<Selection<?>> items, Class<?> resultType) {
		Assert.notEmpty(items, "A selection needs an item");
		if (resultType == Tuple.class) {
			return new MemoryCompoundSelection<>(Shape.TUPLE, Tuple.class, items);
		}
		if (resultType.isArray()) {
			return new MemoryCompoundSelection<>(Shape.ARRAY, resultType, items);
		}
		boolean single = items.size() == 1 && items.get(0) != null && isResult(items.get(0), resultType);
		if (single) {
			return items.get(0);
		}
		return (resultType == Object.class) ? new MemoryCompoundSelection<>(Shape.ARRAY, Object[].class, items)
				: new MemoryCompoundSelection<>(Shape.INSTANCE, resultType, items);
	}

	private static boolean isResult(Selection<?> item, Class<?> resultType) {
		return item.getJavaType() != null && ClassUtils.isAssignable(resultType, item.getJavaType());
	}

	private List<Selection<?>> items() {
		boolean several = this.selection.isCompoundSelection() && this.shape != Shape.INSTANCE;
		return several ? this.selection.getCompoundSelectionItems() : List.of(this.selection);
	}

	List<Item> write(Scope scope) {
		List<Item> items = new ArrayList<>();
		items().forEach((item) -> items.add(new Item(expression(item, scope), item.getAlias())));
		return items;
	}

	List<Element> elements() {
		List<Element> elements = new ArrayList<>();
		items().forEach((item) -> elements
			.add(new Element(item.getAlias(), ClassUtils.resolvePrimitiveIfNecessary(item.getJavaType()), item)));
		return elements;
	}

	static Expression expression(Selection<?> item, Scope scope) {
		if (item instanceof MemoryCompoundSelection<?> compound) {
			return compound.instance(scope);
		}
		Assert.isInstanceOf(jakarta.persistence.criteria.Expression.class, item, "Selection of another provider: ");
		return Term.of((jakarta.persistence.criteria.Expression<?>) item).write(scope);
	}

	static List<Selection<?>> list(Selection<?>... items) {
		Assert.notNull(items, "Items must not be null");
		return Arrays.asList(items);
	}

}
