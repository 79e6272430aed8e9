package io.github.springdata.memory.mapping.state;

import java.io.Serializable;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Set of an immutable object, never changed and held by nobody else. See {@link Frozen}.
 */
final class FrozenSet extends AbstractSet<@Nullable Object> implements Serializable {

	private final Set<@Nullable Object> elements;

	FrozenSet(@Nullable Object[] elements) {
		this.elements = Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(elements)));
	}

	@Override
	public Iterator<@Nullable Object> iterator() {
		return this.elements.iterator();
	}

	@Override
	public boolean contains(@Nullable Object element) {
		return this.elements.contains(element);
	}

	@Override
	public int size() {
		return this.elements.size();
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

}
