package io.github.springdata.memory.jpa.spring;

import java.math.BigDecimal;

import io.github.springdata.memory.jpa.spring.sales.Address;
import io.github.springdata.memory.jpa.spring.sales.Country;
import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Base of tests over a few customers: each test runs in a transaction that is rolled
 * back, or, if its class says {@code NEVER}, on a store that is restored.
 */
@SpringJUnitConfig(SalesConfig.class)
@Transactional
abstract class AbstractSalesTests {

	@PersistenceContext
	EntityManager entityManager;

	@Autowired
	EntityManagerFactory factory;

	@Autowired
	PlatformTransactionManager transactionManager;

	Customer ada;

	Customer adam;

	Customer alan;

	Customer grace;

	private Snapshot before;

	@BeforeEach
	void saveCustomers() {
		this.before = this.factory.unwrap(MemoryStore.class).snapshot();
		inTransaction(() -> {
			Country britain = new Country("GB", "Britain");
			Country france = new Country("FR", "France");
			this.entityManager.persist(britain);
			this.entityManager.persist(france);
			this.ada = persist("Ada", "Lovelace", 36, "London", britain).order("A1", new BigDecimal("10.00"))
				.order("A2", new BigDecimal("20.50"));
			this.ada.getTags().add("vip");
			this.adam = persist("adam", "Smith", 50, "Paris", france).order("B1", new BigDecimal("5.00"));
			this.alan = persist("Alan", "Turing", 41, "London", britain).setActive(false);
			this.grace = persist("Grace", "Hopper", 85, null, null);
			this.entityManager.flush();
			this.entityManager.clear();
		});
	}

	private Customer persist(String firstName, String lastName, int age, String city, Country country) {
		Customer customer = new Customer(firstName, lastName, age).setCountry(country)
			.setEmail(firstName + "@example.org");
		if (city != null) {
			customer.setAddress(new Address("Street", city));
		}
		this.entityManager.persist(customer);
		return customer;
	}

	@AfterEach
	void restoreStore() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			this.factory.unwrap(MemoryStore.class).restore(this.before);
		}
	}

	void inTransaction(Runnable action) {
		new TransactionTemplate(this.transactionManager).executeWithoutResult((status) -> action.run());
	}

	void flushAndClear() {
		this.entityManager.flush();
		this.entityManager.clear();
	}

	boolean isLoaded(Object entity, String attribute) {
		return this.factory.getPersistenceUnitUtil().isLoaded(entity, attribute);
	}

}
