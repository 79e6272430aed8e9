package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.collection.PersistentVector;

/**
 * What a serializable transaction read of one table: ids, found or not, and predicates it
 * searched by. It only grows, whatever savepoint the transaction goes back to, since what
 * was read may have had consequences elsewhere.
 */
final class ReadSet {

	private static final Predicate<Object> EVERYTHING = (row) -> true;

	private final Set<Object> ids = new HashSet<>();

	private final List<Predicate<Object>> predicates = new ArrayList<>();

	private boolean everything;

	void addId(Object id) {
		if (!this.everything) {
			this.ids.add(id);
		}
	}

	void addPredicate(Predicate<Object> predicate) {
		if (!this.everything) {
			this.predicates.add(predicate);
		}
	}

	void addEverything() {
		this.everything = true;
		this.ids.clear();
		this.predicates.clear();
		this.predicates.add(EVERYTHING);
	}

	/**
	 * Checks that a later version differs in nothing that was read. A row counts in its
	 * old and in its new state.
	 * @throws WriteConflictException if somebody wrote something that was read
	 */
	void validate(Table before, Table after) {
		if (after.hasLineageOf(before)) {
			PersistentVector.diff(before.rows(), after.rows(),
					(slot, oldRow, newRow) -> validate(before.definition(), oldRow, newRow));
		}
		else {
			validateById(before, after);
		}
	}

	private void validateById(Table before, Table after) {
		TableDefinition definition = before.definition();
		before.rows().forEach((slot, row) -> {
			Object now = after.get(definition.idOf(row));
			if (now != row) {
				validate(definition, row, now);
			}
		});
		after.rows().forEach((slot, row) -> {
			if (!before.contains(definition.idOf(row))) {
				validate(definition, null, row);
			}
		});
	}

	private void validate(TableDefinition definition, @Nullable Object oldRow, @Nullable Object newRow) {
		validate(definition, oldRow);
		validate(definition, newRow);
	}

	private void validate(TableDefinition definition, @Nullable Object row) {
		if (row == null) {
			return;
		}
		Object id = definition.idOf(row);
		if (this.ids.contains(id) || covers(row)) {
			throw new WriteConflictException(definition.name(), id, WriteConflictException.Reason.READ);
		}
	}

	private boolean covers(Object row) {
		for (Predicate<Object> predicate : this.predicates) {
			if (predicate.test(row)) {
				return true;
			}
		}
		return false;
	}

}
