package io.github.springdata.memory.store;

import java.util.Collection;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.store.index.IndexDefinition;

/**
 * A row was refused because another one has the same id or the same key in a unique
 * index.
 */
public final class UniqueKeyViolationException extends StoreException {

	/**
	 * The name of the unique index.
	 */
	private final String index;

	private final transient Object key;

	UniqueKeyViolationException(String table, String index, Object key) {
		this(table, index, key, "");
	}

	private UniqueKeyViolationException(String table, String index, Object key, String which) {
		super(table, "Table '%s' already has a row with key %s in the unique index '%s'%s".formatted(table,
				MessageText.of(key), index, which));
		this.index = index;
		this.key = key;
	}

	/**
	 * The same, but for the message, which says so if the other row is one of those that
	 * were to be written together.
	 * @param definition the definition of the table that they were written to
	 * @param rows the rows
	 * @return this exception, or one in its place
	 */
	public UniqueKeyViolationException among(TableDefinition definition, Collection<?> rows) {
		boolean together = definition.name().equals(getTable()) && isTwiceAmong(definition, rows);
		return together ? instead(": that of another row which is written together with this one") : this;
	}

	/**
	 * The same for the refusal of a commit.
	 */
	UniqueKeyViolationException atCommit() {
		return instead(": another transaction has committed it since this one began; retry, or use another key");
	}

	private UniqueKeyViolationException instead(String which) {
		UniqueKeyViolationException instead = new UniqueKeyViolationException(getTable(), this.index, this.key, which);
		instead.setStackTrace(getStackTrace());
		return instead;
	}

	private boolean isTwiceAmong(TableDefinition definition, Collection<?> rows) {
		if (this.index.equals(TableDefinition.PRIMARY_KEY)) {
			return rows.stream().filter((row) -> definition.idOf(row).equals(this.key)).limit(2).count() == 2;
		}
		for (IndexDefinition candidate : definition.indexes()) {
			if (candidate.name().equals(this.index)) {
				return rows.stream()
					.filter((row) -> candidate.has(row, this.key))
					.map(definition::idOf)
					.distinct()
					.limit(2)
					.count() == 2;
			}
		}
		return false;
	}

	/**
	 * The violated index.
	 * @return the name of the index, {@link TableDefinition#PRIMARY_KEY} for the id
	 */
	public String getIndex() {
		return this.index;
	}

	/**
	 * The key that is taken.
	 * @return the normalised key or the id
	 */
	public Object getKey() {
		return this.key;
	}

}
