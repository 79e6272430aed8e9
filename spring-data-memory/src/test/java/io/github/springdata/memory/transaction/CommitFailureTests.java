package io.github.springdata.memory.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.StoreLimits;
import io.github.springdata.memory.transaction.MemoryOptimisticLockingFailureException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CommitFailureTests extends AbstractTransactionManagerTests {

	private final List<String> events = new ArrayList<>();

	@Test
	void conflictsWhenAnIndependentInnerTransactionWroteTheSameRow() {
		elsewhere(() -> insert(1));
		assertConflict(() -> {
			update(1, "outer");
			elsewhere(() -> update(1, "inner"));
		}, (ex) -> {
			assertThat(ex.getEntity()).isEqualTo(TABLE);
			assertThat(ex.getId()).isEqualTo(1L);
			assertThat(ex.getReason()).isEqualTo(Reason.CHANGED);
		});
		assertThat(rows()).containsExactly(new Row(1L, "inner"));
	}

	@Test
	void conflictsWhenTheRowWasDeleted() {
		elsewhere(() -> insert(1));
		assertConflict(() -> {
			update(1, "outer");
			elsewhere(() -> transaction().delete(TABLE, 1L));
		}, (ex) -> assertThat(ex.getReason()).isEqualTo(Reason.DELETED));
		assertThat(rows()).isEmpty();
	}

	@Test
	void conflictsWhenSomethingWasReadThatChangedAtSerializable() {
		elsewhere(() -> insert(1));
		assertFailure(MemoryOptimisticLockingFailureException.class,
				isolation(TransactionDefinition.ISOLATION_SERIALIZABLE), () -> {
					assertThat(sees(1)).isTrue();
					insert(2);
					elsewhere(() -> update(1, "inner"));
				});
		assertThat(rows()).containsExactly(new Row(1L, "inner"));
	}

	@Test
	void validatesWhatIsWrittenBeforeCommit() {
		elsewhere(() -> insert(1));
		assertConflict(() -> {
			assertThat(sees(1)).isTrue();
			elsewhere(() -> update(1, "inner"));
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void beforeCommit(boolean readOnly) {
					update(1, "outer");
				}

			});
		}, (ex) -> assertThat(ex.getReason()).isEqualTo(Reason.CHANGED));
		assertThat(rows()).containsExactly(new Row(1L, "inner"));
	}

	@Test
	void translatesADuplicateId() {
		assertFailure(DuplicateKeyException.class, required(), () -> {
			insert(1, "outer");
			elsewhere(() -> insert(1, "inner"));
		});
		assertThat(rows()).containsExactly(new Row(1L, "inner"));
	}

	@Test
	void translatesADuplicateKeyOfAnIndex() {
		assertFailure(DuplicateKeyException.class, required(), () -> {
			insert(1, "taken");
			elsewhere(() -> insert(2, "taken"));
		});
		assertThat(rows()).containsExactly(new Row(2L, "taken"));
	}

	@Test
	void translatesALimitThatOthersHaveExhausted() {
		MemoryStore small = new MemoryStore(StoreLimits.unlimited().withMaxEntries(1));
		define(small);
		TransactionTemplate transactions = new TransactionTemplate(new MemoryTransactionManager(small));
		TransactionTemplate others = new TransactionTemplate(transactions.getTransactionManager(), requiresNew());
		assertThatExceptionOfType(NonTransientDataAccessResourceException.class)
			.isThrownBy(() -> transactions.executeWithoutResult((status) -> {
				this.events.addAll(recordSynchronization());
				insert(small, 1);
				others.executeWithoutResult((other) -> insert(small, 2));
			}));
		assertThat(small.table(TABLE).contains(2L)).isTrue();
	}

	@Test
	void neverWaitsForTheOtherTransaction() {
		elsewhere(() -> insert(1));
		inTransaction(() -> {
			assertThat(sees(1)).isTrue();
			elsewhere(() -> update(1, "inner"));
		});
		assertThat(rows()).containsExactly(new Row(1L, "inner"));
	}

	@Test
	void letsARetrySeeAFreshSnapshot() {
		elsewhere(() -> insert(1));
		assertConflict(() -> {
			update(1, "outer");
			elsewhere(() -> update(1, "inner"));
		}, (ex) -> {
		});
		inTransaction(() -> {
			assertThat(transaction().get(TABLE, 1L)).isEqualTo(new Row(1L, "inner"));
			update(1, "retried");
		});
		assertThat(rows()).containsExactly(new Row(1L, "retried"));
	}

	private void assertConflict(Runnable work, Consumer<MemoryOptimisticLockingFailureException> requirement) {
		requirement.accept(assertFailure(MemoryOptimisticLockingFailureException.class, required(), work));
	}

	/**
	 * Every refusal at commit is a data access exception, and synchronizations hear of a
	 * rollback.
	 */
	private <X extends DataAccessException> X assertFailure(Class<X> type, TransactionDefinition definition,
			Runnable work) {
		List<List<String>> recorded = new ArrayList<>();
		X failure = catchThrowableOfType(type, () -> inTransaction(definition, () -> {
			recorded.add(recordSynchronization());
			work.run();
		}));
		assertThat(recorded.get(0)).endsWith("before commit", "before completion", "rolled back");
		return failure;
	}

	private static void insert(MemoryStore store, long id) {
		MemoryResourceHolder.current(store).getTransaction().insert(TABLE, new Row(id, "row " + id));
	}

}
