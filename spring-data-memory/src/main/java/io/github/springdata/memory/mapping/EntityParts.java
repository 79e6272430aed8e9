package io.github.springdata.memory.mapping;

import java.util.function.Consumer;

import io.github.springdata.memory.mapping.state.AnnotatedClass;
import io.github.springdata.memory.mapping.state.StoredTypes.Use;
import io.github.springdata.memory.mapping.state.StoredTypes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Check of the classes that an entity is made of: none may carry mapping annotations that
 * are not read, and none may be an entity with a table of its own, unless the property
 * says that it holds copies.
 *
 * @param context the mapping context
 * @param entity the entity
 */
record EntityParts(MemoryMappingContext context, MemoryPersistentEntity<?> entity) {

	private static final Log LOGGER = LogFactory.getLog(MemoryMappingContext.class);

	/**
	 * Checks the classes.
	 * @param problems is told what is wrong, one sentence each
	 */
	void check(Consumer<String> problems) {
		StoredTypes.visit(this.entity.getType(), this::isClosed, (type, use, first) -> {
			if (first) {
				AnnotatedClass.problems(type).forEach(problems);
			}
			if (!use.path().isEmpty()) {
				checkPart(type, use, problems);
				checkIndexes(type, use, problems);
			}
		});
		String property = this.context.getCopies().unmarked(this.entity.getTableType());
		if (property != null) {
			problems.accept("%s holds copies of it; %s".formatted(property, EntityCopies.REMEDY));
		}
	}

	private void checkIndexes(Class<?> type, Use use, Consumer<String> problems) {
		MemoryPersistentEntity<?> part = this.context.getPersistentEntity(type);
		if (part != null && !part.hasIdProperty() && !MappingAnnotations.compoundIndexes(type).isEmpty()) {
			problems.accept(
					"%s has a @CompoundIndex, but is a part of the entity at '%s'; declare the index on the entity, with paths from there"
						.formatted(type.getName(), use.path()));
		}
	}

	private boolean isClosed(Class<?> type) {
		return this.context.getStoredForms().of(type) != null || this.context.getCopiers().isShared(type);
	}

	private void checkPart(Class<?> type, Use use, Consumer<String> problems) {
		MemoryPersistentEntity<?> part = (type != Object.class) ? this.context.getPersistentEntity(type) : null;
		boolean own = part != null && part.getTableType() == this.entity.getTableType();
		if (isEmbedded(use) || own) {
			this.context.getCopies().allow(type);
		}
		if (part == null || isEmbedded(use)) {
			return;
		}
		if (!own && this.context.hasTable(part.getTableType())) {
			problems.accept(
					"Property '%s' holds %s, which is an entity with a table of its own, so that it would be a copy; %s"
						.formatted(use.path(), type.getName(), EntityCopies.REMEDY));
		}
		else if (part.hasIdProperty()) {
			checkId(part, use, own, problems);
		}
	}

	private void checkId(MemoryPersistentEntity<?> part, Use use, boolean own, Consumer<String> problems) {
		MemoryPersistentProperty id = part.getRequiredIdProperty();
		if (!own && id.findAnnotation(GeneratedId.class) != null) {
			problems.accept(("Property '%s.%s' has @GeneratedId, but only the id of the entity itself is generated; "
					+ "remove @GeneratedId and set the id, or annotate '%s' with @Embedded of %s")
				.formatted(use.path(), id.getName(), use.path(), Embedded.class.getPackageName()));
			return;
		}
		String property = "Property '%s' of %s".formatted(use.path(), this.entity.getType().getName());
		LOGGER.info(("%s holds %s, which has an @Id: as a part of another entity it gets no id and no version, but "
				+ "keeps those that the application sets")
			.formatted(property, part.getType().getName()));
		if (!own) {
			this.context.getCopies().note(part.getTableType(), property);
		}
	}

	private static boolean isEmbedded(Use use) {
		return use.field() != null && MappingAnnotations.isEmbedded(use.field());
	}

}
