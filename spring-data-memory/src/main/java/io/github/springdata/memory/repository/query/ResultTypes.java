package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.core.CollectionFactory;
import org.springframework.data.geo.GeoResult;
import org.springframework.data.geo.GeoResults;
import org.springframework.data.repository.query.parser.PartTree;
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

	ResultTypes(MemoryQueryMethod method, PartTree tree) {
		this.method = method;
		this.tree = tree;
	}

	MemoryQueryExecution execution(MemoryOperations operations) {
		if (this.method.isReactive()) {
			throw new UnsupportedOperationException(
					"reactive result %s is not supported by this repository".formatted(this.method.declaredType()));
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
	 * The projection that the method always returns.
	 * @return the type, or {@code null} for entities, for counts, and for methods that
	 * take the type as a parameter
	 */
	@Nullable Class<?> projection() {
		boolean find = !(this.tree.isCountProjection() || this.tree.isExistsProjection() || this.tree.isDelete());
		boolean fixed = find && !this.method.getParameters().hasDynamicProjection() && !returnsEntities();
		return fixed ? this.method.getReturnedObjectType() : null;
	}

	/**
	 * Refuses what is not a projection of the entity.
	 */
	static void requireProjection(MemoryQueryMethod method, Class<?> type) {
		if (ClassUtils.isPrimitiveOrWrapper(type) || type == void.class || type.isArray() || type.isEnum()
				|| type.getName().startsWith("java.")) {
			throw new UnsupportedOperationException(
					"result type %s is neither %s nor a projection of it, which is an interface, a record or a class"
						.formatted(type.getName(), method.entityType().getName()));
		}
		if (type.isInterface() && !method.projectionInformation(type).isClosed()) {
			throw new UnsupportedOperationException(
					"projection %s has expressions in @Value, which are not supported; ".formatted(type.getName())
							+ "use accessors of properties and default methods");
		}
	}

	private MemoryQueryExecution find() {
		requireEntitiesOrProjections();
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
		if (this.method.isStreamQuery()) {
			return new MemoryQueryExecution.StreamExecution();
		}
		return returnsMany() ? new MemoryQueryExecution.ListExecution() : new MemoryQueryExecution.OneExecution();
	}

	private MemoryQueryExecution delete(MemoryOperations operations) {
		if (COUNTS.contains(resultClass()) || NOTHING.contains(resultClass())) {
			return new MemoryQueryExecution.CountingDeleteExecution();
		}
		boolean pages = this.method.isPageQuery() || this.method.isSliceQuery() || this.method.isScrollQuery();
		require(returnsEntities() && !pages, "a delete method must return void, long, int or the deleted entities");
		if (this.method.isStreamQuery()) {
			return new MemoryQueryExecution.StreamDeleteExecution();
		}
		return returnsMany() ? new MemoryQueryExecution.ListDeleteExecution()
				: new MemoryQueryExecution.OneDeleteExecution(operations);
	}

	private void refuseGeoResults() {
		boolean geo = Stream.of(resultClass(), this.method.getReturnedObjectType())
			.anyMatch((type) -> GeoResults.class.isAssignableFrom(type) || GeoResult.class == type);
		require(!geo, "distances are not returned; return entities, which come nearest first");
	}

	private void requireEntitiesOrProjections() {
		refuseGeoResults();
		if (this.method.isSearchQuery()) {
			throw new UnsupportedOperationException("search results are not supported");
		}
		if (!returnsEntities() && !this.method.getParameters().hasDynamicProjection()) {
			requireProjection(this.method, this.method.getReturnedObjectType());
		}
	}

	private boolean returnsEntities() {
		return this.method.getReturnedObjectType().isAssignableFrom(this.method.entityType());
	}

	private boolean returnsProjections() {
		return this.method.getParameters().hasDynamicProjection() || !returnsEntities();
	}

	private boolean returnsMany() {
		if (!this.method.isCollectionQuery()) {
			return false;
		}
		Class<?> type = resultClass();
		require(!Collection.class.isAssignableFrom(type) || canCreate(type),
				"a collection must be a List, a Set, a Collection or an implementation of these");
		return true;
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
