package io.github.springdata.memory.store.isolation;

/**
 * Something that a history shows and isolation should have prevented.
 *
 * @param kind what it is
 * @param description who is involved
 */
record Anomaly(Kind kind, String description) {

	/**
	 * The anomalies, by the names of Adya where there are any.
	 */
	enum Kind {

		/**
		 * A transaction does not see its own writes, or reads a list twice and finds it
		 * changed.
		 */
		INTERNAL,

		/**
		 * Two reads of a list disagree about the order of its values, or a value is in it
		 * twice, or out of nowhere.
		 */
		ORDER,

		/**
		 * A write of a committed transaction is gone in the end.
		 */
		LOST_WRITE,

		/**
		 * A read of a write that was rolled back.
		 */
		G1A,

		/**
		 * A read of a write that its transaction later went on from.
		 */
		G1B,

		/**
		 * A cycle of writes.
		 */
		G0,

		/**
		 * A cycle of writes and reads of them.
		 */
		G1C,

		/**
		 * A cycle with a single read of what another transaction overwrites: read skew,
		 * lost update.
		 */
		G_SINGLE,

		/**
		 * A cycle with several reads of what other transactions overwrite: write skew.
		 * Snapshot isolation allows it.
		 */
		G2

	}

}
