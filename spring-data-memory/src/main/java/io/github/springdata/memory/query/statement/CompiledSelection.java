package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.query.execution.SelectionPlan;
import org.jspecify.annotations.Nullable;

/**
 * Selection that was compiled.
 *
 * @param plan finds the results
 * @param items what results consist of
 * @param outer the slots of enclosing selections that are read
 * @param rows the only source, if each of its rows is one result, in an order of its
 * properties; otherwise {@code null}
 */
record CompiledSelection(SelectionPlan plan, List<ResultItem> items, long outer, @Nullable RowSource rows) {

	int width() {
		return this.items.size();
	}

	/**
	 * The type of the only item.
	 */
	TypedExpression item() {
		ResultItem item = this.items.get(0);
		return new TypedExpression(item.type(), (tuple) -> null, 0, item.entity(), null, null);
	}

	/**
	 * Whether results are the rows of the only source and nothing else.
	 */
	boolean isOfEntities() {
		return this.rows != null && width() == 1 && this.items.get(0).entity() == this.rows.entity();
	}

}
