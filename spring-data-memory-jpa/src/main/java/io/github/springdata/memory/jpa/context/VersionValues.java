package io.github.springdata.memory.jpa.context;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.BasicModel;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Values of versions: numbers that count up, or the time of the change.
 */
final class VersionValues {

	private VersionValues() {
	}

	/**
	 * Whether a value stands for none.
	 */
	static boolean isZero(@Nullable Object value) {
		return value == null || (value instanceof Number number && number.longValue() == 0);
	}

	/**
	 * Sets the version of a new instance.
	 */
	static void start(BasicModel version, Object instance) {
		if (version.access().get(instance) == null) {
			version.access().set(instance, first(type(version)));
		}
	}

	/**
	 * Sets the version of an instance that is about to be updated.
	 * @param before the version that its row has
	 */
	static void advance(BasicModel version, Object instance, @Nullable Object before) {
		version.access().set(instance, next(type(version), version.form().toJava(before)));
	}

	private static Class<?> type(BasicModel version) {
		return ClassUtils.resolvePrimitiveIfNecessary(version.type());
	}

	private static Object first(Class<?> type) {
		return Number.class.isAssignableFrom(type) ? number(0, type) : time(type, null);
	}

	private static Object next(Class<?> type, @Nullable Object before) {
		return Number.class.isAssignableFrom(type)
				? number((before != null) ? ((Number) before).longValue() + 1 : 0, type) : time(type, before);
	}

	private static Object number(long value, Class<?> type) {
		return (type == Integer.class) ? (Object) (int) value : (type == Short.class) ? (Object) (short) value : value;
	}

	/**
	 * The time, later than the one before even if the clock is not.
	 */
	private static Object time(Class<?> type, @Nullable Object before) {
		Clock clock = Clock.systemDefaultZone();
		if (type == LocalDateTime.class) {
			LocalDateTime now = LocalDateTime.now(clock);
			return (before != null && !now.isAfter((LocalDateTime) before)) ? ((LocalDateTime) before).plusNanos(1000)
					: now;
		}
		Instant earlier = (before instanceof Date date) ? date.toInstant() : (Instant) before;
		Instant now = clock.instant();
		Instant next = (earlier != null && !now.isAfter(earlier)) ? earlier.plusNanos(1000) : now;
		return (type == Instant.class) ? next : Objects.requireNonNull(Timestamp.from(next));
	}

}
