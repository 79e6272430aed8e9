package io.github.springdata.memory.core;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Generators of ids, by the type of the ids and by name. Immutable.
 */
public final class IdGenerators {

	private static final IdGenerators NONE = new IdGenerators(Map.of(), Map.of());

	private final Map<Class<?>, IdGenerator<?>> byType;

	private final Map<String, IdGenerator<?>> byName;

	private IdGenerators(Map<Class<?>, IdGenerator<?>> byType, Map<String, IdGenerator<?>> byName) {
		this.byType = Map.copyOf(byType);
		this.byName = Map.copyOf(byName);
	}

	/**
	 * No generators.
	 * @return generators to add others to
	 */
	public static IdGenerators none() {
		return NONE;
	}

	/**
	 * Adds a generator for all ids of a type that name neither a strategy nor another
	 * generator.
	 * @param <T> the type of the ids
	 * @param type the class of the ids
	 * @param generator makes the ids
	 * @return these generators and the other one
	 */
	public <T> IdGenerators with(Class<T> type, IdGenerator<? extends T> generator) {
		Assert.notNull(type, "Type must not be null");
		Assert.notNull(generator, "Generator must not be null");
		Map<Class<?>, IdGenerator<?>> more = new HashMap<>(this.byType);
		more.put(type, generator);
		return new IdGenerators(more, this.byName);
	}

	/**
	 * Adds a generator for the ids that name it.
	 * @param name the name
	 * @param generator makes the ids
	 * @return these generators and the other one
	 */
	public IdGenerators with(String name, IdGenerator<?> generator) {
		Assert.hasText(name, "Name must not be empty");
		Assert.notNull(generator, "Generator must not be null");
		Map<String, IdGenerator<?>> more = new HashMap<>(this.byName);
		more.put(name, generator);
		return new IdGenerators(this.byType, more);
	}

	@Nullable IdGenerator<?> ofType(Class<?> type) {
		return this.byType.get(type);
	}

	@Nullable IdGenerator<?> named(String name) {
		return this.byName.get(name);
	}

}
