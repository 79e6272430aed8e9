package io.github.springdata.memory.jpa.metamodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The attributes of a managed type by name: all of them, or those that it declares.
 * Results are cast to what the caller expects, whose type arguments nobody can check.
 */
@SuppressWarnings("unchecked")
final class Attributes {

	private final String missing;

	private final Map<String, MemoryAttribute<?, ?>> attributes = new LinkedHashMap<>();

	/**
	 * Begins without attributes.
	 * @param missing what is said of a name that is not there, after the name
	 */
	Attributes(String missing) {
		this.missing = missing;
	}

	void add(MemoryAttribute<?, ?> attribute) {
		this.attributes.put(attribute.getName(), attribute);
	}

	void addAll(Attributes others) {
		this.attributes.putAll(others.attributes);
	}

	@Nullable MemoryAttribute<?, ?> find(String name) {
		return this.attributes.get(name);
	}

	Iterable<MemoryAttribute<?, ?>> values() {
		return this.attributes.values();
	}

	/**
	 * The attributes of a kind.
	 * @param kind the interface of the metamodel
	 */
	<A> Set<A> all(Class<?> kind) {
		Set<A> all = new LinkedHashSet<>();
		this.attributes.values().stream().filter(kind::isInstance).forEach((attribute) -> all.add((A) attribute));
		return Collections.unmodifiableSet(all);
	}

	/**
	 * The attribute of a name, which must be of a kind.
	 */
	<A> A get(String name, Class<?> kind) {
		MemoryAttribute<?, ?> attribute = this.attributes.get(name);
		if (attribute == null) {
			throw new IllegalArgumentException("'%s' %s".formatted(name, this.missing));
		}
		if (!kind.isInstance(attribute)) {
			throw new IllegalArgumentException("%s is a %s, not a %s".formatted(attribute,
					attribute.kind().getSimpleName(), kind.getSimpleName()));
		}
		return (A) attribute;
	}

	<A> A singular(String name, Class<?> kind, Class<?> type) {
		Attribute<?, ?> attribute = get(name, kind);
		return (A) checked(attribute, attribute.getJavaType(), "type", type);
	}

	<A> A plural(String name, Class<?> kind, Class<?> element) {
		PluralAttribute<?, ?, ?> attribute = get(name, kind);
		return (A) checked(attribute, attribute.getElementType().getJavaType(), "element type", element);
	}

	<A> A map(String name, Class<?> key, Class<?> value) {
		MapAttribute<?, ?, ?> attribute = plural(name, MapAttribute.class, value);
		return (A) checked(attribute, attribute.getKeyJavaType(), "key type", key);
	}

	private Attribute<?, ?> checked(Attribute<?, ?> attribute, Class<?> actual, String what, Class<?> expected) {
		if (!isSame(actual, expected)) {
			throw new IllegalArgumentException("The %s of %s is %s, not %s".formatted(what, attribute, actual.getName(),
					(expected != null) ? expected.getName() : null));
		}
		return attribute;
	}

	/**
	 * Whether two classes are the same, or one is the primitive of the other.
	 */
	static boolean isSame(Class<?> actual, @Nullable Class<?> expected) {
		return expected != null
				&& ClassUtils.resolvePrimitiveIfNecessary(actual) == ClassUtils.resolvePrimitiveIfNecessary(expected);
	}

}
