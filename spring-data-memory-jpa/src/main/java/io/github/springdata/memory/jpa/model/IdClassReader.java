package io.github.springdata.memory.jpa.model;

import java.util.List;
import java.util.Set;

import jakarta.persistence.AccessType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import io.github.springdata.memory.jpa.model.AttributeModel.Declaration;
import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Reader of the id class of an entity, whose attributes have the names of those of the
 * entity.
 *
 * @param context the unit
 * @param entity the entity
 * @param type the id class
 */
record IdClassReader(ReaderContext context, EntityModel entity, Class<?> type) {

	EmbeddableModel read() {
		EmbeddableReader reader = new EmbeddableReader(scope(AccessType.FIELD));
		EmbeddableModel model = new EmbeddableModel(this.type, null, reader.instantiator());
		List<AttributeSource> fields = reader.sources();
		List<AttributeSource> getters = new EmbeddableReader(scope(AccessType.PROPERTY)).sources();
		List<AttributeSource> members = (isComplete(getters) && !isComplete(fields)) ? getters : fields;
		this.entity.idAttributes().forEach((id) -> add(model, id, find(members, id)));
		return model;
	}

	private boolean isComplete(List<AttributeSource> sources) {
		return this.entity.idAttributes().stream().allMatch((id) -> find(sources, id) != null);
	}

	private Scope scope(AccessType access) {
		return new Scope(this.context, ResolvableType.forClass(this.type), access, place(), Overrides.NONE, true,
				this.entity, Set.of());
	}

	private static @Nullable AttributeSource find(List<AttributeSource> sources, AttributeModel id) {
		return sources.stream().filter((source) -> source.name().equals(id.name())).findFirst().orElse(null);
	}

	private Place place() {
		return this.context.problems().of(this.entity.type());
	}

	private void add(EmbeddableModel model, AttributeModel id, @Nullable AttributeSource source) {
		if (source == null) {
			place().report("has the id '%s', but its id class %s has no such attribute; add it", id.name(),
					this.type.getName());
			return;
		}
		AttributeModel attribute = attribute(source, id);
		if (attribute != null) {
			checkType(source, id, attribute);
			attribute.belongsTo(model);
			model.add(attribute);
		}
	}

	/**
	 * The attribute of the id class: like that of the entity, or the id of what that
	 * refers to.
	 */
	private @Nullable AttributeModel attribute(AttributeSource source, AttributeModel id) {
		Declaration declaration = source.declaration(id.fetch());
		if (id instanceof BasicModel basic) {
			return new BasicModel(declaration, basic.form(), basic.column(),
					new BasicModel.Basics(false, false, null, BasicModel.Timestamp.NONE, false, null));
		}
		if (id instanceof EmbeddedModel embedded) {
			return new EmbeddedModel(declaration, embedded.embeddable());
		}
		EntityModel target = (id instanceof ToOneModel reference)
				? this.context.model().find(reference.relation().type()) : null;
		return (target != null) ? ofTarget(source, declaration, target.root()) : null;
	}

	private @Nullable AttributeModel ofTarget(AttributeSource source, Declaration declaration, EntityModel target) {
		List<AttributeModel> ids = target.idAttributes();
		if (ids.size() == 1) {
			return attribute(source, ids.get(0));
		}
		Class<?> idClass = new IdReader(this.context, target).idClass();
		return (idClass != null)
				? new EmbeddedModel(declaration, new IdClassReader(this.context, target, idClass).read()) : null;
	}

	private void checkType(AttributeSource source, AttributeModel id, AttributeModel attribute) {
		Class<?> declared = ClassUtils.resolvePrimitiveIfNecessary(source.member().rawType());
		Class<?> expected = (attribute instanceof BasicModel basic) ? basic.form().javaType()
				: ((EmbeddedModel) attribute).embeddable().type();
		if (declared != expected) {
			place().report("has the id '%s' of %s, but that of its id class %s is of %s; make them the same", id.name(),
					expected.getName(), this.type.getName(), declared.getName());
		}
	}

}
