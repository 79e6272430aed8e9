package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.Table;

import org.springframework.util.Assert;

/**
 * Reader by id, or of all of a table.
 */
final class EntityReader {

	private EntityReader() {
	}

	static <T> Optional<T> findById(UnitOfWork work, EntityTable<T> table, Object id) {
		Object row = row(work, table, id);
		return (row != null) ? Optional.of(work.instance(table, row)) : Optional.empty();
	}

	static boolean exists(UnitOfWork work, EntityTable<?> table, Object id) {
		return row(work, table, id) != null;
	}

	private static @Nullable Object row(UnitOfWork work, EntityTable<?> table, Object id) {
		Assert.notNull(id, "Id must not be null");
		Object row = work.row(table, table.ids().convert(id));
		return table.accepts(row) ? row : null;
	}

	static <T> List<T> findAllById(UnitOfWork work, EntityTable<T> table, Iterable<?> ids) {
		return work.instances(table, rows(table, ids, (id) -> work.row(table, id)));
	}

	/**
	 * The rows with the given ids that exist, each once.
	 */
	static List<Object> rows(EntityTable<?> table, Iterable<?> ids, Function<Object, @Nullable Object> lookup) {
		Set<Object> distinct = new LinkedHashSet<>();
		int index = 0;
		for (Object id : ids) {
			NoEntity.requireElement("Id", id, index++);
			distinct.add(table.ids().convert(id));
		}
		List<Object> rows = new ArrayList<>(distinct.size());
		for (Object id : distinct) {
			Object row = lookup.apply(id);
			if (row != null && table.accepts(row)) {
				rows.add(row);
			}
		}
		return rows;
	}

	static <T> List<T> findAll(UnitOfWork work, EntityTable<T> table) {
		return work.instances(table, rows(table, work.table(table)));
	}

	/**
	 * All rows of an entity.
	 */
	static List<Object> rows(EntityTable<?> table, Table version) {
		List<Object> rows = new ArrayList<>(table.isRoot() ? version.size() : 10);
		version.rows().forEach((slot, row) -> {
			if (table.accepts(row)) {
				rows.add(row);
			}
		});
		return rows;
	}

	static long count(UnitOfWork work, EntityTable<?> table) {
		Table version = work.table(table);
		return table.isRoot() ? version.size() : rows(table, version).size();
	}

}
