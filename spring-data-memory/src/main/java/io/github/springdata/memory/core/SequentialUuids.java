package io.github.springdata.memory.core;

import java.util.UUID;
import java.util.function.LongSupplier;

import org.springframework.util.ClassUtils;

/**
 * Generator of UUIDs of version 8 from the name of the class and a number. In the order
 * of the numbers, as far as the class is the same.
 */
final class SequentialUuids implements IdGenerator<UUID> {

	private static final long VERSION = 0x8000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private static final long UNSIGNED = 0xFFFF_FFFFL;

	@Override
	public UUID generateId(Object entity, LongSupplier sequence) {
		long type = ClassUtils.getUserClass(entity).getName().hashCode() & UNSIGNED;
		return new UUID(type << 32 | VERSION, VARIANT | sequence.getAsLong());
	}

}
