package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;

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
			Evaluation evaluation = (item < 0) ? property(order) : null;
			keys.add(new OrderKey(item, evaluation, order.isAscending(), nullsFirst, order.isIgnoreCase()));
		}
		return keys;
	}

	private int item(String name) {
		for (int i = 0; i < this.items.size(); i++) {
			if (name.equals(this.items.get(i).name())) {
				return i;
			}
		}
		return -1;
	}

	private Evaluation property(Sort.Order order) {
		if (this.root == null || this.root.entity() == null) {
			throw new InvalidDataAccessApiUsageException(
					"Cannot sort by '%s': distinct or grouped results, and those of a set operation, are sorted by their items %s"
						.formatted(order.getProperty(), this.items.stream().map(ResultItem::name).toList()));
		}
		PathReader reader = this.root.entity().getPath(order.getProperty());
		if (reader.isMultiValued() || !Comparable.class.isAssignableFrom(reader.type())) {
			throw new InvalidDataAccessApiUsageException(
					"Cannot sort by '%s', which must be a single value of a Comparable type"
						.formatted(order.getProperty()));
		}
		return new Paths.Target(this.root, reader).typed().evaluation();
	}

	String label(Sort sort) {
		return sort.isUnsorted() ? this.label : this.label.isEmpty() ? sort.toString() : this.label + ", " + sort;
	}

}
