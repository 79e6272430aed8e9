package io.github.springdata.memory.jpa.spring;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.springdata.memory.jpa.spring.sales.Country;
import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.ReadOnlyTransactionException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceContextType;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of transactions of Spring and of shared and extended entity managers.
 */
@Transactional(propagation = Propagation.NEVER)
class TransactionTests extends AbstractSalesTests {

	@Autowired
	Customers customers;

	@Autowired
	Service service;

	interface Customers extends JpaRepository<Customer, Long> {

		@Async
		CompletableFuture<List<Customer>> findByActiveTrueOrderById();

		@Async
		CompletableFuture<Customer> findByLastName(String lastName);

	}

	/**
	 * Methods with transactions of all kinds.
	 */
	static class Service {

		@PersistenceContext
		private EntityManager shared;

		@PersistenceContext(type = PersistenceContextType.EXTENDED)
		private EntityManager extended;

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		public void runInNew(Runnable action) {
			action.run();
		}

		@Transactional(propagation = Propagation.NESTED)
		public void runNested(Runnable action) {
			action.run();
		}

		@Transactional(readOnly = true)
		public Customer age(Long id, int age) {
			Customer found = this.shared.find(Customer.class, id);
			found.setAge(age);
			return found;
		}

		@Transactional(isolation = Isolation.SERIALIZABLE)
		public IsolationLevel isolation() {
			return this.shared.unwrap(io.github.springdata.memory.store.Transaction.class).isolation();
		}

		@Transactional(rollbackFor = IOException.class)
		public void failChecked(boolean io) throws Exception {
			this.shared.persist(new Country("DE", "Germany"));
			throw io ? new IOException() : new Exception();
		}

		public EntityManager extended() {
			return this.extended;
		}

		@Transactional
		public void join() {
			this.extended.joinTransaction();
		}

	}

	private void rename(Customer customer, String firstName) {
		this.customers.findById(customer.getId()).orElseThrow().setFirstName(firstName);
	}

	private String name(Customer customer) {
		return this.customers.findById(customer.getId()).orElseThrow().getFirstName();
	}

	private TransactionTemplate template(int isolation) {
		TransactionTemplate template = new TransactionTemplate(this.transactionManager);
		template.setIsolationLevel(isolation);
		return template;
	}

