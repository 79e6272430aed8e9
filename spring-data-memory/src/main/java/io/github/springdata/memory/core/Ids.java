package io.github.springdata.memory.core;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PropertyReader;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

/**
 * The ids of an entity: reads, checks, generates and sets them.
 */
final class Ids {

	private final MemoryPersistentEntity<?> entity;

	private final MemoryPersistentProperty property;

	private final Class<?> type;

	private final PropertyReader reader;

	private final MemoryStore store;

	Ids(MemoryPersistentEntity<?> entity, MemoryStore store) {
		this.entity = entity;
		this.property = entity.getRequiredIdProperty();
		this.type = ClassUtils.resolvePrimitiveIfNecessary(this.property.getType());
		this.reader = entity.getIdReader();
		this.store = store;
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
		return write(bean, generate());
	}

	<T> T write(T bean, @Nullable Object id) {
		return Properties.set(this.property, bean, id);
	}

	/**
	 * Notes the id of an inserted row, so that the sequence goes on after it.
	 */
	void used(Object id) {
		if (id instanceof Long || id instanceof Integer) {
			this.store.advanceId(this.entity.getTableName(), ((Number) id).longValue());
		}
	}

	/**
	 * The id as the type that the property has.
	 */
	Object convert(Object id) {
		if (this.type.isInstance(id)) {
			return id;
		}
		if (isInteger(this.type) && isInteger(id.getClass())) {
			return number((Number) id);
		}
		throw new InvalidDataAccessApiUsageException("The id of %s is a %s, not a %s: '%s'"
			.formatted(this.entity.getType().getName(), this.type.getName(), id.getClass().getName(), id));
	}

	private Object generate() {
		return switch (this.entity.getIdStrategy()) {
			case SEQUENCE -> next();
			case UUID -> UUID.randomUUID();
			case STRING -> UUID.randomUUID().toString();
			case ASSIGNED -> throw new InvalidDataAccessApiUsageException(
					"Ids of type %s cannot be generated: set property '%s' of %s before it is saved"
						.formatted(this.type.getName(), this.property.getName(), this.entity.getType().getName()));
		};
	}

	private Object next() {
		long next = this.store.nextId(this.entity.getTableName());
		if (this.type == Integer.class && next > Integer.MAX_VALUE) {
			throw new DataIntegrityViolationException("Table '%s' has no int left for another id; declare it as long"
				.formatted(this.entity.getTableName()));
		}
		return number(next);
	}

	@SuppressWarnings("unchecked")
	private Object number(Number number) {
		return NumberUtils.convertNumberToTargetClass(number, (Class<? extends Number>) this.type);
	}

	private static boolean isInteger(Class<?> type) {
		return type == Long.class || type == Integer.class || type == Short.class || type == Byte.class;
	}

}
