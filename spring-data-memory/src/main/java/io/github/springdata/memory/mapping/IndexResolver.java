package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexedProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.PropertyReferenceException;

/**
 * Finder of the indexes that an entity declares, and of what is wrong with them. An
 * object that is nested in the entity takes part, unless it has an id: then its indexes
 * are those of its own table.
 */
record IndexResolver(MemoryMappingContext context, BasicMemoryPersistentEntity<?> entity, Consumer<String> problems,
		List<IndexDeclaration> declared) {

	/**
	 * Resolves the indexes of an entity.
	 * @param context the types of nested objects
	 * @param entity the topmost entity of a table
	 * @param problems is told what is wrong
	 * @return the indexes without problems
	 */
	static List<IndexDefinition> resolve(MemoryMappingContext context, BasicMemoryPersistentEntity<?> entity,
			Consumer<String> problems) {
		IndexResolver resolver = new IndexResolver(context, entity, problems, new ArrayList<>());
		new PropertyWalk(context).walk(entity, "", resolver::declare, resolver::refuse);
		resolver.declared.addAll(MappingAnnotations.compoundIndexes(entity.getType()));
		ColumnIndexes.of(context, entity, problems).forEach(resolver::declareOnce);
		resolver.checkNames();
		return resolver.declared.stream().map(resolver::define).flatMap(Optional::stream).toList();
	}

	private void declare(String path, MemoryPersistentProperty property) {
		IndexDeclaration index = MappingAnnotations.index(path, property);
		if (index != null) {
			this.declared.add(index);
		}
		checkInsertOnly(path, property);
	}

	/**
	 * Refuses properties that cannot keep the value of the insert, on the way.
	 */
	private void checkInsertOnly(String path, MemoryPersistentProperty property) {
		boolean shared = this.context instanceof SharingMappingContext;
		if (MappingAnnotations.isInsertOnly(property) && (shared || path.indexOf('.') > 0)) {
			this.problems.accept(
					"Property '%s' is written by inserts only, which %s; remove @InsertOnlyProperty or updatable = false"
						.formatted(path, shared ? "is not possible in mode SHARED, whose objects are the rows"
								: "only properties of the entity itself can be"));
		}
	}

	/**
	 * Adds an index, unless there is one that serves for it.
	 */
	private void declareOnce(IndexDeclaration index) {
		boolean known = this.declared.stream()
			.anyMatch((other) -> other.paths().equals(index.paths()) && (other.unique() || !index.unique()));
		if (!known) {
			this.declared.add(index);
		}
	}

	private void refuse(String path, MemoryPersistentProperty property) {
		if (MappingAnnotations.index(path, property) != null) {
			this.problems
				.accept("Property '%s' is not stored, so that it cannot be indexed; remove @Indexed".formatted(path));
		}
	}

	private void checkNames() {
		Set<String> names = new HashSet<>();
		for (IndexDeclaration index : this.declared) {
			if (!names.add(index.name())) {
				this.problems
					.accept("Two indexes are named '%s'; give one of them another name".formatted(index.name()));
			}
		}
	}

	private Optional<IndexDefinition> define(IndexDeclaration index) {
		if (index.paths().isEmpty() || new HashSet<>(index.paths()).size() < index.paths().size()) {
			this.problems
				.accept("Index '%s' must name at least one property, and each only once".formatted(index.name()));
			return Optional.empty();
		}
		List<IndexedProperty> properties = index.paths()
			.stream()
			.flatMap((path) -> property(index, path).stream())
			.toList();
		return (properties.size() == index.paths().size())
				? Optional.of(IndexDefinition.of(index.name(), index.kind(), index.unique(), properties))
				: Optional.empty();
	}

	private Optional<IndexedProperty> property(IndexDeclaration index, String path) {
		PathReader reader;
		try {
			reader = this.entity.ofSavedState(this.entity.getPath(path));
		}
		catch (PropertyReferenceException | IllegalArgumentException ex) {
			this.problems.accept("Index '%s': %s".formatted(index.name(), ex.getMessage()));
			return Optional.empty();
		}
		String problem = sharedProblem(index, path);
		problem = (problem != null) ? problem : problem(index, reader);
		if (problem != null) {
			this.problems.accept(problem);
			return Optional.empty();
		}
		return Optional.of(indexed(index, path, reader));
	}

	private IndexedProperty indexed(IndexDeclaration index, String path, PathReader reader) {
		boolean comparable = ComparableValues.areAll(reader.type());
		UnaryOperator<@Nullable Object> check = comparable ? UnaryOperator.identity()
				: (value) -> comparable(index, path, value);
		if (reader.isMultiValued()) {
			return IndexedProperty.ofEach(path, index.ignoreCase(), reader.type(),
					(row, action) -> reader.readEach(row, (value) -> action.accept(check.apply(value))));
		}
		return new IndexedProperty(path, index.ignoreCase(), reader.type(),
				comparable ? reader::read : (row) -> check.apply(reader.read(row)));
	}

	private @Nullable Object comparable(IndexDeclaration index, String path, @Nullable Object value) {
		String problem = (value != null) ? this.entity.findEqualityProblem(value) : null;
		if (value != null && problem != null) {
			throw new InvalidDataAccessApiUsageException(
					"Index '%s' cannot hold a value of type %s of '%s', as nothing could be found by it: %s"
						.formatted(index.name(), value.getClass().getTypeName(), path, problem));
		}
		return value;
	}

	/**
	 * Says what prevents the keys of an index from being those of the last save.
	 */
	private @Nullable String sharedProblem(IndexDeclaration index, String path) {
		for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
			String prefix = path.substring(0, dot);
			Class<?> type = PathResolver.content(this.entity.getPath(prefix).leaf().getTypeInformation()).getType();
			if (this.context.getCopiers().isShared(type)) {
				return "Index '%s' is on '%s', but in mode SHARED '%s' may change without a save of the entity; index a property of the entity itself"
					.formatted(index.name(), path, prefix);
			}
		}
		return null;
	}

	private static @Nullable String problem(IndexDeclaration index, PathReader path) {
		String type = path.type().getTypeName();
		if (path.isMultiValued() && index.paths().size() > 1) {
			return "Index '%s' is on several properties, but '%s' is, or is in, a collection; give it an index of its own with @Indexed"
				.formatted(index.name(), path.path());
		}
		String misuse = index.kind().misuse(path.type(), index.unique(), index.ignoreCase());
		if (misuse != null) {
			return "Index '%s' on '%s' %s".formatted(index.name(), path.path(), misuse);
		}
		if (index.kind().isOrdered() && !Equality.isSortable(path.type())) {
			return "Index '%s' is sorted, but '%s' is of type %s, which is not Comparable; %s".formatted(index.name(),
					path.path(), type,
					(index.paths().size() > 1) ? "index it alone, with kind = HASH" : "use kind = HASH");
		}
		if (!Equality.isPossible(path.type())) {
			return "Index '%s': '%s' is of type %s, which cannot be compared: %s".formatted(index.name(), path.path(),
					type, Equality.reason(path.type()));
		}
		if (index.ignoreCase() && path.type() != String.class) {
			return "Index '%s' ignores case, but '%s' is of type %s; remove ignoreCase, which is for strings"
				.formatted(index.name(), path.path(), type);
		}
		return null;
	}

}
