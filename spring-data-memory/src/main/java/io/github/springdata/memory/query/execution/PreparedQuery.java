package io.github.springdata.memory.query.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.predicate.BoundKeyset;
import io.github.springdata.memory.query.predicate.BoundPredicate;
import io.github.springdata.memory.query.predicate.CompiledPredicate;
import io.github.springdata.memory.query.predicate.Nearest;
import io.github.springdata.memory.query.predicate.RowOrder;
import io.github.springdata.memory.query.value.Measure;
import io.github.springdata.memory.query.value.PointMeasure;
import io.github.springdata.memory.query.value.VectorMeasure;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.TableDefinition;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Score;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Metric;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * A query that is compiled once and run any number of times, each time planned anew over
 * the version of the table at hand. Immutable and thread-safe. Rows are stored states,
 * not copies.
 * <p>
 * Each method throws {@link org.springframework.dao.InvalidDataAccessApiUsageException}
 * if an argument does not fit its property, and
 * {@link org.springframework.data.core.PropertyReferenceException} if the call's own
 * order names an unknown property.
 */
public final class PreparedQuery {

	private final Query query;

	private final MemoryPersistentEntity<?> entity;

	private final CompiledPredicate criteria;

	private final Map<String, Integer> pathIds;

	private final RowOrder order;

	private final ScanWatch watch;

	private final @Nullable String name;

	private volatile @Nullable IndexCatalog catalog;

	PreparedQuery(Query query, MemoryPersistentEntity<?> entity, CompiledPredicate criteria,
			Map<String, Integer> pathIds, RowOrder order, ScanWatch watch, @Nullable String name) {
		this.query = query;
		this.entity = entity;
		this.criteria = criteria;
		this.pathIds = pathIds;
		this.order = order;
		this.watch = watch;
		this.name = name;
	}

	/**
	 * The same query with a name, under which its full scans are counted.
	 * @param name the name, for example that of a repository method
	 * @return the query
	 */
	public PreparedQuery named(String name) {
		Assert.hasText(name, "Name must not be empty");
		return new PreparedQuery(this.query, this.entity, this.criteria, this.pathIds, this.order, this.watch, name);
	}

	/**
	 * Finds the rows.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the rows in order, in a modifiable list
	 */
	public List<Object> list(Table table, QueryArguments arguments) {
		PhysicalPlan run = open(table, arguments);
		List<Object> result = run.rows().readAll();
		report(run);
		return result;
	}

	/**
	 * Finds the rows as they are asked for.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the rows in order; nothing has to be closed
	 */
	public Stream<Object> stream(Table table, QueryArguments arguments) {
		return StreamSupport.stream(new CursorSpliterator<>(start(table, arguments)), false);
	}

	/**
	 * Finds the rows one step at a time.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the walk to the rows in order
	 */
	public ResultCursor<Object> walk(Table table, QueryArguments arguments) {
		return new PipelineResultCursor<>(start(table, arguments));
	}

	private Cursor<Object> start(Table table, QueryArguments arguments) {
		return cursor(table, arguments, this.name);
	}

	/**
	 * Opens the query as a part of a larger one.
	 * @param name what full scans are counted by, {@code null} for the conditions
	 */
	Cursor<Object> cursor(Table table, QueryArguments arguments, @Nullable String name) {
		PhysicalPlan run = open(table, arguments);
		if (run.unserved() != null) {
			report(run, table.size(), name);
		}
		return run.rows();
	}

	/**
	 * Counts the rows that {@link #list} would find.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution; their order does not matter
	 * @return the number of rows
	 */
	public long count(Table table, QueryArguments arguments) {
		return count(table, arguments, this.name);
	}

	long count(Table table, QueryArguments arguments, @Nullable String name) {
		Counting counting = counting(table, arguments);
		long count = counting.run();
		report(counting.rows(), name);
		return count;
	}

	Counting counting(Table table, QueryArguments arguments) {
		BoundPredicate bound = this.criteria.bind(arguments.values());
		return Counting.of(planner(table), bound, RowRange.of(this.query, arguments));
	}

	/**
	 * Whether {@link #list} would find any row.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution; their order does not matter
	 * @return {@code true} if there is a row
	 */
	public boolean exists(Table table, QueryArguments arguments) {
		Probing probing = probing(table, arguments);
		boolean exists = probing.run();
		report(probing.rows());
		return exists;
	}

