package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.SortLimit;
import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.execution.SelectionPlan;
import io.github.springdata.memory.query.execution.SortKey;
import io.github.springdata.memory.query.predicate.RowOrder;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Sort;

/**
 * Look-up of what a call wants results to be ordered by: an item by its name, or a
 * property of a variable that has one value in each result.
 *
 * @param items what results consist of
 * @param variables the variables
 * @param label the order of the text, for plans
 */
record SortResolver(List<ResultItem> items, SortVariables variables, String label) implements SelectionPlan.CallOrder {

	/**
	 * Whether the source of the rows can order them.
	 */
	@Override
	public boolean isBySource(Sort sort) {
		return this.variables.rows() && sort.stream().map(Sort.Order::getProperty).allMatch(this::isBySource);
	}

	private boolean isBySource(String property) {
		return (item(property) < 0) ? !this.variables.isQualified(property) : property.equals(path(property));
	}

	/**
	 * The path of an item that is a property under its own name.
	 */
	private @Nullable String path(String name) {
		ResultItem item = this.items.get(item(name));
		return item.property() ? name : null;
	}

	@Override
	public List<SortKey> resolve(Sort sort) {
		List<SortKey> keys = new ArrayList<>();
		for (Sort.Order order : SortLimit.orders(sort)) {
			int item = item(order.getProperty());
			boolean nullsFirst = RowOrder.isNullsFirst(order.getNullHandling(), order.isAscending());
			if (item >= 0) {
				keys.add(new SortKey(item, null, order.isAscending(), nullsFirst, order.isIgnoreCase()));
				continue;
			}
			for (Evaluator evaluator : properties(order)) {
				keys.add(new SortKey(item, evaluator, order.isAscending(), nullsFirst, order.isIgnoreCase()));
			}
		}
		return keys;
	}

	/**
	 * The position of an item that has an order, or -1.
	 */
	private int item(String name) {
		for (int i = 0; i < this.items.size(); i++) {
			Class<?> type = this.items.get(i).type();
			boolean ordered = type == Object.class || Comparable.class.isAssignableFrom(type)
					|| Number.class.isAssignableFrom(type);
			if (ordered && name.equals(this.items.get(i).name())) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * What the properties that an order is by are evaluated by: those of the id are its
	 * parts.
	 */
	private List<Evaluator> properties(Sort.Order order) {
		String property = order.getProperty();
		Paths.Target target = isEntity(property) ? null : this.variables.find(property);
		if (target == null || target.reader() == null) {
			throw new InvalidDataAccessApiUsageException(
					"Cannot sort by '%s': distinct or grouped results, and those of a set operation, are sorted by their items %s, and by properties of entities that are grouped by or selected, such as '%s'"
						.formatted(property, this.items.stream().map(ResultItem::name).toList(),
								isEntity(property) ? property + ".id" : "c.name"));
		}
		PathReader reader = target.reader();
		MemoryPersistentEntity<?> entity = target.variable().entity();
		MemoryPersistentProperty id = (entity != null) ? entity.getIdProperty() : null;
		if (entity == null || id == null || !id.getName().equals(reader.path())) {
			return List.of(property(target));
		}
		return entity.getIdPaths()
			.stream()
			.map((path) -> property(new Paths.Target(target.variable(), entity.getPath(path))))
			.toList();
	}

	private boolean isEntity(String name) {
		return this.items.stream().anyMatch((item) -> item.entity() != null && name.equals(item.name()));
	}

	private static Evaluator property(Paths.Target target) {
		PathReader reader = target.reader();
		if (reader == null || reader.isMultiValued() || !Comparable.class.isAssignableFrom(reader.type())) {
			throw new InvalidDataAccessApiUsageException(
					"Cannot sort by '%s', which must be a single value of a Comparable type"
						.formatted((reader != null) ? reader.path() : target.variable().name()));
		}
		return target.typed().evaluator();
	}

	@Override
	public String label(Sort sort) {
		return sort.isUnsorted() ? this.label : this.label.isEmpty() ? sort.toString() : this.label + ", " + sort;
	}

}
