package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.mapping.state.PropertyWriter;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.transaction.MemoryOptimisticLockingFailureException.Reason;
import io.github.springdata.memory.transaction.MemoryOptimisticLockingFailureException;
import io.github.springdata.memory.transaction.MemoryOptimisticLockingFailureException;

import org.springframework.data.mapping.MappingException;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

/**
 * The versions of an entity with a version property. A new row has version 0, or 1 if the
 * property is primitive, as a primitive 0 means "new"; every update adds 1.
 */
record Versions(MemoryPersistentEntity<?> entity, MemoryPersistentProperty property, PropertyReader reader,
		PropertyWriter writer, Class<? extends Number> type) {

	/**
	 * The versions of an entity, or {@code null} if it has no version property.
	 */
	static @Nullable Versions of(MemoryPersistentEntity<?> entity) {
		MemoryPersistentProperty property = entity.getVersionProperty();
		return (property != null)
				? new Versions(entity, property, property.getReader(), property.getWriter(), numberType(property))
				: null;
	}

	private static Class<? extends Number> numberType(MemoryPersistentProperty property) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(property.getType());
		if (!Number.class.isAssignableFrom(type)) {
			throw new MappingException("Version property '%s' of %s must be a number, but is a %s"
				.formatted(property.getName(), property.getOwner().getType().getName(), type.getName()));
		}
		return type.asSubclass(Number.class);
	}

	@Nullable Number read(Object bean) {
		return (Number) this.reader.read(bean);
	}

	@SuppressWarnings("unchecked")
	<T> T write(T bean, @Nullable Number version) {
		return (T) this.writer.write(bean, version);
	}

	<T> T initialize(T bean) {
		return write(bean, number(this.property.getType().isPrimitive() ? 1 : 0));
	}

	<T> T increment(T bean) {
		Number version = read(bean);
		return write(bean, number((version != null) ? version.longValue() + 1 : 1));
	}

	private Number number(long version) {
		return NumberUtils.convertNumberToTargetClass(version, this.type);
	}

	/**
	 * Compares the version that a writer has with the one of the row.
	 */
	void check(@Nullable Number expected, @Nullable Object row, Object id) {
		if (row == null) {
			throw failure(id, Reason.DELETED,
					"Row %s of table '%s' is gone, expected in version %s; read it again before it is changed"
						.formatted(MessageText.of(id), this.entity.getTableName(), expected));
		}
		Number actual = read(row);
		if (expected == null || !expected.equals(actual)) {
			throw failure(id, Reason.STALE_VERSION,
					"Row %s of table '%s' has version %s, not %s; read it again before it is changed"
						.formatted(MessageText.of(id), this.entity.getTableName(), actual, expected));
		}
	}

	private RuntimeException failure(Object id, Reason reason, String message) {
		return new MemoryOptimisticLockingFailureException(this.entity.getTableName(), id, reason, message, null);
	}

}
