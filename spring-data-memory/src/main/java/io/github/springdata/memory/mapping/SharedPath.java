package io.github.springdata.memory.mapping;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A path from a {@link SharedRow} or an instance.
 *
 * @param target the path from an instance
 * @param source what of a row the path starts from
 */
record SharedPath(PathReader target, UnaryOperator<Object> source) implements PathReader {

	static SharedPath ofInstance(PathReader path) {
		return new SharedPath(path, SharedRow::instanceOf);
	}

	static SharedPath ofSavedState(PathReader path) {
		return new SharedPath((path instanceof SharedPath shared) ? shared.target : path, SharedRow::stateOf);
	}

	@Override
	public String path() {
		return this.target.path();
	}

	@Override
	public Class<?> type() {
		return this.target.type();
	}

	@Override
	public Class<?> valueType() {
		return this.target.valueType();
	}

	@Override
	public boolean isMultiValued() {
		return this.target.isMultiValued();
	}

	@Override
	public MemoryPersistentProperty leaf() {
		return this.target.leaf();
	}

	@Override
	public @Nullable Object read(Object bean) {
		return this.target.read(this.source.apply(bean));
	}

	@Override
	public @Nullable Object readValue(Object bean) {
		return this.target.readValue(this.source.apply(bean));
	}

	@Override
	public Object toStored(Object value) {
		return this.target.toStored(value);
	}

	@Override
	public List<PathReader> ofArrays() {
		return this.target.ofArrays()
			.stream()
			.<PathReader>map((arrays) -> new SharedPath(arrays, this.source))
			.toList();
	}

	@Override
	public boolean isReferenceTo(Class<?> type) {
		return this.target.isReferenceTo(type);
	}

	@Override
	public boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return this.target.anyMatch(this.source.apply(bean), condition);
	}

}
