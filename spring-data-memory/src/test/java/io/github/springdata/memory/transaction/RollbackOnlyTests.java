package io.github.springdata.memory.transaction;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RollbackOnlyTests extends AbstractTransactionManagerTests {

	@Test
	void rollsBackSilentlyWhenTheOuterTransactionIsMarked() {
		List<List<String>> events = new ArrayList<>();
		new TransactionTemplate(this.manager).executeWithoutResult((status) -> {
			events.add(recordSynchronization());
			insert(1);
			status.setRollbackOnly();
			assertThat(status.isRollbackOnly()).isTrue();
		});
		assertThat(committed(1)).isFalse();
		assertThat(events.get(0)).containsExactly("before completion", "rolled back");
	}

	@Test
	void reportsAnUnexpectedRollbackWhenAParticipantMarkedTheTransaction() {
		List<List<String>> events = new ArrayList<>();
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(() -> {
			events.add(recordSynchronization());
			insert(1);
			markFromWithin();
		}));
		assertThat(committed(1)).isFalse();
		assertThat(events.get(0)).containsExactly("before completion", "rolled back");
	}

	@Test
	void reportsAnUnexpectedRollbackWhenAParticipantFailed() {
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(() -> {
			insert(1);
			failFromWithin();
		}));
		assertThat(committed(1)).isFalse();
	}

	@Test
	void leavesTheDecisionToTheOuterTransactionIfToldTo() {
		this.manager.setGlobalRollbackOnParticipationFailure(false);
		inTransaction(() -> {
			insert(1);
			failFromWithin();
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void failsAtTheParticipantIfToldTo() {
		this.manager.setFailEarlyOnGlobalRollbackOnly(true);
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(() -> {
			markFromWithin();
			assertThatExceptionOfType(UnexpectedRollbackException.class)
				.isThrownBy(() -> inTransaction(() -> insert(1)));
		}));
	}

	@Test
	void marksTheInnerTransactionAloneIfItIsIndependent() {
		inTransaction(() -> {
			insert(1);
			new TransactionTemplate(this.manager, requiresNew()).executeWithoutResult((status) -> {
				insert(2);
				status.setRollbackOnly();
			});
		});
		assertThat(rows()).containsExactly(new Row(1L, "row 1"));
	}

	@Test
	void isSeenByTheOuterStatus() {
		TransactionStatus outer = this.manager.getTransaction(required());
		markFromWithin();
		assertThat(outer.isRollbackOnly()).isTrue();
		this.manager.rollback(outer);
	}

	private void markFromWithin() {
		new TransactionTemplate(this.manager).executeWithoutResult(TransactionStatus::setRollbackOnly);
	}

	private void failFromWithin() {
		try {
			inTransaction(() -> {
				throw new IllegalArgumentException("by purpose");
			});
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex).hasMessage("by purpose");
		}
	}

}
