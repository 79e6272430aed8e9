package io.github.springdata.memory.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.springdata.memory.message.EditDistance;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.util.Streamable;
import org.springframework.util.StringUtils;

/**
 * Exception for a name that no property has. Other than its superclass it suggests
 * properties that are stored, and never the name that was given; and it says so if a
 * method of that name misled.
 */
final class UnknownPropertyException extends PropertyReferenceException {

	private static final int SIMILAR = 2;

	private static final int SUGGESTIONS = 3;

	/**
	 * The whole message.
	 */
	private final String message;

	UnknownPropertyException(String name, TypeInformation<?> type, List<PropertyPath> traversed,
			@Nullable MemoryPersistentEntity<?> entity) {
		super(name, type, traversed);
		this.message = message(name, type.getType(), traversed, entity);
	}

	private static String message(String name, Class<?> type, List<PropertyPath> traversed,
			@Nullable MemoryPersistentEntity<?> entity) {
		StringBuilder message = new StringBuilder(
				"No property '%s' found for type '%s'".formatted(name, type.getSimpleName()));
		String method = readMethod(name, type);
		if (method != null) {
			message.append(": method %s() is none, as what is stored are the fields".formatted(method));
		}
		List<String> similar = (entity != null) ? similar(name, names(entity)) : List.of();
		if (!similar.isEmpty()) {
			message.append(similar.stream().collect(Collectors.joining("','", "; Did you mean '", "'")));
		}
		if (!traversed.isEmpty()) {
			message.append("; Traversed path: ").append(traversed.get(0));
		}
		return message.toString();
	}

	private static @Nullable String readMethod(String name, Class<?> type) {
		var property = BeanUtils.getPropertyDescriptor(type, name);
		return (property != null && property.getReadMethod() != null) ? property.getReadMethod().getName() : null;
	}

	private static Collection<String> names(MemoryPersistentEntity<?> entity) {
		return Streamable.of(entity).map(MemoryPersistentProperty::getName).toList();
	}

	private static List<String> similar(String name, Collection<String> names) {
		return names.stream()
			.filter((candidate) -> distance(name, candidate) <= Math.min(SIMILAR, (name.length() + 1) / 2))
			.sorted(Comparator.comparingInt((candidate) -> distance(name, candidate)))
			.limit(SUGGESTIONS)
			.toList();
	}

	/**
	 * How far names are from each other, whatever their case, underscores, and an "is"
	 * before them.
	 */
	private static int distance(String name, String candidate) {
		return EditDistance.between(plain(name), plain(candidate));
	}

	private static String plain(String name) {
		String plain = StringUtils.delete(name, "_").toLowerCase(Locale.ROOT);
		return (plain.startsWith("is") && plain.length() > SIMILAR) ? plain.substring(SIMILAR) : plain;
	}

	@Override
	public String getMessage() {
		return this.message;
	}

}
