package io.github.springdata.memory.jpa.context;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Predicate;

/**
 * List that is read when it is first asked for.
 *
 * @param <E> the type of the elements
 */
final class LazyList<E> extends AbstractList<E> implements LazyContent {

	private static final long serialVersionUID = 1L;

	private final ContentSource<List<E>> source;

	LazyList(ContentSource<List<E>> source) {
		this.source = source;
	}

	@Override
	public E get(int index) {
		return this.source.get().get(index);
	}

	@Override
	public int size() {
		return this.source.get().size();
	}

	@Override
	public E set(int index, E element) {
		return this.source.get().set(index, element);
	}

	@Override
	public void add(int index, E element) {
		this.source.get().add(index, element);
		this.modCount++;
	}

	@Override
	public E remove(int index) {
		this.modCount++;
		return this.source.get().remove(index);
	}

	@Override
	public ContentSource<List<E>> source() {
		return this.source;
	}

	@Override
	public void clear() {
		this.source.get().clear();
		this.modCount++;
	}

	@Override
	public boolean removeIf(Predicate<? super E> condition) {
		boolean removed = this.source.get().removeIf(condition);
		this.modCount++;
		return removed;
	}

}
