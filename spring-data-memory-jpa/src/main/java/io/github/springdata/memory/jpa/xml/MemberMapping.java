package io.github.springdata.memory.jpa.xml;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.xml.AttributeMappingReader.AttributeMapping;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

/**
 * Finder of the fields and getters that the attributes of a class in a mapping file are
 * mapped by.
 *
 * @param mapping the class
 * @param unitAccess the access that the unit says, or {@code null}
 * @param problems takes what is wrong
 */
record MemberMapping(ClassMapping mapping, @Nullable AccessType unitAccess, FileProblems problems) {

	void addAll(List<AttributeMapping> attributes) {
		AccessType access = access();
		attributes.forEach((attribute) -> add(attribute, access));
	}

	private void add(AttributeMapping attribute, @Nullable AccessType access) {
		Field field = field(attribute.name());
		Method getter = getter(attribute.name());
		if (field == null && getter == null) {
			this.problems.report(attribute.element(),
					"has the attribute '%s', but %s declares neither such a field nor a "
							+ "getter; correct the name, or override inherited attributes with <attribute-override>",
					attribute.name(), this.mapping.type().getName());
			return;
		}
		Access own = (Access) attribute.annotations().get(Access.class);
		AccessType wanted = (own != null) ? own.value() : access;
		boolean both = wanted == null || attribute.annotations().containsKey(Transient.class);
		if (field != null && (both || wanted == AccessType.FIELD || getter == null)) {
			put(field, attribute, both || wanted == AccessType.FIELD ? null : AccessType.FIELD);
		}
		if (getter != null && (both || wanted == AccessType.PROPERTY || field == null)) {
			put(getter, attribute, both || wanted == AccessType.PROPERTY ? null : AccessType.PROPERTY);
		}
	}

	/**
	 * Maps an attribute by a member.
	 * @param instead the access, where the attribute cannot be accessed as is wanted
	 */
	private void put(AnnotatedElement member, AttributeMapping attribute, @Nullable AccessType instead) {
		Map<Class<? extends Annotation>, Annotation> annotations = new LinkedHashMap<>(attribute.annotations());
		if (instead != null) {
			annotations.put(Access.class, AnnotationInstance.of(Access.class, Map.of("value", instead)));
		}
		this.mapping.members().put(member, annotations);
	}

	private @Nullable Field field(String name) {
		return Arrays.stream(this.mapping.type().getDeclaredFields())
			.filter((field) -> field.getName().equals(name) && !Modifier.isStatic(field.getModifiers()))
			.findFirst()
			.orElse(null);
	}

	private @Nullable Method getter(String name) {
		return Arrays.stream(this.mapping.type().getDeclaredMethods())
			.filter((method) -> isGetter(method) && name.equals(property(method)))
			.findFirst()
			.orElse(null);
	}

	private static boolean isGetter(Method method) {
		return method.getParameterCount() == 0 && method.getReturnType() != void.class && !method.isSynthetic()
				&& !Modifier.isStatic(method.getModifiers());
	}

	private static @Nullable String property(Method method) {
		String name = method.getName();
		boolean logical = method.getReturnType() == boolean.class || method.getReturnType() == Boolean.class;
		int prefix = name.startsWith("get") ? 3 : (logical && name.startsWith("is")) ? 2 : name.length();
		return (prefix < name.length()) ? Introspector.decapitalize(name.substring(prefix)) : null;
	}

	/**
	 * The access to attributes that do not say it, or {@code null} for an embeddable that
	 * is accessed as the entities that embed it.
	 */
	private @Nullable AccessType access() {
		Access declared = this.mapping.find(this.mapping.type(), Access.class);
		if (declared != null) {
			return declared.value();
		}
		AccessType placed = placed((annotation) -> annotation instanceof Id || annotation instanceof EmbeddedId,
				AccessType.PROPERTY, AccessType.FIELD);
		if (placed == null) {
			placed = placed((annotation) -> annotation.annotationType().getPackage() == Id.class.getPackage(),
					AccessType.FIELD, AccessType.PROPERTY);
		}
		AccessType said = (placed != null) ? placed : this.unitAccess;
		boolean embeddable = this.mapping.own().containsKey(Embeddable.class);
		return (said != null || embeddable) ? said : AccessType.FIELD;
	}

	/**
	 * The access that the annotations in the hierarchy say.
	 * @param order the one that prevails first
	 */
	private @Nullable AccessType placed(Predicate<Annotation> counts, AccessType... order) {
		for (Class<?> c = this.mapping.complete() ? Object.class : this.mapping.type(); c != Object.class
				&& c != null; c = c.getSuperclass()) {
			for (AccessType access : order) {
				if (stands(members(c, access), counts)) {
					return access;
				}
			}
		}
		return null;
	}

	private static Stream<? extends Member> members(Class<?> type, AccessType access) {
		return (access == AccessType.FIELD) ? Stream.of(type.getDeclaredFields())
				: Stream.of(type.getDeclaredMethods()).filter(MemberMapping::isProperty);
	}

	private static boolean stands(Stream<? extends Member> members, Predicate<Annotation> counts) {
		return members.map(AnnotatedElement.class::cast)
			.filter((member) -> !member.isAnnotationPresent(Access.class))
			.flatMap((member) -> Stream.of(member.getDeclaredAnnotations()))
			.filter((annotation) -> !(annotation instanceof Transient))
			.anyMatch(counts);
	}

	private static boolean isProperty(Method method) {
		return isGetter(method) && property(method) != null;
	}

}