	@Test
	void aNewTransactionIsIndependentOfTheOuterOne() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> inTransaction(() -> {
			rename(this.ada, "Augusta");
			this.service.runInNew(() -> rename(this.adam, "Adam"));
			assertThat(name(this.ada)).isEqualTo("Augusta");
			throw new IllegalStateException();
		}));
		assertThat(name(this.ada)).isEqualTo("Ada");
		assertThat(name(this.adam)).isEqualTo("Adam");
	}

	@Test
	void aNestedTransactionIsRolledBackToItsSavepoint() {
		inTransaction(() -> {
			rename(this.ada, "Augusta");
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.service.runNested(() -> {
				rename(this.adam, "Adam");
				this.entityManager.flush();
				throw new IllegalStateException();
			}));
			assertThat(name(this.adam)).isEqualTo("adam");
			this.service.runNested(() -> rename(this.grace, "Amazing Grace"));
		});
		assertThat(name(this.ada)).isEqualTo("Augusta");
		assertThat(name(this.adam)).isEqualTo("adam");
		assertThat(name(this.grace)).isEqualTo("Amazing Grace");
	}

	@Test
	void isolationDecidesWhichCommitsOfOthersAreSeen() {
		template(TransactionDefinition.ISOLATION_READ_COMMITTED).executeWithoutResult((status) -> {
			assertThat(this.customers.count()).isEqualTo(4);
			this.service.runInNew(() -> this.customers.save(new Customer("Barbara", "Liskov", 60)));
			assertThat(this.customers.count()).isEqualTo(5);
		});
		template(TransactionDefinition.ISOLATION_REPEATABLE_READ).executeWithoutResult((status) -> {
			assertThat(this.customers.count()).isEqualTo(5);
			this.service.runInNew(() -> this.customers.save(new Customer("Edsger", "Dijkstra", 72)));
			assertThat(this.customers.count()).isEqualTo(5);
		});
		assertThat(this.service.isolation()).isEqualTo(IsolationLevel.SERIALIZABLE);
	}

	@Test
	void serializableTransactionsRefuseWhatOthersMadeStale() {
		assertThatExceptionOfType(ConcurrencyFailureException.class)
			.isThrownBy(() -> template(TransactionDefinition.ISOLATION_SERIALIZABLE).executeWithoutResult((status) -> {
				long count = this.customers.count();
				this.service.runInNew(() -> this.customers.save(new Customer("Barbara", "Liskov", 60)));
				this.customers.save(new Customer("Number " + count, null, 1));
			}));
		assertThat(this.customers.count()).isEqualTo(5);
	}

	@Test
	void readOnlyTransactionsWriteNothing() {
		assertThat(this.service.age(this.ada.getId(), 99).getAge()).isEqualTo(99);
		assertThat(this.customers.findById(this.ada.getId())).map(Customer::getAge).contains(36);
		TransactionTemplate readOnly = new TransactionTemplate(this.transactionManager);
		readOnly.setReadOnly(true);
		assertThatException()
			.isThrownBy(() -> readOnly.execute((status) -> this.customers.saveAndFlush(new Customer("X", null, 1))))
			.withStackTraceContaining(ReadOnlyTransactionException.class.getName());
		assertThat(this.customers.count()).isEqualTo(4);
	}

	@Test
	void timeouts() {
		TransactionTemplate timed = new TransactionTemplate(this.transactionManager);
		timed.setTimeout(60);
		assertThat(timed.<Long>execute((status) -> this.customers.count())).isEqualTo(4);
		timed.setTimeout(0);
		assertThatExceptionOfType(TransactionTimedOutException.class)
			.isThrownBy(() -> timed.execute((status) -> this.customers.count()));
	}

	@Test
	void checkedExceptionsCommitUnlessARuleSaysOtherwise() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.service.failChecked(true));
		assertThat(this.entityManager.find(Country.class, "DE")).isNull();
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> this.service.failChecked(false));
		assertThat(this.entityManager.find(Country.class, "DE")).isNotNull();
	}

	@Test
	void aFailedInnerCallMarksTheWholeTransaction() {
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(() -> {
			rename(this.ada, "Augusta");
			assertThatException().isThrownBy(() -> this.customers.save(null));
		}));
		assertThatExceptionOfType(UnexpectedRollbackException.class).isThrownBy(() -> inTransaction(() -> {
			rename(this.ada, "Augusta");
			assertThatException().isThrownBy(() -> this.entityManager.persist("no entity"));
		}));
		assertThat(name(this.ada)).isEqualTo("Ada");
	}

	@Test
	void staleInstancesAreRefused() {
		inTransaction(() -> rename(this.ada, "Augusta"));
		this.ada.setFirstName("Countess");
		assertThatExceptionOfType(ObjectOptimisticLockingFailureException.class)
			.isThrownBy(() -> this.customers.save(this.ada));
		assertThat(name(this.ada)).isEqualTo("Augusta");
	}

	@Test
	void concurrentChangesAreRefusedAtCommit() {
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction(() -> {
			rename(this.ada, "Countess");
			this.service.runInNew(() -> rename(this.ada, "Augusta"));
		}));
		assertThat(name(this.ada)).isEqualTo("Augusta");
	}

	@Test
	void lockedInstancesAreNotChangedByOthers() {
		assertThatExceptionOfType(ConcurrencyFailureException.class).isThrownBy(() -> inTransaction(() -> {
			this.entityManager.find(Customer.class, this.ada.getId(), LockModeType.PESSIMISTIC_WRITE);
			this.service.runInNew(() -> rename(this.ada, "Augusta"));
		}));
	}

	@Test
	void extendedContextsKeepInstancesBetweenTransactions() {
		EntityManager extended = this.service.extended();
		Customer ada = extended.find(Customer.class, this.ada.getId());
		ada.setFirstName("Augusta");
		assertThat(extended.contains(ada)).isTrue();
		assertThat(name(this.ada)).isEqualTo("Ada");
		this.service.join();
		assertThat(name(this.ada)).isEqualTo("Augusta");
		assertThat(extended.contains(ada)).isTrue();
		extended.clear();
	}

	@Test
	void sharedEntityManagersWorkWithoutATransaction() {
		EntityManager shared = SharedEntityManagerCreator.createSharedEntityManager(this.factory);
		assertThat(shared.createQuery("select c.firstName from Customer c where c.id = ?1", String.class)
			.setParameter(1, this.ada.getId())
			.getSingleResult()).isEqualTo("Ada");
		Customer ada = shared.find(Customer.class, this.ada.getId());
		assertThat(shared.contains(ada)).isFalse();
		assertThat(ada.getOrders()).hasSize(2);
		assertThatExceptionOfType(jakarta.persistence.TransactionRequiredException.class)
			.isThrownBy(() -> shared.persist(new Country("DE", "Germany")));
	}

	@Test
	void asynchronousMethods() {
		assertThat(this.customers.findByActiveTrueOrderById().join()).extracting(Customer::getFirstName)
			.containsExactly("Ada", "adam", "Grace");
		assertThat(this.customers.findByLastName("Turing").join().getFirstName()).isEqualTo("Alan");
	}

	@Test
	void programmaticRollbacks() {
		new TransactionTemplate(this.transactionManager).executeWithoutResult((status) -> {
			rename(this.ada, "Augusta");
			Object savepoint = status.createSavepoint();
			rename(this.adam, "Adam");
			this.entityManager.flush();
			status.rollbackToSavepoint(savepoint);
			status.releaseSavepoint(savepoint);
		});
		assertThat(name(this.ada)).isEqualTo("Augusta");
		assertThat(name(this.adam)).isEqualTo("adam");
		new TransactionTemplate(this.transactionManager).executeWithoutResult((status) -> {
			rename(this.adam, "Adam");
			status.setRollbackOnly();
		});
		assertThat(name(this.adam)).isEqualTo("adam");
	}

}
