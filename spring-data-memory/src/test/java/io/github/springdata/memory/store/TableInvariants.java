package io.github.springdata.memory.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.store.index.Index;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every version of a table, checked by a scan.
 */
final class TableInvariants {

	private TableInvariants() {
	}

	static void check(MemoryStore store) {
		store.snapshot().tables().forEach(TableInvariants::check);
	}

	static void check(Table table) {
		Set<Object> ids = new HashSet<>();
		table.rows().forEach((slot, row) -> {
			Object id = table.definition().idOf(row);
			assertThat(ids.add(id)).as("id %s occurs once", id).isTrue();
			assertThat(table.slotOf(id)).as("slot of id %s", id).isEqualTo(slot);
			assertThat(table.get(id)).isSameAs(row);
		});
		assertThat(ids).hasSize(table.size());
		table.indexes().forEach((index) -> checkIndex(table, index));
	}

	private static void checkIndex(Table table, Index index) {
		Map<Object, Set<Integer>> expected = new HashMap<>();
		table.rows()
			.forEach((slot, row) -> expected.computeIfAbsent(index.definition().key(row), (key) -> new HashSet<>())
				.add(slot));
		assertThat(index.size()).as("size of %s", index).isEqualTo(table.size());
		expected.forEach((key, slots) -> {
			assertThat(index.slots(key).toArray()).as("slots of %s in %s", key, index)
				.containsExactlyInAnyOrder(slots.stream().mapToInt(Integer::intValue).toArray());
			assertThat(index.count(key)).as("count of %s in %s", key, index).isEqualTo(slots.size());
			if (index.definition().constrains(key)) {
				assertThat(slots).as("rows with unique key %s in %s", key, index).hasSize(1);
			}
		});
	}

}
