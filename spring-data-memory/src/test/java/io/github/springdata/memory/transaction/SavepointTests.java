package io.github.springdata.memory.transaction;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionUsageException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SavepointTests extends AbstractTransactionManagerTests {

	@Test
	void rollsBackANestedTransactionOnly() {
		inTransaction(() -> {
			insert(1);
			failNested(() -> insert(2));
			inTransaction(nested(), () -> insert(3));
		});
		assertThat(rows()).containsExactly(new Row(1L, "row 1"), new Row(3L, "row 3"));
	}

	@Test
	void rollsBackTwoLevels() {
		inTransaction(() -> {
			insert(1);
			failNested(() -> {
				insert(2);
				inTransaction(nested(), () -> insert(3));
				failNested(() -> insert(4));
				assertThat(sees(3)).isTrue();
				assertThat(sees(4)).isFalse();
			});
		});
		assertThat(rows()).containsExactly(new Row(1L, "row 1"));
	}

	@Test
	void rollsBackTheInnerOfTwoLevels() {
		inTransaction(() -> inTransaction(nested(), () -> {
			insert(1);
			failNested(() -> insert(2));
		}));
		assertThat(rows()).containsExactly(new Row(1L, "row 1"));
	}

	@Test
	void givesIndexesBackAsWell() {
		inTransaction(() -> {
			failNested(() -> insert(1, "taken"));
			insert(2, "taken");
			failNested(() -> update(2, "other"));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert(3, "taken"));
			insert(3, "other");
		});
		assertThat(rows()).containsExactly(new Row(2L, "taken"), new Row(3L, "other"));
	}

	@Test
	void rollsANestedTransactionBackThatIsMarked() {
		inTransaction(() -> {
			insert(1);
			new TransactionTemplate(this.manager, nested()).executeWithoutResult((status) -> {
				insert(2);
				status.setRollbackOnly();
			});
		});
		assertThat(rows()).containsExactly(new Row(1L, "row 1"));
	}

	@Test
	void takesBackTheMarkOfAParticipantInTheNestedTransaction() {
		inTransaction(() -> {
			insert(1);
			failNested(() -> {
				insert(2);
				new TransactionTemplate(this.manager).executeWithoutResult(TransactionStatus::setRollbackOnly);
			});
		});
		assertThat(rows()).containsExactly(new Row(1L, "row 1"));
	}

	@Test
	void goesBackToManualSavepointsTwoDeep() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			insert(1);
			Object first = status.createSavepoint();
			insert(2);
			Object second = status.createSavepoint();
			insert(3);
			status.rollbackToSavepoint(second);
			assertThat(sees(3)).isFalse();
			assertThat(sees(2)).isTrue();
			status.rollbackToSavepoint(first);
			assertThat(sees(2)).isFalse();
			insert(4);
		});
		assertThat(rows()).containsExactly(new Row(1L, "row 1"), new Row(4L, "row 4"));
	}

	@Test
	void goesBackToTheSameSavepointAgain() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			Object savepoint = status.createSavepoint();
			insert(1);
			status.rollbackToSavepoint(savepoint);
			insert(2);
			status.rollbackToSavepoint(savepoint);
		});
		assertThat(rows()).isEmpty();
	}

	@Test
	void keepsWhatWasWrittenWhenASavepointIsReleased() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			Object savepoint = status.createSavepoint();
			insert(1);
			status.releaseSavepoint(savepoint);
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void refusesStaleSavepoints() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			Object first = status.createSavepoint();
			Object second = status.createSavepoint();
			status.rollbackToSavepoint(first);
			refused(() -> status.rollbackToSavepoint(second));
			status.releaseSavepoint(first);
			refused(() -> status.rollbackToSavepoint(first));
			refused(() -> status.releaseSavepoint(first));
			insert(1);
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void refusesSomethingElseThanASavepoint() {
		new TransactionTemplate(this.manager)
			.executeWithoutResult((status) -> refused(() -> status.rollbackToSavepoint("savepoint")));
	}

	@Test
	void refusesASavepointInATransactionThatIsMarked() {
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			new TransactionTemplate(this.manager).executeWithoutResult(TransactionStatus::setRollbackOnly);
			assertThatExceptionOfType(CannotCreateTransactionException.class).isThrownBy(status::createSavepoint);
			status.setRollbackOnly();
		});
	}

	@Test
	void tellsSynchronizationsOfSavepoints() {
		List<List<String>> events = new ArrayList<>();
		inTransaction(() -> {
			events.add(recordSynchronization());
			failNested(() -> insert(1));
		});
		assertThat(events.get(0)).containsExactly("savepoint", "savepoint rollback", "before commit",
				"before completion", "after commit", "committed");
	}

	@Test
	void refusesNestedTransactionsIfTheyAreSwitchedOff() {
		this.manager.setNestedTransactionAllowed(false);
		inTransaction(() -> assertThatExceptionOfType(NestedTransactionNotSupportedException.class)
			.isThrownBy(() -> inTransaction(nested(), () -> insert(1))));
	}

	private void failNested(Runnable work) {
		assertThatIllegalArgumentException().isThrownBy(() -> inTransaction(nested(), () -> {
			work.run();
			throw new IllegalArgumentException("by purpose");
		}));
	}

	private static void refused(Runnable use) {
		assertThatExceptionOfType(TransactionUsageException.class).isThrownBy(use::run);
	}

}
