package io.github.springdata.memory.core;

import java.util.List;

import io.github.springdata.memory.mapping.AggregateReference;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.ReferenceTo;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of the page about state.
 */
class StateDocumentationTests {

	private final MemoryStore store = new MemoryStore();

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private MemoryOperations operations = new MemoryTemplate(this.store);

	@Test
	void copies() {
		// tag::copies[]
		Account account = this.operations.insert(new Account("ada", 10));
		account.balance = 99;
		Account loaded = this.operations.findById(account.id, Account.class).orElseThrow();
		assertThat(loaded.balance).isEqualTo(10);
		// end::copies[]
	}

	@Test
	void managed() {
		Account account = this.operations.insert(new Account("ada", 10));
		// tag::managed[]
		this.transaction.executeWithoutResult((status) -> {
			Account loaded = this.operations.findById(account.id, Account.class).orElseThrow();
			assertThat(this.operations.findAll(Account.class)).singleElement().isSameAs(loaded);
			loaded.balance = 20;
		});
		assertThat(this.operations.findById(account.id, Account.class)).get().extracting("balance").isEqualTo(20);
		// end::managed[]
	}

	@Test
	void explicit() {
		this.operations = this.operations.withUnitOfWork(UnitOfWorkMode.EXPLICIT);
		Account account = this.operations.insert(new Account("ada", 10));
		// tag::explicit[]
		this.transaction.executeWithoutResult((status) -> {
			Account loaded = this.operations.findById(account.id, Account.class).orElseThrow();
			assertThat(this.operations.findAll(Account.class)).singleElement().isNotSameAs(loaded);
			loaded.balance = 20;
		});
		assertThat(this.operations.findById(account.id, Account.class)).get().extracting("balance").isEqualTo(10);
		// end::explicit[]
	}

	@Test
	void shared() {
		// tag::shared-use[]
		Particle particle = this.operations.insert(new Particle());
		particle.x = 3;
		assertThat(this.operations.findById(particle.id, Particle.class)).containsSame(particle);
		this.transaction.executeWithoutResult((status) -> {
			particle.x = 4;
			this.operations.save(particle);
			status.setRollbackOnly();
		});
		assertThat(particle.x).isZero();
		// end::shared-use[]
	}

	@Test
	void rollback() {
		Account bank = this.operations.insert(new Account("bank", 100));
		// tag::state-rollback[]
		Account account = new Account("ada", 10);
		this.transaction.executeWithoutResult((status) -> {
			this.operations.insert(account);
			Account loaded = this.operations.findById(bank.id, Account.class).orElseThrow();
			loaded.balance = 90;
			status.setRollbackOnly();
		});
		assertThat(account.id).isNull();
		assertThat(account.version).isNull();
		this.operations.insert(account);
		// end::state-rollback[]
		assertThat(this.operations.count(Account.class)).isEqualTo(2);
	}

	@Test
	void references() {
		Transfers transfers = new MemoryRepositoryFactory(this.operations).getRepository(Transfers.class);
		// tag::reference-use[]
		Account ada = this.operations.insert(new Account("ada", 10));
		Transfer transfer = transfers.save(new Transfer(null, AggregateReference.to(ada.id), 5));
		assertThat(transfers.findByAccount(AggregateReference.to(ada.id))).containsExactly(transfer);
		assertThat(transfers.findByAccountId(ada.id)).containsExactly(transfer);
		// end::reference-use[]
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.operations.delete(ada));
	}

	// tag::account[]
	static class Account {

		@Id
		@Nullable Long id;

		@Version
		@Nullable Long version;

		@Indexed(unique = true)
		String owner;

		int balance;

		Account(String owner, int balance) {
			this.owner = owner;
			this.balance = balance;
		}

	}
	// end::account[]

	// tag::shared[]
	@MemoryEntity(unitOfWork = UnitOfWorkMode.SHARED)
	static class Particle {

		@Id
		@Nullable Long id;

		double x;

	}
	// end::shared[]

	// tag::transfer[]
	record Transfer(@Id @Nullable Long id, @ReferenceTo(Account.class) AggregateReference<Account, Long> account,
			int amount) {
	}

	interface Transfers extends MemoryRepository<Transfer, Long> {

		List<Transfer> findByAccount(AggregateReference<Account, Long> account);

		List<Transfer> findByAccountId(Long id);

	}
	// end::transfer[]

}
