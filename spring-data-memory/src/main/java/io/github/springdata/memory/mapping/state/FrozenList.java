package io.github.springdata.memory.mapping.state;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.RandomAccess;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * List of an immutable object, never changed and held by nobody else. See {@link Frozen}.
 */
final class FrozenList extends AbstractList<@Nullable Object> implements RandomAccess, Serializable {

	private final @Nullable Object[] elements;

	FrozenList(@Nullable Object[] elements) {
		this.elements = elements;
	}

	@Override
	public @Nullable Object get(int index) {
		return this.elements[index];
	}

	@Override
	public int size() {
		return this.elements.length;
	}

	@Override
	public Iterator<@Nullable Object> iterator() {
		return listIterator(0);
	}

	@Override
	public ListIterator<@Nullable Object> listIterator(int index) {
		return Collections.unmodifiableList(Arrays.asList(this.elements)).listIterator(index);
	}

	@Override
	public @Nullable Object[] toArray() {
		return Arrays.copyOf(this.elements, this.elements.length, Object[].class);
	}

	@Override
	public boolean addAll(Collection<?> others) {
		throw Frozen.refusal();
	}

	@Override
	public boolean remove(@Nullable Object element) {
		throw Frozen.refusal();
	}

	@Override
	public boolean removeAll(Collection<?> others) {
		throw Frozen.refusal();
	}

	@Override
	public boolean retainAll(Collection<?> others) {
		throw Frozen.refusal();
	}

	@Override
	public boolean removeIf(Predicate<? super @Nullable Object> filter) {
		throw Frozen.refusal();
	}

	@Override
	public void clear() {
		throw Frozen.refusal();
	}

	@Override
	public boolean addAll(int index, Collection<?> others) {
		throw Frozen.refusal();
	}

	@Override
	public void replaceAll(UnaryOperator<@Nullable Object> operator) {
		throw Frozen.refusal();
	}

	@Override
	public void sort(@Nullable Comparator<? super @Nullable Object> order) {
		throw Frozen.refusal();
	}

}
