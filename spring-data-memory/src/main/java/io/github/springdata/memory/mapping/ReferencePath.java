package io.github.springdata.memory.mapping;

/**
 * A path to references, whose values are compared with ids, references or the entities
 * that are referred to.
 *
 * @param origin the path to the ids
 * @param target the entity that is referred to
 */
record ReferencePath(PathReader origin, MemoryPersistentEntity<?> target) implements DelegatingPath {

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
			return this.origin.toStored(value);
		}
		Object id = this.target.getIdReader().read(value);
		if (id == null) {
			throw new IllegalArgumentException("%s has no id, so that nothing can refer to it; save it first"
				.formatted(this.target.getType().getName()));
		}
		return id;
	}

}
