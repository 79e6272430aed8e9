package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.state.NativeAnnotations;
import io.github.springdata.memory.store.index.Equality;

import org.springframework.core.annotation.AnnotationAttributes;

/**
 * Finder of the indexes and unique constraints that the table of Jakarta Persistence
 * declares by the names of columns. A column has the name that its property says, else
 * that of the property; case and underscores do not count.
 *
 * @param entity the topmost entity of the table
 * @param problems is told what is wrong
 * @param paths the paths of the properties by the names of their columns
 */
record ColumnIndexes(MemoryPersistentEntity<?> entity, Consumer<String> problems, Map<String, String> paths) {

	/**
	 * Finds the indexes.
	 * @param context the mapping context
	 * @param entity the entity
	 * @param problems is told what is wrong
	 * @return the indexes, possibly none
	 */
	static List<IndexDeclaration> of(MemoryMappingContext context, MemoryPersistentEntity<?> entity,
			Consumer<String> problems) {
		AnnotationAttributes table = NativeAnnotations.of(entity.getTableType()).get(NativeAnnotations.JAKARTA_TABLE);
		if (table == null) {
			return List.of();
		}
		ColumnIndexes indexes = new ColumnIndexes(entity, problems, columns(context, entity));
		Stream<IndexDeclaration> unique = attributes(table, "uniqueConstraints")
			.map((each) -> indexes.index(each.getString("name"), List.of(each.getStringArray("columnNames")), true));
		Stream<IndexDeclaration> others = attributes(table, "indexes").map((each) -> indexes
			.index(each.getString("name"), names(each.getString("columnList")), each.getBoolean("unique")));
		return Stream.concat(unique, others).filter((index) -> !index.paths().isEmpty()).toList();
	}

	private static Stream<AnnotationAttributes> attributes(AnnotationAttributes table, String name) {
		return (table.get(name) instanceof AnnotationAttributes[] values) ? Stream.of(values) : Stream.empty();
	}

	/**
	 * The columns of a list, without their directions.
	 */
	private static List<String> names(String columns) {
		return Stream.of(columns.split(",")).map((column) -> column.strip().split("\\s+")[0]).toList();
	}

	private static Map<String, String> columns(MemoryMappingContext context, MemoryPersistentEntity<?> entity) {
		Map<String, String> overrides = new HashMap<>();
		Map<String, String> paths = new HashMap<>();
		new PropertyWalk(context).walk(entity, (path, property) -> {
			MappingAnnotations.columnOverrides(property)
				.forEach((part, column) -> overrides.putIfAbsent(path + "." + part, column));
			String column = overrides.getOrDefault(path, "");
			paths.putIfAbsent(normalize(column.isBlank() ? MappingAnnotations.columnName(property) : column), path);
		});
		return paths;
	}

	private static String normalize(String column) {
		return column.replaceAll("[_\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
	}

	private IndexDeclaration index(String name, List<String> columns, boolean unique) {
		List<String> found = new ArrayList<>();
		for (String column : columns) {
			String path = this.paths.get(normalize(column));
			if (path == null) {
				this.problems.accept(
						"@Table of jakarta.persistence on %s names column '%s' in an index or a unique constraint, but no property has it; name a column of a property, or its property"
							.formatted(this.entity.getTableType().getName(), column));
				return IndexDeclaration.ofColumns(name, unique, List.of(), true);
			}
			found.add(path);
		}
		return IndexDeclaration.ofColumns(name, unique, found, found.size() > 1 || isSortable(found.get(0)));
	}

	private boolean isSortable(String path) {
		return Equality.isSortable(this.entity.getPath(path).type());
	}

}
