package io.github.springdata.memory.store.index;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Form in which the values of one property become keys. Chosen once per index.
 */
enum KeyForm {

	/** The value itself. */
	VALUE {

		@Override
		Object key(Object value) {
			return value;
		}

	},

	/** A decimal number without its scale. */
	NORMALIZED {

		@Override
		Object key(Object value) {
			return IndexKeys.normalize(value, false);
		}

	},

	/** A string without its case. */
	FOLDED {

		@Override
		Object key(Object value) {
			return IndexKeys.normalize(value, true);
		}

	},

	/** What {@link Equality#key} makes of it. */
	EQUALITY {

		@Override
		Object key(Object value) {
			return Equality.key(value);
		}

	},

	/** The same with an order among numbers of different types. */
	ORDERED_EQUALITY {

		@Override
		Object key(Object value) {
			Object key = Equality.key(value);
			return (value instanceof Number number && NumberKeys.isKnown(number)) ? new NumberOrderKey(key) : key;
		}

	};

	abstract Object key(Object value);

	final Object of(@Nullable Object value) {
		return (value != null) ? key(value) : IndexKeys.NULL;
	}

	static KeyForm of(IndexedProperty property, IndexKind kind) {
		if (property.ignoreCase()) {
			return FOLDED;
		}
		if (property.type() == BigDecimal.class) {
			return NORMALIZED;
		}
		if (Equality.isNatural(property.type())) {
			return VALUE;
		}
		return (kind == IndexKind.HASH) ? EQUALITY : ORDERED_EQUALITY;
	}

}
