package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.CollectionFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.util.Streamable;
import org.springframework.util.ClassUtils;

/**
 * Table of the results that query methods can declare, and of the executions that produce
 * them. It is one for methods that are derived from their names and for those with a
 * text. A result that cannot be produced is refused.
 */
record ResultTypes(MemoryQueryMethod method, Subject subject) {

	private static final Set<Class<?>> COUNTS = Set.of(Long.class, Integer.class, Number.class);

	private static final Set<Class<?>> NOTHING = Set.of(void.class, Void.class);

	static ResultTypes of(MemoryQueryMethod method, Subject subject) {
		requireServed(method);
		return new ResultTypes(method, subject);
	}

	/**
	 * Refuses results that are reactive, or not, in the wrong place.
	 */
	private static void requireServed(MemoryQueryMethod method) {
		if (method.isMisplaced()) {
			throw new UnsupportedOperationException(
					"reactive result %s is not supported by this repository; extend ReactiveMemoryRepository"
						.formatted(method.declaredType()));
		}
		if (method.isBlockingAmongReactive()) {
			throw new UnsupportedOperationException(
					"result type %s is not reactive, but the repository is; return a Mono or a Flux, or put the method into a repository that extends MemoryRepository"
						.formatted(method.declaredType()));
		}
		if (method.isReactive() && (method.isPageQuery() || method.isSliceQuery())) {
			throw new UnsupportedOperationException(
					"result type %s is not supported: pages and slices are not served reactively; take a Limit and a Sort, or scroll by a Window"
						.formatted(method.declaredType()));
		}
	}

	/**
	 * Requires that a modifying text has a result that says how many rows it changed.
	 */
	static void requireCount(MemoryQueryMethod method) {
		ResultTypes results = ResultTypes.of(method, new Subject(Subject.Kind.UPDATE, false, true, false, false));
		results.require(results.isCountOrNothing(), "a modifying method must return void, long or int");
	}

	/**
	 * The type of a single result, which the query is to have.
	 * @return the type, or {@code null} if it does not matter, or each call says it
	 */
	@Nullable Class<?> contentType() {
		if (this.subject.kind() != Subject.Kind.FIND || this.method.getParameters().hasDynamicProjection()) {
			return null;
		}
		return isRow() ? Object[].class : this.method.contentType();
	}

	/**
	 * Whether the result is one array of the items of a text.
	 */
	private boolean isRow() {
		return this.subject.text() && resultClass() == Object[].class;
	}

	/**
	 * Requires that a map can have values of a type.
	 */
	void requireMapOf(Class<?> value) {
		require(this.method.takesMapOf(value),
				"the map has a %s as a value, and names as keys; declare a Map<String, Object>"
					.formatted(value.getSimpleName()));
	}

	MemoryQueryExecution execution() {
		return switch (this.subject.kind()) {
			case COUNT -> {
				require(COUNTS.contains(resultClass()), "a count method must return long or int");
				yield MemoryQueryExecution.COUNT;
			}
			case EXISTS -> {
				require(resultClass() == Boolean.class, "an exists method must return boolean");
				yield MemoryQueryExecution.EXISTS;
			}
			case UPDATE -> {
				require(isCountOrNothing(), "a method that takes an Update must return void, long or int");
				yield MemoryQueryExecution.update(this.method.updateIndex());
			}
			case DELETE -> delete();
			case FIND -> find();
		};
	}

	private boolean isCountOrNothing() {
		return COUNTS.contains(resultClass()) || NOTHING.contains(resultClass());
	}

	private MemoryQueryExecution find() {
		if (this.method.isGeoQuery()) {
			return places();
		}
		if (this.method.isSearch()) {
			return vectors();
		}
		if (this.method.isPageQuery()) {
			return MemoryQueryExecution.PAGE;
		}
		if (this.method.isSliceQuery()) {
			require(this.method.getParameters().hasPageableParameter(),
					"a method that returns a Slice must have a Pageable parameter");
			return MemoryQueryExecution.SLICE;
		}
		if (this.method.isScrollQuery()) {
			require(!this.method.takesKeys() || !this.subject.distinct() || this.method.returnsEntities(),
					"distinct projections have no keys; take a ScrollPosition, and scroll by offset");
			return MemoryQueryExecution.WINDOW;
		}
		return several();
	}

