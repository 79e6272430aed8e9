package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.SortLimit;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Sort;

/**
 * Looks up what a call wants results to be ordered by: an item by its name, or a property
 * of the first entity if results are made of its rows one by one.
 *
 * @param items what results consist of
 * @param root the first entity, or {@code null} if its properties cannot be used
 * @param label the order of the text, for plans
 */
record SortResolver(List<ResultItem> items, @Nullable Variable root, String label) {

	/**
	 * Whether the source of the rows can order them.
	 */
	boolean isBySource(Sort sort) {
		return this.root != null && sort.stream()
			.allMatch(
					(order) -> item(order.getProperty()) < 0 || order.getProperty().equals(path(order.getProperty())));
	}

	/**
	 * The path of an item that is a property under its own name.
	 */
	private @Nullable String path(String name) {
		ResultItem item = this.items.get(item(name));
		return item.property() ? name : null;
	}

	List<OrderKey> resolve(Sort sort) {
		List<OrderKey> keys = new ArrayList<>();
		for (Sort.Order order : SortLimit.orders(sort)) {
			int item = item(order.getProperty());
			boolean nullsFirst = switch (order.getNullHandling()) {
				case NATIVE -> order.isAscending();
				case NULLS_FIRST -> true;
				case NULLS_LAST -> false;
			};
			if (item >= 0) {
				keys.add(new OrderKey(item, null, order.isAscending(), nullsFirst, order.isIgnoreCase()));
				continue;
			}
			for (Evaluation evaluation : properties(order)) {
				keys.add(new OrderKey(item, evaluation, order.isAscending(), nullsFirst, order.isIgnoreCase()));
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
	private List<Evaluation> properties(Sort.Order order) {
		MemoryPersistentEntity<?> entity = (this.root != null) ? this.root.entity() : null;
		if (this.root == null || entity == null) {
			throw new InvalidDataAccessApiUsageException(
					"Cannot sort by '%s': distinct or grouped results, and those of a set operation, are sorted by their items %s"
						.formatted(order.getProperty(), this.items.stream().map(ResultItem::name).toList()));
		}
		MemoryPersistentProperty id = entity.getIdProperty();
		boolean byId = id != null && id.getName().equals(order.getProperty());
		List<Evaluation> evaluations = new ArrayList<>();
		for (String path : byId ? entity.getIdPaths() : List.of(order.getProperty())) {
			evaluations.add(property(this.root, entity.getPath(path)));
		}
		return evaluations;
	}

	private static Evaluation property(Variable root, PathReader reader) {
		if (reader.isMultiValued() || !Comparable.class.isAssignableFrom(reader.type())) {
			throw new InvalidDataAccessApiUsageException(
					"Cannot sort by '%s', which must be a single value of a Comparable type".formatted(reader.path()));
		}
		return new Paths.Target(root, reader).typed().evaluation();
	}

	String label(Sort sort) {
		return sort.isUnsorted() ? this.label : this.label.isEmpty() ? sort.toString() : this.label + ", " + sort;
	}

}
