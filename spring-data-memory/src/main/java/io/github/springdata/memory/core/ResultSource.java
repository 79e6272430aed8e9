package io.github.springdata.memory.core;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.query.execution.TableSource;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Source of the results of one kind of query: rows of an entity, different projections of
 * these, or the items of a text. It opens what is read once in a run; all else is asked
 * of that version, so that the parts of a run, such as a page and its total, agree.
 *
 * @param <T> the type of the results
 */
sealed interface ResultSource<T> permits EntityResults, DistinctResults, TupleResults {

	/**
	 * Opens what is read.
	 */
	TableSource open(UnitOfWork work, QueryArguments arguments);

	/**
	 * What results are made of, in a modifiable list.
	 */
	List<Object> list(TableSource version, QueryArguments arguments);

	/**
	 * The result that is made of something found.
	 */
	@Nullable T result(UnitOfWork work, Object found);

	/**
	 * The results that are made of what was found.
	 * @param found what was found, in a list that may be returned
	 */
	List<T> results(UnitOfWork work, List<Object> found);

	/**
	 * The results as they are asked for.
	 */
	Stream<T> stream(UnitOfWork work, TableSource version, QueryArguments arguments);

	/**
	 * The results one step at a time.
	 */
	ResultCursor<T> walk(UnitOfWork work, TableSource version, QueryArguments arguments);

	long count(TableSource version, QueryArguments arguments);

	boolean exists(TableSource version, QueryArguments arguments);

	QueryPlan explain(TableSource version, QueryArguments arguments);

	default QueryPlan explainCount(TableSource version, QueryArguments arguments) {
		return explain(version, arguments);
	}

	default QueryPlan explainExists(TableSource version, QueryArguments arguments) {
		return explain(version, EntityQuery.atMost(arguments, 1));
	}

	/**
	 * The failure for more results than one.
	 */
	IncorrectResultSizeDataAccessException tooMany();

	/**
	 * The number of results in a window, unless the arguments say, or
	 * {@link io.github.springdata.memory.query.Query#UNLIMITED}.
	 */
	int windowLength();

	/**
	 * Finds what follows keys.
	 * @param arguments have the position, and one result more than the window has
	 * @param length the number of results in the window
	 */
	Window<T> scroll(UnitOfWork work, TableSource version, QueryArguments arguments, KeysetScrollPosition position,
			int length);

	/**
	 * The rows of an entity, to be changed or deleted.
	 * @throws UnsupportedOperationException if results are not made of them
	 */
	EntityResults<?, T> written();

	/**
	 * The rows of an entity, to be measured.
	 * @param measures what each result is to have
	 * @throws UnsupportedOperationException if results are not made of them
	 */
	EntityResults<?, T> measured(String measures);

	/**
	 * The same with other results.
	 */
	<R> ResultSource<R> select(QueryContext context, Selected<R> selected);

	/**
	 * The same without results that are equal to an earlier one.
	 */
	ResultSource<T> distinct(QueryContext context);

	ResultSource<T> named(String name);

}
