package io.github.springdata.memory.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.index.IndexKeys;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Rules for the types that can be ids, versions and keys.
 */
final class Identifiers {

	private static final Set<Class<?>> VERSIONS = Set.of(int.class, long.class, Integer.class, Long.class);

	private static final Set<Class<?>> INTEGERS = Set.of(long.class, int.class, short.class, byte.class, Long.class,
			Integer.class, Short.class, Byte.class, BigInteger.class);

	private Identifiers() {
	}

	static boolean isInteger(Class<?> type) {
		return INTEGERS.contains(type);
	}

	/**
	 * Says why a property cannot be an id.
	 * @return the problem, or {@code null} if it can
	 */
	static @Nullable String idProblem(MemoryPersistentProperty id) {
		Class<?> type = id.getType();
		if (isContainer(type) || type == boolean.class || type == Boolean.class) {
			return "Id '%s' is of type %s, which cannot be an id; use a number, a string, a UUID or a value class"
				.formatted(id.getName(), type.getTypeName());
		}
		if (!Equality.isPossible(type)) {
			return "Id '%s' is of type %s, which cannot be compared: %s".formatted(id.getName(), type.getTypeName(),
					Equality.reason(type));
		}
		if (holdsArray(id.getTypeInformation().toTypeDescriptor().getResolvableType(), new HashSet<>())) {
			return "Id '%s' is of type %s, which has an array in it; use a string or a UUID in place of the array"
				.formatted(id.getName(), type.getTypeName());
		}
		return id.isWritable() ? MappingAnnotations.id(id).problem(id)
				: "Id '%s' is read-only; remove @ReadOnlyProperty".formatted(id.getName());
	}

	/**
	 * Whether a record has an array in it, at any depth, as far as declared types show.
	 */
	private static boolean holdsArray(ResolvableType type, Set<Class<?>> visited) {
		Class<?> raw = type.resolve(Object.class);
		if (raw.isArray()) {
			return true;
		}
		if (isContainer(raw)) {
			return Stream.of(type.getGenerics()).anyMatch((element) -> holdsArray(element, visited));
		}
		return raw.isRecord() && visited.add(raw) && Stream.of(raw.getRecordComponents())
			.anyMatch((part) -> holdsArray(ResolvableType.forType(part.getGenericType(), type), visited));
	}

	private static boolean isContainer(Class<?> type) {
		return type.isArray() || type == Optional.class || Iterable.class == type
				|| Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
	}

	/**
	 * The reader of ids in the form in which they are the keys of a table: equal ids have
	 * one form.
	 */
	static PropertyReader reader(MemoryPersistentProperty id) {
		PropertyReader reader = id.getReader();
		if (isKey(id)) {
			return reader;
		}
		return (bean) -> {
			Object value = reader.read(bean);
			return (value != null) ? key(id, value) : null;
		};
	}

	/**
	 * Whether ids are such keys whatever their value.
	 */
	static boolean isKey(MemoryPersistentProperty id) {
		return Equality.isNatural(id.getType()) && !ComparableValues.holdsArray(id.getType());
	}

	/**
	 * The form of an id in which it is the key of its row in a table.
	 * @throws InvalidDataAccessApiUsageException if no row could be found by it
	 */
	static Object key(MemoryPersistentProperty id, Object value) {
		MemoryPersistentEntity<?> owner = (MemoryPersistentEntity<?>) id.getOwner();
		if (!Equality.isNaturalFor(value) || owner.findEqualityProblem(value) != null) {
			throw new InvalidDataAccessApiUsageException(
					"Id '%s' of %s has a value of type %s, by which no row could be found: it is an array, has one in it that equals compares by identity, or has no equals and hashCode of its own"
						.formatted(id.getName(), id.getOwner().getType().getName(), value.getClass().getTypeName()));
		}
		if (id.getType() == BigDecimal.class) {
			return IndexKeys.normalize(value, false);
		}
		if (value instanceof Date date && value.getClass() != id.getType()) {
			return moment(id, date);
		}
		return (value instanceof Number) ? Equality.key(value) : value;
	}

	/**
	 * A date in the one form of all that stand for its moment.
	 */
	private static Date moment(MemoryPersistentProperty id, Date value) {
		Date moment = new Date(value.getTime());
		if (!Equality.equal(moment, value)) {
			throw new InvalidDataAccessApiUsageException(
					"Id '%s' of %s has a value of type %s with nanoseconds, which a java.util.Date has not; declare the property as that type, or as java.time.Instant"
						.formatted(id.getName(), id.getOwner().getType().getName(), value.getClass().getTypeName()));
		}
		return moment;
	}

	/**
	 * Says why a property cannot be a version.
	 * @return the problem, or {@code null} if it can
	 */
	static @Nullable String versionProblem(MemoryPersistentProperty version) {
		Class<?> type = version.getType();
		if (VERSIONS.contains(type)) {
			return version.isWritable() ? null
					: "Version '%s' is read-only; remove @ReadOnlyProperty".formatted(version.getName());
		}
		String reason = type.getName().startsWith("java.time.") || Date.class.isAssignableFrom(type)
				? ", and two changes can have the same time" : "";
		return "Version '%s' is of type %s%s; use int, long, Integer or Long".formatted(version.getName(),
				type.getTypeName(), reason);
	}

}
