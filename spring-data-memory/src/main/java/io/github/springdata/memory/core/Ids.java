package io.github.springdata.memory.core;

import java.math.BigInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.IdStrategy;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.index.Equality;

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

	private final MemoryStore store;

	private final @Nullable IdGenerator<?> generator;

	/** The last number that can be an id. */
	private final long limit;

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
		this.limit = limit(this.type);
		this.sequential = entity.getIdStrategy() == IdStrategy.SEQUENCE;
		this.natural = Equality.isNatural(this.type);
	}

	private static long limit(Class<?> type) {
		if (type == Integer.class) {
			return Integer.MAX_VALUE;
		}
		if (type == Short.class) {
			return Short.MAX_VALUE;
		}
		return (type == Byte.class) ? Byte.MAX_VALUE : Long.MAX_VALUE;
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
	 * @param above what is greater than every number that is about to be an id, or 0
	 * @param rows the rows that there are, for the case that numbers have come to an end
	 */
	<T> T generate(T bean, long above, Supplier<Table> rows) {
		boolean plain = this.generator == IdSources.SEQUENCE && this.type == Long.class;
		return write(bean, plain ? (Object) next(above, rows) : newId(bean, () -> next(above, rows)));
	}

	private long next(long above, Supplier<Table> rows) {
		String table = this.entity.getTableName();
		long next = this.store.nextId(table, above, this.limit);
		if (next == 0 && above < this.limit
				&& this.store.resumeIds(table, this.limit, Math.max(above, greatest(rows.get())))) {
			next = this.store.nextId(table, above, this.limit);
		}
		if (next == 0) {
			throw exhausted();
		}
		return next;
	}

	/**
	 * The greatest number that is an id, in what the transaction sees or is committed.
	 */
	private long greatest(Table rows) {
		Table committed = this.store.table(this.entity.getTableName());
		LongAccumulator greatest = new LongAccumulator(Math::max, 0);
		rows.rows().forEach((slot, row) -> greatest.accumulate(numberOf(row)));
		if (committed.rows() != rows.rows()) {
			committed.rows().forEach((slot, row) -> greatest.accumulate(numberOf(row)));
		}
		return greatest.get();
	}

	private long numberOf(Object row) {
		Long number = number(require(row));
		return (number != null && number <= this.limit) ? number : 0;
	}

	private DataIntegrityViolationException exhausted() {
		return new DataIntegrityViolationException(
				"Table '%s' has no %s left for another id of %s, the next one would be %s, as the last one was generated or set by hand; set property '%s' by hand, or delete the row with the last id%s"
					.formatted(this.entity.getTableName(), this.property.getType().getSimpleName(),
							this.entity.getType().getName(), BigInteger.valueOf(this.limit).add(BigInteger.ONE),
							this.property.getName(),
							(this.limit < Long.MAX_VALUE) ? ", or declare the property as long" : ""));
	}

	@SuppressWarnings("unchecked")
	<T> T write(T bean, @Nullable Object id) {
		return (T) this.property.getWriter().write(bean, id);
	}

	/**
	 * The number that the sequence has to go on after when an id is used, 0 if it does
	 * not matter.
	 */
	long sequenceNumber(@Nullable Object id) {
		Long number = (this.sequential && id != null) ? number(id) : null;
		return (number != null) ? Math.max(number, 0) : 0;
	}

	/**
	 * Notes the id of an inserted row, so that the sequence goes on after it.
	 */
	void used(Object id) {
		long number = sequenceNumber(id);
		if (number != 0) {
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
	 * The id of a bean that must have one, for keeps: who holds the bean cannot change
	 * it.
	 */
	Object requireOwn(Object bean) {
		return own(require(bean));
	}

	/**
	 * An id, or a copy of it if it could be changed.
	 */
	Object own(Object id) {
		return this.property.own(id);
	}

	/**
	 * The id as the type that the property has, for keeps.
	 */
	Object convert(Object id) {
		if (this.type.isInstance(id)) {
			Object own = this.property.own(id);
			return this.natural ? own : this.entity.getIdKey(own);
		}
		if (isInteger(this.type) && isInteger(id.getClass())) {
			return NumberUtils.convertNumberToTargetClass((Number) id, this.type.asSubclass(Number.class));
		}
		throw new InvalidDataAccessApiUsageException("The id of %s is a %s, not a %s: '%s'".formatted(
				this.entity.getType().getName(), this.type.getName(), id.getClass().getName(), MessageText.of(id)));
	}

	private Object newId(Object bean, LongSupplier sequence) {
		IdGenerator<?> generator = this.generator;
		if (generator == null) {
			throw new InvalidDataAccessApiUsageException(
					"Ids of type %s cannot be generated: set property '%s' of %s before it is saved, or define an IdGenerator"
						.formatted(this.type.getName(), this.property.getName(), this.entity.getType().getName()));
		}
		Object id = generator.generateId(bean, sequence);
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
