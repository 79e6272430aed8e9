package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.ModifyingStatement.Kind;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.support.PageableExecutionUtils;
import org.springframework.util.Assert;

/**
 * Way to run a query for one kind of result.
 *
 * @param run finds the result
 * @param plan shows how
 * @param returned the classes that a method may declare for the result as it is
 * @param entities whether it is so for results with entities only
 * @param writes what is done to rows, or {@code null} for nothing
 */
record MemoryQueryExecution(BiFunction<EntityQuery<?>, BoundCall, @Nullable Object> run,
		BiFunction<EntityQuery<?>, BoundCall, QueryPlan> plan, Set<Class<?>> returned, boolean entities,
		@Nullable Kind writes) {

	/** All matches in a list, from which other collections and arrays are made. */
	static final MemoryQueryExecution LIST = reading((query, call) -> query.list(call.pageArguments()), List.class,
			Collection.class, Iterable.class);

	/** The only match, or {@code null}. */
	static final MemoryQueryExecution ONE = reading((query, call) -> query.one(call.arguments()).orElse(null));

	/** The only match in an {@code Optional}, which then need not be made of it. */
	static final MemoryQueryExecution OPTIONAL = reading((query, call) -> query.one(call.arguments()), Optional.class);

	/** All matches, one after the other. */
	static final MemoryQueryExecution STREAM = reading((query, call) -> query.stream(call.pageArguments()),
			Stream.class);

	/** All matches, one after the other as they are asked for. */
	static final MemoryQueryExecution ITERATOR = reading(
			(query, call) -> query.stream(call.pageArguments()).iterator());

	/** One page and the number of all matches. */
	static final MemoryQueryExecution PAGE = reading((query, call) -> query.page(call.arguments(), call.pageable()),
			Page.class);

	/** One page and whether there is another. */
	static final MemoryQueryExecution SLICE = reading((query, call) -> query.slice(call.arguments(), call.pageable()),
			Slice.class);

	/** What follows a position. */
	static final MemoryQueryExecution WINDOW = new MemoryQueryExecution(
			(query, call) -> query.scroll(call.windowArguments(), call.windowPosition()),
			(query, call) -> query.explainScroll(call.windowArguments(), call.windowPosition()), Set.of(Window.class),
			true, null);

	/** The neighbours of a vector, with their scores. */
	static final MemoryQueryExecution SEARCH = reading((query, call) -> query.search(call.pageArguments()));

	/** The same in a list. */
	static final MemoryQueryExecution SEARCH_LIST = reading(
			(query, call) -> query.search(call.pageArguments()).getContent());

	/** The neighbours of a point, with their distances. */
	static final MemoryQueryExecution PLACES = reading((query, call) -> query.geoNear(call.pageArguments()));

	/** The same in a list. */
	static final MemoryQueryExecution PLACES_LIST = reading(
			(query, call) -> query.geoNear(call.pageArguments()).getContent());

	/** One page of the neighbours of a point, and the number of all matches. */
	static final MemoryQueryExecution PLACES_PAGE = reading(
			(query, call) -> query.geoNear(call.arguments(), call.pageable()));

	/** The number of matches. */
	static final MemoryQueryExecution COUNT = new MemoryQueryExecution((query, call) -> query.count(call.arguments()),
			(query, call) -> query.explainCount(call.arguments()), Set.of(long.class, Long.class), false, null);

	/** Whether there is a match. */
	static final MemoryQueryExecution EXISTS = new MemoryQueryExecution((query, call) -> query.exists(call.arguments()),
			(query, call) -> query.explainExists(call.arguments()), Set.of(boolean.class, Boolean.class), false, null);

	/** Deletion of all matches, with their number. */
	static final MemoryQueryExecution DELETE = writing(Kind.DELETE,
			(query, call) -> query.deleteAndCount(call.pageArguments()));

	/** Deletion of all matches, with the deleted entities. */
	static final MemoryQueryExecution DELETE_LIST = writing(Kind.DELETE,
			(query, call) -> query.delete(call.pageArguments()));

	/** Deletion of the only match, which is refused if there are more. */
	static final MemoryQueryExecution DELETE_ONE = writing(Kind.DELETE,
			(query, call) -> query.deleteOne(call.arguments()).orElse(null));

	/**
	 * Change of all matches, with their number.
	 * @param parameter the position of what to change among the arguments
	 */
	static MemoryQueryExecution update(int parameter) {
		return writing(Kind.UPDATE, (query, call) -> {
			Update update = (Update) call.parameters()[parameter];
			Assert.notNull(update, "Update must not be null");
			return query.update(update, call.pageArguments());
		});
	}

	/**
	 * One page and the number of all matches, which a query of its own counts.
	 * @param count the query that counts
	 * @param arguments assigns the arguments of a call to its parameters
	 */
	static MemoryQueryExecution countedPage(SelectStatement<?> count, DeclaredArguments arguments) {
		return reading((query, call) -> PageableExecutionUtils.getPage(query.list(call.pageArguments()),
				call.pageable(), () -> total(count, count.values(arguments.bind(call.parameters())))));
	}

	private static long total(SelectStatement<?> count, @Nullable Object[] values) {
		List<?> numbers = count.query().list(QueryArguments.of(values));
		return (numbers.size() == 1 && numbers.get(0) instanceof Number number) ? number.longValue() : numbers.size();
	}

	private static MemoryQueryExecution reading(BiFunction<EntityQuery<?>, BoundCall, @Nullable Object> run,
			Class<?>... returned) {
		return new MemoryQueryExecution(run, (query, call) -> query.explain(call.pageArguments()), Set.of(returned),
				true, null);
	}

	private static MemoryQueryExecution writing(Kind kind,
			BiFunction<EntityQuery<?>, BoundCall, @Nullable Object> run) {
		return new MemoryQueryExecution(run, (query, call) -> query.explain(call.pageArguments()), Set.of(), true,
				kind);
	}

	@Nullable Object execute(EntityQuery<?> query, BoundCall call) {
		return this.run.apply(query, call);
	}

	/**
	 * How the matches are found.
	 */
	QueryPlan explain(EntityQuery<?> query, BoundCall call) {
		return this.plan.apply(query, call);
	}

	/**
	 * Finds the elements of the result one step at a time, if it is declared to be a
	 * stream, else in the first step.
	 */
	ResultCursor<?> walk(EntityQuery<?> query, BoundCall call) {
		return (this == STREAM) ? query.walk(call.pageArguments()) : ResultCursor.of(elements(execute(query, call)));
	}

	private static Iterator<?> elements(@Nullable Object result) {
		return (result instanceof Collection<?> collection) ? collection.iterator()
				: Stream.ofNullable(result).iterator();
	}

	/**
	 * Whether a method can return the result as it is.
	 * @param declared the class that the method declares
	 * @param entity the class of an entity in its declaration, or {@code null} if it
	 * returns something else than entities
	 */
	boolean fits(Class<?> declared, @Nullable Class<?> entity) {
		return (this == ONE) ? declared == entity
				: this.returned.contains(declared) && (entity != null || !this.entities);
	}

}
