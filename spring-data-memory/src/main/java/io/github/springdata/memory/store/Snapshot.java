package io.github.springdata.memory.store;

import java.util.Arrays;
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

	/** Where each table is, by its name; shared by all versions with the same tables. */
	private final Map<String, Integer> positions;

	private final Table[] tables;

	private final Map<String, Sequence.State> sequences;

	Snapshot(long version, Collection<Table> tables, Map<String, Sequence.State> sequences) {
		this(version, positions(tables), tables.toArray(Table[]::new), sequences);
	}

	private Snapshot(long version, Map<String, Integer> positions, Table[] tables,
			Map<String, Sequence.State> sequences) {
		this.version = version;
		this.positions = positions;
		this.tables = tables;
		this.sequences = sequences;
	}

	private static Map<String, Integer> positions(Collection<Table> tables) {
		Map<String, Integer> positions = new LinkedHashMap<>();
		tables.forEach((table) -> positions.put(table.definition().name(), positions.size()));
		return positions;
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
		return this.positions.containsKey(name);
	}

	/**
	 * The table of a name.
	 * @param name the name of a table
	 * @return the table
	 * @throws IllegalArgumentException if there is none
	 */
	public Table table(String name) {
		Table table = find(name);
		if (table == null) {
			throw new IllegalArgumentException("No table '%s' in version %d of the store; its tables are %s"
				.formatted(name, this.version, this.positions.keySet()));
		}
		return table;
	}

	/**
	 * All tables, in the order in which they were defined.
	 * @return an immutable collection, possibly empty
	 */
	public Collection<Table> tables() {
		return Collections.unmodifiableList(Arrays.asList(this.tables));
	}

	@Nullable Table find(String name) {
		Integer position = this.positions.get(name);
		return (position != null) ? this.tables[position] : null;
	}

	/**
	 * Whether rows of any table refer to rows that must exist.
	 */
	boolean hasReferences() {
		for (Table table : this.tables) {
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
		for (Table table : this.tables) {
			entries += table.size();
		}
		return entries;
	}

	/**
	 * Where the id sequence of each table stands.
	 */
	Map<String, Sequence.State> sequences() {
		return this.sequences;
	}

	Snapshot withSequences(Map<String, Sequence.State> sequences) {
		return new Snapshot(this.version, this.positions, this.tables, sequences);
	}

	/**
	 * The next version, with other versions of some tables, which may be new ones.
	 */
	Snapshot withTables(Collection<Table> changed) {
		Table[] tables = this.tables.clone();
		for (Table table : changed) {
			Integer position = this.positions.get(table.definition().name());
			if (position == null) {
				return withNewTables(changed);
			}
			tables[position] = table;
		}
		return new Snapshot(this.version + 1, this.positions, tables, this.sequences);
	}

	private Snapshot withNewTables(Collection<Table> changed) {
		Map<String, Table> tables = new LinkedHashMap<>();
		tables().forEach((table) -> tables.put(table.definition().name(), table));
		changed.forEach((table) -> tables.put(table.definition().name(), table));
		return new Snapshot(this.version + 1, tables.values(), this.sequences);
	}

	/**
	 * This version with tables that keep their rows only.
	 */
	Snapshot rowsOnly() {
		Table[] tables = Arrays.stream(this.tables).map(Table::rowsOnly).toArray(Table[]::new);
		return new Snapshot(this.version, this.positions, tables, this.sequences);
	}

	@Override
	public String toString() {
		return "version %d: %s".formatted(this.version, tables());
	}

}
