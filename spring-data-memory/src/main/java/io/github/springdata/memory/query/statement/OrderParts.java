package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;

/**
 * An order by an id that consists of parts, taken as an order by these.
 */
final class OrderParts {

	private OrderParts() {
	}

	/**
	 * The orders that stand for an order.
	 * @param order the order
	 * @param expression what it is by, if it names an item
	 */
	static Stream<Selection.Order> of(Selection.Order order, Expression expression, Paths paths) {
		Paths.Target target = (expression instanceof Expression.Path path) ? paths.find(path) : null;
		MemoryPersistentEntity<?> entity = (target != null) ? target.variable().entity() : null;
		PathReader reader = (target != null) ? target.reader() : null;
		if (entity == null || reader == null || !isUnorderedId(entity, reader)) {
			return Stream.of(order);
		}
		return entity.getIdPaths().stream().map((part) -> part((Expression.Path) expression, part, order));
	}

	private static Selection.Order part(Expression.Path id, String part, Selection.Order order) {
		List<String> names = new ArrayList<>(id.names().subList(0, id.names().size() - 1));
		names.addAll(List.of(part.split("\\.")));
		return new Selection.Order(new Expression.Path(names, id.location()), order.ascending(), order.nulls());
	}

	private static boolean isUnorderedId(MemoryPersistentEntity<?> entity, PathReader reader) {
		return entity.getIdProperty() != null && reader.path().equals(entity.getRequiredIdProperty().getName())
				&& !Comparable.class.isAssignableFrom(reader.type());
	}

}
