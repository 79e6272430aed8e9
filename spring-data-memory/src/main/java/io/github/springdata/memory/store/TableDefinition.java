package io.github.springdata.memory.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.store.index.IndexDefinition;

/**
 * Definition of a table: its name, the type and the id of its rows, and its indexes.
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

	private final List<ReferenceDefinition> references;

	private TableDefinition(String name, Class<?> type, Function<Object, Object> id, List<IndexDefinition> declared,
			List<IndexDefinition> indexes, boolean versioned, List<ReferenceDefinition> references) {
		this.name = name;
		this.type = type;
		this.id = id;
		this.declared = declared;
		this.indexes = indexes;
		this.versioned = versioned;
		this.references = references;
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
		return new TableDefinition(name, type, id, declared, declared, false, List.of());
	}

	/**
	 * This table, with rows that carry a version: a transaction that overwrites a row
	 * which another one changed meanwhile is refused whatever its isolation.
	 * @return the definition of the versioned table
	 */
	public TableDefinition withVersion() {
		return new TableDefinition(this.name, this.type, this.id, this.declared, this.indexes, true, this.references);
	}

	/**
	 * This table, with rows that refer to rows that must exist.
	 * @param references the rules, by indexes that this definition declares
	 * @return the definition of the table with these rules
	 * @throws IllegalArgumentException if there is no such index
	 */
	public TableDefinition withReferences(List<ReferenceDefinition> references) {
		references.forEach((reference) -> index(reference.index()));
		return new TableDefinition(this.name, this.type, this.id, this.declared, this.indexes, this.versioned,
				List.copyOf(references));
	}

	/**
	 * This table with one more index than were declared.
	 */
	TableDefinition withIndex(IndexDefinition index) {
		List<IndexDefinition> more = Stream.concat(this.indexes.stream(), Stream.of(index)).toList();
		checkNames(this.name, more);
		return new TableDefinition(this.name, this.type, this.id, this.declared, more, this.versioned, this.references);
	}

	/**
	 * This table without one of its indexes.
	 */
	TableDefinition withoutIndex(String index) {
		IndexDefinition dropped = index(index);
		for (ReferenceDefinition reference : this.references) {
			if (reference.index().equals(index)) {
				throw new IllegalArgumentException(
						"Index '%s' of table '%s' is needed to find the rows that refer to those of table '%s'"
							.formatted(index, this.name, reference.target()));
			}
		}
		List<IndexDefinition> fewer = this.indexes.stream().filter((candidate) -> candidate != dropped).toList();
		return new TableDefinition(this.name, this.type, this.id, this.declared, fewer, this.versioned,
				this.references);
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
		for (IndexDefinition index : this.indexes) {
			if (index.name().equals(name)) {
				return index;
			}
		}
		throw new IllegalArgumentException("No index '%s' in %s".formatted(name, this));
	}

	/**
	 * Whether rows carry a version, see {@link #withVersion()}.
	 * @return whether they do
	 */
	public boolean versioned() {
		return this.versioned;
	}

	/**
	 * The rows that rows of this table refer to, see {@link #withReferences}.
	 * @return an immutable list, possibly empty
	 */
	public List<ReferenceDefinition> references() {
		return this.references;
	}

	boolean hasReferences() {
		return !this.references.isEmpty();
	}

	/**
	 * Whether a row refers to a row of another table.
	 */
	boolean refersTo(Object row, String target, Object id) {
		return this.references.stream().anyMatch((reference) -> {
			IndexDefinition index = index(reference.index());
			Object key = index.keyOf(id);
			return reference.target().equals(target)
					&& index.keys(row).stream().anyMatch((other) -> index.sameKey(other, key));
		});
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
		return this.name.equals(other.name) && this.type == other.type && this.versioned == other.versioned
				&& this.references.equals(other.references) && this.declared.size() == other.declared.size()
				&& IntStream.range(0, this.declared.size())
					.allMatch((i) -> this.declared.get(i).describesSameAs(other.declared.get(i)));
	}

	@Override
	public String toString() {
		return "table '%s' of %s with %s".formatted(this.name, this.type.getName(), this.indexes);
	}

}
