package io.github.springdata.memory.core;

import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.IdStrategy;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;

import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.data.mapping.MappingException;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finder of the generator for the ids of an entity, among those that were given or, if
 * none were, the beans of the application context.
 */
final class IdSources {

	/**
	 * The generator of numbers, which is asked for most ids.
	 */
	static final IdGenerator<Long> SEQUENCE = IdGenerator.sequence();

	private final IdGenerators given;

	private volatile @Nullable ApplicationContext context;

	private IdSources(IdGenerators given) {
		this.given = given;
	}

	static IdSources of(IdGenerators given) {
		Assert.notNull(given, "IdGenerators must not be null");
		return new IdSources(given);
	}

	void discover(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * The generator for the ids of an entity.
	 * @return {@code null} if the application sets the ids
	 */
	@Nullable IdGenerator<?> of(MemoryPersistentEntity<?> entity) {
		String name = entity.getIdGeneratorName();
		if (name != null) {
			return named(entity, name);
		}
		if (!entity.isIdStrategyDeclared()) {
			IdGenerator<?> ofType = ofType(entity);
			if (ofType != null) {
				return ofType;
			}
		}
		return builtIn(entity.getIdStrategy(), entity.getRequiredIdProperty());
	}

	private IdGenerator<?> named(MemoryPersistentEntity<?> entity, String name) {
		IdGenerator<?> generator = this.given.named(name);
		if (generator != null) {
			return generator;
		}
		ApplicationContext context = this.context;
		if (context != null && context.containsBean(name) && context.isTypeMatch(name, IdGenerator.class)) {
			return lazily(context, name);
		}
		throw new MappingException(
				"The id of %s names generator '%s', but there is none; define a bean '%s' of type IdGenerator"
					.formatted(entity.getType().getName(), name, name));
	}

	private @Nullable IdGenerator<?> ofType(MemoryPersistentEntity<?> entity) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(entity.getRequiredIdProperty().getType());
		IdGenerator<?> generator = this.given.ofType(type);
		ApplicationContext context = this.context;
		if (generator != null || context == null) {
			return generator;
		}
		String[] names = context.getBeanNamesForType(ResolvableType.forClassWithGenerics(IdGenerator.class, type), true,
				false);
		return choose(context, names, entity);
	}

	private static @Nullable IdGenerator<?> choose(ApplicationContext context, String[] names,
			MemoryPersistentEntity<?> entity) {
		if (names.length > 1) {
			throw new MappingException(
					"There are several generators for the id of %s: %s; name one of them with @GeneratedId"
						.formatted(entity.getType().getName(), Arrays.toString(names)));
		}
		return (names.length == 1) ? lazily(context, names[0]) : null;
	}

	/**
	 * A generator that is created when it is first needed, as it may depend on the
	 * template.
	 */
	private static IdGenerator<?> lazily(ApplicationContext context, String name) {
		SingletonSupplier<IdGenerator<?>> generator = SingletonSupplier
			.of(() -> context.getBean(name, IdGenerator.class));
		return (entity, sequence) -> generator.obtain().generateId(entity, sequence);
	}

	private static @Nullable IdGenerator<?> builtIn(IdStrategy strategy, MemoryPersistentProperty id) {
		return switch (strategy) {
			case SEQUENCE -> as(SEQUENCE, id);
			case UUID -> as(Uuids.RANDOM, id);
			case TIME_ORDERED_UUID -> as(Uuids.TIME_ORDERED, id);
			case AUTO, ASSIGNED -> null;
		};
	}

	private static IdGenerator<?> as(IdGenerator<?> generator, MemoryPersistentProperty id) {
		return (id.getType() == String.class) ? generator.map(Object::toString) : generator;
	}

	/**
	 * The generators of UUIDs, which most applications do not need.
	 */
	private static final class Uuids {

		static final IdGenerator<UUID> RANDOM = IdGenerator.randomUuid();

		static final IdGenerator<UUID> TIME_ORDERED = IdGenerator.timeOrderedUuid();

	}

}
