package io.github.springdata.memory.jpa.model;

import java.beans.Introspector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Finder of the fields and getters of a class that attributes are mapped by.
 *
 * @param context the unit
 * @param declaring the class
 * @param owner the class with its type arguments, or a subclass of it
 */
record MemberScanner(ReaderContext context, Class<?> declaring, ResolvableType owner) {

	/**
	 * The members in the order of declaration, as far as the virtual machine has it.
	 * @param access how attributes are accessed that do not say it themselves
	 */
	List<MappedMember> members(AccessType access) {
		List<MappedMember> fields = fields(access);
		List<MappedMember> getters = this.declaring.isRecord() ? List.of() : getters(access);
		Set<String> names = new HashSet<>();
		for (MappedMember field : fields) {
			names.add(field.name());
		}
		List<MappedMember> members = new ArrayList<>(fields);
		for (MappedMember getter : getters) {
			if (!names.contains(getter.name())) {
				members.add(getter);
			}
		}
		return members;
	}

	private List<MappedMember> fields(AccessType access) {
		Set<String> byGetter = accessedByGetter();
		List<MappedMember> fields = new ArrayList<>();
		for (Field field : this.declaring.getDeclaredFields()) {
			if (isPersistent(field) && isAccessed(field, AccessType.FIELD, access)
					&& !byGetter.contains(field.getName())) {
				fields.add(MappedMember.of(field, this.owner));
			}
		}
		return fields;
	}

	private boolean isPersistent(Field field) {
		int modifiers = field.getModifiers();
		return !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic()
				&& !this.context.has(field, Transient.class);
	}

	private boolean isAccessed(AnnotatedElement member, AccessType kind, AccessType access) {
		Access declared = this.context.find(member, Access.class);
		return this.declaring.isRecord() || ((declared != null) ? declared.value() : access) == kind;
	}

	/**
	 * The attributes whose getters say that they are accessed by them.
	 */
	private Set<String> accessedByGetter() {
		Set<String> names = new HashSet<>();
		for (Method method : this.declaring.getDeclaredMethods()) {
			if (!this.declaring.isRecord() && this.context.has(method, Access.class)
					&& isAccessed(method, AccessType.PROPERTY, AccessType.FIELD)) {
				names.add(String.valueOf(property(method)));
			}
		}
		return names;
	}

	private List<MappedMember> getters(AccessType access) {
		List<MappedMember> getters = new ArrayList<>();
		for (Method method : this.declaring.getDeclaredMethods()) {
			String name = property(method);
			if (name != null && isAccessed(method, AccessType.PROPERTY, access)
					&& !this.context.has(method, Transient.class)) {
				getters.add(MappedMember.of(name, method, this.owner));
			}
		}
		if (getters.size() > 1) {
			List<String> fields = Stream.of(this.declaring.getDeclaredFields()).map(Field::getName).toList();
			getters.sort(Comparator.comparingInt((MappedMember getter) -> position(fields, getter.name()))
				.thenComparing(MappedMember::name));
		}
		return getters;
	}

	private static int position(List<String> fields, String name) {
		int index = fields.indexOf(name);
		return (index >= 0) ? index : Integer.MAX_VALUE;
	}

	/**
	 * The property that a method gets.
	 * @return its name, or {@code null} if the method is no getter
	 */
	static @Nullable String property(Method method) {
		if (method.getParameterCount() > 0 || method.getReturnType() == void.class || method.isSynthetic()
				|| Modifier.isStatic(method.getModifiers())) {
			return null;
		}
		String name = method.getName();
		if (name.startsWith("get") && name.length() > 3 && method.getDeclaringClass() != Object.class) {
			return Introspector.decapitalize(name.substring(3));
		}
		boolean logical = method.getReturnType() == boolean.class || method.getReturnType() == Boolean.class;
		return (logical && name.startsWith("is") && name.length() > 2) ? Introspector.decapitalize(name.substring(2))
				: null;
	}

	/**
	 * The setter of what a getter gets.
	 * @param type the class to look at, its superclasses too
	 * @return the setter, or {@code null} if there is none
	 */
	static @Nullable Method setter(Method getter, Class<?> type) {
		String name = "set" + getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
		for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
			Method setter = Arrays.stream(c.getDeclaredMethods())
				.filter((method) -> method.getName().equals(name) && method.getParameterCount() == 1
						&& !Modifier.isStatic(method.getModifiers()))
				.max(Comparator.comparingInt((method) -> fit(method, getter)))
				.orElse(null);
			if (setter != null && fit(setter, getter) > 0) {
				return setter;
			}
		}
		return null;
	}

	private static int fit(Method setter, Method getter) {
		Class<?> parameter = setter.getParameterTypes()[0];
		Class<?> value = getter.getReturnType();
		return (parameter == value) ? 2
				: (parameter.isAssignableFrom(value) || value.isAssignableFrom(parameter)) ? 1 : 0;
	}

}
