package io.github.springdata.memory.query.value;

import java.util.Arrays;
import java.util.List;

import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.index.IncomparableValueException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Key of a value in a hash table: equal exactly for values that {@code =} finds equal, so
 * that {@code distinct}, {@code group by}, joins and the keys of indexes agree with it,
 * see {@link Equality}.
 */
public final class ValueKey {

	private ValueKey() {
	}

	/**
	 * The key of a value.
	 * @param value the value
	 * @return the key
	 * @throws InvalidDataAccessApiUsageException if the value cannot be compared
	 */
	public static Object of(Object value) {
		if (value instanceof String || value instanceof Long) {
			return value;
		}
		if (value instanceof Integer number) {
			return number.longValue();
		}
		try {
			return Equality.key(value);
		}
		catch (IncomparableValueException ex) {
			throw new InvalidDataAccessApiUsageException(ex.getMessage(), ex);
		}
	}

	/**
	 * The key of a value that may be absent.
	 * @param value the value
	 * @return the key, {@code null} for {@code null}
	 * @throws InvalidDataAccessApiUsageException if the value cannot be compared
	 */
	public static @Nullable Object ofNullable(@Nullable Object value) {
		return (value != null) ? of(value) : null;
	}

	/**
	 * The key of several values.
	 * @param values the values
	 * @return the key, equal for equal values at the same positions
	 * @throws InvalidDataAccessApiUsageException if a value cannot be compared
	 */
	public static Object ofAll(@Nullable Object[] values) {
		@Nullable Object[] keys = new @Nullable Object[values.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = ofNullable(values[i]);
		}
		List<@Nullable Object> key = Arrays.asList(keys);
		return key;
	}

}
