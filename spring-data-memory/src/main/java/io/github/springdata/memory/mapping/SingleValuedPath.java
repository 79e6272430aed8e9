package io.github.springdata.memory.mapping;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.springdata.memory.mapping.state.PropertyReader;

import org.jspecify.annotations.Nullable;

/**
 * A path with one value.
 *
 * @param path the path from the entity
 * @param type the type of the value
 * @param leaf the last property
 * @param reader reads the value
 * @param isField whether the value is that of a field of the row
 */
record SingleValuedPath(String path, Class<?> type, MemoryPersistentProperty leaf, PropertyReader reader,
		boolean isField) implements PathReader {

	static SingleValuedPath of(String path, Class<?> type, List<PathStep> steps) {
		MemoryPersistentProperty leaf = steps.get(steps.size() - 1).property();
		boolean field = steps.size() == 1 && leaf.getField() != null && !leaf.usePropertyAccess();
		return new SingleValuedPath(path, type, leaf, reader(steps), field);
	}

	private static PropertyReader reader(List<PathStep> steps) {
		PropertyReader[] readers = steps.stream().map(SingleValuedPath::unwrapping).toArray(PropertyReader[]::new);
		return (readers.length == 1) ? readers[0] : chain(readers);
	}

	private static PropertyReader unwrapping(PathStep step) {
		PropertyReader reader = step.reader();
		return (step.property().getType() == Optional.class) ? (bean) -> unwrap(reader.read(bean)) : reader;
	}

	private static PropertyReader chain(PropertyReader[] readers) {
		return (bean) -> {
			Object value = bean;
			for (PropertyReader reader : readers) {
				if (value == null) {
					return null;
				}
				value = reader.read(value);
			}
			return value;
		};
	}

	static @Nullable Object unwrap(@Nullable Object value) {
		Object content = value;
		while (content instanceof Optional<?> optional) {
			content = optional.orElse(null);
		}
		return content;
	}

	@Override
	public boolean isMultiValued() {
		return false;
	}

	@Override
	public @Nullable Object read(Object bean) {
		return this.reader.read(bean);
	}

	@Override
	public boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return condition.test(this.reader.read(bean));
	}

}
