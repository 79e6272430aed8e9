package io.github.springdata.memory.store.index;

import java.util.Date;
import java.util.Set;

/**
 * Key of a {@link Date} of any class: the moment that it stands for. The {@code equals}
 * method of {@code java.sql.Timestamp} does not agree with that of its superclass, and
 * neither does the order.
 *
 * @param millis the milliseconds since 1970
 * @param nanos the nanoseconds beyond them
 */
record MomentKey(long millis, int nanos) implements Comparable<MomentKey> {

	private static final int NANOS_OF_MILLI = 1_000_000;

	/** Classes without nanoseconds, some of which refuse to be instants. */
	private static final Set<String> WHOLE_MILLIS = Set.of("java.util.Date", "java.sql.Date", "java.sql.Time");

	static MomentKey of(Date date) {
		return new MomentKey(date.getTime(), nanos(date));
	}

	private static int nanos(Date date) {
		if (WHOLE_MILLIS.contains(date.getClass().getName())) {
			return 0;
		}
		try {
			return date.toInstant().getNano() % NANOS_OF_MILLI;
		}
		catch (UnsupportedOperationException ex) {
			return 0;
		}
	}

	@Override
	public int compareTo(MomentKey other) {
		int comparison = Long.compare(this.millis, other.millis);
		return (comparison != 0) ? comparison : Integer.compare(this.nanos, other.nanos);
	}

	@Override
	public String toString() {
		return new Date(this.millis).toInstant().plusNanos(this.nanos).toString();
	}

}
