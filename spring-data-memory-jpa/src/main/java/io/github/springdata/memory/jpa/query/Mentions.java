package io.github.springdata.memory.jpa.query;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Search for paths in the syntax of a statement, subqueries included.
 *
 * @param wanted whether a path is one that is looked for, by its names
 */
record Mentions(Predicate<List<String>> wanted) {

	/**
	 * Search for paths that start at a variable.
	 */
	static Mentions of(String variable) {
		return new Mentions((names) -> names.get(0).equalsIgnoreCase(variable));
	}

	boolean in(@Nullable Expression expression) {
		if (expression == null) {
			return false;
		}
		if (expression instanceof Expression.Path path) {
			return this.wanted.test(path.names());
		}
		Selection selection = selection(expression);
		return (selection != null && in(selection)) || in(expression.children());
	}

	private static @Nullable Selection selection(Expression expression) {
		if (expression instanceof Expression.Subquery subquery) {
			return subquery.selection();
		}
		return (expression instanceof Expression.Exists exists) ? exists.selection()
				: (expression instanceof Expression.Quantified quantified) ? quantified.selection() : null;
	}

	boolean in(Collection<Expression> expressions) {
		return expressions.stream().anyMatch(this::in);
	}

	boolean inItems(List<Selection.Item> items) {
		return items.stream().map(Selection.Item::expression).anyMatch(this::in);
	}

	boolean inOrders(List<Selection.Order> orders) {
		return orders.stream().map(Selection.Order::expression).anyMatch(this::in);
	}

	private boolean in(Selection selection) {
		return in(selection.body()) || (!isHidden(selection.body()) && inOrders(selection.orders()));
	}

	/**
	 * Whether a name that is looked for is that of another variable here.
	 */
	private boolean isHidden(Selection.Body body) {
		return body instanceof Selection.QueryBlock block && block.sources().stream().anyMatch(this::declares);
	}

	private boolean declares(Selection.Source source) {
		return this.wanted.test(List.of(source.variable()));
	}

	private boolean in(Selection.Body body) {
		if (body instanceof Selection.SetOperation operation) {
			return in(operation.left()) || in(operation.right());
		}
		if (body instanceof Selection.Piece piece) {
			return in(piece.selection());
		}
		Selection.QueryBlock block = (Selection.QueryBlock) body;
		for (Selection.Source source : block.sources()) {
			if (in(source)) {
				return true;
			}
			if (declares(source)) {
				return false;
			}
		}
		return inItems(block.items()) || in(block.where()) || in(block.groupBy()) || in(block.having());
	}

	/**
	 * Whether a source starts from a path, or has one in its condition.
	 */
	boolean in(Selection.Source source) {
		return (source.target().size() > 1 && this.wanted.test(source.target())) || in(source.origin())
				|| in(source.on());
	}

}
