package io.github.springdata.memory.query.statement;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.RowTest;
import io.github.springdata.memory.query.execution.PreparedQuery;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryEngine;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * The query for what is asked of one entity alone. Where an argument does not fit the
 * type of its property, all conditions are computed.
 */
final class Pushdown {

	private final QueryEngine engine;

	private final MemoryPersistentEntity<?> entity;

	private final Conditions conditions;

	private final PreparedQuery exact;

	private final PreparedQuery computed;

	private volatile @Nullable Named named;

	private Pushdown(QueryEngine engine, MemoryPersistentEntity<?> entity, Conditions conditions, Sort sort) {
		this.engine = engine;
		this.entity = entity;
		this.conditions = conditions;
		this.exact = engine.prepare(Query.query(conditions.exact).sort(sort), entity);
		this.computed = conditions.fits.isEmpty() ? this.exact
				: engine.prepare(Query.query(conditions.computed).sort(sort), entity);
	}

	static Pushdown of(QueryEngine engine, MemoryPersistentEntity<?> entity, Conditions conditions) {
		return new Pushdown(engine, entity, conditions, Sort.unsorted());
	}

	/**
	 * The same query in an order.
	 */
	Pushdown sorted(Sort sort) {
		return new Pushdown(this.engine, this.entity, this.conditions, sort);
	}

	/**
	 * The same query with one more condition.
	 */
	Pushdown and(Criteria criteria) {
		Conditions more = new Conditions(Criteria.allOf(List.of(this.conditions.exact, criteria)),
				Criteria.allOf(List.of(this.conditions.computed, criteria)), this.conditions.fits,
				this.conditions.rest);
		return of(this.engine, this.entity, more);
	}

	/**
	 * The query that suits the arguments of an execution, under its name.
	 */
	PreparedQuery query(Execution execution) {
		boolean exact = Fit.all(this.conditions.fits, execution.arguments());
		String name = execution.name();
		if (name == null) {
			return exact ? this.exact : this.computed;
		}
		Named named = named(name);
		return exact ? named.exact() : named.computed();
	}

	private Named named(String name) {
		Named named = this.named;
		if (named == null || !named.name().equals(name)) {
			named = new Named(name, this.exact.named(name), this.computed.named(name));
			this.named = named;
		}
		return named;
	}

	/**
	 * The queries under the name that they are counted by.
	 */
	private record Named(String name, PreparedQuery exact, PreparedQuery computed) {

	}

	/**
	 * The conditions as a test of rows that were found in another way.
	 */
	Predicate<Object> test(Execution execution) {
		if (this.conditions.exact.isEmpty()) {
			return (row) -> true;
		}
		return query(execution).matcher(QueryArguments.of(execution.arguments()));
	}

	Conditions conditions() {
		return this.conditions;
	}

	/**
	 * What is not part of the query, for plans.
	 */
	String rest() {
		return this.conditions.rest;
	}

	/**
	 * What is asked of an entity alone.
	 *
	 * @param exact the conditions as criteria
	 * @param computed the same, computed
	 * @param fits the arguments that decide between both
	 * @param rest the conditions that are tested later, for plans
	 */
	record Conditions(Criteria exact, Criteria computed, List<Fit> fits, String rest) {

	}

	/**
	 * A condition as a test of a row.
	 * @param slot the slot of the row
	 * @param slots gives the number of slots once the statement is compiled
	 */
	static RowTest test(Typed condition, int slot, IntSupplier slots) {
		return (row, arguments) -> {
			Frame frame = Frame.of(slots.getAsInt(), new Execution(arguments, (entity) -> {
				throw new IllegalStateException("No table can be read here");
			}, null));
			frame.slots()[slot] = row;
			return (condition.evaluation().evaluate(frame) instanceof Boolean truth) ? truth : null;
		};
	}

}
