package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of versions where transactions write one row at the same time.
 */
class ConcurrentUpdateTests {

	private final EntityManagerFactory factory = TestUnits.of(Account.class);

	ConcurrentUpdateTests() {
		this.factory.runInTransaction((entityManager) -> entityManager.persist(new Account(1)));
	}

	private Account account(EntityManager entityManager) {
		return entityManager.find(Account.class, 1L);
	}

	@Test
	void aCommitBetweenTheCheckOfTheVersionAndTheUpdateIsNoticed() {
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory.runInTransaction((entityManager) -> {
				Account account = account(entityManager);
				account.setBalance(10);
				account.beforeNewVersion = () -> this.factory
					.runInTransaction((other) -> account(other).setBalance(20));
			}))
			.withCauseInstanceOf(OptimisticLockException.class);
		assertThat(this.factory.<Integer>callInTransaction((entityManager) -> account(entityManager).getBalance()))
			.isEqualTo(20);
	}

	@Test
	void noUpdateOfManyThreadsIsLost() throws Exception {
		int threads = 8;
		int each = 50;
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				running.add(executor.submit(() -> addOneEach(each)));
			}
			for (Future<?> future : running) {
				future.get();
			}
		}
		finally {
			executor.shutdown();
		}
		assertThat(this.factory.<Integer>callInTransaction((entityManager) -> account(entityManager).getBalance()))
			.isEqualTo(threads * each);
	}

	private void addOneEach(int times) {
		int done = 0;
		while (done < times) {
			try {
				this.factory.runInTransaction((entityManager) -> {
					Account account = account(entityManager);
					account.setBalance(account.getBalance() + 1);
				});
				done++;
			}
			catch (RollbackException ex) {
				assertThat(ex).hasCauseInstanceOf(OptimisticLockException.class);
			}
		}
	}

	@Entity
	@Access(AccessType.PROPERTY)
	static class Account {

		private long id;

		private int version;

		private int balance;

		private Runnable beforeNewVersion = () -> {
		};

		Account() {
		}

		Account(long id) {
			this.id = id;
		}

		@Id
		public long getId() {
			return this.id;
		}

		public void setId(long id) {
			this.id = id;
		}

		@Version
		public int getVersion() {
			return this.version;
		}

		public void setVersion(int version) {
			this.beforeNewVersion.run();
			this.version = version;
		}

		public int getBalance() {
			return this.balance;
		}

		public void setBalance(int balance) {
			this.balance = balance;
		}

	}

}
