package io.github.springdata.memory.jpa.context;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.function.Supplier;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EntityModel;

/**
 * Setter of attributes that hold the time of an insertion or an update.
 *
 * @param clocks gives the clock when a time is needed
 */
record Timestamps(Supplier<Clock> clocks) {

	/**
	 * Sets what holds the time of the insertion.
	 */
	void created(EntityModel entity, Object instance) {
		set(entity, instance, true);
	}

	/**
	 * Sets what holds the time of the last change.
	 * @return whether there is any
	 */
	boolean updated(EntityModel entity, Object instance) {
		return set(entity, instance, false);
	}

	private boolean set(EntityModel entity, Object instance, boolean created) {
		boolean any = false;
		for (AttributeModel attribute : entity.attributes()) {
			if (attribute instanceof BasicModel basic && (basic.timestamp() == BasicModel.Timestamp.UPDATE
					|| (created && basic.timestamp() == BasicModel.Timestamp.CREATION))) {
				attribute.access().set(instance, now(basic.type()));
				any = true;
			}
		}
		return any;
	}

	Object now(Class<?> type) {
		Clock clock = this.clocks.get();
		Instant now = clock.instant();
		if (type == LocalDateTime.class) {
			return LocalDateTime.now(clock);
		}
		if (type == LocalDate.class) {
			return LocalDate.now(clock);
		}
		if (type == LocalTime.class) {
			return LocalTime.now(clock);
		}
		if (type == OffsetDateTime.class) {
			return OffsetDateTime.now(clock);
		}
		if (type == ZonedDateTime.class) {
			return ZonedDateTime.now(clock);
		}
		if (type == java.sql.Timestamp.class) {
			return java.sql.Timestamp.from(now);
		}
		return (type == Date.class) ? Date.from(now)
				: (type == Long.class || type == long.class) ? (Object) now.toEpochMilli() : now;
	}

}
