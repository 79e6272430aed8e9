package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that deletes rows.
 */
public final class PreparedDelete extends PreparedStatement {

	private final MemoryPersistentEntity<?> entity;

	private final CompiledSelection rows;

	PreparedDelete(StatementFacts facts, MemoryPersistentEntity<?> entity, CompiledSelection rows) {
		super(facts);
		this.entity = entity;
		this.rows = rows;
	}

	/**
	 * The entity.
	 * @return the entity whose rows are deleted
	 */
	public MemoryPersistentEntity<?> entity() {
		return this.entity;
	}

	/**
	 * Finds the rows to delete.
	 * @param tables the tables
	 * @param values the {@linkplain #values values}
	 * @return the stored rows
	 */
	public List<Object> rows(TableSource tables, @Nullable Object[] values) {
		List<Object> rows = new ArrayList<>();
		this.rows.plan()
			.stream(facts().tuple(values, tables), QueryArguments.none())
			.forEach((row) -> rows.add(Objects.requireNonNull(row[0])));
		return rows;
	}

	@Override
	public PreparedDelete named(String name) {
		return new PreparedDelete(facts().named(name), this.entity, this.rows);
	}

}
