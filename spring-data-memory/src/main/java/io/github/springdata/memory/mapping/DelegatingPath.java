package io.github.springdata.memory.mapping;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A path that stands for another one, but for what it reads or takes.
 */
interface DelegatingPath extends PathReader {

	/**
	 * The other path.
	 */
	PathReader origin();

	@Override
	default String path() {
		return origin().path();
	}

	@Override
	default Class<?> type() {
		return origin().type();
	}

	@Override
	default Class<?> valueType() {
		return origin().valueType();
	}

	@Override
	default boolean isMultiValued() {
		return origin().isMultiValued();
	}

	@Override
	default MemoryPersistentProperty leaf() {
		return origin().leaf();
	}

	@Override
	default @Nullable Object read(Object bean) {
		return origin().read(bean);
	}

	@Override
	default @Nullable Object readValue(Object bean) {
		return origin().readValue(bean);
	}

	@Override
	default Object toStored(Object value) {
		return origin().toStored(value);
	}

	@Override
	default boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return origin().anyMatch(bean, condition);
	}

}
