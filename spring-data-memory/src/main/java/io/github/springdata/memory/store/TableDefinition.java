package io.github.springdata.memory.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdata.memory.store.index.IndexDefinition;

/**
 * What a table is: its name, the type and the id of its rows, and its indexes.
 */
public final class TableDefinition {

	/**
	 * The name under which errors and plans speak of the id.
	 */
	public static final String PRIMARY_KEY = "id";

	private final String name;

	private final Class<?> type;

	private final Function<Object, Object> id;

	private final List<IndexDefinition> declared;

	private final List<IndexDefinition> indexes;

	private final boolean versioned;

	private TableDefinition(String name, Class<?> type, Function<Object, Object> id, List<IndexDefinition> declared,
			List<IndexDefinition> indexes, boolean versioned) {
		this.name = name;
		this.type = type;
		this.id = id;
		this.declared = declared;
		this.indexes = indexes;
		this.versioned = versioned;
	}

	/**
	 * Defines a table.
	 * @param name the name, unique within a store
	 * @param type the type that all rows have in common
	 * @param id reads the id of a row, never {@code null}
	 * @param indexes the indexes, with distinct names
	 * @return the definition
	 * @throws IllegalArgumentException if two indexes have the same name
	 */
	public static TableDefinition of(String name, Class<?> type, Function<Object, Object> id,
			List<IndexDefinition> indexes) {
		Objects.requireNonNull(name, "name must not be null");
		Objects.requireNonNull(type, "type must not be null");
		Objects.requireNonNull(id, "id must not be null");
		checkNames(name, indexes);
		List<IndexDefinition> declared = List.copyOf(indexes);
		return new TableDefinition(name, type, id, declared, declared, false);
	}

	/**
	 * This table, with rows that carry a version: a transaction that overwrites a row
	 * which another one changed meanwhile is refused whatever its isolation.
	 * @return the definition of the versioned table
	 */
	public TableDefinition withVersion() {
		return new TableDefinition(this.name, this.type, this.id, this.declared, this.indexes, true);
	}

	/**
	 * This table with one more index than were declared.
	 */
	TableDefinition withIndex(IndexDefinition index) {
		List<IndexDefinition> more = Stream.concat(this.indexes.stream(), Stream.of(index)).toList();
		checkNames(this.name, more);
		return new TableDefinition(this.name, this.type, this.id, this.declared, more, this.versioned);
	}

	/**
	 * This table without one of its indexes.
	 */
	TableDefinition withoutIndex(String index) {
		IndexDefinition dropped = index(index);
		List<IndexDefinition> fewer = this.indexes.stream().filter((candidate) -> candidate != dropped).toList();
		return new TableDefinition(this.name, this.type, this.id, this.declared, fewer, this.versioned);
	}

	private static void checkNames(String table, List<IndexDefinition> indexes) {
		Map<String, IndexDefinition> byName = new LinkedHashMap<>();
		for (IndexDefinition index : indexes) {
			IndexDefinition other = byName.put(index.name(), index);
			if (other != null) {
				throw new IllegalArgumentException(
						"Table '%s' has two indexes of one name: %s and %s; give one of them another name"
							.formatted(table, other, index));
			}
		}
	}

	/**
	 * The name of the table.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The type that all rows have in common.
	 * @return the type
	 */
	public Class<?> type() {
		return this.type;
	}

	/**
	 * The indexes.
	 * @return an immutable list, possibly empty
	 */
	public List<IndexDefinition> indexes() {
		return this.indexes;
	}

	/**
	 * The index of a name.
	 * @param name the name of an index
	 * @return the definition of the index
	 * @throws IllegalArgumentException if there is none
	 */
	public IndexDefinition index(String name) {
		return this.indexes.stream()
			.filter((index) -> index.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No index '%s' in %s".formatted(name, this)));
	}

	/**
	 * Whether rows carry a version, see {@link #withVersion()}.
	 * @return whether they do
	 */
	public boolean versioned() {
		return this.versioned;
	}

	/**
	 * Reads the id of a row.
	 * @param row the row
	 * @return the id
	 * @throws IllegalArgumentException if the row has none
	 */
	public Object idOf(Object row) {
		Object id = this.id.apply(row);
		if (id == null) {
			throw new IllegalArgumentException("A row of table '%s' must have an id".formatted(this.name));
		}
		return id;
	}

	/**
	 * Whether another definition describes the same table, however its rows are read.
	 * @param other the other definition
	 * @return whether name, row type and declared indexes are the same, whatever indexes
	 * were added to a table or dropped from it later
	 */
	public boolean describesSameAs(TableDefinition other) {
		if (!this.name.equals(other.name) || this.type != other.type || this.versioned != other.versioned
				|| this.declared.size() != other.declared.size()) {
			return false;
		}
		for (int i = 0; i < this.declared.size(); i++) {
			if (!this.declared.get(i).describesSameAs(other.declared.get(i))) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return "table '%s' of %s with %s".formatted(this.name, this.type.getName(), this.indexes);
	}

}
