package io.github.springdata.memory.query.statement;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was checked and compiled once, to be run any number of times.
 * Immutable and safe for use by several threads.
 */
public abstract sealed class PreparedStatement permits PreparedSelect, PreparedUpdate, PreparedDelete, PreparedInsert {

	private final StatementFacts facts;

	PreparedStatement(StatementFacts facts) {
		this.facts = facts;
	}

	StatementFacts facts() {
		return this.facts;
	}

	/**
	 * The text of the statement.
	 * @return the text
	 */
	public String text() {
		return this.facts.text();
	}

	/**
	 * The parameters, each once.
	 * @return the parameters in the order in which they stand in the text
	 */
	public List<StatementParameter> parameters() {
		return this.facts.slots().parameters();
	}

	/**
	 * The entities whose tables are read, the one that is written included.
	 * @return the entities
	 */
	public Set<MemoryPersistentEntity<?>> entities() {
		return this.facts.entities();
	}

	/**
	 * Collects the values of one execution.
	 * @param argument gives the value of a parameter
	 * @return the values, in an order that is private to this statement
	 */
	public @Nullable Object[] values(Function<StatementParameter, @Nullable Object> argument) {
		return this.facts.slots().values(argument);
	}

	/**
	 * The same statement with a name, under which its full scans are counted.
	 * @param name the name, for example that of a repository method
	 * @return the statement
	 */
	public abstract PreparedStatement named(String name);

	@Override
	public String toString() {
		return text();
	}

}
