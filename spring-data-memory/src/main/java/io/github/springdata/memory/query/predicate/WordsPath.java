package io.github.springdata.memory.query.predicate;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.store.index.Words;

/**
 * Words of all strings that a path leads to.
 *
 * @param texts the path to strings
 */
record WordsPath(PathReader texts) implements PathReader {

	@Override
	public String path() {
		return Words.of(this.texts.path());
	}

	@Override
	public Class<?> type() {
		return String.class;
	}

	@Override
	public boolean isMultiValued() {
		return true;
	}

	@Override
	public boolean isCollected() {
		return true;
	}

	@Override
	public MemoryPersistentProperty leaf() {
		return this.texts.leaf();
	}

	@Override
	public Object read(Object bean) {
		return readAll(bean);
	}

	@Override
	public boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return this.texts.anyMatch(bean, (text) -> text instanceof String string && Words.anyMatch(string, condition));
	}

}
