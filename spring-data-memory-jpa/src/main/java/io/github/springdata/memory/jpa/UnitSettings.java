package io.github.springdata.memory.jpa;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.jpa.model.NamingStrategy;
import io.github.springdata.memory.jpa.support.Hints;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Settings of a persistence unit as its properties say them.
 *
 * @param store the store
 * @param isolation the isolation of transactions that do not ask for one
 * @param strictLoading whether collections of detached instances refuse to be read
 * @param naming the physical names
 * @param cacheMode which entities are in the second-level cache, or {@code null} if no
 * property says it
 * @param validationMode whether instances are validated
 * @param hints the hints that all entity managers begin with
 */
record UnitSettings(MemoryStore store, IsolationLevel isolation, boolean strictLoading, NamingStrategy naming,
		@Nullable SharedCacheMode cacheMode, ValidationMode validationMode, Hints hints) {

	/** The property for the mode of Bean Validation. */
	static final String VALIDATION_MODE = "jakarta.persistence.validation.mode";

	/** What is wrong with a unit that wants transactions of JTA. */
	static final String NO_JTA = "Transactions of JTA are not served, as the store has its own; set the transaction-type to RESOURCE_LOCAL";

	/** What is wrong with a unit whose instances cannot be validated. */
	static final String NO_VALIDATION = "Property '%s' is 'callback', but there is no provider of Bean Validation; add one such as org.hibernate.validator:hibernate-validator, or set it to auto or none"
		.formatted(VALIDATION_MODE);

	private static final Map<String, MemoryStore> SHARED = new ConcurrentHashMap<>();

	/**
	 * Reads settings.
	 * @throws PersistenceException if a value is none that the property takes
	 */
	static UnitSettings of(Map<String, Object> properties) {
		checkNames(properties);
		return new UnitSettings(store(properties.get(MemoryJpaProperties.STORE)),
				isolation(properties.getOrDefault(MemoryJpaProperties.ISOLATION, IsolationLevel.READ_COMMITTED)),
				flag(properties.getOrDefault(MemoryJpaProperties.STRICT_LAZY_LOADING, false)),
				naming(properties.getOrDefault(MemoryJpaProperties.NAMING, "as-specified")),
				constant(SharedCacheMode.class, PersistenceConfiguration.CACHE_MODE, properties, null),
				Objects
					.requireNonNull(constant(ValidationMode.class, VALIDATION_MODE, properties, ValidationMode.AUTO)),
				hints(properties));
	}

	private static void checkNames(Map<String, Object> properties) {
		for (String name : properties.keySet()) {
			if (name.startsWith(MemoryJpaProperties.PREFIX) && !MemoryJpaProperties.ALL.contains(name)) {
				throw new PersistenceException("There is no property '%s'; correct its name to one of %s"
					.formatted(name, MemoryJpaProperties.ALL));
			}
		}
	}

	private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String property,
			Map<String, Object> properties, @Nullable E unspecified) {
		Object value = properties.get(property);
		if (value == null || type.isInstance(value)) {
			return (value != null) ? type.cast(value) : unspecified;
		}
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equalsIgnoreCase(value.toString())) {
				return constant;
			}
		}
		throw refused(property, value, "one of " + List.of(type.getEnumConstants()));
	}

	/**
	 * Whether instances are validated.
	 * @throws PersistenceException if they are to be, but cannot
	 */
	boolean validates() {
		if (this.validationMode == ValidationMode.NONE) {
			return false;
		}
		boolean present = ClassUtils.isPresent("jakarta.validation.Validation", UnitSettings.class.getClassLoader());
		if (!present && this.validationMode == ValidationMode.CALLBACK) {
			throw new PersistenceException(NO_VALIDATION);
		}
		return present;
	}

	private static Hints hints(Map<String, Object> properties) {
		try {
			return Hints.NONE.withAll(properties);
		}
		catch (IllegalArgumentException ex) {
			throw new PersistenceException(ex.getMessage(), ex);
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
