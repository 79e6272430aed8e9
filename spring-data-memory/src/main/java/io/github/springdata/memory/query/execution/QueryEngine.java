package io.github.springdata.memory.query.execution;

import java.util.Map;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.predicate.CompiledPredicate;
import io.github.springdata.memory.query.predicate.CriteriaCompiler;
import io.github.springdata.memory.query.predicate.RowOrder;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.Assert;

/**
 * Factory of {@link PreparedQuery prepared} queries. Thread-safe.
 */
public final class QueryEngine {

	/**
	 * The number of rows from which on a full scan is logged, unless another is set.
	 */
	public static final long DEFAULT_FULL_SCAN_THRESHOLD = 10_000;

	private final MemoryMappingContext mappingContext;

	private final ScanWatch watch;

	/**
	 * Creates an engine.
	 * @param mappingContext the context of the entities
	 */
	public QueryEngine(MemoryMappingContext mappingContext) {
		this(mappingContext, new ScanWatch(DEFAULT_FULL_SCAN_THRESHOLD));
	}

	private QueryEngine(MemoryMappingContext mappingContext, ScanWatch watch) {
		Assert.notNull(mappingContext, "MappingContext must not be null");
		this.mappingContext = mappingContext;
		this.watch = watch;
	}

	/**
	 * An engine for other entities, that counts and logs full scans together with this
	 * one.
	 * @param mappingContext the context of the entities
	 * @return the engine
	 */
	public QueryEngine withMappingContext(MemoryMappingContext mappingContext) {
		return new QueryEngine(mappingContext, this.watch);
	}

	/**
	 * Sets from how many rows on the full scans of a query are logged, once for each
	 * query.
	 * @param rows the number of rows read, 0 or more
	 */
	public void setFullScanThreshold(long rows) {
		this.watch.setThreshold(rows);
	}

	/**
	 * How often queries read a whole table as no index serves them, see
	 * {@link FullScans}.
	 * @return the number of full scans so far, by the name of the query
	 */
	public Map<String, Long> getFullScanCounts() {
		return this.watch.counts();
	}

	/**
	 * Resolves the properties of a query, checks that operators and values fit them, and
	 * compiles it for any number of executions.
	 * @param query the query
	 * @param entity the entity that it finds
	 * @return the compiled query
	 * @throws org.springframework.data.core.PropertyReferenceException if a path is not a
	 * property, with similar names
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if an operator
	 * or a value does not fit a property, or if the query has a scroll position
	 */
	public PreparedQuery prepare(Query query, MemoryPersistentEntity<?> entity) {
		Assert.notNull(query, "Query must not be null");
		Assert.notNull(entity, "Entity must not be null");
		if (query.getScrollPosition() != null) {
			throw new InvalidDataAccessApiUsageException(
					"Query '%s' has a scroll position, which only a scroll can start from".formatted(query));
		}
		CriteriaCompiler compiler = new CriteriaCompiler(entity);
		CompiledPredicate criteria = compiler.compile(query.getCriteria());
		query.getProjection().forEach(entity::getPath);
		return new PreparedQuery(query, entity, criteria, compiler.pathIds(), RowOrder.of(query.getSort(), entity),
				this.watch, null);
	}

}
