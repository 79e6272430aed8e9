package io.github.springdata.memory.query.execution;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.collection.PersistentVector;
import io.github.springdata.memory.store.collection.SlotSet;

/**
 * The rows that a set of slots names in one version of a table, side by side. Rows of a
 * key lie all over a table, so that the way to each of them takes longer than to copy
 * all. They are noted on the set that an index keeps, for the next one who asks for all
 * rows of the key while the table is the same. The note is weak: it goes with the next
 * collection of the garbage, and keeps neither rows nor versions alive.
 *
 * @param version the rows of the version of the table
 * @param rows the rows that are named, not to be changed
 */
record KnownRows(PersistentVector<Object> version, Object[] rows) {

	/**
	 * The rows that were noted on a set.
	 * @return the rows, or {@code null} if there are none for this version of the table
	 */
	static Object @Nullable [] of(SlotSet slots, PersistentVector<Object> version) {
		Object noted = (slots.note() instanceof Reference<?> note) ? note.get() : null;
		return (noted instanceof KnownRows known && known.version == version) ? known.rows : null;
	}

	/**
	 * Notes rows on a set.
	 */
	static void note(SlotSet slots, PersistentVector<Object> version, Object[] rows) {
		slots.note(new WeakReference<>(new KnownRows(version, rows)));
	}

}
