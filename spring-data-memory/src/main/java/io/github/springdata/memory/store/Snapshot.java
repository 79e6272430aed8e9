package io.github.springdata.memory.store;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An immutable, consistent state of a whole {@link MemoryStore}: the tables at one
 * version and the id sequences. Snapshots share all that they have in common with each
 * other and with the store.
 */
public final class Snapshot {

	private final long version;

	private final Map<String, Table> tables;

	private final Map<String, Long> sequences;

	Snapshot(long version, Map<String, Table> tables, Map<String, Long> sequences) {
		this.version = version;
		this.tables = Collections.unmodifiableMap(tables);
		this.sequences = sequences;
	}

	/**
	 * The version of the store that this is.
	 * @return the version, zero for an empty store
	 */
	public long version() {
		return this.version;
	}

	/**
	 * Whether there is a table of this name.
	 * @param name the name of a table
	 * @return whether there is one
	 */
	public boolean hasTable(String name) {
		return this.tables.containsKey(name);
	}

	/**
	 * The table of a name.
	 * @param name the name of a table
	 * @return the table
	 * @throws IllegalArgumentException if there is none
	 */
	public Table table(String name) {
		Table table = this.tables.get(name);
		if (table == null) {
			throw new IllegalArgumentException("No table '%s' in version %d of the store; its tables are %s"
				.formatted(name, this.version, this.tables.keySet()));
		}
		return table;
	}

	/**
	 * All tables, in the order in which they were defined.
	 * @return an immutable collection, possibly empty
	 */
	public Collection<Table> tables() {
		return this.tables.values();
	}

	@Nullable Table find(String name) {
		return this.tables.get(name);
	}

	/**
	 * Whether rows of any table refer to rows that must exist.
	 */
	boolean hasReferences() {
		for (Table table : this.tables.values()) {
			if (table.definition().hasReferences()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The number of rows in all tables.
	 */
	long entries() {
		long entries = 0;
		for (Table table : this.tables.values()) {
			entries += table.size();
		}
		return entries;
	}

	/**
	 * The last id handed out per table.
	 */
	Map<String, Long> sequences() {
		return this.sequences;
	}

	Snapshot withSequences(Map<String, Long> sequences) {
		return new Snapshot(this.version, this.tables, sequences);
	}

	Snapshot withTables(Collection<Table> changed) {
		Map<String, Table> tables = new LinkedHashMap<>(this.tables);
		changed.forEach((table) -> tables.put(table.definition().name(), table));
		return new Snapshot(this.version + 1, tables, this.sequences);
	}

	/**
	 * This version with tables that keep their rows only.
	 */
	Snapshot rowsOnly() {
		Map<String, Table> tables = new LinkedHashMap<>();
		this.tables.forEach((name, table) -> tables.put(name, table.rowsOnly()));
		return new Snapshot(this.version, tables, this.sequences);
	}

	@Override
	public String toString() {
		return "version %d: %s".formatted(this.version, this.tables.values());
	}

}
