package io.github.springdata.memory.store;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for commits that keys make while they are read during a commit.
 */
class NestedCommitTests {

	private final MemoryStore store = new MemoryStore();

	private int nested;

	NestedCommitTests() {
		IndexedProperty value = new IndexedProperty("value", false, Integer.class, this::key);
		this.store.define(TableDefinition.of("rows", Integer.class, (row) -> row,
				List.of(IndexDefinition.of("value", IndexKind.SORTED, false, List.of(value)))));
		this.store.define(TableDefinition.of("log", Integer.class, (row) -> row, List.of()));
	}

	private Object key(Object row) {
		int writes = this.nested;
		if (writes > 0) {
			this.nested = 0;
			Transaction transaction = this.store.begin();
			for (int i = 0; i < writes; i++) {
				transaction.insert("log", i);
			}
			transaction.commit();
		}
		return row;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void areRefusedInsteadOfLost(int writes) {
		Transaction transaction = this.store.begin();
		transaction.insert("rows", 1);
		this.nested = writes;
		assertThatIllegalStateException().isThrownBy(transaction::commit).withMessageContaining("must not write");
		assertThat(this.store.table("rows").size()).isZero();
		assertThat(this.store.table("log").size()).isZero();
	}

}
