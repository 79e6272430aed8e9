package io.github.springdata.memory.query.execution;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Hands its array to a list that is made of it, instead of a copy.
 */
final class ArrayRows extends AbstractCollection<Object> {

	private final Object[] rows;

	private ArrayRows(Object[] rows) {
		this.rows = rows;
	}

	/**
	 * Makes a modifiable list of an array, which belongs to the list from then on.
	 */
	static List<Object> toList(Object[] rows) {
		return new ArrayList<>(new ArrayRows(rows));
	}

	@Override
	public Object[] toArray() {
		return this.rows;
	}

	@Override
	public Iterator<Object> iterator() {
		return Arrays.asList(this.rows).iterator();
	}

	@Override
	public int size() {
		return this.rows.length;
	}

}
