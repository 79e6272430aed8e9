package io.github.springdata.memory.transaction;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SynchronizationTests extends AbstractTransactionManagerTests {

	private final List<String> events = new ArrayList<>();

	@Test
	void runsInOrderAroundACommit() {
		inTransaction(() -> register(""));
		assertThat(this.events).containsExactly("before commit", "before completion", "after commit", "committed");
	}

	@Test
	void runsInOrderAroundARollback() {
		assertThatIllegalArgumentException().isThrownBy(() -> inTransaction(() -> {
			register("");
			throw new IllegalArgumentException("by purpose");
		}));
		assertThat(this.events).containsExactly("before completion", "rolled back");
	}

	@Test
	void runsOneAfterTheOtherInEachPhase() {
		inTransaction(() -> {
			register("1 ");
			register("2 ");
		});
		assertThat(this.events).containsExactly("1 before commit", "2 before commit", "1 before completion",
				"2 before completion", "1 after commit", "2 after commit", "1 committed", "2 committed");
	}

	@Test
	void writesBeforeCommitBelongToTheTransaction() {
		inTransaction(() -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void beforeCommit(boolean readOnly) {
				insert(1);
			}

		}));
		assertThat(committed(1)).isTrue();
	}

	@Test
	void rollsBackWhenBeforeCommitFails() {
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			register("");
			insert(1);
			register(new TransactionSynchronization() {

				@Override
				public void beforeCommit(boolean readOnly) {
					throw new IllegalStateException("by purpose");
				}

			});
		}));
		assertThat(committed(1)).isFalse();
		assertThat(this.events).containsExactly("before commit", "before completion", "rolled back");
	}

	@Test
	void keepsWhatWasCommittedWhenAfterCommitFails() {
		assertThatIllegalStateException().isThrownBy(() -> inTransaction(() -> {
			register("");
			insert(1);
			register(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					throw new IllegalStateException("by purpose");
				}

			});
		}));
		assertThat(committed(1)).isTrue();
		assertThat(this.events).endsWith("committed");
	}

	@Test
	void seesCommittedDataAfterCommit() {
		inTransaction(() -> {
			insert(1);
			register(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					SynchronizationTests.this.events.add("committed: " + committed(1));
				}

			});
		});
		assertThat(this.events).containsExactly("committed: true");
	}

	@Test
	void mayUseATransactionOfItsOwnAfterCommit() {
		inTransaction(() -> {
			insert(1);
			register(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					elsewhere(() -> insert(2));
				}

			});
		});
		assertThat(rows()).hasSize(2);
	}

	@Test
	void runsWithoutATransactionIfAlways() {
		inTransaction(propagation(TransactionDefinition.PROPAGATION_SUPPORTS), () -> register(""));
		assertThat(this.events).containsExactly("before commit", "before completion", "after commit", "committed");
	}

	@Test
	void isInactiveIfSwitchedOff() {
		this.manager.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_NEVER);
		inTransaction(() -> {
			assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
			insert(1);
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void flushesParticipants() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			MemoryResourceHolder.current(this.store)
				.participant(this, RecordingParticipant.class, () -> new RecordingParticipant(this.events));
			status.flush();
		});
		assertThat(this.events).containsExactly("flush", "flush", "committed");
	}

	@Test
	void letsParticipantsFollowTheTransaction() {
		inTransaction(() -> {
			MemoryResourceHolder.current(this.store)
				.participant(this, RecordingParticipant.class, () -> new RecordingParticipant(this.events));
			assertThatIllegalArgumentException().isThrownBy(() -> inTransaction(nested(), () -> {
				throw new IllegalArgumentException("by purpose");
			}));
		});
		assertThat(this.events).containsExactly("flush", "savepoint", "back to moment", "flush", "committed");
	}

	@Test
	void tellsParticipantsOfARollback() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			MemoryResourceHolder.current(this.store)
				.participant(this, RecordingParticipant.class, () -> new RecordingParticipant(this.events));
			status.setRollbackOnly();
		});
		assertThat(this.events).containsExactly("rolled back");
	}

	@Test
	void tellsExecutionListenersOfACommit() {
		this.manager.addListener(new Listener());
		inTransaction(() -> insert(1));
		assertThat(this.events).containsExactly("before begin", "after begin", "before commit", "after commit");
	}

	@Test
	void tellsExecutionListenersOfARollback() {
		this.manager.addListener(new Listener());
		new TransactionTemplate(this.manager).executeWithoutResult(TransactionStatus::setRollbackOnly);
		assertThat(this.events).containsExactly("before begin", "after begin", "before rollback", "after rollback");
	}

	@Test
	void tellsExecutionListenersOfACommitThatFails() {
		this.manager.addListener(new Listener());
		assertThatExceptionOfType(MemoryOptimisticLockingFailureException.class).isThrownBy(this::conflict);
		assertThat(this.events).endsWith("before commit", "after rollback");
	}

	@Test
	void tellsExecutionListenersOfEachTransactionButNotOfParticipants() {
		this.manager.addListener(new Listener());
		inTransaction(() -> {
			inTransaction(() -> insert(1));
			inTransaction(requiresNew(), () -> insert(2));
		});
		assertThat(this.events).filteredOn("after begin"::equals).hasSize(2);
	}

	private void conflict() {
		elsewhere(() -> insert(1));
		inTransaction(() -> {
			update(1, "outer");
			elsewhere(() -> update(1, "inner"));
		});
	}

	private void register(String name) {
		register(new Recorder(name, this.events));
	}

	private static void register(TransactionSynchronization synchronization) {
		TransactionSynchronizationManager.registerSynchronization(synchronization);
	}

	private final class Listener implements TransactionExecutionListener {

		private void add(String event, @Nullable Throwable failure) {
			SynchronizationTests.this.events
				.add((failure != null) ? event + ": " + failure.getClass().getSimpleName() : event);
		}

		@Override
		public void beforeBegin(TransactionExecution transaction) {
			add("before begin", null);
		}

		@Override
		public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
			add("after begin", failure);
		}

		@Override
		public void beforeCommit(TransactionExecution transaction) {
			add("before commit", null);
		}

		@Override
		public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
			add("after commit", failure);
		}

		@Override
		public void beforeRollback(TransactionExecution transaction) {
			add("before rollback", null);
		}

		@Override
		public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
			add("after rollback", failure);
		}

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
