package io.github.springdata.memory.store.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Definition of an index: its name, kind, uniqueness and properties. A unique index
 * ignores rows whose key has a {@code null} in it, as SQL does.
 * <p>
 * An index on one multi-valued property has any number of keys per row: one per distinct
 * value. If it is unique no two rows have a value in common.
 */
public final class IndexDefinition {

	private final String name;

	private final IndexKind kind;

	private final boolean unique;

	private final List<IndexedProperty> properties;

	private final KeyForm[] forms;

	private final boolean multiValued;

	private final Function<Object, @Nullable Object> reader;

	private IndexDefinition(String name, IndexKind kind, boolean unique, List<IndexedProperty> properties) {
		this.name = name;
		this.kind = kind;
		this.unique = unique;
		this.properties = properties;
		this.forms = properties.stream().map((property) -> KeyForm.of(property, kind)).toArray(KeyForm[]::new);
		this.multiValued = properties.get(0).multiValued();
		this.reader = properties.get(0).reader();
	}

	/**
	 * Defines an index.
	 * @param name the name, unique within the table
	 * @param kind the kind
	 * @param unique whether no two rows may have the same key
	 * @param properties the properties in key order, at least one
	 * @return the definition
	 * @throws IllegalArgumentException without a property, with one that does not suit
	 * the kind, or with a multi-valued one among others
	 */
	public static IndexDefinition of(String name, IndexKind kind, boolean unique, List<IndexedProperty> properties) {
		Objects.requireNonNull(name, "name must not be null");
		Objects.requireNonNull(kind, "kind must not be null");
		if (properties.isEmpty()) {
			throw new IllegalArgumentException("Index '%s' has no property; name at least one".formatted(name));
		}
		properties.forEach((property) -> check(name, kind, unique, property));
		List<IndexedProperty> keys = properties.stream().map(kind::keys).toList();
		if (keys.size() > 1 && keys.stream().anyMatch(IndexedProperty::multiValued)) {
			throw new IllegalArgumentException(
					"Index '%s' is on several properties, none of which may have more than one value; give the multi-valued one an index of its own"
						.formatted(name));
		}
		return new IndexDefinition(name, kind, unique, keys);
	}

	private static void check(String name, IndexKind kind, boolean unique, IndexedProperty property) {
		String misuse = kind.misuse(property.type(), unique, property.ignoreCase());
		if (misuse != null) {
			throw new IllegalArgumentException("Index '%s' on '%s' %s".formatted(name, property.path(), misuse));
		}
	}

	/**
	 * The name of the index, unique within its table.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The kind of the index.
	 * @return the kind
	 */
	public IndexKind kind() {
		return this.kind;
	}

	/**
	 * Whether keys are in order, see {@link IndexKind#isOrdered()}.
	 * @return {@code false} if the index answers equality only
	 */
	public boolean isOrdered() {
		return this.kind.isOrdered();
	}

	/**
	 * Whether no two rows may have the same key.
	 * @return {@code true} for a unique index
	 */
	public boolean unique() {
		return this.unique;
	}

	/**
	 * The properties in key order; of a {@link IndexKind#TEXT} index the words of the
	 * property.
	 * @return at least one property, immutable
	 */
	public List<IndexedProperty> properties() {
		return this.properties;
	}

	/**
	 * Whether a row has any number of keys, see {@link IndexedProperty#ofEach}.
	 * @return {@code true} if the one property is multi-valued
	 */
	public boolean multiValued() {
		return this.multiValued;
	}

	/**
	 * The distinct normalised keys of a row.
	 * @param row the stored row
	 * @return exactly one key, or any number of them if the index is multi-valued
	 */
	public List<Object> keys(Object row) {
		if (key(row) instanceof MultiKey keys) {
			List<Object> result = new ArrayList<>();
			keys.forEach(result::add);
			return result;
		}
		return List.of(key(row));
	}

	/**
	 * The normalised key of a row, which shares no array with it; for a multi-valued
	 * index all keys of the row as one object, which only an {@link IndexEditor} takes.
	 * @param row the stored row
	 * @return the key or keys
	 */
	public Object key(Object row) {
		if (this.multiValued) {
			return MultiKey.of(emptyKeySet(), this.properties.get(0), this.forms[0], row);
		}
		if (this.forms.length == 1) {
			return this.forms[0].of(this.reader.apply(row));
		}
		Object[] components = new Object[this.forms.length];
		for (int i = 0; i < components.length; i++) {
			components[i] = this.forms[i].of(this.properties.get(i).reader().apply(row));
		}
		return new CompositeKey(components);
	}

