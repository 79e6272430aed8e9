package io.github.springdata.memory.core;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.springdata.memory.query.statement.PreparedDelete;
import io.github.springdata.memory.query.statement.PreparedStatement;
import io.github.springdata.memory.query.statement.PreparedUpdate;
import io.github.springdata.memory.query.statement.StatementParameter;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that updates, deletes or inserts.
 */
public final class ModifyingStatement {

	private final Statements statements;

	private final PreparedStatement statement;

	private final List<EntityTable<?>> tables;

	ModifyingStatement(Statements statements, PreparedStatement statement, List<EntityTable<?>> tables) {
		this.statements = statements;
		this.statement = statement;
		this.tables = tables;
	}

	/**
	 * The parameters, each once.
	 * @return the parameters in the order in which they stand in the text
	 */
	public List<StatementParameter> parameters() {
		return this.statement.parameters();
	}

	/**
	 * Changes all rows that are concerned, or none, in the transaction of the caller if
	 * there is one. Indexes, versions and managed instances are kept up to date.
	 * @param argument gives the value of a parameter
	 * @return the number of rows that were updated, deleted or inserted
	 */
	public long execute(Function<StatementParameter, @Nullable Object> argument) {
		return this.statements.execute(this.statement, this.tables, this.statement.values(argument));
	}

	/**
	 * What is done to rows.
	 * @return the kind
	 */
	public Kind kind() {
		if (this.statement instanceof PreparedUpdate) {
			return Kind.UPDATE;
		}
		return (this.statement instanceof PreparedDelete) ? Kind.DELETE : Kind.INSERT;
	}

	/**
	 * The entities whose tables are read, the one that is written included.
	 * @return the types
	 */
	public Set<Class<?>> entityTypes() {
		return Statements.types(this.statement);
	}

	/**
	 * The instances that an execution would delete or insert. Nothing is changed.
	 * @param argument gives the value of a parameter
	 * @return those to be deleted, or new ones; none for an update, which needs no
	 * instances
	 */
	public List<?> instances(Function<StatementParameter, @Nullable Object> argument) {
		return this.statements.instances(this.statement, this.tables, this.statement.values(argument));
	}

	/**
	 * The same statement with a name, under which its full scans are counted.
	 * @param name the name, for example that of a repository method
	 * @return the statement
	 */
	public ModifyingStatement named(String name) {
		return new ModifyingStatement(this.statements, this.statement.named(name), this.tables);
	}

	/**
	 * The same statement in a given transaction, or in none.
	 */
	ModifyingStatement within(@Nullable MemoryResourceHolder transaction) {
		return new ModifyingStatement(this.statements.within(transaction), this.statement, this.tables);
	}

	/**
	 * Kind of change that a statement makes to rows.
	 */
	public enum Kind {

		/**
		 * Rows are updated.
		 */
		UPDATE,

		/**
		 * Rows are deleted.
		 */
		DELETE,

		/**
		 * Rows are inserted.
		 */
		INSERT

	}

}
