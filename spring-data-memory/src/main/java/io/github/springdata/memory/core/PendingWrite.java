package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.SharedRow;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.store.Transaction;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * An instance on its way into the store. It can be executed again in another transaction
 * when the first one runs into a conflict.
 *
 * @param <T> the type of the entity
 * @param table the table
 * @param instance the instance with its new id and version
 * @param id the id of the row
 * @param state the row
 * @param before id and version that the instance had before, {@code null} if it is a
 * record
 * @param kind whether the row is new
 * @param expected the version that the row has to have before an update
 */
record PendingWrite<T>(EntityTable<T> table, T instance, Object id, Object state, @Nullable Identity before, Kind kind,
		@Nullable Number expected) implements BatchIds.Member {

	void execute(Transaction transaction) {
		if (this.kind != Kind.UPDATE) {
			insert(transaction);
			return;
		}
		if (transaction.put(this.table.name(), this.state, this::check) == null) {
			inserted();
		}
	}

	/**
	 * Checks whether the row may be updated.
	 * @param row the row as it is, or {@code null}
	 */
	void check(@Nullable Object row) {
		if (row != null && SharedRow.instanceOf(row).getClass() != this.instance.getClass()) {
			throw otherClass(row);
		}
		Versions versions = this.table.versions();
		if (versions != null) {
			versions.check(this.expected, row, this.id);
		}
	}

	private void insert(Transaction transaction) {
		transaction.insert(this.table.name(), this.state);
		inserted();
	}

	/**
	 * Takes note that the row is there.
	 */
	void inserted() {
		if (this.kind != Kind.INSERT_GENERATED) {
			this.table.ids().used(this.id);
		}
	}

	private DataIntegrityViolationException otherClass(Object row) {
		return new DataIntegrityViolationException(
				"Row %s of table '%s' is a %s and cannot become a %s; delete it first".formatted(
						MessageText.of(this.id), this.table.name(), SharedRow.instanceOf(row).getClass().getName(),
						this.instance.getClass().getName()));
	}

	/**
	 * Kind of write, as far as the row is known.
	 */
	enum Kind {

		/** The row is new and has an id that was just generated. */
		INSERT_GENERATED,

		/** The row is new. */
		INSERT,

		/** The row should exist; without a version it may be new as well. */
		UPDATE

	}

}
