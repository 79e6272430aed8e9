package io.github.springdata.memory.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.InvalidIsolationLevelException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionUsageException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.TableDefinition;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.transaction.MemoryOptimisticLockingFailureException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MemoryTransactionManagerTests {

	private static final String TABLE = "rows";

	private final MemoryStore store = new MemoryStore();

	private final MemoryTransactionManager manager = new MemoryTransactionManager(this.store);

	MemoryTransactionManagerTests() {
		this.store.define(TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(), List.of()));
	}

	@AfterEach
	void leavesNothingBound() {
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
		assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
	}

	@Test
	void commitsWhatItsTransactionWrote() {
		inTransaction(propagation(TransactionDefinition.PROPAGATION_REQUIRED), () -> {
			insert(1);
			assertThat(committed(1)).isFalse();
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void rollsBackOnAnException() {
		assertThatIllegalArgumentException().isThrownBy(() -> inTransaction(required(), () -> {
			insert(1);
			throw new IllegalArgumentException("by purpose");
		}));
		assertThat(committed(1)).isFalse();
	}

	@Test
	void rollsBackSilentlyWhenTheOuterTransactionIsMarked() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			insert(1);
			status.setRollbackOnly();
		});
		assertThat(committed(1)).isFalse();
	}

	@Test
	void reportsAnUnexpectedRollbackWhenAParticipantMarkedTheTransaction() {
		AtomicReference<Integer> completion = new AtomicReference<>();
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(required(), () -> {
			recordCompletion(completion);
			insert(1);
			new TransactionTemplate(this.manager).executeWithoutResult(TransactionStatus::setRollbackOnly);
		}));
		assertThat(completion.get()).isEqualTo(TransactionSynchronization.STATUS_ROLLED_BACK);
		assertThat(committed(1)).isFalse();
	}

	@Test
	void joinsTheTransactionInProgress() {
		inTransaction(required(), () -> {
			insert(1);
			inTransaction(required(), () -> {
				assertThat(transaction().get(TABLE, 1L)).isNotNull();
				insert(2);
			});
			assertThat(committed(2)).isFalse();
		});
		assertThat(committed(1)).isTrue();
		assertThat(committed(2)).isTrue();
	}

	@Test
	void suspendsForARequiresNewTransaction() {
		inTransaction(required(), () -> {
			insert(1);
			inTransaction(propagation(TransactionDefinition.PROPAGATION_REQUIRES_NEW), () -> {
				assertThat(transaction().get(TABLE, 1L)).isNull();
				insert(2);
			});
			assertThat(committed(2)).isTrue();
			assertThat(transaction().get(TABLE, 1L)).isNotNull();
			assertThat(transaction().get(TABLE, 2L)).as("snapshot of the outer transaction").isNull();
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void conflictsWhenAnIndependentInnerTransactionWroteTheSameRow() {
		inTransaction(required(), () -> insert(1));
		AtomicReference<Integer> completion = new AtomicReference<>();
		assertThatExceptionOfType(MemoryOptimisticLockingFailureException.class)
			.isThrownBy(() -> inTransaction(required(), () -> {
				recordCompletion(completion);
				update(1, "outer");
				inTransaction(propagation(TransactionDefinition.PROPAGATION_REQUIRES_NEW), () -> update(1, "inner"));
			}))
			.satisfies((ex) -> {
				assertThat(ex.getEntity()).isEqualTo(TABLE);
				assertThat(ex.getId()).isEqualTo(1L);
				assertThat(ex.getReason()).isEqualTo(Reason.CHANGED);
			});
		assertThat(completion.get()).isEqualTo(TransactionSynchronization.STATUS_ROLLED_BACK);
		assertThat(this.store.table(TABLE).get(1L)).isEqualTo(new Row(1L, "inner"));
	}

	@Test
	void resumesTheOuterTransactionWhenTheInnerOneCannotBegin() {
		inTransaction(required(), () -> {
			insert(1);
			Transaction outer = transaction();
			assertThatExceptionOfType(InvalidIsolationLevelException.class)
				.isThrownBy(() -> this.manager.getTransaction(requiresNewWithUnknownIsolation()));
			assertThat(transaction()).isSameAs(outer);
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void rollsBackANestedTransactionOnly() {
		inTransaction(required(), () -> {
			insert(1);
			assertThatIllegalArgumentException()
				.isThrownBy(() -> inTransaction(propagation(TransactionDefinition.PROPAGATION_NESTED), () -> {
					insert(2);
					inTransaction(propagation(TransactionDefinition.PROPAGATION_NESTED), () -> insert(3));
					throw new IllegalArgumentException("by purpose");
				}));
			inTransaction(propagation(TransactionDefinition.PROPAGATION_NESTED), () -> insert(4));
		});
		assertThat(committed(1)).isTrue();
		assertThat(committed(2)).isFalse();
		assertThat(committed(3)).isFalse();
		assertThat(committed(4)).isTrue();
	}

	@Test
	void servesManualSavepointsAndRefusesStaleOnes() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			insert(1);
			Object savepoint = status.createSavepoint();
			insert(2);
			status.rollbackToSavepoint(savepoint);
			status.releaseSavepoint(savepoint);
			assertThatExceptionOfType(TransactionUsageException.class)
				.isThrownBy(() -> status.rollbackToSavepoint(savepoint));
		});
		assertThat(committed(1)).isTrue();
		assertThat(committed(2)).isFalse();
	}

	@Test
	void refusesWritesInAReadOnlyTransaction() {
		DefaultTransactionDefinition readOnly = required();
		readOnly.setReadOnly(true);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> inTransaction(readOnly, () -> insert(1)))
			.withMessageContaining("read-only");
		assertThat(committed(1)).isFalse();
	}

	@Test
	void translatesADuplicateIdAtCommit() {
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> inTransaction(required(), () -> {
			insert(1);
			inTransaction(propagation(TransactionDefinition.PROPAGATION_REQUIRES_NEW), () -> insert(1));
		})).withMessageContaining("'id'").withMessageContaining("key 1");
	}

	@Test
	void refusesMandatoryWithoutAndNeverWithATransaction() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> inTransaction(propagation(TransactionDefinition.PROPAGATION_MANDATORY), () -> insert(1)));
		inTransaction(required(), () -> assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> inTransaction(propagation(TransactionDefinition.PROPAGATION_NEVER), () -> insert(1))));
	}

	@Test
	void bindsNothingForSupportsWithoutATransaction() {
		inTransaction(propagation(TransactionDefinition.PROPAGATION_SUPPORTS),
				() -> assertThat(MemoryResourceHolder.current(this.store)).isNull());
	}

	@Test
	void letsParticipantsFollowTheTransaction() {
		List<String> events = new ArrayList<>();
		inTransaction(required(), () -> {
			join(events);
			assertThatIllegalArgumentException()
				.isThrownBy(() -> inTransaction(propagation(TransactionDefinition.PROPAGATION_NESTED), () -> {
					throw new IllegalArgumentException("by purpose");
				}));
		});
		assertThat(events).containsExactly("flush", "savepoint", "back to moment", "flush", "committed");
		events.clear();
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			join(events);
			status.setRollbackOnly();
		});
		assertThat(events).containsExactly("rolled back");
	}

	@Test
	void servesTheDefaultIsolationAndRefusesAnUnknownOne() {
		DefaultTransactionDefinition definition = required();
		definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		inTransaction(definition, () -> insert(1));
		assertThat(committed(1)).isTrue();
		assertThatExceptionOfType(InvalidIsolationLevelException.class)
			.isThrownBy(() -> this.manager.getTransaction(requiresNewWithUnknownIsolation()));
	}

	private static TransactionDefinition requiresNewWithUnknownIsolation() {
		return new TransactionDefinition() {

			@Override
			public int getPropagationBehavior() {
				return PROPAGATION_REQUIRES_NEW;
			}

			@Override
			public int getIsolationLevel() {
				return 4711;
			}

		};
	}

	private void join(List<String> events) {
		MemoryResourceHolder holder = MemoryResourceHolder.current(this.store);
		assertThat(holder).isNotNull();
		holder.participant(this, RecordingParticipant.class, () -> new RecordingParticipant(events));
	}

	private static void recordCompletion(AtomicReference<Integer> completion) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCompletion(int status) {
				completion.set(status);
			}

		});
	}

	private void insert(long id) {
		try {
			transaction().insert(TABLE, new Row(id, "inserted"));
		}
		catch (StoreException ex) {
			throw StoreExceptionTranslator.translate(ex);
		}
	}

	private void update(long id, String text) {
		transaction().update(TABLE, new Row(id, text));
	}

	private Transaction transaction() {
		MemoryResourceHolder holder = MemoryResourceHolder.current(this.store);
		assertThat(holder).isNotNull();
		return holder.getTransaction();
	}

	private boolean committed(long id) {
		return this.store.table(TABLE).contains(id);
	}

	private void inTransaction(TransactionDefinition definition, Runnable work) {
		new TransactionTemplate(this.manager, definition).executeWithoutResult((status) -> work.run());
	}

	private static DefaultTransactionDefinition required() {
		return propagation(TransactionDefinition.PROPAGATION_REQUIRED);
	}

	private static DefaultTransactionDefinition propagation(int propagation) {
		return new DefaultTransactionDefinition(propagation);
	}

	private record Row(Long id, String text) {
	}

	private record RecordingParticipant(List<String> events) implements TransactionParticipant {

		@Override
		public void flush() {
			this.events.add("flush");
		}

		@Override
		public Object savepoint() {
			this.events.add("savepoint");
			return "moment";
		}

		@Override
		public void rolledBackTo(Object savepoint) {
			this.events.add("back to " + savepoint);
		}

		@Override
		public void committed() {
			this.events.add("committed");
		}

		@Override
		public void rolledBack() {
			this.events.add("rolled back");
		}

	}

}
