package io.github.springdata.memory.store;

import io.github.springdata.memory.message.MessageText;

/**
 * An update was refused because there is no row with this id.
 */
public final class RowNotFoundException extends StoreException {

	private final transient Object id;

	RowNotFoundException(String table, Object id) {
		super(table, "Table '%s' has no row with id %s to update".formatted(table, MessageText.of(id)));
		this.id = id;
	}

	/**
	 * The id that was not found.
	 * @return the id
	 */
	public Object getId() {
		return this.id;
	}

}
