package io.github.springdata.memory.store;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.collection.SlotSet;
import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.index.Index;
import io.github.springdata.memory.store.index.IndexKeys;

/**
 * Check that rows refer to rows that exist.
 */
final class References {

	private References() {
	}

	/**
	 * Checks all that transactions are about to publish.
	 * @param next the version to publish
	 * @param written what was written to it
	 */
	static void check(Snapshot next, Collection<Workspace> written) {
		if (!next.hasReferences()) {
			return;
		}
		for (Workspace workspace : written) {
			for (ChangeSet.Change change : workspace.changes()) {
				check(next, workspace.definition(), change);
			}
		}
	}

	private static void check(Snapshot next, TableDefinition table, ChangeSet.Change change) {
		if (change.after() != null) {
			checkTargets(table, change.after(), (target, id) -> exists(next.find(target), id));
		}
		else {
			checkSources(table.name(), change.id(), next.tables(), Function.identity());
		}
	}

	private static boolean exists(@Nullable Table table, Object id) {
		return table != null && table.contains(id);
	}

	/**
	 * Checks that a row refers to rows that exist.
	 * @param exists whether a table has a row with an id
	 */
	static void checkTargets(TableDefinition table, Object row, BiFunction<String, Object, Boolean> exists) {
		for (ReferenceDefinition reference : table.references()) {
			for (Object id : table.index(reference.index()).values(row)) {
				if (!exists.apply(reference.target(), id) && !existsByKey(reference, id, exists)) {
					throw ReferenceViolationException.missing(table.name(), table.idOf(row), reference, id);
				}
			}
		}
	}

	/**
	 * Whether there is a row with the id in the form of ids of which several stand for
	 * one value.
	 */
	private static boolean existsByKey(ReferenceDefinition reference, Object id,
			BiFunction<String, Object, Boolean> exists) {
		Object key = (id instanceof BigDecimal) ? IndexKeys.normalize(id, false) : Equality.keyOrValue(id);
		return !key.equals(id) && exists.apply(reference.target(), key);
	}

	/**
	 * Checks that no row refers to a row that was deleted.
	 * @param tables all tables, in any version
	 * @param versions gives the version of a table to look in
	 */
	static void checkSources(String target, Object id, Collection<Table> tables, Function<Table, Table> versions) {
		for (Table table : tables) {
			for (ReferenceDefinition reference : table.definition().references()) {
				if (reference.target().equals(target)) {
					checkSource(target, id, versions.apply(table), reference);
				}
			}
		}
	}

	private static void checkSource(String target, Object id, Table table, ReferenceDefinition reference) {
		Index index = table.index(reference.index());
		if (index == null) {
			return;
		}
		SlotSet slots = index.slots(index.definition().keyOf(id));
		Object row = slots.isEmpty() ? null : table.rowAt(slots.first());
		if (row != null) {
			throw ReferenceViolationException.referenced(target, id, table.definition().name(),
					table.definition().idOf(row), reference);
		}
	}

}
