package io.github.springdata.memory.jpa.support;

import jakarta.persistence.LockModeType;

/**
 * What lock modes ask for.
 */
public final class LockModes {

	private LockModes() {
	}

	/**
	 * The name of a lock mode that is not a synonym.
	 * @param mode the lock mode
	 * @return {@code OPTIMISTIC} for {@code READ}, {@code OPTIMISTIC_FORCE_INCREMENT} for
	 * {@code WRITE}, else the mode itself
	 */
	public static LockModeType canonical(LockModeType mode) {
		return switch (mode) {
			case READ -> LockModeType.OPTIMISTIC;
			case WRITE -> LockModeType.OPTIMISTIC_FORCE_INCREMENT;
			case OPTIMISTIC, OPTIMISTIC_FORCE_INCREMENT, PESSIMISTIC_READ, PESSIMISTIC_WRITE,
					PESSIMISTIC_FORCE_INCREMENT, NONE ->
				mode;
		};
	}

	/**
	 * Whether a lock is held until the end of the transaction.
	 * @param mode the lock mode
	 * @return {@code true} for pessimistic ones
	 */
	public static boolean isPessimistic(LockModeType mode) {
		return switch (mode) {
			case PESSIMISTIC_READ, PESSIMISTIC_WRITE, PESSIMISTIC_FORCE_INCREMENT -> true;
			case READ, WRITE, OPTIMISTIC, OPTIMISTIC_FORCE_INCREMENT, NONE -> false;
		};
	}

	/**
	 * Whether the version is counted up though nothing else changes.
	 * @param mode the lock mode
	 * @return {@code true} for those that force an increment
	 */
	public static boolean forcesIncrement(LockModeType mode) {
		return switch (mode) {
			case WRITE, OPTIMISTIC_FORCE_INCREMENT, PESSIMISTIC_FORCE_INCREMENT -> true;
			case READ, OPTIMISTIC, PESSIMISTIC_READ, PESSIMISTIC_WRITE, NONE -> false;
		};
	}

	/**
	 * Whether the version is compared at commit, which takes an attribute for it.
	 * @param mode the lock mode
	 * @return {@code true} for optimistic modes and those that force an increment
	 */
	public static boolean needsVersion(LockModeType mode) {
		return forcesIncrement(mode) || canonical(mode) == LockModeType.OPTIMISTIC;
	}

	/**
	 * Whether there must be a transaction.
	 * @param mode the lock mode
	 * @return {@code false} for {@code NONE}
	 */
	public static boolean needsTransaction(LockModeType mode) {
		return mode != LockModeType.NONE;
	}

}
