package io.github.springdata.memory.jpa.context;

import java.util.Comparator;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

/**
 * Sorted set that is read when it is first asked for.
 *
 * @param <E> the type of the elements
 */
final class LazySortedSet<E> extends LazySet<E> implements SortedSet<E> {

	private static final long serialVersionUID = 1L;

	private final ContentSource<SortedSet<E>> sorted;

	LazySortedSet(ContentSource<SortedSet<E>> source) {
		super(source);
		this.sorted = source;
	}

	@Override
	public @Nullable Comparator<? super E> comparator() {
		return this.sorted.get().comparator();
	}

	@Override
	public SortedSet<E> subSet(E from, E to) {
		return this.sorted.get().subSet(from, to);
	}

	@Override
	public SortedSet<E> headSet(E to) {
		return this.sorted.get().headSet(to);
	}

	@Override
	public SortedSet<E> tailSet(E from) {
		return this.sorted.get().tailSet(from);
	}

	@Override
	public E first() {
		return this.sorted.get().first();
	}

	@Override
	public E last() {
		return this.sorted.get().last();
	}

}
