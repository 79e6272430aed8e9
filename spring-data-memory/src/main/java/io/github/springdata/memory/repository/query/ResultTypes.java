package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;

import org.springframework.core.CollectionFactory;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.domain.SearchResults;
import org.springframework.data.geo.GeoPage;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.geo.Point;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;
import org.springframework.data.util.Streamable;
import org.springframework.util.ClassUtils;

/**
 * Choice of the execution by the declared result of a method. A result that cannot be
 * produced is refused.
 */
final class ResultTypes {

	private static final Set<Class<?>> COUNTS = Set.of(Long.class, Integer.class, Number.class);

	private static final Set<Class<?>> NOTHING = Set.of(void.class, Void.class);

	private final MemoryQueryMethod method;

	private final PartTree tree;

	private final Selection selection;

	ResultTypes(MemoryQueryMethod method, PartTree tree) {
		this.method = method;
		this.tree = tree;
		this.selection = new Selection(method, tree.isDistinct());
	}

	/**
	 * What is selected of the entities.
	 */
	Selection selection() {
		return this.selection;
	}

	MemoryQueryExecution execution(MemoryOperations operations) {
		requireServed(this.method);
		if (this.method.takesUpdate()) {
			return update();
		}
		if (this.method.isModifying() && !this.tree.isDelete()) {
			throw new IllegalArgumentException(
					"@Modifying marks methods that write, and this one finds; remove it, give it a @Query that writes, name it delete..By, or update..By with a parameter of type Update");
		}
		if (this.tree.isCountProjection()) {
			require(COUNTS.contains(resultClass()), "a count method must return long or int");
			return new MemoryQueryExecution.CountExecution();
		}
		if (this.tree.isExistsProjection()) {
			require(resultClass() == Boolean.class, "an exists method must return boolean");
			return new MemoryQueryExecution.ExistsExecution();
		}
		return this.tree.isDelete() ? delete(operations) : find();
	}

	/**
	 * Refuses results that are reactive, or not, in the wrong place.
	 */
	static void requireServed(MemoryQueryMethod method) {
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
	 * The query with the results that the method always has.
	 */
	EntityQuery<?> select(EntityQuery<?> query) {
		boolean fixed = isFind() && !this.method.takesUpdate() && !this.method.getParameters().hasDynamicProjection();
		if (fixed && this.method.contentType() == Map.class) {
			require(MapResults.takes(this.method.content(), Object.class),
					"a map of the properties by their names is a Map<String, Object>");
		}
		return fixed ? this.selection.apply(query, this.method.contentType()) : query;
	}

	private boolean isFind() {
		return !(this.tree.isCountProjection() || this.tree.isExistsProjection() || this.tree.isDelete());
	}

	private MemoryQueryExecution update() {
		if (!isFind() || this.method.getParameters().hasScrollPositionParameter()
				|| this.method.getParameters().hasDynamicProjection()) {
			throw new IllegalArgumentException(
					"a parameter of type Update changes what a method finds; name it update..By or find..By, and let it take no Class and no ScrollPosition");
		}
		require(COUNTS.contains(resultClass()) || NOTHING.contains(resultClass()),
				"a method that takes an Update must return void, long or int");
		return new MemoryQueryExecution.UpdateExecution(this.method.updateIndex());
	}

	private MemoryQueryExecution find() {
		if (this.method.isGeoQuery()) {
			return places();
		}
		if (this.method.isSearch()) {
			return vectors();
		}
		if (this.method.isPageQuery()) {
			return new MemoryQueryExecution.PageExecution();
		}
		if (this.method.isSliceQuery()) {
			require(this.method.getParameters().hasPageableParameter(),
					"a method that returns a Slice must have a Pageable parameter");
			return new MemoryQueryExecution.SliceExecution();
		}
		if (this.method.isScrollQuery()) {
			require(!this.tree.isDistinct() || !returnsProjections(),
					"distinct projections cannot be scrolled, only listed, paged, sliced and streamed");
			return new MemoryQueryExecution.WindowExecution();
		}
		return several();
	}

	private MemoryQueryExecution several() {
		if (this.method.isStreaming()) {
			return new MemoryQueryExecution.StreamExecution();
		}
		if (resultClass() == Iterator.class) {
			return new MemoryQueryExecution.IteratorExecution();
		}
		return returnsMany() ? new MemoryQueryExecution.ListExecution() : one();
	}

	private MemoryQueryExecution one() {
		return new MemoryQueryExecution.OneExecution(this.method.returnsOptional());
	}

	/**
	 * Results with a distance from a point.
	 */
	private MemoryQueryExecution places() {
		requireNear("Near on a Point", ResultTypes::isNearPoint);
		if (resultClass() == GeoPage.class) {
			return new MemoryQueryExecution.GeoPageExecution();
		}
		boolean listed = isListed();
		require(listed || resultClass() == GeoResults.class,
				"results with a distance come in GeoResults, in a GeoPage or in a List of GeoResult, reactively also in a Flux of these");
		return new MemoryQueryExecution.GeoExecution(listed);
	}

	/**
	 * Results with a score by a vector.
	 */
	private MemoryQueryExecution vectors() {
		requireNear("Near or Within on a vector", ResultTypes::isNearVector);
		boolean listed = isListed();
		require(listed || resultClass() == SearchResults.class,
				"results with a score come in SearchResults or in a List of SearchResult, reactively also in a Flux of these");
		return new MemoryQueryExecution.SearchExecution(listed);
	}

	private boolean isListed() {
		return this.method.isReactiveStream() || resultClass().isAssignableFrom(List.class);
	}

	/**
	 * Requires one condition to measure all results by.
	 */
	private void requireNear(String keyword, Predicate<Part> near) {
		boolean measured = this.tree.stream().count() == 1 && this.tree.getParts().stream().anyMatch(near);
		require(measured, "it needs a condition %s in the name, which is no alternative of an Or".formatted(keyword));
		require(!this.tree.isDistinct(), "Distinct has no effect on results with a distance or score; leave it out");
	}

	private static boolean isNearPoint(Part part) {
		return part.getType() == Part.Type.NEAR
				&& Point.class.isAssignableFrom(part.getProperty().getLeafProperty().getType());
	}

	private static boolean isNearVector(Part part) {
		return (part.getType() == Part.Type.NEAR || part.getType() == Part.Type.WITHIN)
				&& !Point.class.isAssignableFrom(part.getProperty().getLeafProperty().getType());
	}

	private MemoryQueryExecution delete(MemoryOperations operations) {
		if (COUNTS.contains(resultClass()) || NOTHING.contains(resultClass())) {
			return new MemoryQueryExecution.CountingDeleteExecution();
		}
		boolean whole = !(this.method.isPageQuery() || this.method.isSliceQuery() || this.method.isScrollQuery()
				|| this.method.isStreamQuery() || this.method.isSearch() || this.method.isGeoQuery());
		require(this.selection.isEntity() && whole && !this.method.getParameters().hasDynamicProjection(),
				"a delete method must return void, long, int, the deleted entity or a collection of the deleted entities");
		return returnsMany() ? new MemoryQueryExecution.ListDeleteExecution()
				: new MemoryQueryExecution.OneDeleteExecution(operations);
	}

	private boolean returnsProjections() {
		return this.method.getParameters().hasDynamicProjection() || !this.selection.isEntity();
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

	private void require(boolean condition, String requirement) {
		if (!condition) {
			throw new UnsupportedOperationException(
					"result type %s is not supported: %s".formatted(this.method.declaredType(), requirement));
		}
	}

}
