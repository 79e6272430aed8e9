package io.github.springdata.memory.query.execution;

import java.util.Spliterator;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a cursor as the source of a stream, each found when it is asked for.
 */
record CursorSpliterator<T>(Cursor<T> rows) implements Spliterator<T> {

	@Override
	public boolean tryAdvance(Consumer<? super T> action) {
		T row = this.rows.next();
		if (row == null) {
			return false;
		}
		action.accept(row);
		return true;
	}

	@Override
	public void forEachRemaining(Consumer<? super T> action) {
		this.rows.forEach(action);
	}

	@Override
	public @Nullable Spliterator<T> trySplit() {
		return null;
	}

	@Override
	public long estimateSize() {
		return Long.MAX_VALUE;
	}

	@Override
	public int characteristics() {
		return ORDERED | NONNULL | IMMUTABLE;
	}

}
