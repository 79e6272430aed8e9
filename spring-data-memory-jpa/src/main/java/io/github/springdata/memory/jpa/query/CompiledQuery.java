package io.github.springdata.memory.jpa.query;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.query.statement.PreparedSelect;
import org.jspecify.annotations.Nullable;

/**
 * Statement of the query language that was lowered to rows and compiled, to be run any
 * number of times. Immutable and safe for use by several threads.
 */
public final class CompiledQuery {

	private final Lowering lowering;

	private final List<Part> parts;

	private final @Nullable Write write;

	private final Set<String> tables;

	private final List<DeclaredParameter> parameters;

	CompiledQuery(Lowering lowering, List<Part> parts, @Nullable Write write) {
		this.lowering = lowering;
		this.parts = parts;
		this.write = write;
		this.tables = lowering.tables().stream().map(RowType::table).collect(Collectors.toUnmodifiableSet());
		this.parameters = lowering.parameters().declared();
	}

	/**
	 * One of the selections whose results come one after the other.
	 *
	 * @param select the selection of rows
	 * @param outer what results are made of, {@code null} for a statement that writes
	 */
	record Part(PreparedSelect select, SelectionLowering.@Nullable Outer outer) {

		SelectionLowering.Outer required() {
			return Objects.requireNonNull(this.outer);
		}

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
		return select().text();
	}

	/**
	 * Whether the statement finds something.
	 * @return {@code false} if it changes or deletes rows
	 */
	public boolean isSelection() {
		return this.parts.get(0).outer() != null;
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
	 * @return the names of the tables
	 */
	public Set<String> tables() {
		return this.tables;
	}

	PreparedSelect select() {
		return this.parts.get(0).select();
	}

	/**
	 * The selections that a statement which finds something stands for.
	 */
	List<Part> parts() {
		if (!isSelection()) {
			throw new IllegalStateException("Not a 'select': run it with executeUpdate(). The statement is: " + text());
		}
		return this.parts;
	}

	Lowering lowering() {
		return this.lowering;
	}

	List<DeclaredParameter> parameters() {
		return this.parameters;
	}

	Write write() {
		if (this.write == null) {
			throw new IllegalStateException(
					"Neither 'update' nor 'delete': run it with getResultList(). The statement is: " + text());
		}
		return this.write;
	}

	List<ResultShape.Item> items() {
		return parts().get(0).required().items();
	}

	@Override
	public String toString() {
		return text();
	}

}
