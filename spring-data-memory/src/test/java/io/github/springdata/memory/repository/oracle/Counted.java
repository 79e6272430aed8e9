package io.github.springdata.memory.repository.oracle;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * A value that counts how often a value is compared, and so shows how many rows a query
 * really examined.
 *
 * @param number the value
 */
record Counted(int number) {

	static final AtomicLong COMPARISONS = new AtomicLong();

	@Override
	public boolean equals(@Nullable Object other) {
		COMPARISONS.incrementAndGet();
		return other instanceof Counted counted && counted.number == this.number;
	}

	@Override
	public int hashCode() {
		return this.number;
	}

}
