package io.github.springdata.memory.reactive;

import java.util.Iterator;

import org.springframework.util.Assert;

/**
 * Elements none of which may be {@code null}, which a publisher would refuse without
 * telling the place.
 *
 * @param <T> the type of the elements
 * @param what what they are
 * @param elements the elements
 */
record RequiredElements<T>(String what, Iterable<T> elements) implements Iterable<T> {

	@Override
	public Iterator<T> iterator() {
		Iterator<T> iterator = this.elements.iterator();
		return new Iterator<>() {

			private int index;

			@Override
			public boolean hasNext() {
				return iterator.hasNext();
			}

			@Override
			public T next() {
				T next = iterator.next();
				Assert.notNull(next,
						() -> "%s at index %d must not be null".formatted(RequiredElements.this.what, this.index));
				this.index++;
				return next;
			}

		};
	}

}
