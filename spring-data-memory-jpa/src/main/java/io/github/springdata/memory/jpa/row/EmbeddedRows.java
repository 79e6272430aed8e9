package io.github.springdata.memory.jpa.row;

import org.jspecify.annotations.Nullable;

/**
 * What the generated classes of {@link EmbeddedRow} share.
 */
final class EmbeddedRows {

	/** The numbers of columns. */
	static final ClassValue<Integer> SIZES = new ClassValue<>() {

		@Override
		protected Integer computeValue(Class<?> type) {
			return type.getRecordComponents().length;
		}

	};

	private EmbeddedRows() {
	}

	@SuppressWarnings("unchecked")
	static int compare(@Nullable Object a, @Nullable Object b) {
		if (a == null || b == null) {
			return Boolean.compare(a != null, b != null);
		}
		if (a instanceof Comparable<?> comparable && a.getClass() == b.getClass()) {
			return ((Comparable<Object>) comparable).compareTo(b);
		}
		throw new IllegalArgumentException("Values of %s have no order".formatted(a.getClass().getName()));
	}

}
