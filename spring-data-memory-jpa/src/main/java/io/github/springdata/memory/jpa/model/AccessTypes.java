package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Temporal;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * Finder of the way in which the attributes of a class are accessed: as the class says,
 * else as the annotations of its hierarchy are placed, else as the unit says.
 *
 * @param context the unit
 */
record AccessTypes(ReaderContext context) {

	private static final List<Class<? extends Annotation>> IDS = List.of(Id.class, EmbeddedId.class);

	private static final List<Class<? extends Annotation>> MAPPINGS = List.of(Column.class, Basic.class,
			ManyToOne.class, OneToOne.class, OneToMany.class, ManyToMany.class, ElementCollection.class, Embedded.class,
			Enumerated.class, Temporal.class, Version.class);

	/**
	 * The access to attributes that a class declares.
	 * @param type the class
	 * @param inherited the access of the hierarchy, or of the entity that embeds it
	 */
	AccessType of(Class<?> type, AccessType inherited) {
		Access access = this.context.find(type, Access.class);
		return (type.isRecord()) ? AccessType.FIELD : (access != null) ? access.value() : inherited;
	}

	/**
	 * The access of a hierarchy.
	 * @param type the lowest class
	 */
	AccessType ofHierarchy(Class<?> type) {
		List<Class<?>> hierarchy = hierarchy(type);
		AccessType placed = placed(hierarchy, IDS);
		if (placed == null) {
			placed = placed(hierarchy, MAPPINGS);
		}
		return (placed != null) ? placed : ofUnit();
	}

	private AccessType ofUnit() {
		AccessType access = this.context.annotations().defaultAccess();
		return (access != null) ? access : AccessType.FIELD;
	}

	private List<Class<?>> hierarchy(Class<?> type) {
		List<Class<?>> hierarchy = new ArrayList<>();
		for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
			boolean mapped = this.context.isEntity(c) || this.context.isSuperclass(c) || this.context.isEmbeddable(c);
			if (mapped && !this.context.has(c, Access.class)) {
				hierarchy.add(c);
			}
		}
		return hierarchy;
	}

	private @Nullable AccessType placed(List<Class<?>> hierarchy, List<Class<? extends Annotation>> annotations) {
		for (Class<?> c : hierarchy) {
			for (Method method : c.getDeclaredMethods()) {
				if (MemberScanner.property(method) != null && stands(method, annotations)) {
					return AccessType.PROPERTY;
				}
			}
			for (Field field : c.getDeclaredFields()) {
				if (stands(field, annotations)) {
					return AccessType.FIELD;
				}
			}
		}
		return null;
	}

	private <M extends AnnotatedElement & Member> boolean stands(M member,
			List<Class<? extends Annotation>> annotations) {
		if (!Modifier.isStatic(member.getModifiers()) && !this.context.has(member, Access.class)) {
			for (Class<? extends Annotation> type : annotations) {
				if (this.context.has(member, type)) {
					return true;
				}
			}
		}
		return false;
	}

}
