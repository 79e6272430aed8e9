package io.github.springdata.memory.jpa.model;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;

import org.springframework.core.ResolvableType;

/**
 * Field or getter that an attribute is mapped by.
 *
 * @param name the name of the attribute
 * @param member the field or the getter
 * @param type the type of values, with the type variables of its class resolved
 */
record MappedMember(String name, Member member, ResolvableType type) {

	static MappedMember of(Field field, ResolvableType owner) {
		return new MappedMember(field.getName(), field,
				ResolvableType.forType(field.getGenericType(), owner.as(field.getDeclaringClass())));
	}

	static MappedMember of(String name, Method getter, ResolvableType owner) {
		return new MappedMember(name, getter,
				ResolvableType.forType(getter.getGenericReturnType(), owner.as(getter.getDeclaringClass())));
	}

	AnnotatedElement element() {
		return (AnnotatedElement) this.member;
	}

	Class<?> declaringClass() {
		return this.member.getDeclaringClass();
	}

	/**
	 * The class of values, maybe primitive.
	 */
	Class<?> rawType() {
		return this.type.resolve(Object.class);
	}

	/**
	 * A type argument of a collection or map, whatever subtype of it is declared.
	 */
	ResolvableType argument(Class<?> collection, int index) {
		return this.type.as(collection).getGeneric(index);
	}

}
