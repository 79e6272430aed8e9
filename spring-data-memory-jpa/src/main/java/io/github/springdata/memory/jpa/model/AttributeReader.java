package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Basic;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.FetchType;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Reader of one attribute, which finds out what kind it is of.
 *
 * @param source the attribute
 */
record AttributeReader(AttributeSource source) {

	/**
	 * The annotations of which only one can stand at an attribute.
	 */
	private static final List<Class<? extends Annotation>> KINDS = List.of(EmbeddedId.class, Embedded.class,
			ManyToOne.class, OneToOne.class, OneToMany.class, ManyToMany.class, ElementCollection.class, Version.class);

	/**
	 * Reads the attribute and adds it to the class that it belongs to.
	 */
	void readInto(ManagedModel owner) {
		try {
			AttributeModel attribute = read();
			if (attribute != null) {
				attribute.belongsTo(owner);
				owner.add(attribute);
			}
		}
		catch (MemberAccess.InaccessibleException ex) {
			this.source.report("cannot be accessed: %s", ex.getMessage());
		}
	}

	private @Nullable AttributeModel read() {
		HibernateAnnotations.of(this.source).check(this.source.place());
		if (!isWritable()) {
			return null;
		}
		List<Class<? extends Annotation>> kinds = new ArrayList<>();
		for (Class<? extends Annotation> kind : KINDS) {
			if (this.source.has(kind)) {
				kinds.add(kind);
			}
		}
		if (kinds.size() > 1) {
			this.source.report("has %s, which exclude each other; keep one of them",
					kinds.stream().map((kind) -> "@" + kind.getSimpleName()).collect(Collectors.joining(" and ")));
			return null;
		}
		return read(kinds.isEmpty() ? Basic.class : kinds.get(0), kinds.isEmpty());
	}

	/**
	 * Whether a getter has a setter, which is reported if it has none.
	 */
	private boolean isWritable() {
		boolean writable = !(this.source.member().member() instanceof Method getter)
				|| MemberScanner.setter(getter, this.source.scope().rawType()) != null;
		if (!writable) {
			this.source.report("has the getter %s but no setter; add one, or mark the getter with @Transient",
					this.source.member().member().getName());
		}
		return writable;
	}

	private @Nullable AttributeModel read(Class<? extends Annotation> kind, boolean implicit) {
		if (kind == ManyToOne.class || kind == OneToOne.class) {
			return new ToOneReader(this.source).read();
		}
		if (kind == OneToMany.class || kind == ManyToMany.class || kind == ElementCollection.class) {
			return new PluralReader(this.source).read();
		}
		boolean embedded = kind == EmbeddedId.class || kind == Embedded.class;
		return (embedded || implicit && isEmbeddable()) ? embedded() : new BasicReader(this.source).read();
	}

	/**
	 * Whether the type says that the attribute is embedded; a converter takes precedence.
	 */
	private boolean isEmbeddable() {
		Class<?> type = this.source.member().rawType();
		return (this.source.context().isEmbeddable(type) || isMappedIdClass(type))
				&& BasicReader.own(this.source, "") == null;
	}

	/**
	 * Whether a part of an id has the id class of the entity that gives it.
	 */
	private boolean isMappedIdClass(Class<?> type) {
		EntityModel entity = this.source.scope().entity();
		for (Class<?> c = (entity != null && this.source.scope().idPart()) ? entity.type() : null; c != null; c = c
			.getSuperclass()) {
			boolean mapped = Stream.of(c.getDeclaredFields())
				.anyMatch((field) -> isMapped(field, field.getType(), type))
					|| Stream.of(c.getDeclaredMethods())
						.anyMatch((method) -> isMapped(method, method.getReturnType(), type));
			if (mapped) {
				return true;
			}
		}
		return false;
	}

	private boolean isMapped(AnnotatedElement member, Class<?> target, Class<?> idClass) {
		MapsId mapsId = this.source.context().find(member, MapsId.class);
		IdClass declared = this.source.context().find(target, IdClass.class);
		return mapsId != null && mapsId.value().equals(this.source.name()) && declared != null
				&& declared.value() == idClass;
	}

	private EmbeddedModel embedded() {
		Scope scope = this.source.scope().embedded(this.source.member(), this.source.isId());
		EmbeddableModel embeddable = new EmbeddableReader(scope).read();
		scope.overrides().reportUnused(this.source.place(), (path) -> Paths.find(embeddable, path) != null);
		return new EmbeddedModel(this.source.declaration(FetchType.EAGER), embeddable);
	}

}
