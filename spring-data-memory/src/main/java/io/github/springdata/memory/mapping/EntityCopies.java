package io.github.springdata.memory.mapping;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Entities that are stored as parts of others, knowingly or not.
 */
final class EntityCopies {

	static final String REMEDY = "store its id, plain or as an AggregateReference, or annotate the property with @Embedded of "
			+ Embedded.class.getPackageName();

	/** The declared types of properties that may hold copies. */
	private final Set<Class<?>> allowed = ConcurrentHashMap.newKeySet();

	/** Classes with an id, but no table, with a property that holds such objects. */
	private final Map<Class<?>, String> unmarked = new ConcurrentHashMap<>();

	/**
	 * Notes that a property may hold copies.
	 * @param type its type, or that of its elements
	 */
	void allow(Class<?> type) {
		this.allowed.add(type);
	}

	/**
	 * Notes that a property holds objects of a class, which must not get a table from now
	 * on.
	 * @param type the topmost class of such a table
	 * @param property describes the property
	 */
	void note(Class<?> type, String property) {
		this.unmarked.putIfAbsent(type, property);
	}

	/**
	 * The property that holds objects of a class without saying that they are copies.
	 * @param type the topmost class of a table
	 * @return the description of the property, or {@code null} if there is none
	 */
	@Nullable String unmarked(Class<?> type) {
		return this.unmarked.get(type);
	}

	/**
	 * Says why an entity must not be a part of another one.
	 * @param type the class of the entity, which has a table
	 * @return the problem, or {@code null} if a property says that it holds copies
	 */
	@Nullable String refusal(Class<?> type) {
		boolean allowed = this.allowed.stream().anyMatch((declared) -> declared.isAssignableFrom(type));
		return allowed ? null : "%s is an entity with a table of its own, so that it would be a copy; %s"
			.formatted(type.getName(), REMEDY);
	}

}
