package io.github.springdata.memory.jpa.context;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;

import io.github.springdata.memory.jpa.model.GenerationModel;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.PersistenceException;

import org.springframework.util.ClassUtils;

/**
 * Generator of ids. Numbers are counted by the store, and so are not rolled back, but put
 * back with a snapshot.
 */
final class GeneratedIds {

	private final MemoryStore store;

	GeneratedIds(MemoryStore store) {
		this.store = store;
	}

	/**
	 * Generates an id.
	 * @param generation how
	 * @param type the class of ids as the application has them
	 */
	Object next(GenerationModel generation, Class<?> type) {
		if (generation.kind() == GenerationModel.Kind.UUID) {
			UUID id = UUID.randomUUID();
			return (type == String.class) ? id.toString() : id;
		}
		Class<?> number = ClassUtils.resolvePrimitiveIfNecessary(type);
		long limit = limit(number);
		long next = this.store.nextId(generation.sequence(), generation.initial() - 1, limit);
		if (next == 0) {
			throw new PersistenceException("No id is left of sequence '%s' up to %d, the last that a %s can be"
				.formatted(generation.sequence(), limit, type.getSimpleName()));
		}
		return convert(next, number);
	}

	private static long limit(Class<?> type) {
		return (type == Integer.class) ? Integer.MAX_VALUE
				: (type == Short.class) ? Short.MAX_VALUE : (type == Byte.class) ? Byte.MAX_VALUE : Long.MAX_VALUE;
	}

	private static Object convert(long id, Class<?> type) {
		if (type == Integer.class) {
			return (int) id;
		}
		if (type == Short.class) {
			return (short) id;
		}
		if (type == Byte.class) {
			return (byte) id;
		}
		if (type == String.class) {
			return Long.toString(id);
		}
		if (type == BigInteger.class) {
			return BigInteger.valueOf(id);
		}
		return (type == BigDecimal.class) ? BigDecimal.valueOf(id) : (Object) id;
	}

}
