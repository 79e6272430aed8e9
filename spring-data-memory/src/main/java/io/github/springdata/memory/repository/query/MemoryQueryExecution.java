package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.ModifyingStatement;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.support.PageableExecutionUtils;
import org.springframework.util.Assert;

/**
 * Way to run a query for one kind of result.
 */
sealed interface MemoryQueryExecution {

	@Nullable Object execute(EntityQuery<?> query, BoundCall call);

	/**
	 * How the matches are found.
	 */
	default QueryPlan explain(EntityQuery<?> query, BoundCall call) {
		return query.explain(call.pageArguments());
	}

	/**
	 * Finds the elements of the result one step at a time, if it is declared to be a
	 * stream, else in the first step.
	 */
	default ResultCursor<?> walk(EntityQuery<?> query, BoundCall call) {
		return ResultCursor.of(elements(execute(query, call)));
	}

	private static Iterator<?> elements(@Nullable Object result) {
		if (result instanceof Stream<?> stream) {
			return stream.iterator();
		}
		return (result instanceof Collection<?> collection) ? collection.iterator()
				: Stream.ofNullable(result).iterator();
	}

	/**
	 * Whether a method can return the result as it is.
	 * @param declared the class that the method declares
	 * @param entity the class of an entity in its declaration, or {@code null} if it
	 * returns something else than entities
	 */
	default boolean fits(Class<?> declared, @Nullable Class<?> entity) {
		return false;
	}

	/**
	 * The same in a given transaction, or in none.
	 */
	default MemoryQueryExecution within(@Nullable MemoryResourceHolder transaction) {
		return this;
	}

	/**
	 * What is done to rows.
	 * @return the kind, or {@code null} for nothing
	 */
	default ModifyingStatement.@Nullable Kind writes() {
		return null;
	}

	/**
	 * All matches in a list, from which other collections and arrays are made.
	 */
	record ListExecution() implements MemoryQueryExecution {

		@Override
		public boolean fits(Class<?> declared, @Nullable Class<?> entity) {
			return entity != null
					&& (declared == List.class || declared == Collection.class || declared == Iterable.class);
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.list(call.pageArguments());
		}

	}

	/**
	 * The only match, or {@code null}.
	 *
	 * @param optional whether the method returns an {@link Optional}, which then need not
	 * be made by a conversion
	 */
	record OneExecution(boolean optional) implements MemoryQueryExecution {

		@Override
		public boolean fits(Class<?> declared, @Nullable Class<?> entity) {
			return entity != null && declared == (this.optional ? Optional.class : entity);
		}

		@Override
		public @Nullable Object execute(EntityQuery<?> query, BoundCall call) {
			Optional<?> match = query.one(call.arguments());
			return this.optional ? match : match.orElse(null);
		}

	}

	/**
	 * All matches, one after the other.
	 */
	record StreamExecution() implements MemoryQueryExecution {

		@Override
		public boolean fits(Class<?> declared, @Nullable Class<?> entity) {
			return entity != null && declared == Stream.class;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.stream(call.pageArguments());
		}

		@Override
		public ResultCursor<?> walk(EntityQuery<?> query, BoundCall call) {
			return query.walk(call.pageArguments());
		}

	}

