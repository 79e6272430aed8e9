package io.github.springdata.memory.transaction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.springdata.memory.store.Transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PropagationTests extends AbstractTransactionManagerTests {

	@ParameterizedTest
	@ValueSource(ints = { TransactionDefinition.PROPAGATION_REQUIRED, TransactionDefinition.PROPAGATION_REQUIRES_NEW,
			TransactionDefinition.PROPAGATION_NESTED })
	void beginsATransactionWhereThereIsNone(int propagation) {
		inTransaction(propagation(propagation), () -> {
			assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
			insert(1);
			assertThat(committed(1)).isFalse();
		});
		assertThat(committed(1)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { TransactionDefinition.PROPAGATION_REQUIRED, TransactionDefinition.PROPAGATION_SUPPORTS,
			TransactionDefinition.PROPAGATION_MANDATORY })
	void joinsTheTransactionInProgress(int propagation) {
		inTransaction(() -> {
			insert(1);
			Transaction outer = transaction();
			inTransaction(propagation(propagation), () -> {
				assertThat(transaction()).isSameAs(outer);
				assertThat(sees(1)).isTrue();
				insert(2);
			});
			assertThat(committed(2)).isFalse();
		});
		assertThat(rows()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { TransactionDefinition.PROPAGATION_SUPPORTS, TransactionDefinition.PROPAGATION_NOT_SUPPORTED,
			TransactionDefinition.PROPAGATION_NEVER })
	void bindsNothingWhereNoTransactionIsAskedFor(int propagation) {
		inTransaction(propagation(propagation), () -> {
			assertThat(MemoryResourceHolder.current(this.store)).isNull();
			assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
		});
	}

	@Test
	void suspendsForATransactionOfItsOwn() {
		inTransaction(() -> {
			insert(1);
			inTransaction(requiresNew(), () -> {
				assertThat(sees(1)).isFalse();
				insert(2);
			});
			assertThat(committed(2)).isTrue();
			assertThat(sees(1)).isTrue();
			assertThat(sees(2)).as("snapshot of the outer transaction").isFalse();
		});
		assertThat(rows()).hasSize(2);
	}

	@Test
	void keepsTheInnerTransactionWhenTheOuterOneIsRolledBack() {
		assertThatIllegalArgumentException().isThrownBy(() -> inTransaction(() -> {
			insert(1);
			inTransaction(requiresNew(), () -> insert(2));
			throw new IllegalArgumentException("by purpose");
		}));
		assertThat(committed(1)).isFalse();
		assertThat(committed(2)).isTrue();
	}

	@Test
	void keepsTheOuterTransactionWhenTheInnerOneIsRolledBack() {
		inTransaction(() -> {
			insert(1);
			assertThatIllegalArgumentException().isThrownBy(() -> inTransaction(requiresNew(), () -> {
				insert(2);
				throw new IllegalArgumentException("by purpose");
			}));
		});
		assertThat(committed(1)).isTrue();
		assertThat(committed(2)).isFalse();
	}

	@Test
	void refusesMandatoryWithoutATransaction() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> inTransaction(propagation(TransactionDefinition.PROPAGATION_MANDATORY), () -> insert(1)));
	}

	@Test
	void refusesNeverWithATransaction() {
		inTransaction(() -> assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> inTransaction(propagation(TransactionDefinition.PROPAGATION_NEVER), () -> insert(1))));
	}

	@Test
	void suspendsWhereTransactionsAreNotSupported() {
		inTransaction(() -> {
			insert(1);
			inTransaction(propagation(TransactionDefinition.PROPAGATION_NOT_SUPPORTED),
					() -> assertThat(MemoryResourceHolder.current(this.store)).isNull());
			assertThat(sees(1)).isTrue();
		});
		assertThat(committed(1)).isTrue();
	}

	@Test
	void tellsNewTransactionsFromJoinedOnes() {
		TransactionStatus outer = this.manager.getTransaction(required());
		TransactionStatus inner = this.manager.getTransaction(required());
		assertThat(outer.isNewTransaction()).isTrue();
		assertThat(inner.isNewTransaction()).isFalse();
		this.manager.commit(inner);
		assertThat(inner.isCompleted()).isTrue();
		assertThat(outer.isCompleted()).isFalse();
		this.manager.commit(outer);
		assertThat(outer.isCompleted()).isTrue();
	}

	@Test
	void refusesToEndATransactionTwice() {
		TransactionStatus status = this.manager.getTransaction(required());
		this.manager.commit(status);
		assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> this.manager.commit(status));
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.manager.rollback(status));
	}

}
