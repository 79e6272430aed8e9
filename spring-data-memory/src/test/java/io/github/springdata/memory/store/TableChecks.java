package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.springdata.memory.store.index.Index;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every version of a table, checked by a scan.
 */
public final class TableChecks {

	private TableChecks() {
	}

	/**
	 * Fails if rows, ids and indexes of the committed tables do not agree.
	 */
	public static void check(MemoryStore store) {
		assertThat(violations(store)).isEmpty();
	}

	/**
	 * Fails if rows, ids and indexes of a table do not agree.
	 */
	public static void check(Table table) {
		assertThat(violations(table)).isEmpty();
	}

	/**
	 * Where rows, ids and indexes of the committed tables do not agree.
	 */
	public static List<String> violations(MemoryStore store) {
		return store.snapshot().tables().stream().flatMap((table) -> violations(table).stream()).toList();
	}

	/**
	 * Where rows, ids and indexes of a table do not agree.
	 */
	public static List<String> violations(Table table) {
		List<String> violations = new ArrayList<>();
		table.rows().forEach((slot, row) -> {
			Object id = table.definition().idOf(row);
			if (table.slotOf(id) != slot || table.get(id) != row) {
				violations.add("id %s is mapped to slot %d instead of %d".formatted(id, table.slotOf(id), slot));
			}
		});
		table.indexes().forEach((index) -> addViolations(table, index, violations));
		return violations;
	}

	private static void addViolations(Table table, Index index, List<String> violations) {
		Map<Object, Set<Integer>> expected = new HashMap<>();
		table.rows()
			.forEach((slot, row) -> index.definition()
				.keys(row)
				.forEach((key) -> expected.computeIfAbsent(key, (absent) -> new TreeSet<>()).add(slot)));
		int entries = expected.values().stream().mapToInt(Set::size).sum();
		if (index.size() != entries) {
			violations.add("%s has %d entries instead of %d".formatted(index, index.size(), entries));
		}
		if (!index.definition().multiValued() && entries != table.size()) {
			violations.add("%s has %d entries for %d rows".formatted(index, entries, table.size()));
		}
		expected.forEach((key, slots) -> {
			int[] found = index.slots(key).toArray();
			int[] wanted = slots.stream().mapToInt(Integer::intValue).toArray();
			if (!Arrays.equals(found, wanted) || index.count(key) != wanted.length) {
				violations.add("%s has other slots for key %s than %s".formatted(index, key, slots));
			}
			if (index.definition().constrains(key) && wanted.length > 1) {
				violations.add("%s has %d rows with key %s".formatted(index, wanted.length, key));
			}
		});
	}

}
