package io.github.springdata.memory.jpa.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Ids that a reference gives to the entity that has it, as {@code @MapsId} says.
 *
 * @param source the attribute
 * @param reference the reference
 */
record MappedIds(AttributeSource source, ToOneModel reference) {

	/**
	 * Checks that the id has what the annotation names, and gives it the columns of the
	 * reference.
	 */
	void check(EntityModel target) {
		EntityModel owner = this.source.scope().entity();
		if (owner == null) {
			return;
		}
		AttributeModel mapped = mapped(owner.root().idAttributes());
		if (mapped == null) {
			this.source.report("has @MapsId(\"%s\"), but the id of %s has no such attribute; correct the name",
					this.reference.mapsId(), owner.type().getName());
			return;
		}
		checkType(mapped, target);
		rename(mapped);
	}

	private @Nullable AttributeModel mapped(List<AttributeModel> ids) {
		String name = String.valueOf(this.reference.mapsId());
		AttributeModel only = (ids.size() == 1) ? ids.get(0) : null;
		if (only != null && (name.isEmpty() || only instanceof BasicModel && only.name().equals(name))) {
			this.reference.complete(this.reference.reference().mapping(""));
			return only;
		}
		return (only instanceof EmbeddedModel embedded) ? Paths.find(embedded.embeddable(), name)
				: ids.stream().filter((id) -> id.name().equals(name)).findFirst().orElse(null);
	}

	private void checkType(AttributeModel mapped, EntityModel target) {
		List<AttributeModel> ids = target.root().idAttributes();
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(mapped.type());
		if (mapped instanceof BasicModel && ids.size() == 1 && ids.get(0) instanceof BasicModel id
				&& id.form().javaType() != type) {
			this.source.report("has @MapsId for '%s' of %s, but the id of %s is of %s; make them the same",
					mapped.name(), type.getName(), target.type().getName(), id.form().javaType().getName());
		}
	}

	private void rename(AttributeModel mapped) {
		List<AttributeModel> leaves = List.copyOf(Paths.leaves(List.of(mapped)).values());
		List<ColumnModel> columns = this.reference.columns();
		for (int i = 0; i < leaves.size() && i < columns.size(); i++) {
			if (leaves.get(i) instanceof BasicModel basic) {
				basic.rename(columns.get(i).name());
			}
		}
	}

}