	/**
	 * All matches, one after the other as they are asked for.
	 */
	record IteratorExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.stream(call.pageArguments()).iterator();
		}

	}

	/**
	 * The neighbours of a vector, with their scores.
	 *
	 * @param listed whether a list of them is asked for
	 */
	record SearchExecution(boolean listed) implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			SearchResults<?> results = query.search(call.pageArguments());
			return this.listed ? results.getContent() : results;
		}

	}

	/**
	 * The neighbours of a point, with their distances.
	 *
	 * @param listed whether a list of them is asked for
	 */
	record GeoExecution(boolean listed) implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			GeoResults<?> results = query.geoNear(call.pageArguments());
			return this.listed ? results.getContent() : results;
		}

	}

	/**
	 * One page of the neighbours of a point, with their distances, and the number of all
	 * matches.
	 */
	record GeoPageExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.geoNear(call.arguments(), call.pageable());
		}

	}

	/**
	 * One page and the number of all matches.
	 */
	record PageExecution() implements MemoryQueryExecution {

		@Override
		public boolean fits(Class<?> declared, @Nullable Class<?> entity) {
			return entity != null && declared == Page.class;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.page(call.arguments(), call.pageable());
		}

	}

	/**
	 * One page and the number of all matches, which a query of its own counts.
	 *
	 * @param count the query that counts
	 * @param arguments assigns the arguments of a call to its parameters
	 */
	record CountedPageExecution(SelectStatement<?> count, DeclaredArguments arguments) implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			List<?> content = query.list(call.pageArguments());
			return PageableExecutionUtils.getPage(content, call.pageable(), () -> total(call));
		}

		private long total(BoundCall call) {
			@Nullable Object[] values = this.count.values(this.arguments.bind(call.parameters()));
			List<?> numbers = this.count.query().list(QueryArguments.of(values));
			return (numbers.size() == 1 && numbers.get(0) instanceof Number number) ? number.longValue()
					: numbers.size();
		}

	}

	/**
	 * One page and whether there is another.
	 */
	record SliceExecution() implements MemoryQueryExecution {

		@Override
		public boolean fits(Class<?> declared, @Nullable Class<?> entity) {
			return entity != null && declared == Slice.class;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.slice(call.arguments(), call.pageable());
		}

	}

	/**
	 * What follows a position.
	 */
	record WindowExecution() implements MemoryQueryExecution {

		@Override
		public boolean fits(Class<?> declared, @Nullable Class<?> entity) {
			return entity != null && declared == Window.class;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.scroll(arguments(call), position(call));
		}

		@Override
		public QueryPlan explain(EntityQuery<?> query, BoundCall call) {
			return query.explainScroll(arguments(call), position(call));
		}

		private static QueryArguments arguments(BoundCall call) {
			if (call.position() != null) {
				return call.arguments();
			}
			return call.pageable().isUnpaged() ? call.pageArguments()
					: call.arguments().withSort(call.pageable().getSort()).withLimit(call.pageable().getPageSize());
		}

		private static ScrollPosition position(BoundCall call) {
			if (call.position() != null) {
				return call.position();
			}
			return call.pageable().isUnpaged() ? ScrollPosition.offset() : call.pageable().toScrollPosition();
		}

	}

	/**
	 * The number of matches.
	 */
	record CountExecution() implements MemoryQueryExecution {

		@Override
		public boolean fits(Class<?> declared, @Nullable Class<?> entity) {
			return declared == long.class || declared == Long.class;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.count(call.arguments());
		}

		@Override
		public QueryPlan explain(EntityQuery<?> query, BoundCall call) {
			return query.explainCount(call.arguments());
		}

	}

	/**
	 * Whether there is a match.
	 */
	record ExistsExecution() implements MemoryQueryExecution {

		@Override
		public boolean fits(Class<?> declared, @Nullable Class<?> entity) {
			return declared == boolean.class || declared == Boolean.class;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.exists(call.arguments());
		}

		@Override
		public QueryPlan explain(EntityQuery<?> query, BoundCall call) {
			return query.explainExists(call.arguments());
		}

	}

	/**
	 * Deletion of all matches, with their number.
	 */
	record CountingDeleteExecution() implements MemoryQueryExecution {

		@Override
		public ModifyingStatement.Kind writes() {
			return ModifyingStatement.Kind.DELETE;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.deleteAndCount(call.pageArguments());
		}

	}

	/**
	 * Deletion of all matches, with the deleted entities.
	 */
	record ListDeleteExecution() implements MemoryQueryExecution {

		@Override
		public ModifyingStatement.Kind writes() {
			return ModifyingStatement.Kind.DELETE;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.delete(call.pageArguments());
		}

	}

	/**
	 * Deletion of the only match, which is refused if there are more.
	 *
	 * @param operations what deletes the match
	 */
	record OneDeleteExecution(MemoryOperations operations) implements MemoryQueryExecution {

		@Override
		public ModifyingStatement.Kind writes() {
			return ModifyingStatement.Kind.DELETE;
		}

		@Override
		public MemoryQueryExecution within(@Nullable MemoryResourceHolder transaction) {
			return (this.operations instanceof MemoryTemplate template)
					? new OneDeleteExecution(template.within(transaction)) : this;
		}

		@Override
		public @Nullable Object execute(EntityQuery<?> query, BoundCall call) {
			Object match = query.one(call.arguments()).orElse(null);
			return (match != null && this.operations.delete(match)) ? match : null;
		}

	}

	/**
	 * Change of all matches, with their number.
	 *
	 * @param parameter the position of what to change among the arguments
	 */
	record UpdateExecution(int parameter) implements MemoryQueryExecution {

		@Override
		public ModifyingStatement.Kind writes() {
			return ModifyingStatement.Kind.UPDATE;
		}

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			Update update = (Update) call.parameters()[this.parameter];
			Assert.notNull(update, "Update must not be null");
			return query.update(update, call.pageArguments());
		}

	}

}
