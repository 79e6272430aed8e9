package io.github.springdata.memory.jpa.context;

import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

/**
 * Sorted set that is read when it is first asked for.
 *
 * @param <E> the type of the elements
 */
final class LazySortedSet<E> extends AbstractSet<E> implements SortedSet<E>, LazyContent {

	private static final long serialVersionUID = 1L;

	private final ContentSource<SortedSet<E>> source;

	LazySortedSet(ContentSource<SortedSet<E>> source) {
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
	public @Nullable Comparator<? super E> comparator() {
		return this.source.get().comparator();
	}

	@Override
	public SortedSet<E> subSet(E from, E to) {
		return this.source.get().subSet(from, to);
	}

	@Override
	public SortedSet<E> headSet(E to) {
		return this.source.get().headSet(to);
	}

	@Override
	public SortedSet<E> tailSet(E from) {
		return this.source.get().tailSet(from);
	}

	@Override
	public E first() {
		return this.source.get().first();
	}

	@Override
	public E last() {
		return this.source.get().last();
	}

	@Override
	public ContentSource<SortedSet<E>> source() {
		return this.source;
	}

}