	private Probing probing(Table table, QueryArguments arguments) {
		BoundPredicate bound = this.criteria.bind(arguments.values());
		return Probing.of(planner(table), bound, RowRange.of(this.query, arguments));
	}

	/**
	 * Runs the query as {@link #list} does, and explains how.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the plan with the numbers of this run
	 */
	public QueryPlan explain(Table table, QueryArguments arguments) {
		Cursor<Object> rows = open(table, arguments).rows();
		rows.readAll();
		return rows.explain();
	}

	/**
	 * Counts as {@link #count} does, and explains how.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the plan with the numbers of this run
	 */
	public QueryPlan explainCount(Table table, QueryArguments arguments) {
		return counting(table, arguments).explain();
	}

	/**
	 * Looks for a row as {@link #exists} does, and explains how.
	 * @param table the version of the table
	 * @param arguments the arguments of this execution
	 * @return the plan with the numbers of this run
	 */
	public QueryPlan explainExists(Table table, QueryArguments arguments) {
		return probing(table, arguments).explain();
	}

	/**
	 * The criteria as a test of a single row, with the position to start from if it is
	 * one of keys, but without order, offset and limit.
	 * @param arguments the arguments to test with
	 * @return whether a stored row meets the criteria; may be kept and used by any thread
	 */
	public Predicate<Object> matcher(QueryArguments arguments) {
		BoundPredicate bound = this.criteria.bind(arguments.values());
		BoundKeyset start = start(order(arguments), arguments);
		return (start != null) ? BoundPredicate.all(List.of(bound, start))::test : bound::test;
	}

	/**
	 * The keys of rows in the order of an execution that scrolls by keys, the last of
	 * which are those of the id.
	 * @param arguments the arguments of the execution, with a position of keys
	 * @return the keys of a stored row, by the paths of properties
	 */
	public Function<Object, Map<String, @Nullable Object>> keys(QueryArguments arguments) {
		List<RowOrder.Key> keys = order(arguments).keys();
		return (row) -> {
			Map<String, @Nullable Object> values = new LinkedHashMap<>();
			keys.forEach((key) -> values.put(key.path().path(), own(key.path(), row)));
			return values;
		};
	}

	/**
	 * Makes sure that no two rows that follow each other are at one position of keys: a
	 * window that began after the first would leave out the second.
	 * @param arguments the arguments of the execution, with a position of keys
	 * @param rows the stored rows that it found
	 * @throws InvalidDataAccessApiUsageException if different ids compare as equal
	 */
	public void checkPositions(QueryArguments arguments, List<Object> rows) {
		order(arguments).checkPositions(rows, this.entity);
	}

	private static @Nullable Object own(PathReader path, Object row) {
		Object value = path.read(row);
		return (value != null) ? path.leaf().own(value) : null;
	}

	/**
	 * The unit of the distances from the point that the query looks for.
	 * @param arguments the arguments of an execution
	 * @return the unit of the distance that is asked for
	 * @throws InvalidDataAccessApiUsageException if the query looks for no point
	 */
	public Metric unit(QueryArguments arguments) {
		return measured(arguments, PointMeasure.class).unit();
	}

	/**
	 * The distances of rows from the point that the query looks for.
	 * @param arguments the arguments of the execution that found the rows
	 * @return the distance of a stored row
	 * @throws InvalidDataAccessApiUsageException if the query looks for no point
	 */
	public Function<Object, Distance> distances(QueryArguments arguments) {
		PointMeasure measure = measured(arguments, PointMeasure.class);
		Nearest nearest = Objects.requireNonNull(nearest(arguments));
		return (row) -> measure.toDistance(nearest.distance(row));
	}

	/**
	 * The scores of rows by the vector that the query looks for.
	 * @param arguments the arguments of the execution that found the rows
	 * @return the score of a stored row: a similarity if the query asks for one, else a
	 * distance, which is the smaller the nearer
	 * @throws InvalidDataAccessApiUsageException if the query looks for no vector
	 */
	public Function<Object, Score> scores(QueryArguments arguments) {
		VectorMeasure measure = measured(arguments, VectorMeasure.class);
		Nearest nearest = Objects.requireNonNull(nearest(arguments));
		return (row) -> measure.toScore(nearest.distance(row));
	}

