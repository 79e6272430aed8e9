package io.github.springdata.memory.store.index;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One component of an index key: which property of a row it is and how it is read.
 *
 * @param path the dotted path of the property, as the user wrote it
 * @param ignoreCase whether strings are folded, see {@link IndexKeys#fold(String)}
 * @param type the boxed type of the property
 * @param reader reads the property of a stored row; {@code null} where the property or
 * something on the path to it is {@code null}
 */
public record IndexedProperty(String path, boolean ignoreCase, Class<?> type,
		Function<Object, @Nullable Object> reader) {

	/**
	 * Checks that nothing is missing.
	 * @param path the dotted path of the property, as the user wrote it
	 * @param ignoreCase whether strings are folded, see {@link IndexKeys#fold(String)}
	 * @param type the boxed type of the property
	 * @param reader reads the property of a stored row; {@code null} where the property
	 * or something on the path to it is {@code null}
	 */
	public IndexedProperty {
		Objects.requireNonNull(path, "path must not be null");
		Objects.requireNonNull(type, "type must not be null");
		Objects.requireNonNull(reader, "reader must not be null");
	}

	Object read(Object row) {
		return IndexKeys.normalize(this.reader.apply(row), this.ignoreCase);
	}

	boolean describesSameAs(IndexedProperty other) {
		return this.path.equals(other.path) && this.ignoreCase == other.ignoreCase && this.type == other.type;
	}

}
