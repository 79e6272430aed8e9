package io.github.springdata.memory.query.statement;

import java.util.Set;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.execution.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Facts that all kinds of compiled statements have.
 *
 * @param text the text
 * @param slots the arguments
 * @param size the number of slots of a tuple
 * @param entities the entities whose tables are read
 * @param name what full scans are counted by, {@code null} for their own conditions
 */
record StatementFacts(String text, StatementParameters slots, int size, Set<MemoryPersistentEntity<?>> entities,
		@Nullable String name) {

	StatementFacts named(String name) {
		return new StatementFacts(this.text, this.slots, this.size, this.entities, name);
	}

	Tuple tuple(@Nullable Object[] values, TableSource tables) {
		return Tuple.of(this.size, values, tables, this.name);
	}

}
