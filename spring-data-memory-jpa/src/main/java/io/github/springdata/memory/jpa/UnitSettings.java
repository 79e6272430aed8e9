package io.github.springdata.memory.jpa;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.jpa.model.NamingStrategy;
import io.github.springdata.memory.jpa.support.Hints;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SharedCacheMode;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a persistence unit as its properties say them.
 *
 * @param store the store
 * @param isolation the isolation of transactions that do not ask for one
 * @param strictLoading whether collections of detached instances refuse to be read
 * @param naming the physical names
 * @param cacheMode which entities are in the second-level cache, or {@code null} if no
 * property says it
 * @param hints the hints that all entity managers begin with
 */
record UnitSettings(MemoryStore store, IsolationLevel isolation, boolean strictLoading, NamingStrategy naming,
		@Nullable SharedCacheMode cacheMode, Hints hints) {

	/** The property for the mode of Bean Validation. */
	static final String VALIDATION_MODE = "jakarta.persistence.validation.mode";

	private static final Map<String, MemoryStore> SHARED = new ConcurrentHashMap<>();

	/**
	 * Reads settings.
	 * @throws PersistenceException if a value is none that the property takes
	 */
	static UnitSettings of(Map<String, Object> properties) {
		checkValidation(properties.get(VALIDATION_MODE));
		return new UnitSettings(store(properties.get(MemoryJpaProperties.STORE)),
				isolation(properties.getOrDefault(MemoryJpaProperties.ISOLATION, IsolationLevel.READ_COMMITTED)),
				flag(properties.getOrDefault(MemoryJpaProperties.STRICT_LAZY_LOADING, false)),
				naming(properties.getOrDefault(MemoryJpaProperties.NAMING, "as-specified")),
				cacheMode(properties.get(PersistenceConfiguration.CACHE_MODE)), hints(properties));
	}

	private static @Nullable SharedCacheMode cacheMode(@Nullable Object value) {
		if (value == null || value instanceof SharedCacheMode) {
			return (SharedCacheMode) value;
		}
		for (SharedCacheMode mode : SharedCacheMode.values()) {
			if (mode.name().equalsIgnoreCase(value.toString())) {
				return mode;
			}
		}
		throw refused(PersistenceConfiguration.CACHE_MODE, value, "one of " + List.of(SharedCacheMode.values()));
	}

	private static Hints hints(Map<String, Object> properties) {
		try {
			return Hints.NONE.withAll(properties);
		}
		catch (IllegalArgumentException ex) {
			throw new PersistenceException(ex.getMessage(), ex);
		}
	}

	/**
	 * Refuses to be silent about constraints that somebody relies on.
	 */
	private static void checkValidation(@Nullable Object mode) {
		if ("callback".equalsIgnoreCase(String.valueOf(mode))) {
			throw refused(VALIDATION_MODE, String.valueOf(mode),
					"auto or none, since there is no Bean Validation at persist, update or remove");
		}
	}

	private static MemoryStore store(@Nullable Object value) {
		if (value == null) {
			return new MemoryStore();
		}
		if (value instanceof MemoryStore store) {
			return store;
		}
		if (value instanceof String name) {
			return SHARED.computeIfAbsent(name, (key) -> new MemoryStore());
		}
		throw refused(MemoryJpaProperties.STORE, value, "a MemoryStore, or the name of one to share");
	}

	private static IsolationLevel isolation(Object value) {
		if (value instanceof IsolationLevel level) {
			return level;
		}
		String name = String.valueOf(value).toUpperCase(Locale.ROOT).replace('-', '_');
		for (IsolationLevel level : IsolationLevel.values()) {
			if (level.name().equals(name)) {
				return level;
			}
		}
		throw refused(MemoryJpaProperties.ISOLATION, value, "one of " + List.of(IsolationLevel.values()));
	}

	private static boolean flag(Object value) {
		String text = String.valueOf(value);
		if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
			throw refused(MemoryJpaProperties.STRICT_LAZY_LOADING, value, "true or false");
		}
		return Boolean.parseBoolean(text);
	}

	private static NamingStrategy naming(Object value) {
		if (value instanceof NamingStrategy strategy) {
			return strategy;
		}
		return switch (String.valueOf(value)) {
			case "as-specified" -> NamingStrategy.AS_SPECIFIED;
			case "snake-case" -> NamingStrategy.SNAKE_CASE;
			default -> throw refused(MemoryJpaProperties.NAMING, value, "as-specified or snake-case");
		};
	}

	private static PersistenceException refused(String property, Object value, String expected) {
		return new PersistenceException("Property '%s' is '%s'; set it to %s".formatted(property, value, expected));
	}

}
