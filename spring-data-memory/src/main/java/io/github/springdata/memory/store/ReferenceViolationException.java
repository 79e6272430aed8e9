package io.github.springdata.memory.store;

import io.github.springdata.memory.message.MessageText;

/**
 * A row was refused because it refers to a row that does not exist, or the removal of a
 * row because another one refers to it.
 */
public final class ReferenceViolationException extends StoreException {

	private ReferenceViolationException(String table, String message) {
		super(table, message);
	}

	static ReferenceViolationException missing(String table, Object id, ReferenceDefinition reference, Object key) {
		return new ReferenceViolationException(table,
				"Row %s of table '%s' refers, by '%s', to row %s of table '%s', which does not exist; insert that one first"
					.formatted(MessageText.of(id), table, reference.index(), MessageText.of(key), reference.target()));
	}

	static ReferenceViolationException referenced(String table, Object id, String other, Object otherId,
			ReferenceDefinition reference) {
		return new ReferenceViolationException(table,
				"Row %s of table '%s' cannot be deleted, as row %s of table '%s' refers to it by '%s'; delete or change that one first"
					.formatted(MessageText.of(id), table, MessageText.of(otherId), other, reference.index()));
	}

}
