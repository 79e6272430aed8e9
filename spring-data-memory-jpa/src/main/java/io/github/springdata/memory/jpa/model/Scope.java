package io.github.springdata.memory.jpa.model;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.persistence.AccessType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Use of a class whose attributes are read.
 *
 * @param context the unit
 * @param type the class, with its type arguments where it is used
 * @param access how attributes are accessed where the class does not say it
 * @param place the class or attribute that problems are reported of
 * @param overrides the overrides that apply to the attributes
 * @param idPart whether all attributes are parts of an id
 * @param entity the entity that the attributes belong to in the end, {@code null} for an
 * embeddable or a superclass read for itself
 * @param embedding the embeddables that this one is in
 */
record Scope(ReaderContext context, ResolvableType type, AccessType access, Place place, Overrides overrides,
		boolean idPart, @Nullable EntityModel entity, Set<Class<?>> embedding) {

	/**
	 * A class that is read for itself, whose problems are reported where it is used.
	 */
	static Scope itself(ReaderContext context, Class<?> type, AccessType access) {
		ReaderContext muted = context.muted();
		return new Scope(muted, ResolvableType.forClass(type), access, muted.problems().of(type), Overrides.NONE, false,
				null, Set.of());
	}

	/**
	 * The use of a class that says how its attributes are accessed, and so do the
	 * embeddables in it.
	 */
	Scope accessed(AccessType access) {
		return new Scope(this.context, this.type, access, this.place, this.overrides, this.idPart, this.entity,
				this.embedding);
	}

	/**
	 * The use of a superclass.
	 */
	Scope superclass(Class<?> superclass) {
		return new Scope(this.context, this.type, this.access, this.place,
				this.overrides.within(this.context, superclass, ""), this.idPart, this.entity, this.embedding);
	}

	/**
	 * The use of an embeddable by an attribute of this class.
	 * @param idPart whether the attribute is the id
	 */
	Scope embedded(MappedMember member, boolean idPart) {
		AnnotatedElement element = member.element();
		Overrides nested = this.overrides.within(this.context, element, member.name() + ".");
		return new Scope(this.context, member.type(), this.access, this.place.at(member.name()), nested,
				this.idPart || idPart, this.entity, embeddings());
	}

	/**
	 * The use of an embeddable by the elements or keys of an attribute.
	 */
	Scope element(ResolvableType type, Place attribute, Overrides overrides) {
		return new Scope(this.context, type, this.access, attribute, overrides, false, this.entity, embeddings());
	}

	private Set<Class<?>> embeddings() {
		Set<Class<?>> embeddings = new LinkedHashSet<>(this.embedding);
		embeddings.add(rawType());
		return embeddings;
	}

	/**
	 * The class without its type arguments.
	 */
	Class<?> rawType() {
		return this.type.resolve(Object.class);
	}

}
