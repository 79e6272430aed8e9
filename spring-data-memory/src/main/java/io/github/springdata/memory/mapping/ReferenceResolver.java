package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Finder of the references that an entity declares, and of what is wrong with them.
 *
 * @param context the mapping context
 * @param entity the entity
 */
record ReferenceResolver(MemoryMappingContext context, MemoryPersistentEntity<?> entity) {

	/**
	 * Resolves the references of an entity.
	 * @param problems is told what is wrong
	 * @return the references without problems
	 */
	List<EntityReference> resolve(Consumer<String> problems) {
		List<EntityReference> references = new ArrayList<>();
		new PropertyWalk(this.context).walk(this.entity, (path, property) -> {
			Class<?> target = MappingAnnotations.referenceTarget(property);
			EntityReference reference = (target != null) ? new EntityReference(path, target) : null;
			String problem = problem(path, property, reference);
			if (problem != null) {
				problems.accept(problem);
			}
			else if (reference != null) {
				references.add(reference);
			}
		});
		return List.copyOf(references);
	}

	private @Nullable String problem(String path, MemoryPersistentProperty property,
			@Nullable EntityReference reference) {
		String problem = ReferenceForm.problem(this.context, path, PathResolver.content(property.getTypeInformation()));
		return (problem == null && reference != null) ? problem(reference) : problem;
	}

	private @Nullable String problem(EntityReference reference) {
		MemoryPersistentEntity<?> target = this.context.getPersistentEntity(reference.target());
		MemoryPersistentProperty id = (target != null) ? target.getIdProperty() : null;
		if (id == null) {
			return "Property '%s' refers to %s, which has no id; name an entity".formatted(reference.path(),
					reference.target().getName());
		}
		Class<?> type = this.entity.getPath(reference.path()).type();
		Class<?> idType = ClassUtils.resolvePrimitiveIfNecessary(id.getType());
		return (type == idType) ? null
				: "Property '%s' is of type %s, but refers to %s, whose id is of type %s; use the same type".formatted(
						reference.path(), type.getTypeName(), reference.target().getName(), idType.getTypeName());
	}

}
