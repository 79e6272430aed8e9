package io.github.springdata.memory.query.execution;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * An array as a collection that does not copy it when a list is made of it: the list does
 * so anyway.
 */
final class ArrayRows extends AbstractCollection<Object> {

	private final Object[] rows;

	private ArrayRows(Object[] rows) {
		this.rows = rows;
	}

	/**
	 * Makes a modifiable list of the elements of an array.
	 */
	static List<Object> copyOf(Object[] rows) {
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
