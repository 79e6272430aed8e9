package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.TableSource;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that changes rows.
 */
public final class PreparedUpdate extends PreparedStatement {

	private final MemoryPersistentEntity<?> entity;

	private final CompiledSelection rows;

	private final List<String> properties;

	PreparedUpdate(StatementFacts facts, MemoryPersistentEntity<?> entity, CompiledSelection rows,
			List<String> properties) {
		super(facts);
		this.entity = entity;
		this.rows = rows;
		this.properties = properties;
	}

	/**
	 * The entity.
	 * @return the entity whose rows are changed
	 */
	public MemoryPersistentEntity<?> entity() {
		return this.entity;
	}

	/**
	 * Finds the rows to change, with their new values.
	 * @param tables the tables
	 * @param values the {@linkplain #values values}
	 * @return the rows with their new values
	 */
	public List<Change> changes(TableSource tables, @Nullable Object[] values) {
		List<Change> changes = new ArrayList<>();
		this.rows.plan().stream(facts().tuple(values, tables), QueryArguments.none()).forEach((row) -> {
			Map<String, @Nullable Object> assigned = new LinkedHashMap<>();
			for (int i = 0; i < this.properties.size(); i++) {
				assigned.put(this.properties.get(i), row[i + 1]);
			}
			changes.add(new Change(Objects.requireNonNull(row[0]), assigned));
		});
		return changes;
	}

	/**
	 * The change of a row.
	 *
	 * @param row the stored row
	 * @param values the new value of each property by its path
	 */
	public record Change(Object row, Map<String, @Nullable Object> values) {

	}

	@Override
	public PreparedUpdate named(String name) {
		return new PreparedUpdate(facts().named(name), this.entity, this.rows, this.properties);
	}

}
