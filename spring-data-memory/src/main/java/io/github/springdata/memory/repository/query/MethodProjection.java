package io.github.springdata.memory.repository.query;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.mapping.MemorySimpleTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;

/**
 * Projection of the entities that a derived query finds to what its method asks for: the
 * entities themselves, projections of them, or the values of the property that the
 * subject of the method names, as in {@code findNameByAge}.
 *
 * @param method the method
 * @param query the query for the entities
 * @param distinct whether equal projections and values are dropped
 */
record MethodProjection(MemoryQueryMethod method, EntityQuery<?> query, boolean distinct) {

	private static final Pattern SUBJECT = Pattern
		.compile("^(?:find|read|get|query|search|stream)(?:Distinct)?(?:(?:First|Top)\\d*)?(\\p{Lu}.*?)??By");

	private static final Set<Class<?>> NOTHING = Set.of(void.class, Void.class);

	/**
	 * The query with results of a type.
	 * @throws UnsupportedOperationException if the type is no projection of the entity
	 */
	EntityQuery<?> apply(Class<?> type) {
		if (type.isAssignableFrom(this.method.entityType())) {
			return this.query;
		}
		EntityQuery<?> selected = isValue(type) ? this.query.project(property(type), type) : project(type);
		return this.distinct ? selected.distinct() : selected;
	}

	private EntityQuery<?> project(Class<?> type) {
		boolean map = type == Map.class;
		if (NOTHING.contains(type) || type.isArray() || (type.getName().startsWith("java.") && !map)) {
			throw unsupported(type, "");
		}
		try {
			return this.query.as(type);
		}
		catch (PropertyReferenceException ex) {
			throw new IllegalArgumentException(
					"projection %s does not fit: %s".formatted(type.getName(), ex.getMessage()), ex);
		}
	}

	/**
	 * Whether results of a type are values of one property.
	 */
	static boolean isValue(Class<?> type) {
		return !NOTHING.contains(type) && (type.isEnum() || MemorySimpleTypes.HOLDER.isSimpleType(type));
	}

	private String property(Class<?> type) {
		String subject = subject();
		String remedy = "; for the values of one property name it in the subject, as in findNameBy...";
		if (subject == null) {
			throw unsupported(type, remedy);
		}
		try {
			return PropertyPath.from(subject, this.method.entityType()).toDotPath();
		}
		catch (PropertyReferenceException ex) {
			throw unsupported(type, "%s: %s".formatted(remedy, ex.getMessage()));
		}
	}

	private @Nullable String subject() {
		Matcher matcher = SUBJECT.matcher(this.method.getName());
		return matcher.find() ? matcher.group(1) : null;
	}

	private UnsupportedOperationException unsupported(Class<?> type, String remedy) {
		return new UnsupportedOperationException(
				"result type %s is neither %s nor a projection of it, which is an interface, a record, a class or a Map<String, Object>%s"
					.formatted(type.getName(), this.method.entityType().getName(), remedy));
	}

}