	/**
	 * The values that a row has for the first property, as they are stored.
	 * @param row the stored row
	 * @return the values that are not {@code null}; several only if the index is
	 * multi-valued
	 */
	public List<Object> values(Object row) {
		List<Object> values = new ArrayList<>(1);
		this.properties.get(0).forEachValue(row, values::add);
		return values;
	}

	/**
	 * The normalised key of property values, for look-ups. Values must have the types of
	 * the properties.
	 * @param values the values in key order; fewer values than properties give a prefix,
	 * which only an ordered index serves
	 * @return the key or prefix
	 * @throws IllegalArgumentException without a value, with more values than properties,
	 * or with a prefix for an index without order
	 */
	public Object keyOf(@Nullable Object... values) {
		checkComponents(values.length);
		if (this.properties.size() == 1) {
			return this.forms[0].of(values[0]);
		}
		Object[] components = new Object[values.length];
		for (int i = 0; i < values.length; i++) {
			components[i] = this.forms[i].of(values[i]);
		}
		return new CompositeKey(components);
	}

	private void checkComponents(int count) {
		int minimum = isOrdered() ? 1 : this.properties.size();
		if (count < minimum || count > this.properties.size()) {
			throw new IllegalArgumentException("Key of %s has %d components; give %d to %d".formatted(this, count,
					minimum, this.properties.size()));
		}
	}

	/**
	 * Whether a key counts for uniqueness.
	 * @param key a complete key
	 * @return {@code false} if the index is not unique or a component is {@code null}
	 */
	public boolean constrains(Object key) {
		return this.unique && key != IndexKeys.NULL && !(key instanceof CompositeKey composite && composite.hasNull());
	}

	/**
	 * Whether a row has a key, as its only one or as one of several.
	 * @param row a row
	 * @param key the key of one row or element
	 * @return whether the index would find the row by it
	 */
	public boolean has(Object row, Object key) {
		Object own = key(row);
		if (!(own instanceof MultiKey several)) {
			return own.equals(key);
		}
		for (Object single : several) {
			if (single.equals(key)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What is to be done for one state of a row when it takes the place of another one.
	 * @param key the key of the one state, see {@link #key}
	 * @param other the key of the other state, which is not the same
	 * @return the key itself; for a multi-valued index the keys that the other state
	 * lacks
	 */
	public Object difference(Object key, Object other) {
		return (key instanceof MultiKey keys) ? keys.without(emptyKeySet(), (MultiKey) other) : key;
	}

	/**
	 * An empty set that distinguishes keys as this index does: by their order where they
	 * have one, else by their equality.
	 * @return a new, modifiable set
	 */
	public Set<Object> emptyKeySet() {
		return isOrdered() ? new TreeSet<>(IndexKeys.order()) : new LinkedHashSet<>();
	}

	/**
	 * Whether two complete keys have the same place in this index.
	 * @param left a key
	 * @param right another key
	 * @return whether they are the same to the index
	 */
	public boolean sameKey(Object left, Object right) {
		if (left instanceof MultiKey keys) {
			return keys.sameKeys((MultiKey) right);
		}
		return isOrdered() ? IndexKeys.compare(left, right) == 0 : left.equals(right);
	}

	/**
	 * Whether another definition describes the same index, however its rows are read.
	 * @param other the other definition
	 * @return whether name, kind, uniqueness and properties are the same
	 */
	public boolean describesSameAs(IndexDefinition other) {
		return this.name.equals(other.name) && this.kind == other.kind && this.unique == other.unique
				&& this.properties.size() == other.properties.size() && IntStream.range(0, this.properties.size())
					.allMatch((i) -> this.properties.get(i).describesSameAs(other.properties.get(i)));
	}

	@Override
	public String toString() {
		String on = this.properties.stream()
			.map((property) -> (property.multiValued() ? "each of " : "") + property.path()
					+ (property.ignoreCase() ? " ignoring case" : ""))
			.collect(Collectors.joining(", "));
		return "%s%s index '%s' on (%s)".formatted(this.unique ? "unique " : "",
				this.kind.name().toLowerCase(Locale.ROOT), this.name, on);
	}

}
