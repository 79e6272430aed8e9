package io.github.springdata.memory.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.transaction.InvalidTimeoutException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TimeoutTests extends AbstractTransactionManagerTests {

	@Test
	void refusesAccessPastTheDeadline() {
		assertThatExceptionOfType(TransactionTimedOutException.class).isThrownBy(() -> inTransaction(timeout(1), () -> {
			insert(1);
			this.clock.advance(Duration.ofMillis(999));
			insert(2);
			this.clock.advance(Duration.ofMillis(1));
			insert(3);
		})).withMessageContaining("deadline");
		assertThat(rows()).isEmpty();
	}

	@Test
	void marksTheTransactionEvenIfTheExceptionIsSwallowed() {
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(timeout(1), () -> {
			insert(1);
			this.clock.advance(Duration.ofSeconds(1));
			assertThatExceptionOfType(TransactionTimedOutException.class).isThrownBy(() -> insert(2));
		}));
		assertThat(rows()).isEmpty();
	}

	@Test
	void commitsWhatWasDoneInTime() {
		inTransaction(timeout(1), () -> {
			insert(1);
			this.clock.advance(Duration.ofSeconds(2));
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void refusesASavepointPastTheDeadline() {
		assertThatExceptionOfType(TransactionTimedOutException.class).isThrownBy(() -> inTransaction(timeout(1), () -> {
			this.clock.advance(Duration.ofSeconds(1));
			inTransaction(nested(), () -> insert(1));
		}));
	}

	@Test
	void appliesTheDefaultOfTheManager() {
		this.manager.setDefaultTimeout(5);
		assertThatExceptionOfType(TransactionTimedOutException.class).isThrownBy(() -> inTransaction(() -> {
			this.clock.advance(Duration.ofSeconds(5));
			insert(1);
		}));
	}

	@Test
	void neverComesWithoutATimeout() {
		inTransaction(() -> {
			insert(1);
			this.clock.advance(Duration.ofDays(1));
			insert(2);
		});
		assertThat(rows()).hasSize(2);
	}

	@Test
	void leavesTheOuterTransactionToItsOwnDeadline() {
		DefaultTransactionDefinition inner = requiresNew();
		inner.setTimeout(1);
		inTransaction(timeout(10), () -> {
			assertThatExceptionOfType(TransactionTimedOutException.class).isThrownBy(() -> inTransaction(inner, () -> {
				this.clock.advance(Duration.ofSeconds(2));
				insert(1);
			}));
			insert(2);
		});
		assertThat(rows()).containsExactly(new Row(2L, "row 2"));
	}

	@Test
	void rollsBackWhatIsPendingAtCommitPastTheDeadline() {
		List<String> events = new ArrayList<>();
		assertThatExceptionOfType(TransactionTimedOutException.class).isThrownBy(() -> inTransaction(timeout(1), () -> {
			events.addAll(recordAndJoin());
			this.clock.advance(Duration.ofSeconds(1));
		}));
		assertThat(rows()).isEmpty();
	}

	@Test
	void refusesATimeoutThatIsNone() {
		assertThatExceptionOfType(InvalidTimeoutException.class)
			.isThrownBy(() -> this.manager.getTransaction(timeoutOf(-2)));
	}

	private List<String> recordAndJoin() {
		List<String> events = recordSynchronization();
		MemoryResourceHolder.current(this.store)
			.participant(this, TransactionParticipant.class, () -> new PendingInsert());
		return events;
	}

	private static TransactionDefinition timeoutOf(int seconds) {
		return new TransactionDefinition() {

			@Override
			public int getTimeout() {
				return seconds;
			}

		};
	}

	/**
	 * A participant that writes a row when it is asked to flush.
	 */
	private final class PendingInsert implements TransactionParticipant {

		@Override
		public void flush() {
			insert(1);
		}

		@Override
		public Object savepoint() {
			return this;
		}

		@Override
		public void rolledBackTo(Object savepoint) {
		}

		@Override
		public void committed() {
		}

		@Override
		public void rolledBack() {
		}

	}

}
