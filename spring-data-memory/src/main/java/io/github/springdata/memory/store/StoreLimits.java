package io.github.springdata.memory.store;

/**
 * Limits of what a {@link MemoryStore} takes. What would go beyond is refused with
 * {@link StoreLimitExceededException} and changes nothing.
 *
 * @param maxEntries the number of rows that all tables together may have, 1 or more
 * @param maxEntriesPerTransaction the number of rows that one transaction may insert,
 * update and delete, 1 or more; a row counts as often as it is written
 */
public record StoreLimits(long maxEntries, long maxEntriesPerTransaction) {

	private static final StoreLimits UNLIMITED = new StoreLimits(Long.MAX_VALUE, Long.MAX_VALUE);

	/**
	 * Checks the limits.
	 * @param maxEntries the number of rows that all tables together may have
	 * @param maxEntriesPerTransaction the number of rows that one transaction may write
	 * @throws IllegalArgumentException if a limit is less than 1
	 */
	public StoreLimits {
		check("maxEntries", maxEntries);
		check("maxEntriesPerTransaction", maxEntriesPerTransaction);
	}

	private static void check(String name, long limit) {
		if (limit < 1) {
			throw new IllegalArgumentException("%s must be 1 or more, not %d".formatted(name, limit));
		}
	}

	/**
	 * No limits but the heap.
	 * @return limits that nothing exceeds
	 */
	public static StoreLimits unlimited() {
		return UNLIMITED;
	}

	/**
	 * These limits with another number of rows in all tables.
	 * @param maxEntries the number of rows, 1 or more
	 * @return the changed limits
	 */
	public StoreLimits withMaxEntries(long maxEntries) {
		return new StoreLimits(maxEntries, this.maxEntriesPerTransaction);
	}

	/**
	 * These limits with another number of rows that one transaction may write.
	 * @param maxEntries the number of rows, 1 or more
	 * @return the changed limits
	 */
	public StoreLimits withMaxEntriesPerTransaction(long maxEntries) {
		return new StoreLimits(this.maxEntries, maxEntries);
	}

	boolean limitsEntries() {
		return this.maxEntries != Long.MAX_VALUE;
	}

}
