package io.github.springdata.memory.transaction;

import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.springdata.memory.store.StoreException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadOnlyTransactionTests extends AbstractTransactionManagerTests {

	@Test
	void refusesWrites() {
		elsewhere(() -> insert(1));
		long version = this.store.version();
		inTransaction(readOnly(), () -> {
			refused(() -> insert(2));
			refused(() -> update(1, "changed"));
			refused(() -> delete(1));
		});
		assertThat(this.store.version()).isEqualTo(version);
	}

	@Test
	void readsOneSnapshot() {
		inTransaction(readOnly(), () -> {
			assertThat(TransactionSynchronizationManager.isCurrentTransactionReadOnly()).isTrue();
			assertThat(sees(1)).isFalse();
			elsewhere(() -> insert(1));
			assertThat(sees(1)).isFalse();
		});
	}

	@Test
	void refusesWritesOfParticipants() {
		inTransaction(readOnly(), () -> inTransaction(() -> refused(() -> insert(1))));
		assertThat(rows()).isEmpty();
	}

	@Test
	void refusesParticipantsThatWantToWriteIfAskedFor() {
		this.manager.setValidateExistingTransaction(true);
		inTransaction(readOnly(), () -> assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> inTransaction(() -> insert(1))));
	}

	@Test
	void allowsWritesInATransactionOfItsOwn() {
		inTransaction(readOnly(), () -> inTransaction(requiresNew(), () -> insert(1)));
		assertThat(committed(1)).isTrue();
	}

	@Test
	void ignoresTheWishOfAParticipant() {
		inTransaction(() -> inTransaction(readOnly(), () -> insert(1)));
		assertThat(committed(1)).isTrue();
	}

	@Test
	void endsAsRolledBackIfTheRefusalGoesUnhandledInAParticipant() {
		assertThatExceptionOfType(UnexpectedRollbackException.class)
			.isThrownBy(() -> inTransaction(readOnly(), () -> refused(() -> inTransaction(() -> insert(1)))));
	}

	@Test
	void servesSerializableWithoutConflicts() {
		DefaultTransactionDefinition definition = readOnly();
		definition.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		inTransaction(definition, () -> {
			assertThat(sees(1)).isFalse();
			elsewhere(() -> insert(1));
		});
		assertThat(committed(1)).isTrue();
	}

	private void delete(long id) {
		try {
			transaction().delete(TABLE, id);
		}
		catch (StoreException ex) {
			throw StoreExceptionTranslator.translate(ex);
		}
	}

	private static void refused(Runnable write) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(write::run)
			.withMessageContaining("read-only");
	}

}
