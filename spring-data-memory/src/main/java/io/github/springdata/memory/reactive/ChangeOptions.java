package io.github.springdata.memory.reactive;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BufferOverflowStrategy;

import io.github.springdata.memory.store.ListenerOptions;

import org.springframework.util.Assert;

/**
 * Options of observed changes: from where on to observe them, and what becomes of those
 * that come faster than they are asked for.
 *
 * @param version the version of the store that is known, or {@code null} for that of the
 * moment of the subscription
 * @param capacity the number of changes that may wait, 1 or more
 * @param overflow what to do with one too many
 */
public record ChangeOptions(@Nullable Long version, int capacity, BufferOverflowStrategy overflow) {

	private static final int DEFAULT_CAPACITY = 1024;

	/**
	 * Checks the options.
	 * @param version the version of the store that is known, or {@code null} for that of
	 * the moment of the subscription
	 * @param capacity the number of changes that may wait, 1 or more
	 * @param overflow what to do with one too many
	 */
	public ChangeOptions {
		Assert.isTrue(capacity > 0, "Capacity must be 1 or more");
		Assert.notNull(overflow, "Overflow strategy must not be null");
	}

	/**
	 * Changes from the moment of the subscription on. 1,024 may wait; one more is an
	 * error.
	 * @return the options
	 */
	public static ChangeOptions fromNow() {
		return new ChangeOptions(null, DEFAULT_CAPACITY, BufferOverflowStrategy.ERROR);
	}

	/**
	 * Changes that were committed after a version. 1,024 may wait; one more is an error.
	 * @param version the version, such as
	 * {@link io.github.springdata.memory.store.MemoryStore#version()}
	 * @return the options
	 */
	public static ChangeOptions from(long version) {
		return new ChangeOptions(version, DEFAULT_CAPACITY, BufferOverflowStrategy.ERROR);
	}

	/**
	 * The same with another policy for changes that come too fast.
	 * @param capacity the number of changes that may wait, 1 or more
	 * @param overflow what to do with one too many: an error, drop the oldest, or drop it
	 * @return the options
	 */
	public ChangeOptions onOverflow(int capacity, BufferOverflowStrategy overflow) {
		return new ChangeOptions(this.version, capacity, overflow);
	}

	/**
	 * The options for what waits while a subscriber does not return from a call. What
	 * waits for being asked for is in a buffer of its own.
	 * @param current the version to start from if there is none
	 */
	ListenerOptions toListener(long current) {
		long start = (this.version != null) ? this.version : current;
		return ListenerOptions.from(start)
			.onOverflow(Math.max(this.capacity, DEFAULT_CAPACITY),
					ListenerOptions.Overflow.valueOf(this.overflow.name()));
	}

}
