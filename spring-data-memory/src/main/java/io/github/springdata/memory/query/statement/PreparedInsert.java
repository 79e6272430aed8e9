package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.execution.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that inserts rows.
 */
public final class PreparedInsert extends PreparedStatement {

	private final MemoryPersistentEntity<?> entity;

	private final List<String> properties;

	private final List<List<TypedExpression>> rows;

	private final @Nullable CompiledSelection selection;

	PreparedInsert(StatementFacts facts, MemoryPersistentEntity<?> entity, List<String> properties,
			List<List<TypedExpression>> rows, @Nullable CompiledSelection selection) {
		super(facts);
		this.entity = entity;
		this.properties = properties;
		this.rows = rows;
		this.selection = selection;
	}

	/**
	 * The entity.
	 * @return the entity whose rows are inserted
	 */
	public MemoryPersistentEntity<?> entity() {
		return this.entity;
	}

	/**
	 * Finds the values of the new rows.
	 * @param tables the tables
	 * @param values the {@linkplain #values values}
	 * @return for each row the value of each property by its path
	 */
	public List<Map<String, @Nullable Object>> rows(TableSource tables, @Nullable Object[] values) {
		Tuple tuple = facts().tuple(values, tables);
		List<Map<String, @Nullable Object>> result = new ArrayList<>();
		for (List<TypedExpression> row : this.rows) {
			result.add(named(row.stream().map((value) -> value.evaluator().evaluate(tuple)).toArray()));
		}
		if (this.selection != null) {
			this.selection.plan().stream(tuple, QueryArguments.none()).forEach((row) -> result.add(named(row)));
		}
		return result;
	}

	private Map<String, @Nullable Object> named(@Nullable Object[] values) {
		Map<String, @Nullable Object> named = new LinkedHashMap<>();
		for (int i = 0; i < values.length; i++) {
			named.put(this.properties.get(i), values[i]);
		}
		return named;
	}

	@Override
	public PreparedInsert named(String name) {
		return new PreparedInsert(facts().named(name), this.entity, this.properties, this.rows, this.selection);
	}

}
