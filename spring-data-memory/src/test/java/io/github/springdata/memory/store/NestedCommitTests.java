package io.github.springdata.memory.store;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for commits and other changes that keys make while they are read during a commit.
 */
class NestedCommitTests {

	private final MemoryStore store = new MemoryStore();

	private final Snapshot empty;

	private Runnable nested = NestedCommitTests::nothing;

	NestedCommitTests() {
		IndexedProperty value = new IndexedProperty("value", false, Integer.class, this::key);
		this.store.define(TableDefinition.of("rows", Integer.class, (row) -> row,
				List.of(IndexDefinition.of("value", IndexKind.SORTED, false, List.of(value)))));
		this.store.define(TableDefinition.of("log", Integer.class, (row) -> row, List.of()));
		this.empty = this.store.snapshot();
	}

	private static void nothing() {
		// nothing is nested
	}

	private Object key(Object row) {
		Runnable action = this.nested;
		this.nested = NestedCommitTests::nothing;
		action.run();
		return row;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void areRefusedInsteadOfLost(int writes) {
		assertRefused(() -> log(writes).commit(), Transaction::commit);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void areRefusedInACommitThatDoesNotWait(int writes) {
		assertRefused(() -> log(writes).commit(), Transaction::tryCommit);
	}

	@Test
	void areRefusedWithoutWaiting() {
		assertRefused(() -> log(1).tryCommit(), Transaction::commit);
		assertRefused(() -> log(1).tryCommit(), Transaction::tryCommit);
	}

	@Test
	void areRefusedLikeOtherChanges() {
		assertRefused(() -> this.store.restore(this.empty), Transaction::commit);
		assertRefused(() -> this.store.define(TableDefinition.of("more", Integer.class, (row) -> row, List.of())),
				Transaction::commit);
		assertRefused(() -> this.store.dropIndex("rows", "value"), Transaction::tryCommit);
	}

	@Test
	void areNoReasonToRefuseTheNextOne() {
		areRefusedLikeOtherChanges();
		log(1).commit();
		assertThat(log(1, 2).tryCommit()).isTrue();
		assertThat(this.store.table("log").size()).isEqualTo(2);
	}

	private Transaction log(int writes) {
		return log(0, writes);
	}

	private Transaction log(int from, int to) {
		Transaction transaction = this.store.begin();
		for (int i = from; i < to; i++) {
			transaction.insert("log", i);
		}
		return transaction;
	}

	private void assertRefused(Runnable change, Consumer<Transaction> commit) {
		long version = this.store.version();
		Transaction transaction = this.store.begin();
		transaction.insert("rows", 1);
		this.nested = change;
		assertThatIllegalStateException().isThrownBy(() -> commit.accept(transaction))
			.withMessageContaining("must not write");
		assertThat(this.store.version()).isEqualTo(version);
	}

}
