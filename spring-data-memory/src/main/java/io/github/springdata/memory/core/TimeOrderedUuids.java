package io.github.springdata.memory.core;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Generator of UUIDs of version 7: milliseconds since 1970, then a counter, then 62
 * random bits. The counter has 12 bits and starts anew with every millisecond; when it
 * overflows, or the clock goes back, the time of the last UUID goes on, so that each is
 * greater than all before it (RFC 9562, section 6.2, method 1).
 */
final class TimeOrderedUuids implements IdGenerator<UUID> {

	private static final int COUNTER_BITS = 12;

	private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

	private static final long VERSION = 0x7000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

	private final InstantSource clock;

	/**
	 * Time and counter of the last UUID, in 48 and 12 bits.
	 */
	private final AtomicLong last = new AtomicLong();

	TimeOrderedUuids() {
		this(InstantSource.system());
	}

	TimeOrderedUuids(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public UUID generateId(Object entity, LongSupplier sequence) {
		long now = this.clock.millis() << COUNTER_BITS;
		long next = this.last.updateAndGet((previous) -> Math.max(previous + 1, now));
		long time = next >>> COUNTER_BITS;
		long random = ThreadLocalRandom.current().nextLong() & RANDOM_MASK;
		return new UUID(time << 16 | VERSION | next & COUNTER_MASK, VARIANT | random);
	}

}
