package io.github.springdata.memory.jpa.row;

/**
 * Row of an embeddable. Rows are in the order of their first columns that differ, those
 * with {@code null} first.
 */
public interface EmbeddedRow extends Row, Comparable<EmbeddedRow> {

	@Override
	default int compareTo(EmbeddedRow other) {
		int columns = EmbeddedRows.SIZES.get(getClass());
		int result = 0;
		for (int i = 0; i < columns && result == 0; i++) {
			result = EmbeddedRows.compare(get(i), other.get(i));
		}
		return result;
	}

}
