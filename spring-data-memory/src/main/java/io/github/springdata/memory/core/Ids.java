package io.github.springdata.memory.core;

import java.math.BigInteger;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.IdStrategy;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PropertyReader;
import io.github.springdata.memory.mapping.PropertyWriter;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.Equality;
import io.github.springdata.memory.store.MessageText;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

/**
 * The ids of an entity: reads, checks, generates and sets them.
 */
final class Ids {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

	private final MemoryPersistentEntity<?> entity;

	private final MemoryPersistentProperty property;

	private final Class<?> type;

	private final PropertyReader reader;

	/** Found when the first id is set; any number of threads may find it. */
	private @Nullable PropertyWriter writer;

	private final MemoryStore store;

	private final @Nullable IdGenerator<?> generator;

	private final LongSupplier sequence;

	private final boolean sequential;

	/** Whether ids are known by themselves, whatever their value. */
	private final boolean natural;

	Ids(MemoryPersistentEntity<?> entity, MemoryStore store, @Nullable IdGenerator<?> generator) {
		this.entity = entity;
		this.property = entity.getRequiredIdProperty();
		this.type = ClassUtils.resolvePrimitiveIfNecessary(this.property.getType());
		this.reader = entity.getIdReader();
		this.store = store;
		this.generator = generator;
		this.sequence = () -> store.nextId(entity.getTableName());
		this.sequential = entity.getIdStrategy() == IdStrategy.SEQUENCE;
		this.natural = Equality.isNatural(this.type);
	}

	/**
	 * The id of a bean, {@code null} or a primitive zero if it has none yet.
	 */
	@Nullable Object read(Object bean) {
		return this.reader.read(bean);
	}

	/**
	 * The id of a bean that must have one.
	 */
	Object require(Object bean) {
		Object id = read(bean);
		if (id == null) {
			throw new InvalidDataAccessApiUsageException(
					"%s has no id: set property '%s', or save it as a new instance first"
						.formatted(this.entity.getType().getName(), this.property.getName()));
		}
		return id;
	}

	/**
	 * Whether a bean is without an id.
	 */
	boolean isAbsent(Object bean) {
		Object id = read(bean);
		return id == null
				|| (this.property.getType().isPrimitive() && id instanceof Number number && number.longValue() == 0);
	}

	/**
	 * The bean with a new id.
	 */
	<T> T generate(T bean) {
		return write(bean, newId(bean));
	}

	@SuppressWarnings("unchecked")
	<T> T write(T bean, @Nullable Object id) {
		PropertyWriter writer = this.writer;
		if (writer == null) {
			writer = this.property.getWriter();
			this.writer = writer;
		}
		return (T) writer.write(bean, id);
	}

	/**
	 * Notes the id of an inserted row, so that the sequence goes on after it.
	 */
	void used(Object id) {
		Long number = this.sequential ? number(id) : null;
		if (number != null) {
			this.store.advanceId(this.entity.getTableName(), number);
		}
	}

	private static @Nullable Long number(Object id) {
		if (id instanceof BigInteger integer) {
			return (integer.bitLength() < Long.SIZE) ? integer.longValue() : null;
		}
		if (id instanceof Number number) {
			return number.longValue();
		}
		return (id instanceof String text && NUMBER.matcher(text).matches()) ? Long.valueOf(text) : null;
	}

	/**
	 * The id as the type that the property has.
	 */
	Object convert(Object id) {
		if (this.type.isInstance(id)) {
			return this.natural ? id : this.entity.getIdKey(id);
		}
		if (isInteger(this.type) && isInteger(id.getClass())) {
			return NumberUtils.convertNumberToTargetClass((Number) id, this.type.asSubclass(Number.class));
		}
		throw new InvalidDataAccessApiUsageException("The id of %s is a %s, not a %s: '%s'"
			.formatted(this.entity.getType().getName(), this.type.getName(), id.getClass().getName(), MessageText.of(id)));
	}

	private Object newId(Object bean) {
		IdGenerator<?> generator = this.generator;
		if (generator == null) {
			throw new InvalidDataAccessApiUsageException(
					"Ids of type %s cannot be generated: set property '%s' of %s before it is saved, or define an IdGenerator"
						.formatted(this.type.getName(), this.property.getName(), this.entity.getType().getName()));
		}
		Object id = generator.generateId(bean, this.sequence);
		if (this.type.isInstance(id)) {
			return id;
		}
		if (id instanceof Number number && isInteger(this.type)) {
			return fit(number);
		}
		Assert.state(this.type.isInstance(id), () -> "The generator for the ids of %s must return a %s, but returned %s"
			.formatted(this.entity.getType().getName(), this.type.getName(), MessageText.of(id)));
		return id;
	}

	private Object fit(Number number) {
		try {
			return NumberUtils.convertNumberToTargetClass(number, this.type.asSubclass(Number.class));
		}
		catch (IllegalArgumentException ex) {
			throw new DataIntegrityViolationException(
					"Table '%s' has no %s left for another id, the next one is %s; declare property '%s' as long"
						.formatted(this.entity.getTableName(), this.property.getType().getSimpleName(), number,
								this.property.getName()),
					ex);
		}
	}

	private static boolean isInteger(Class<?> type) {
		return type == Long.class || type == Integer.class || type == Short.class || type == Byte.class
				|| type == BigInteger.class;
	}

}
