package io.github.springdata.memory.store.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One component of an index key: which property of a row it is and how it is read.
 *
 * @param path the dotted path of the property, as the user wrote it
 * @param ignoreCase whether strings are folded, see {@link IndexKeys#fold(String)}
 * @param type the boxed type of the property, of one value when it is multi-valued
 * @param multiValued whether a row has any number of values, each of which is a key
 * @param reader reads the property of a stored row; {@code null} where the property or
 * something on the path to it is {@code null}; a collection of the values if it is
 * multi-valued
 */
public record IndexedProperty(String path, boolean ignoreCase, Class<?> type, boolean multiValued,
		Function<Object, @Nullable Object> reader) {

	/**
	 * Checks that nothing is missing.
	 * @param path the dotted path of the property, as the user wrote it
	 * @param ignoreCase whether strings are folded, see {@link IndexKeys#fold(String)}
	 * @param type the boxed type of the property, of one value when it is multi-valued
	 * @param multiValued whether a row has any number of values, each of which is a key
	 * @param reader reads the property of a stored row; {@code null} where the property
	 * or something on the path to it is {@code null}; a collection of the values if it is
	 * multi-valued
	 */
	public IndexedProperty {
		Objects.requireNonNull(path, "path must not be null");
		Objects.requireNonNull(type, "type must not be null");
		Objects.requireNonNull(reader, "reader must not be null");
	}

	/**
	 * Describes a property with one value.
	 * @param path the dotted path of the property, as the user wrote it
	 * @param ignoreCase whether strings are folded, see {@link IndexKeys#fold(String)}
	 * @param type the boxed type of the property
	 * @param reader reads the property of a stored row; {@code null} where the property
	 * or something on the path to it is {@code null}
	 */
	public IndexedProperty(String path, boolean ignoreCase, Class<?> type, Function<Object, @Nullable Object> reader) {
		this(path, ignoreCase, type, false, reader);
	}

	/**
	 * Describes a property with any number of values, such as the elements of a
	 * collection. A row is found by each of them.
	 * @param path the dotted path of the property, as the user wrote it
	 * @param ignoreCase whether strings are folded, see {@link IndexKeys#fold(String)}
	 * @param type the boxed type of one value
	 * @param reader hands each value of a stored row to an action, {@code null} too
	 * @return the multi-valued property
	 */
	public static IndexedProperty ofEach(String path, boolean ignoreCase, Class<?> type,
			BiConsumer<Object, Consumer<@Nullable Object>> reader) {
		Objects.requireNonNull(reader, "reader must not be null");
		return new IndexedProperty(path, ignoreCase, type, true, (row) -> {
			List<@Nullable Object> values = new ArrayList<>();
			reader.accept(row, values::add);
			return values;
		});
	}

	/**
	 * The words of the values of this property, see {@link Words}.
	 * @return a multi-valued property of its own name
	 */
	IndexedProperty words() {
		return ofEach(Words.of(this.path), false, String.class,
				(row, action) -> forEachValue(row, (value) -> Words.anyMatch((String) value, (word) -> {
					action.accept(word);
					return false;
				})));
	}

	/**
	 * Hands each value of a row but {@code null} to an action.
	 */
	void forEachValue(Object row, Consumer<Object> action) {
		Consumer<@Nullable Object> present = (value) -> {
			if (value != null) {
				action.accept(value);
			}
		};
		if (this.multiValued) {
			readEach(row, present);
		}
		else {
			present.accept(this.reader.apply(row));
		}
	}

	void readEach(Object row, Consumer<@Nullable Object> action) {
		if (this.reader.apply(row) instanceof Collection<?> values) {
			values.forEach(action);
		}
	}

	boolean describesSameAs(IndexedProperty other) {
		return this.path.equals(other.path) && this.ignoreCase == other.ignoreCase && this.type == other.type
				&& this.multiValued == other.multiValued;
	}

}
