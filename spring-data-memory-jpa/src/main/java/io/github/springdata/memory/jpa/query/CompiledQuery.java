package io.github.springdata.memory.jpa.query;

import java.util.List;
import java.util.Set;

import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.query.statement.PreparedSelect;
import org.jspecify.annotations.Nullable;

/**
 * Statement of the query language that was lowered to rows and compiled, to be run any
 * number of times. Immutable and safe for use by several threads.
 */
public final class CompiledQuery {

	private final Lowering lowering;

	private final PreparedSelect select;

	private final SelectionLowering.@Nullable Outer outer;

	private final @Nullable Write write;

	private final Set<RowType> tables;

	CompiledQuery(Lowering lowering, PreparedSelect select, SelectionLowering.@Nullable Outer outer,
			@Nullable Write write) {
		this.lowering = lowering;
		this.select = select;
		this.outer = outer;
		this.write = write;
		this.tables = Set.copyOf(lowering.tables());
	}

	/**
	 * What a statement does to the rows that it finds.
	 *
	 * @param type the type of the rows
	 * @param assignments what it assigns, in the order of the values that are found
	 * @param deletes whether it deletes them
	 */
	record Write(RowType type, List<Assignment> assignments, boolean deletes) {
	}

	/**
	 * The text.
	 * @return the text that was compiled
	 */
	public String text() {
		return this.select.text();
	}

	/**
	 * Whether the statement finds something.
	 * @return {@code false} if it changes or deletes rows
	 */
	public boolean isSelection() {
		return this.outer != null;
	}

	/**
	 * Whether statements that are equal to this one mean the same: the values in it are
	 * equal to nothing else.
	 */
	boolean isShareable() {
		return this.lowering.isShareable();
	}

	/**
	 * The tables that are read.
	 * @return the tables
	 */
	public Set<RowType> tables() {
		return this.tables;
	}

	PreparedSelect select() {
		return this.select;
	}

	Lowering lowering() {
		return this.lowering;
	}

	List<DeclaredParameter> parameters() {
		return this.lowering.parameters().declared();
	}

	SelectionLowering.Outer outer() {
		if (this.outer == null) {
			throw new IllegalStateException("Not a 'select': run it with executeUpdate(). The statement is: " + text());
		}
		return this.outer;
	}

	Write write() {
		if (this.write == null) {
			throw new IllegalStateException(
					"Neither 'update' nor 'delete': run it with getResultList(). The statement is: " + text());
		}
		return this.write;
	}

	List<ResultShape.Item> items() {
		return outer().items();
	}

	@Override
	public String toString() {
		return text();
	}

}
