package io.github.springdata.memory.jpa.model;

import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.GeneratedValue;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import io.github.springdata.memory.jpa.model.GenerationModel.Kind;
import io.github.springdata.memory.jpa.model.GeneratorRegistry.Generator;

/**
 * Reader of the way in which an id is generated.
 *
 * @param source the attribute
 * @param generated the annotation, {@code null} if only Hibernate's own stands there
 * @param hibernate the annotations of Hibernate
 */
record GenerationReader(AttributeSource source, @Nullable GeneratedValue generated, HibernateAnnotations hibernate) {

	private static final Set<Class<?>> NUMBERS = Set.of(Long.class, Integer.class, Short.class, Byte.class,
			BigInteger.class, BigDecimal.class);

	private static final Set<Class<?>> UUIDS = Set.of(UUID.class, String.class);

	private static final GenerationModel RANDOM = new GenerationModel(Kind.UUID, "", 0, 1);

	/**
	 * The number of ids that a sequence gives at once that does not say it.
	 */
	private static final int ALLOCATION = 50;

	@Nullable GenerationModel read() {
		GenerationModel generation = generation();
		if (generation != null) {
			check(generation.kind());
		}
		return generation;
	}

	private @Nullable GenerationModel generation() {
		if (this.generated == null || this.hibernate.isUuid()) {
			return RANDOM;
		}
		Generator generator = generator(this.generated.generator());
		if (generator != null && generator.strategy() != null) {
			return ofHibernate(generator, generator.strategy());
		}
		return switch (this.generated.strategy()) {
			case IDENTITY -> identity();
			case UUID -> RANDOM;
			case AUTO -> UUIDS.contains(type()) ? RANDOM : sequence(generator);
			case SEQUENCE, TABLE -> sequence(generator);
		};
	}

	private @Nullable Generator generator(String name) {
		Map<String, Generator> own = GeneratorRegistry.declared(this.source.context(), this.source.member().element());
		if (name.isEmpty()) {
			return unnamed(own);
		}
		Generator nearest = own.get(name);
		return (nearest != null) ? nearest : this.source.context().generators().find(name);
	}

	/**
	 * The only generator that stands at the attribute or at its class, for an id that
	 * names none.
	 */
	private @Nullable Generator unnamed(Map<String, Generator> own) {
		if (own.size() == 1) {
			return own.values().iterator().next();
		}
		AnnotatedElement type = this.source.member().declaringClass();
		Map<String, Generator> near = GeneratorRegistry.declared(this.source.context(), type);
		Generator unnamed = near.get("");
		return (unnamed != null || this.source.scope().entity() == null) ? unnamed
				: near.get(this.source.scope().entity().name());
	}

	private GenerationModel identity() {
		return new GenerationModel(Kind.IDENTITY, "identity of " + owner(), 1, 1);
	}

	private String owner() {
		EntityModel entity = this.source.scope().entity();
		return (entity != null) ? entity.root().name() : this.source.member().declaringClass().getName();
	}

	private GenerationModel sequence(@Nullable Generator generator) {
		if (generator != null) {
			String name = generator.sequence().isEmpty() ? owner() + "_SEQ" : generator.sequence();
			return new GenerationModel(Kind.SEQUENCE, this.source.physical(name).toLowerCase(Locale.ROOT),
					generator.initial(), Math.max(1, generator.allocation()));
		}
		String name = (this.generated != null) ? this.generated.generator() : "";
		return new GenerationModel(Kind.SEQUENCE,
				this.source.physical(name.isEmpty() ? owner() + "_SEQ" : name).toLowerCase(Locale.ROOT), 1, ALLOCATION);
	}

	private @Nullable GenerationModel ofHibernate(Generator generator, String strategy) {
		String name = ClassUtils.getShortName(strategy).toLowerCase(Locale.ROOT);
		return switch (name) {
			case "uuid", "uuid2", "guid", "uuidgenerator", "uuidhexgenerator" -> RANDOM;
			case "identity" -> identity();
			case "native", "increment", "sequence", "enhanced-sequence", "enhanced-table", "sequencestylegenerator",
					"tablegenerator", "incrementgenerator" ->
				sequence(generator);
			case "assigned" -> null;
			default -> refused(strategy);
		};
	}

	private @Nullable GenerationModel refused(String strategy) {
		this.source
			.report("has Hibernate's generator '%s', which is not served here; use a strategy of @GeneratedValue, "
					+ "or set the id in a @PrePersist method", strategy);
		return null;
	}

	private Class<?> type() {
		return ClassUtils.resolvePrimitiveIfNecessary(this.source.member().rawType());
	}

	private void check(Kind kind) {
		Set<Class<?>> types = (kind == Kind.UUID) ? UUIDS : NUMBERS;
		if (!types.contains(type())) {
			this.source.report("has values of %s, which %s cannot generate; use %s or set the ids yourself",
					type().getName(),
					(this.generated != null) ? "strategy " + this.generated.strategy() : "@UuidGenerator",
					(kind == Kind.UUID) ? "UUID or String" : "Long, Integer or another number");
		}
	}

}
