package io.github.springdata.memory.store.index;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;

/**
 * The contents of an array as a key: a copy of an array of primitives, or the keys of its
 * elements. Arrays of bytes have an order, so that they can be part of a sorted index.
 */
final class ArrayKey implements Comparable<ArrayKey> {

	private static final int SHOWN = 16;

	private final Object array;

	private final int hash;

	private ArrayKey(Object array) {
		this.array = array;
		int hash = 1;
		for (int i = 0; i < length(); i++) {
			hash = 31 * hash + element(i).hashCode();
		}
		this.hash = hash;
	}

	/**
	 * The key of an array of primitives.
	 */
	static ArrayKey ofPrimitives(Object array) {
		int length = Array.getLength(array);
		Object copy = Array.newInstance(array.getClass().getComponentType(), length);
		System.arraycopy(array, 0, copy, 0, length);
		return new ArrayKey(copy);
	}

	/**
	 * The key of an array of objects.
	 * @param keys the keys of its elements; not copied
	 */
	static ArrayKey ofKeys(Object[] keys) {
		return new ArrayKey(keys);
	}

	private int length() {
		return Array.getLength(this.array);
	}

	private Object element(int index) {
		return (this.array instanceof Object[] keys) ? keys[index] : Equality.key(Array.get(this.array, index));
	}

	@Override
	public boolean equals(Object other) {
		return this == other || (other instanceof ArrayKey key && this.hash == key.hash && hasContentsOf(key));
	}

	private boolean hasContentsOf(ArrayKey other) {
		if (this.array.getClass() == other.array.getClass()) {
			return Objects.deepEquals(this.array, other.array);
		}
		if (length() != other.length()) {
			return false;
		}
		for (int i = 0; i < length(); i++) {
			if (!element(i).equals(other.element(i))) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int compareTo(ArrayKey other) {
		return Arrays.compareUnsigned((byte[]) this.array, (byte[]) other.array);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("[");
		for (int i = 0; i < Math.min(length(), SHOWN); i++) {
			text.append((i > 0) ? ", " : "").append(Array.get(this.array, i));
		}
		int more = length() - SHOWN;
		return text.append((more > 0) ? ", .. " + more + " more]" : "]").toString();
	}

}
