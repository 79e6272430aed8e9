package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.JoinConditions;
import io.github.springdata.memory.query.execution.JoinKey;
import io.github.springdata.memory.query.execution.JoinStep;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * Source that is the rows of an entity.
 *
 * @param engine compiles the query for the rows
 * @param variable stands for the rows
 * @param criteria what rows have to meet, by their own properties
 * @param sort the order of the rows
 * @param key looks rows up for what comes before, or {@code null}
 * @param conditions which rows are joined
 * @param first whether nothing comes before, not even an enclosing selection
 */
record RowSource(QueryEngine engine, Variable variable, Criteria criteria, Sort sort, @Nullable JoinKey key,
		JoinConditions conditions, boolean first) implements CompiledSource {

	MemoryPersistentEntity<?> entity() {
		return this.variable.requireEntity();
	}

	/**
	 * Whether the query for the rows alone decides which of them are found.
	 */
	boolean isPlain() {
		return this.first && this.conditions.on().isEmpty() && this.conditions.where().isEmpty();
	}

	Query query() {
		return Query.query(this.criteria).sort(this.sort);
	}

	PreparedQuery prepare() {
		return this.engine.prepare(query(), entity());
	}

	/**
	 * The same source with rows in an order.
	 */
	RowSource sorted(Sort sort) {
		return new RowSource(this.engine, this.variable, this.criteria, sort, this.key, this.conditions, this.first);
	}

	/**
	 * The same source with one more condition.
	 */
	RowSource and(Criteria condition) {
		return new RowSource(this.engine, this.variable, Criteria.allOf(List.of(this.criteria, condition)), this.sort,
				this.key, this.conditions, this.first);
	}

	@Override
	public JoinStep step() {
		PreparedQuery rows = prepare();
		return this.first
				? JoinStep.ofRows(this.variable.slot(), entity(), rows, this.conditions.where(),
						this.conditions.label())
				: JoinStep.ofRows(this.variable.slot(), entity(), rows, this.key, this.conditions);
	}

}
