package io.github.springdata.memory.jpa.context;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Set that is read when it is first asked for.
 *
 * @param <E> the type of the elements
 */
class LazySet<E> extends AbstractSet<E> implements LazyContent {

	private static final long serialVersionUID = 1L;

	private final ContentSource<? extends Set<E>> source;

	LazySet(ContentSource<? extends Set<E>> source) {
		this.source = source;
	}

	@Override
	public Iterator<E> iterator() {
		return this.source.get().iterator();
	}

	@Override
	public int size() {
		return this.source.get().size();
	}

	@Override
	public boolean contains(@Nullable Object element) {
		return this.source.get().contains(element);
	}

	@Override
	public boolean add(E element) {
		return this.source.get().add(element);
	}

	@Override
	public boolean remove(@Nullable Object element) {
		return this.source.get().remove(element);
	}

	@Override
	public void clear() {
		this.source.get().clear();
	}

	@Override
	public ContentSource<? extends Set<E>> source() {
		return this.source;
	}

}