	/**
	 * The failure for a caller that asked for one result where there are more.
	 * @return an exception that names the query and says what to do
	 */
	public IncorrectResultSizeDataAccessException tooManyResults() {
		return tooManyResults(this.name,
				"Query '%s' on %s".formatted(MessageText.cut(toString()), this.entity.getType().getName()));
	}

	/**
	 * The failure for a caller that asked for one result where there are more.
	 * @param method the repository method, or {@code null} if there is none
	 * @param query the query
	 * @return an exception that names both and says what to do
	 */
	public static IncorrectResultSizeDataAccessException tooManyResults(@Nullable String method, String query) {
		String named = StringUtils.uncapitalize(query);
		String message = (method != null)
				? "%s returns one result, but %s has more than one result; return a List, or take the first by findFirst.. or a limit, or ask for more that distinguishes them"
					.formatted(method, named)
				: "%s has more than one result; ask for all of them, or for the first".formatted(query);
		return new IncorrectResultSizeDataAccessException(message, 1);
	}

	/**
	 * What was compiled.
	 * @return the query
	 */
	public Query getQuery() {
		return this.query;
	}

	private void report(PhysicalPlan run) {
		report(run, this.name);
	}

	void report(PhysicalPlan run, @Nullable String name) {
		if (run.unserved() != null) {
			report(run, run.unserved().delivered(), name);
		}
	}

	private void report(PhysicalPlan run, long rows, @Nullable String name) {
		String query = (name != null) ? name : conditions();
		this.watch.observe(query, rows,
				() -> new ObservedScan(query, this.entity.getTableName(), rows, run.remedy().get()));
	}

	private String conditions() {
		return "Query on " + this.entity.getType().getSimpleName() + " by "
				+ String.join(", ", new TreeSet<>(this.pathIds.keySet()));
	}

	private PhysicalPlan open(Table table, QueryArguments arguments) {
		Assert.notNull(table, "Table must not be null");
		Assert.notNull(arguments, "Arguments must not be null");
		BoundPredicate bound = this.criteria.bind(arguments.values());
		RowOrder order = order(arguments);
		return planner(table).plan(bound, order, RowRange.of(this.query, arguments), start(order, arguments));
	}

	private static @Nullable BoundKeyset start(RowOrder order, QueryArguments arguments) {
		return (arguments.position() instanceof KeysetScrollPosition keyset && !keyset.isInitial())
				? BoundKeyset.of(order, keyset.getKeys()) : null;
	}

	private RowOrder order(QueryArguments arguments) {
		RowOrder wanted = this.order.and(RowOrder.of(arguments.sort(), this.entity));
		if (arguments.position() instanceof KeysetScrollPosition keyset) {
			RowOrder total = wanted.andId(this.entity);
			return keyset.scrollsBackward() ? total.reversed() : total;
		}
		return wanted.isEmpty() ? RowOrder.of(nearest(arguments)) : wanted;
	}

	private <M extends Measure> M measured(QueryArguments arguments, Class<M> kind) {
		Nearest nearest = nearest(arguments);
		if (nearest == null || !kind.isInstance(nearest.measure())) {
			throw new InvalidDataAccessApiUsageException(
					"Query '%s' measures no distances; it needs a condition 'near' a %s, joined by AND".formatted(this,
							(kind == PointMeasure.class) ? "point" : "vector"));
		}
		return kind.cast(nearest.measure());
	}

	private @Nullable Nearest nearest(QueryArguments arguments) {
		return Nearest.of(this.query.getCriteria(), this.entity, arguments.values());
	}

	private Planner planner(Table table) {
		return new Planner(table, catalog(table.definition()));
	}

	private int idPath() {
		MemoryPersistentProperty id = this.entity.getIdProperty();
		return (id != null) ? this.pathIds.getOrDefault(id.getName(), -1) : -1;
	}

	private IndexCatalog catalog(TableDefinition definition) {
		IndexCatalog known = this.catalog;
		if (known == null || known.definition() != definition) {
			known = IndexCatalog.of(definition, this.pathIds, idPath());
			this.catalog = known;
		}
		return known;
	}

	@Override
	public String toString() {
		return this.query.toString();
	}

}
