package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.execution.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that inserts rows.
 */
public final class PreparedInsert implements PreparedStatement {

	private final StatementFacts facts;

	private final MemoryPersistentEntity<?> entity;

	private final List<String> properties;

	private final List<List<TypedExpression>> rows;

	private final @Nullable CompiledSelection selection;

	PreparedInsert(StatementFacts facts, MemoryPersistentEntity<?> entity, List<String> properties,
			List<List<TypedExpression>> rows, @Nullable CompiledSelection selection) {
		this.facts = facts;
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
		Tuple tuple = this.facts.tuple(values, tables);
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
		return new PreparedInsert(this.facts.named(name), this.entity, this.properties, this.rows, this.selection);
	}

	@Override
	public String text() {
		return this.facts.text();
	}

	@Override
	public List<StatementParameter> parameters() {
		return this.facts.slots().parameters();
	}

	@Override
	public Set<MemoryPersistentEntity<?>> entities() {
		return this.facts.entities();
	}

	@Override
	public @Nullable Object[] values(Function<StatementParameter, @Nullable Object> argument) {
		return this.facts.slots().values(argument);
	}

}
