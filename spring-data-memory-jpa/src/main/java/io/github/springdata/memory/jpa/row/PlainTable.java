package io.github.springdata.memory.jpa.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import io.github.springdata.memory.store.ReferenceDefinition;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.Type;

/**
 * Definition of a table by its columns, the same as the library would find in the
 * annotations of the generated class, at a fraction of the time. Only of tables in which
 * the library finds nothing wrong for certain: others are left to it.
 */
final class PlainTable {

	private static final Set<Class<?>> PLAIN = Set.of(String.class, Boolean.class, Character.class, Byte.class,
			Short.class, Integer.class, Long.class, Float.class, Double.class, BigDecimal.class, BigInteger.class,
			UUID.class, Date.class, Object.class, Enum.class, byte[].class, char[].class);

	private final RowType type;

	private final RowClassLoader loader;

	private final RowTypes rows;

	/** By the paths of columns with one value. */
	private final Map<String, IndexedProperty> properties = new HashMap<>();

	private final Map<String, Type> values = new HashMap<>();

	private final List<IndexDefinition> indexes = new ArrayList<>();

	private final List<ReferenceDefinition> references = new ArrayList<>();

	PlainTable(RowType type, RowClassLoader loader, RowTypes rows) {
		this.type = type;
		this.loader = loader;
		this.rows = rows;
	}

	/**
	 * Defines the table.
	 * @return the definition, or {@code null} if the library has to look at the rows
	 */
	@Nullable TableDefinition define() {
		RowType.Shape shape = this.type.shape();
		if (!isId(shape.columns().get(shape.id())) || !addColumns(shape.columns(), "", null)
				|| !addCompound(shape.keys()) || !hasDistinctNames()) {
			return null;
		}
		ColumnReader id = new ColumnReader(null, shape.id());
		return TableDefinition.of(this.type.table(), this.loader.load(this.type.type()), id::readId, this.indexes)
			.withReferences(this.references);
	}

	private boolean isId(RowColumn column) {
		Type type = column.type().type();
		return this.loader.load(type) != Boolean.class && column.type().arguments().isEmpty() && isComparable(type)
				&& hasNoCollection(type);
	}

	private boolean hasNoCollection(Type type) {
		EmbeddedRowType row = this.rows.record(type);
		if (row != null) {
			for (RowColumn column : row.columns()) {
				if (!column.type().arguments().isEmpty() || !hasNoCollection(column.type().type())) {
					return false;
				}
			}
		}
		return true;
	}

	private boolean addColumns(List<RowColumn> columns, String prefix, @Nullable ColumnReader row) {
		for (int i = 0; i < columns.size(); i++) {
			ColumnType column = columns.get(i).type();
			String path = prefix + columns.get(i).name();
			ColumnReader reader = new ColumnReader(row, i);
			boolean plain = column.arguments().isEmpty() ? addValue(path, column, reader)
					: addValues(path, column, reader);
			if (!plain) {
				return false;
			}
		}
		return true;
	}

	private boolean addValue(String path, ColumnType column, ColumnReader reader) {
		EmbeddedRowType nested = this.rows.record(column.type());
		if (nested == null && !isPlain(column.type())) {
			return false;
		}
		IndexedProperty property = new IndexedProperty(path, false, this.loader.load(column.type()), reader::read);
		this.values.put(path, column.type());
		this.properties.put(path, property);
		return addIndex(column, column.type(), property)
				&& (nested == null || addColumns(nested.columns(), path + ".", reader));
	}

	/**
	 * Adds the index on the elements of a list, or on the values of a map.
	 */
	private boolean addValues(String path, ColumnType column, ColumnReader reader) {
		List<Type> arguments = column.arguments();
		for (Type argument : arguments) {
			if (!isPlainThroughout(argument)) {
				return false;
			}
		}
		Type value = arguments.get(arguments.size() - 1);
		return addIndex(column, value, IndexedProperty.ofEach(path, false, this.loader.load(value), reader::readEach));
	}

	private boolean addIndex(ColumnType column, Type value, IndexedProperty property) {
		ColumnType.ColumnIndex index = column.index();
		if (index == null && column.reference() == null) {
			return true;
		}
		IndexKind kind = (index != null && index.ordered()) ? IndexKind.SORTED : IndexKind.HASH;
		if (!isComparable(value) || (kind.isOrdered() && !Equality.isSortable(property.type()))) {
			return false;
		}
		this.indexes.add(IndexDefinition.of(property.path(), kind, index != null && index.unique(), List.of(property)));
		return column.reference() == null || addReference(property.path(), value, column.reference());
	}

	private boolean addReference(String path, Type value, Type reference) {
		RowType target = this.rows.table(reference);
		RowType.Shape shape = target.shape();
		this.references.add(new ReferenceDefinition(path, target.table()));
		return shape.columns().get(shape.id()).type().type().equals(value);
	}

	private boolean addCompound(List<RowClassWriter.CompoundKey> keys) {
		for (RowClassWriter.CompoundKey key : keys) {
			List<IndexedProperty> indexed = new ArrayList<>();
			for (String path : key.paths()) {
				IndexedProperty property = this.properties.get(path);
				if (property == null || indexed.contains(property) || !isComparable(this.values.get(path))
						|| !Equality.isSortable(property.type())) {
					return false;
				}
				indexed.add(property);
			}
			this.indexes.add(IndexDefinition.of(key.name(), IndexKind.SORTED, key.unique(), indexed));
		}
		return true;
	}

	private boolean hasDistinctNames() {
		Set<String> names = new HashSet<>();
		for (IndexDefinition index : this.indexes) {
			if (!names.add(index.name())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether values are compared by {@code equals} whatever they are.
	 */
	private boolean isComparable(@Nullable Type type) {
		return type != null && Equality.isNatural(this.loader.load(type))
				&& (this.rows.record(type) != null || isPlain(type));
	}

	/**
	 * Whether a type is that of values which can be stored.
	 */
	private boolean isPlain(Type type) {
		Class<?> raw = this.loader.load(type);
		return PLAIN.contains(raw) || raw.isEnum() || raw.getName().startsWith("java.time.")
				|| (Date.class.isAssignableFrom(raw) && raw.getName().startsWith("java.sql."));
	}

	/**
	 * Whether values can be stored, with no index in them.
	 */
	private boolean isPlainThroughout(Type type) {
		EmbeddedRowType row = this.rows.record(type);
		if (row == null) {
			return isPlain(type);
		}
		for (RowColumn column : row.columns()) {
			if (column.type().index() != null || column.type().reference() != null
					|| !column.type().arguments().isEmpty() || !isPlainThroughout(column.type().type())) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Reader of a column.
	 *
	 * @param row reads the record that has the column, or {@code null} for the row itself
	 * @param number the number of the column
	 */
	private record ColumnReader(@Nullable ColumnReader row, int number) {

		@Nullable Object read(Object table) {
			Object owner = (this.row != null) ? this.row.read(table) : table;
			return (owner != null) ? ((Row) owner).get(this.number) : null;
		}

		@SuppressWarnings("NullAway")
		Object readId(Object table) {
			return read(table);
		}

		void readEach(Object table, Consumer<@Nullable Object> action) {
			Object values = read(table);
			if (values != null) {
				((values instanceof Map<?, ?> map) ? map.values() : (Collection<?>) values).forEach(action);
			}
		}

	}

}
