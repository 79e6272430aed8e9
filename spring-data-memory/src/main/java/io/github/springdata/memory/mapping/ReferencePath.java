package io.github.springdata.memory.mapping;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A path to references, whose values are compared with ids, references or the entities
 * that are referred to.
 *
 * @param ids the path to the ids
 * @param target the entity that is referred to
 */
record ReferencePath(PathReader ids, MemoryPersistentEntity<?> target) implements PathReader {

	@Override
	public String path() {
		return this.ids.path();
	}

	@Override
	public Class<?> type() {
		return this.ids.type();
	}

	@Override
	public Class<?> valueType() {
		return this.ids.valueType();
	}

	@Override
	public boolean isMultiValued() {
		return this.ids.isMultiValued();
	}

	@Override
	public MemoryPersistentProperty leaf() {
		return this.ids.leaf();
	}

	@Override
	public @Nullable Object read(Object bean) {
		return this.ids.read(bean);
	}

	@Override
	public @Nullable Object readValue(Object bean) {
		return this.ids.readValue(bean);
	}

	@Override
	public boolean anyMatch(Object bean, Predicate<? super @Nullable Object> condition) {
		return this.ids.anyMatch(bean, condition);
	}

	@Override
	public boolean isReferenceTo(Class<?> type) {
		return this.target.getType().isAssignableFrom(type);
	}

	@Override
	public MemoryPersistentEntity<?> referenced() {
		return this.target;
	}

	@Override
	public Object toStored(Object value) {
		if (!this.target.getType().isInstance(value)) {
			return this.ids.toStored(value);
		}
		Object id = this.target.getIdReader().read(value);
		if (id == null) {
			throw new IllegalArgumentException("%s has no id, so that nothing can refer to it; save it first"
				.formatted(this.target.getType().getName()));
		}
		return id;
	}

}
