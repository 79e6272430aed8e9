package io.github.springdata.memory.transaction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.springdata.memory.store.IsolationLevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IsolationPerTransactionTests extends AbstractTransactionManagerTests {

	@ParameterizedTest
	@CsvSource({ "-1, REPEATABLE_READ", "1, READ_COMMITTED", "2, READ_COMMITTED", "4, REPEATABLE_READ",
			"8, SERIALIZABLE" })
	void isThatOfTheDefinition(int level, IsolationLevel expected) {
		inTransaction(isolation(level), () -> {
			assertThat(transaction().isolation()).isEqualTo(expected);
			assertThat(TransactionSynchronizationManager.getCurrentTransactionIsolationLevel())
				.isEqualTo((level != TransactionDefinition.ISOLATION_DEFAULT) ? level : null);
		});
	}

	@Test
	void seesWhatOthersCommitAtReadCommitted() {
		inTransaction(isolation(TransactionDefinition.ISOLATION_READ_COMMITTED), () -> {
			assertThat(sees(1)).isFalse();
			elsewhere(() -> insert(1));
			assertThat(sees(1)).isTrue();
		});
	}

	@Test
	void keepsItsSnapshotAtRepeatableRead() {
		inTransaction(() -> {
			assertThat(sees(1)).isFalse();
			elsewhere(() -> insert(1));
			assertThat(sees(1)).isFalse();
		});
	}

	@Test
	void takesItsSnapshotAtTheFirstAccess() {
		inTransaction(() -> {
			elsewhere(() -> insert(1));
			assertThat(sees(1)).isTrue();
		});
	}

	@Test
	void isIgnoredForParticipants() {
		inTransaction(() -> inTransaction(isolation(TransactionDefinition.ISOLATION_SERIALIZABLE),
				() -> assertThat(transaction().isolation()).isEqualTo(IsolationLevel.REPEATABLE_READ)));
	}

	@Test
	void isCheckedForParticipantsIfAskedFor() {
		this.manager.setValidateExistingTransaction(true);
		inTransaction(isolation(TransactionDefinition.ISOLATION_REPEATABLE_READ), () -> {
			assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(
					() -> inTransaction(isolation(TransactionDefinition.ISOLATION_SERIALIZABLE), () -> insert(1)));
			inTransaction(isolation(TransactionDefinition.ISOLATION_REPEATABLE_READ), () -> insert(2));
		});
		assertThat(committed(2)).isTrue();
	}

	@Test
	void belongsToTheInnerTransactionAlone() {
		DefaultTransactionDefinition inner = requiresNew();
		inner.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		inTransaction(isolation(TransactionDefinition.ISOLATION_READ_COMMITTED), () -> {
			inTransaction(inner, () -> assertThat(transaction().isolation()).isEqualTo(IsolationLevel.SERIALIZABLE));
			assertThat(transaction().isolation()).isEqualTo(IsolationLevel.READ_COMMITTED);
			assertThat(TransactionSynchronizationManager.getCurrentTransactionIsolationLevel())
				.isEqualTo(TransactionDefinition.ISOLATION_READ_COMMITTED);
		});
	}

}
