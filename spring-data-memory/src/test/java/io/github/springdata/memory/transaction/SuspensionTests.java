package io.github.springdata.memory.transaction;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.InvalidIsolationLevelException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SuspensionTests extends AbstractTransactionManagerTests {

	@Test
	void resumesTheOuterTransactionWhenTheInnerOneCannotBegin() {
		FailingManager failing = new FailingManager(this.store);
		new TransactionTemplate(failing).executeWithoutResult((status) -> {
			insert(1);
			Transaction outer = transaction();
			List<String> events = recordSynchronization();
			failing.broken = true;
			assertThatExceptionOfType(CannotCreateTransactionException.class)
				.isThrownBy(() -> failing.getTransaction(requiresNew()))
				.withRootCauseInstanceOf(IllegalStateException.class);
			assertThat(transaction()).isSameAs(outer);
			assertThat(events).containsExactly("suspend", "resume");
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void bindsNothingWhenATransactionCannotBegin() {
		FailingManager failing = new FailingManager(this.store);
		failing.broken = true;
		assertThatExceptionOfType(CannotCreateTransactionException.class)
			.isThrownBy(() -> failing.getTransaction(required()));
		assertThat(MemoryResourceHolder.current(this.store)).isNull();
	}

	@Test
	void resumesTheOuterTransactionWhenTheIsolationOfTheInnerOneIsUnknown() {
		inTransaction(() -> {
			Transaction outer = transaction();
			assertThatExceptionOfType(InvalidIsolationLevelException.class)
				.isThrownBy(() -> this.manager.getTransaction(requiresNewWithUnknownIsolation()));
			assertThat(transaction()).isSameAs(outer);
		});
	}

	@Test
	void tellsSynchronizationsThatTheyAreSuspendedAndResumed() {
		List<String> events = new ArrayList<>();
		inTransaction(() -> {
			List<String> recorded = recordSynchronization();
			inTransaction(requiresNew(), () -> insert(1));
			inTransaction(propagation(TransactionDefinition.PROPAGATION_NOT_SUPPORTED), () -> {
			});
			events.addAll(recorded);
		});
		assertThat(events).containsExactly("suspend", "resume", "suspend", "resume");
	}

	@Test
	void suspendsThreeDeep() {
		inTransaction(() -> {
			insert(1);
			inTransaction(requiresNew(), () -> {
				insert(2);
				inTransaction(requiresNew(), () -> insert(3));
				assertThat(sees(2)).isTrue();
				assertThat(sees(1)).isFalse();
			});
			assertThat(sees(1)).isTrue();
		});
		assertThat(rows()).extracting((row) -> ((Row) row).id()).containsExactly(3L, 2L, 1L);
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

	/**
	 * A manager whose store may be out of order.
	 */
	private static final class FailingManager extends MemoryTransactionManager {

		private boolean broken;

		FailingManager(MemoryStore store) {
			super(store);
		}

		@Override
		Transaction open(IsolationLevel isolation, boolean readOnly) {
			if (this.broken) {
				throw new IllegalStateException("by purpose");
			}
			return super.open(isolation, readOnly);
		}

	}

}
