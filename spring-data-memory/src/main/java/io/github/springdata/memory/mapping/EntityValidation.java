package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.springdata.memory.store.ReferenceDefinition;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.index.IndexDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.data.convert.ValueConverter;

/**
 * Check whether a type can be an entity, and definition of its table.
 */
record EntityValidation(MemoryMappingContext context, BasicMemoryPersistentEntity<?> entity, Set<String> problems) {

	/**
	 * Checks the entity.
	 * @return the table of the entity, without that of its topmost class
	 * @throws InvalidEntityException with all problems
	 */
	TableDefinition validate() {
		checkId();
		add(this.entity.getVersionProperty() != null
				? Identifiers.versionProblem(this.entity.getRequiredVersionProperty()) : null);
		for (MemoryPersistentProperty property : this.entity) {
			checkReference(property);
			checkConverter(property);
			checkGeneratedId(property);
		}
		checkUnitOfWork();
		List<IndexDefinition> indexes = IndexResolver.resolve(this.context, this.entity, this.problems::add);
		List<EntityReference> references = new ReferenceResolver(this.context, this.entity).resolve(this.problems::add);
		if (!this.entity.isTableRoot()) {
			checkInherited(indexes);
		}
		this.problems.addAll(this.context.getCopiers().problems(this.entity.getType()));
		if (!this.entity.getType().isInterface()) {
			new CreatorCheck(this.entity, this.problems::add).check();
		}
		new EntityParts(this.context, this.entity).check(this.problems::add);
		add(this.context.claimTable(this.entity));
		if (!this.problems.isEmpty()) {
			throw new InvalidEntityException(this.entity.getType(), new ArrayList<>(this.problems));
		}
		TableDefinition table = TableDefinition
			.of(this.entity.getTableName(), this.entity.getRowType(),
					Identifiers.reader(this.entity.getRequiredIdProperty())::read, indexes)
			.withReferences(definitions(references));
		return this.entity.hasVersionProperty() ? table.withVersion() : table;
	}

	private List<ReferenceDefinition> definitions(List<EntityReference> references) {
		return references.stream()
			.map((reference) -> new ReferenceDefinition(reference.path(),
					this.context.getRequiredPersistentEntity(reference.target()).getTableName()))
			.toList();
	}

	private void add(@Nullable String problem) {
		if (problem != null) {
			this.problems.add(problem);
		}
	}

	private void checkId() {
		MemoryPersistentProperty id = this.entity.getIdProperty();
		if (this.entity.getType().isInterface()) {
			add("It is an interface; use a class or a record");
		}
		else if (id == null) {
			add("It has no id; annotate a property with @Id of org.springframework.data.annotation");
		}
		else {
			add(Identifiers.idProblem(id));
		}
	}

	private void checkUnitOfWork() {
		if (this.entity.getDeclaredUnitsOfWork().length > 1) {
			add("Its table has %d modes; name one with unitOfWork of @MemoryEntity"
				.formatted(this.entity.getDeclaredUnitsOfWork().length));
		}
	}

	private void checkReference(MemoryPersistentProperty property) {
		if (MappingAnnotations.isReference(property)) {
			add("Property '%s' is a @Reference, which is not supported; store an AggregateReference, or the id of the other entity"
				.formatted(property.getName()));
		}
	}

	private void checkGeneratedId(MemoryPersistentProperty property) {
		if (!property.isIdProperty() && MappingAnnotations.isGenerated(property)) {
			String annotation = (property.findAnnotation(GeneratedId.class) != null) ? "@GeneratedId"
					: "@GeneratedValue";
			add("Property '%s' has %s, but is not the id; annotate it with @Id of org.springframework.data.annotation too, or remove %s"
				.formatted(property.getName(), annotation, annotation));
		}
	}

	private void checkConverter(MemoryPersistentProperty property) {
		if (property.findAnnotation(ValueConverter.class) != null) {
			add("Property '%s' has a @ValueConverter, which is not supported; register converters for its type with MemoryCustomConversions"
				.formatted(property.getName()));
		}
	}

	private void checkInherited(List<IndexDefinition> indexes) {
		Class<?> top = this.entity.getTableType();
		List<IndexDefinition> defined = this.context.getRequiredPersistentEntity(top).getTableDefinition().indexes();
		for (IndexDefinition index : indexes) {
			if (defined.stream().noneMatch(index::describesSameAs)) {
				add("Index '%s' is declared by a subclass, but its table '%s' belongs to %s; declare it there"
					.formatted(index.name(), this.entity.getTableName(), top.getName()));
			}
		}
	}

}
