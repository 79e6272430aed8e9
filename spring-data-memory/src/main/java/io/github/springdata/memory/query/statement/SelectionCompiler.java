package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.execution.SelectionPlan;
import io.github.springdata.memory.query.execution.SortKey;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.value.Numbers;
import io.github.springdata.memory.store.index.Equality;
import org.jspecify.annotations.Nullable;

/**
 * Compiler of selections.
 *
 * @param compilation what belongs to the statement
 */
record SelectionCompiler(Compilation compilation) {

	/**
	 * Compiles a selection.
	 * @param parent the variables of the selection around it, or {@code null}
	 */
	CompiledSelection compile(Selection selection, @Nullable Scope parent) {
		ExpressionCompiler numbers = new ExpressionCompiler(this.compilation, new Scope(parent), null);
		TypedExpression limit = number(numbers, selection.limit());
		TypedExpression offset = number(numbers, selection.offset());
		if (selection.body() instanceof Selection.QueryBlock body) {
			return block(new QueryBlockCompiler(this.compilation, body, parent), selection.orders(), limit, offset);
		}
		QueryBlockCompiler.Body body = body(selection.body(), parent);
		SelectionPlan plan = SelectionPlan.of(body.plan(), itemOrder(body.items(), selection.orders()), false,
				evaluator(limit), evaluator(offset),
				new SortResolver(body.items(), SortVariables.NONE, label(selection.orders())));
		return new CompiledSelection(plan, body.items(), body.outer(), null);
	}

	private static CompiledSelection block(QueryBlockCompiler block, List<Selection.Order> orders,
			@Nullable TypedExpression limit, @Nullable TypedExpression offset) {
		List<Selection.Order> parts = block.ofParts(orders);
		List<SortKey> order = block.order(parts);
		QueryBlockCompiler.Body body = block.compile(parts);
		SelectionPlan plan = SelectionPlan.of(body.plan(), order, block.isOrderedByRows(), evaluator(limit),
				evaluator(offset), new SortResolver(body.items(), block.sortVariables(), label(orders)));
		return new CompiledSelection(plan, body.items(), body.outer(), block.rows());
	}

	private static String label(List<Selection.Order> orders) {
		return orders.stream()
			.map((order) -> order.expression() + (order.ascending() ? " asc" : " desc"))
			.collect(Collectors.joining(", "));
	}

	private static @Nullable Evaluator evaluator(@Nullable TypedExpression value) {
		return (value != null) ? value.evaluator() : null;
	}

	private @Nullable TypedExpression number(ExpressionCompiler compiler, @Nullable Expression expression) {
		if (expression == null) {
			return null;
		}
		TypedExpression number = compiler.compile(expression, Integer.class);
		if (number.isKnown() && !number.isNumber()) {
			throw this.compilation.failure(expression.location(), "expected a number of rows");
		}
		return number;
	}

	private QueryBlockCompiler.Body body(Selection.Body body, @Nullable Scope parent) {
		if (body instanceof Selection.QueryBlock block) {
			return new QueryBlockCompiler(this.compilation, block, parent).compile(null);
		}
		if (body instanceof Selection.Piece piece) {
			return piece(piece, parent);
		}
		Selection.SetOperation combination = (Selection.SetOperation) body;
		QueryBlockCompiler.Body left = body(combination.left(), parent);
		QueryBlockCompiler.Body right = body(combination.right(), parent);
		requireEquality(combination, left);
		requireEquality(combination, right);
		return new QueryBlockCompiler.Body(
				SelectionPlan.combination(combination.kind(), combination.all(), left.plan(), right.plan()),
				items(combination, left.items(), right.items()), left.outer() | right.outer());
	}

	/**
	 * A side whose order, as all of its results are wanted, does not matter.
	 */
	private QueryBlockCompiler.Body piece(Selection.Piece piece, @Nullable Scope parent) {
		Selection selection = piece.selection();
		if (selection.limit() != null || selection.offset() != null) {
			throw this.compilation.failure(piece.location(),
					"a side of a set operation cannot have 'limit' or 'offset'; find its rows by 'id in (select .. limit ..)'");
		}
		return body(selection.body(), parent);
	}

	private void requireEquality(Selection.SetOperation combination, QueryBlockCompiler.Body side) {
		boolean compared = !combination.all() || combination.kind() != Selection.SetOperation.Kind.UNION;
		for (ResultItem item : side.items()) {
			if (compared && item.entity() == null && !Equality.isPossible(item.type())) {
				throw this.compilation.failure(combination.location(), "results with '%s' cannot be compared: %s"
					.formatted(item.name(), Equality.reason(item.type())));
			}
		}
	}

	private List<ResultItem> items(Selection.SetOperation combination, List<ResultItem> left, List<ResultItem> right) {
		if (left.size() != right.size()) {
			throw this.compilation.failure(combination.location(),
					"both sides must have the same number of items, but have %d and %d".formatted(left.size(),
							right.size()));
		}
		return IntStream.range(0, left.size())
			.mapToObj((i) -> item(combination, left.get(i), right.get(i), i))
			.toList();
	}

	private ResultItem item(Selection.SetOperation combination, ResultItem left, ResultItem right, int index) {
		boolean numbers = Number.class.isAssignableFrom(left.type()) && Number.class.isAssignableFrom(right.type());
		boolean same = left.type() == right.type() && left.entity() == right.entity();
		boolean unknown = (left.type() == Object.class || right.type() == Object.class)
				&& left.entity() == right.entity();
		if (!numbers && !same && !unknown) {
			throw this.compilation.failure(combination.location(),
					"item %d must have the same type on both sides, not %s and %s".formatted(index + 1,
							left.type().getSimpleName(), right.type().getSimpleName()));
		}
		Class<?> type = numbers ? Numbers.promote(left.type(), right.type()) : same ? left.type() : Object.class;
		return new ResultItem(left.name(), type, left.entity(), false);
	}

	private List<SortKey> itemOrder(List<ResultItem> items, List<Selection.Order> orders) {
		List<SortKey> keys = new ArrayList<>();
		for (Selection.Order order : orders) {
			int item = -1;
			for (int i = 0; i < items.size(); i++) {
				item = order.expression().toString().equals(items.get(i).name()) ? i : item;
			}
			if (item < 0) {
				throw this.compilation.failure(order.expression().location(),
						"the results of a set operation are ordered by the names of their items, %s, not by '%s'"
							.formatted(items.stream().map(ResultItem::name).toList(), order.expression()));
			}
			keys.add(QueryBlockCompiler.key(order, item, null));
		}
		return keys;
	}

}
