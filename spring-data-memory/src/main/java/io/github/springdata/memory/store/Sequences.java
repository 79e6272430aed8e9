package io.github.springdata.memory.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The id sequences of a store, one per table. They are not transactional: an id that was
 * handed out is gone, whatever becomes of the transaction.
 */
final class Sequences {

	private final ConcurrentMap<String, Sequence> sequences = new ConcurrentHashMap<>();

	Sequence of(String table) {
		Sequence sequence = this.sequences.get(table);
		return (sequence != null) ? sequence : this.sequences.computeIfAbsent(table, (name) -> new Sequence());
	}

	Map<String, Sequence.State> capture() {
		Map<String, Sequence.State> captured = new TreeMap<>();
		this.sequences.forEach((table, sequence) -> captured.put(table, sequence.state()));
		return captured;
	}

	void set(Map<String, Sequence.State> captured) {
		this.sequences.forEach((table, sequence) -> sequence.set(captured.getOrDefault(table, Sequence.State.START)));
		captured.forEach((table, state) -> of(table).set(state));
	}

}
