package io.github.springdata.memory.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The id sequences of a store, one per table. They are not transactional: an id that was
 * handed out is gone, whatever becomes of the transaction.
 */
final class Sequences {

	private final ConcurrentMap<String, AtomicLong> last = new ConcurrentHashMap<>();

	long next(String table) {
		long next = of(table).incrementAndGet();
		if (next < 0) {
			throw new IllegalStateException("The id sequence of table '%s' is exhausted".formatted(table));
		}
		return next;
	}

	void advance(String table, long used) {
		of(table).accumulateAndGet(used, Math::max);
	}

	private AtomicLong of(String table) {
		AtomicLong last = this.last.get(table);
		return (last != null) ? last : this.last.computeIfAbsent(table, (name) -> new AtomicLong());
	}

	Map<String, Long> capture() {
		Map<String, Long> captured = new TreeMap<>();
		this.last.forEach((table, last) -> captured.put(table, last.get()));
		return captured;
	}

	void set(Map<String, Long> captured) {
		this.last.forEach((table, last) -> last.set(captured.getOrDefault(table, 0L)));
		captured.forEach((table, value) -> of(table).set(value));
	}

}
