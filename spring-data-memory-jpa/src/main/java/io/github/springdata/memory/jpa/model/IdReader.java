package io.github.springdata.memory.jpa.model;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Reader of the id and the version of an entity, whose attributes are read.
 *
 * @param context the unit
 * @param entity the entity
 */
record IdReader(ReaderContext context, EntityModel entity) {

	void read() {
		List<AttributeModel> own = new ArrayList<>();
		for (AttributeModel attribute : this.entity.ownAttributes()) {
			if (attribute.isId()) {
				own.add(attribute);
			}
		}
		BasicModel version = version();
		if (this.entity.parent() != null) {
			if (!own.isEmpty()) {
				place().report("declares the id %s, but %s above it has one; remove it", names(own),
						this.entity.root().type().getName());
			}
			this.entity.identify(null, version);
			return;
		}
		Class<?> idClass = idClass();
		if (isValid(own, idClass)) {
			this.entity.identify(new IdModel(own, null), version);
			if (idClass != null) {
				this.context.later().addFirst(() -> complete(own, idClass, version));
			}
		}
	}

	private void complete(List<AttributeModel> own, Class<?> idClass, @Nullable BasicModel version) {
		EmbeddableModel model = isIdOfTarget(own, idClass) ? null
				: new IdClassReader(this.context, this.entity, idClass).read();
		this.entity.identify(new IdModel(own, model), version);
	}

	/**
	 * Whether an id class is that of the entity that the only id refers to.
	 */
	private boolean isIdOfTarget(List<AttributeModel> own, Class<?> idClass) {
		EntityModel target = (own.size() == 1 && own.get(0) instanceof ToOneModel reference)
				? this.context.model().find(reference.relation().type()) : null;
		if (target == null) {
			return false;
		}
		List<AttributeModel> ids = target.root().idAttributes();
		return new IdReader(this.context, target).idClass() == idClass
				|| ids.size() == 1 && ids.get(0).type() == idClass;
	}

	private Place place() {
		return this.context.problems().of(this.entity.type());
	}

	private static List<String> names(List<AttributeModel> attributes) {
		return attributes.stream().map(AttributeModel::name).toList();
	}

	private @Nullable BasicModel version() {
		List<BasicModel> versions = new ArrayList<>();
		for (AttributeModel attribute : this.entity.ownAttributes()) {
			if (attribute instanceof BasicModel basic && basic.isVersion()) {
				versions.add(basic);
			}
		}
		EntityModel parent = this.entity.parent();
		BasicModel inherited = (parent != null) ? parent.version() : null;
		if (versions.size() > 1 || !versions.isEmpty() && inherited != null) {
			place().report("has several versions %s; keep one @%s",
					versions.stream().map(AttributeModel::name).toList(), Version.class.getSimpleName());
		}
		return versions.isEmpty() ? null : versions.get(0);
	}

	@Nullable Class<?> idClass() {
		for (Class<?> c = this.entity.type(); c != null; c = c.getSuperclass()) {
			IdClass idClass = this.context.find(c, IdClass.class);
			if (idClass != null) {
				return idClass.value();
			}
		}
		return null;
	}

	private boolean isValid(List<AttributeModel> ids, @Nullable Class<?> idClass) {
		boolean embedded = false;
		for (AttributeModel id : ids) {
			embedded |= isEmbedded(id);
		}
		if (ids.isEmpty()) {
			place().report("has no id; annotate an attribute with @Id or @EmbeddedId");
		}
		else if (embedded && ids.size() > 1) {
			place().report("has an embedded id beside other ids %s; keep one of them", names(ids));
		}
		else if (embedded && idClass != null) {
			place().report("has an embedded id and the id class %s; keep one of them", idClass.getName());
		}
		else if (embedded && refersWithin(ids.get(0))) {
			place().report("has a reference within the embedded id '%s'; move it to the entity, with @MapsId",
					ids.get(0).name());
		}
		else if (!unfit(ids).isEmpty()) {
			place().report(
					"has the id %s, whose values cannot be told apart by an index; use a number, a string, a UUID, a date, or an "
							+ "@EmbeddedId",
					names(unfit(ids)));
		}
		else if (ids.size() > 1 && idClass == null) {
			place().report("has several ids %s; name a class for them with @IdClass, or keep one", names(ids));
		}
		else {
			return true;
		}
		return false;
	}

	/**
	 * The ids that are stored as bytes, or as arrays.
	 */
	private static List<AttributeModel> unfit(List<AttributeModel> ids) {
		return Paths.leaves(ids)
			.values()
			.stream()
			.filter((id) -> id instanceof BasicModel basic
					&& (basic.form() instanceof SerializedForm || basic.form().storedType().isArray()))
			.toList();
	}

	private static boolean refersWithin(AttributeModel id) {
		return id instanceof EmbeddedModel nested
				&& nested.embeddable().attributes().stream().anyMatch((attribute) -> attribute instanceof ToOneModel);
	}

	private boolean isEmbedded(AttributeModel id) {
		return this.context.has((AnnotatedElement) id.member(), EmbeddedId.class);
	}

}
