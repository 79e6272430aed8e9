package io.github.springdata.memory.jpa.query;

import java.util.List;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Lowering of selections.
 */
final class SelectionLowering {

	private final Lowering lowering;

	private final @Nullable QueryScope parent;

	SelectionLowering(Lowering lowering, @Nullable QueryScope parent) {
		this.lowering = lowering;
		this.parent = parent;
	}

	/**
	 * A selection within an expression.
	 *
	 * @param selection the selection of rows
	 * @param meaning what its only item is
	 */
	record Inner(Selection selection, Meaning meaning) {
	}

	/**
	 * The selection of a whole statement.
	 *
	 * @param selection the selection of rows
	 * @param items what a result is made of
	 * @param fetches what is to be loaded with the results
	 * @param unique whether each result is to be found once, though rows find it more
	 * often
	 */
	record Outer(Selection selection, List<ResultShape.Item> items, List<Fetch> fetches, boolean unique) {
	}

	/**
	 * What is to be loaded with an item.
	 *
	 * @param item the number of the item
	 * @param path the attributes
	 */
	record Fetch(int item, List<AttributeModel> path) {
	}

	Inner inner(Selection selection, Location location) {
		Lowered lowered = lower(selection, false);
		List<ResultShape.Item> items = lowered.block().items();
		if (items.isEmpty()) {
			throw this.lowering.failure(location, "a subquery must select something");
		}
		ResultShape shape = items.get(0).shape();
		return new Inner(lowered.selection(),
				(shape instanceof ResultShape.Value value) ? value.meaning() : Meaning.UNKNOWN);
	}

	Outer outer(Selection selection) {
		Lowered lowered = lower(selection, true);
		BlockLowering block = lowered.block();
		return new Outer(lowered.selection(), block.items(), block.fetches(), block.isUnique());
	}

	private record Lowered(Selection selection, BlockLowering block) {
	}

	private Lowered lower(Selection selection, boolean outermost) {
		if (selection.body() instanceof Selection.QueryBlock block) {
			BlockLowering lowered = new BlockLowering(this.lowering, block, selection.orders(), this.parent, outermost);
			Selection result = new Selection(lowered.block(), lowered.orders(), number(selection.limit()),
					number(selection.offset()));
			return new Lowered(result, lowered);
		}
		if (selection.body() instanceof Selection.Piece piece && selection.orders().isEmpty()) {
			return lower(piece.selection(), outermost);
		}
		Combined combined = combine(selection.body(), outermost);
		return new Lowered(new Selection(combined.body(), selection.orders(), number(selection.limit()),
				number(selection.offset())), combined.first());
	}

	private record Combined(Selection.Body body, BlockLowering first) {
	}

	private Combined combine(Selection.Body body, boolean outermost) {
		if (body instanceof Selection.SetOperation operation) {
			Combined left = combine(operation.left(), outermost);
			Combined right = combine(operation.right(), outermost);
			return new Combined(new Selection.SetOperation(operation.kind(), operation.all(), left.body(), right.body(),
					operation.location()), left.first());
		}
		if (body instanceof Selection.Piece piece) {
			Lowered lowered = lower(piece.selection(), outermost);
			return new Combined(new Selection.Piece(lowered.selection(), piece.location()), lowered.block());
		}
		BlockLowering block = new BlockLowering(this.lowering, (Selection.QueryBlock) body, null, this.parent,
				outermost);
		return new Combined(block.block(), block);
	}

	private @Nullable Expression number(@Nullable Expression expression) {
		return (expression != null) ? new ExpressionLowering(this.lowering, new QueryScope(null))
			.lower(expression, Meaning.of(Integer.class))
			.expression() : null;
	}

}