	private MemoryQueryExecution several() {
		if (this.method.isStreaming()) {
			return MemoryQueryExecution.STREAM;
		}
		if (resultClass() == Iterator.class) {
			return MemoryQueryExecution.ITERATOR;
		}
		if (returnsMany() && !isRow()) {
			return MemoryQueryExecution.LIST;
		}
		return this.method.returnsOptional() ? MemoryQueryExecution.OPTIONAL : MemoryQueryExecution.ONE;
	}

	/**
	 * Results with a distance from a point.
	 */
	private MemoryQueryExecution places() {
		requireNear(this.subject.nearPoint(), "Near on a Point");
		if (resultClass() == GeoPage.class) {
			return MemoryQueryExecution.PLACES_PAGE;
		}
		boolean listed = isListed();
		require(listed || resultClass() == GeoResults.class,
				"results with a distance come in GeoResults, in a GeoPage or in a List of GeoResult, reactively also in a Flux of these");
		return listed ? MemoryQueryExecution.PLACES_LIST : MemoryQueryExecution.PLACES;
	}

	/**
	 * Results with a score by a vector.
	 */
	private MemoryQueryExecution vectors() {
		requireNear(this.subject.nearVector(), "Near or Within on a vector");
		boolean listed = isListed();
		require(listed || resultClass() == SearchResults.class,
				"results with a score come in SearchResults or in a List of SearchResult, reactively also in a Flux of these");
		return listed ? MemoryQueryExecution.SEARCH_LIST : MemoryQueryExecution.SEARCH;
	}

	private boolean isListed() {
		return this.method.isReactiveStream() || resultClass().isAssignableFrom(List.class);
	}

	private void requireNear(boolean measured, String keyword) {
		require(!this.subject.text(),
				"results of a text have no score and no distance; leave the text out, and name the method with a condition %s"
					.formatted(keyword));
		require(measured, "it needs a condition %s in the name, which is no alternative of an Or".formatted(keyword));
		require(!this.subject.distinct(), "Distinct has no effect on results with a distance or score; leave it out");
	}

	private MemoryQueryExecution delete() {
		if (isCountOrNothing()) {
			return MemoryQueryExecution.DELETE;
		}
		boolean whole = !(this.method.isPageQuery() || this.method.isSliceQuery() || this.method.isScrollQuery()
				|| this.method.isStreamQuery() || this.method.isSearch() || this.method.isGeoQuery());
		require(whole && this.method.returnsEntities(),
				"a delete method must return void, long, int, the deleted entity or a collection of the deleted entities");
		return returnsMany() ? MemoryQueryExecution.DELETE_LIST : MemoryQueryExecution.DELETE_ONE;
	}

	private boolean returnsMany() {
		if (this.method.isReactiveStream()) {
			return true;
		}
		if (!this.method.isCollectionQuery()) {
			return false;
		}
		Class<?> type = resultClass();
		require(!Collection.class.isAssignableFrom(type) || canCreate(type),
				"a collection must be a List, a Set, a Collection or an implementation of these");
		require(!Streamable.class.isAssignableFrom(type) || canWrap(type),
				"a wrapper needs a public constructor, or a public static method of(..), that takes a Streamable");
		return true;
	}

	private static boolean canWrap(Class<?> streamableType) {
		return streamableType == Streamable.class
				|| DefaultConversionService.getSharedInstance().canConvert(Streamable.class, streamableType);
	}

	private static boolean canCreate(Class<?> collectionType) {
		try {
			CollectionFactory.createCollection(collectionType, 0);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private Class<?> resultClass() {
		return ClassUtils.resolvePrimitiveIfNecessary(this.method.resultType().getType());
	}

	void require(boolean condition, String requirement) {
		if (!condition) {
			throw new UnsupportedOperationException(
					"result type %s is not supported: %s".formatted(this.method.declaredType(), requirement));
		}
	}

}
