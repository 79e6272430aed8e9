package io.github.springdata.memory.jpa.spring;

import java.util.function.Consumer;
import java.util.function.Function;

import io.github.springdata.memory.jpa.spring.sales.Country;
import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.jpa.spring.sales.Voucher;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.orm.jpa.JpaObjectRetrievalFailureException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the exceptions of Spring that data access objects throw: those that they throw
 * on Hibernate.
 */
@Transactional(propagation = Propagation.NEVER)
class ExceptionTranslationTests extends AbstractSalesTests {

	@Autowired
	Dao dao;

	/**
	 * Data access object.
	 */
	@Repository
	static class Dao {

		@PersistenceContext
		private EntityManager entityManager;

		@Transactional
		public void flush(Consumer<EntityManager> action) {
			action.accept(this.entityManager);
			this.entityManager.flush();
		}

		@Transactional
		public void commit(Consumer<EntityManager> action) {
			action.accept(this.entityManager);
		}

		public Object read(Function<EntityManager, ?> action) {
			return action.apply(this.entityManager);
		}

	}

	private void assertRefused(Class<? extends Exception> type, Consumer<EntityManager> action) {
		assertThatExceptionOfType(type).isThrownBy(() -> this.dao.flush(action));
		assertThatExceptionOfType(type).isThrownBy(() -> this.dao.commit(action));
	}

	private void assertReadRefused(Class<? extends Exception> type, Function<EntityManager, ?> action) {
		assertThatExceptionOfType(type).isThrownBy(() -> this.dao.read(action));
	}

	private static Customer customer() {
		return new Customer("Eve", null, 1);
	}

	@Test
	void uniqueValues() {
		assertRefused(DuplicateKeyException.class,
				(entityManager) -> entityManager.persist(customer().setEmail("Ada@example.org")));
	}

	@Test
	void ids() {
		this.dao.commit((entityManager) -> entityManager.persist(new Voucher("V1")));
		assertRefused(DuplicateKeyException.class, (entityManager) -> entityManager.persist(new Voucher("V1")));
	}

	@Test
	void missingValuesAndLongTexts() {
		assertRefused(DataIntegrityViolationException.class,
				(entityManager) -> entityManager.persist(new Customer(null, "Nameless", 1)));
		assertRefused(DataIntegrityViolationException.class,
				(entityManager) -> entityManager.persist(customer().setEmail("x".repeat(61))));
	}

	@Test
	void references() {
		assertRefused(DataIntegrityViolationException.class,
				(entityManager) -> entityManager.remove(entityManager.find(Country.class, "GB")));
		assertRefused(InvalidDataAccessApiUsageException.class,
				(entityManager) -> entityManager.persist(customer().setCountry(new Country("DE", "Germany"))));
	}

	@Test
	void staleInstances() {
		this.dao.commit((entityManager) -> entityManager.find(Customer.class, this.ada.getId()).setAge(37));
		assertRefused(ObjectOptimisticLockingFailureException.class, (entityManager) -> entityManager.merge(this.ada));
	}

	@Test
	void numbersOfResults() {
		assertReadRefused(EmptyResultDataAccessException.class,
				(entityManager) -> entityManager.createQuery("from Customer where age = 1").getSingleResult());
		assertReadRefused(IncorrectResultSizeDataAccessException.class,
				(entityManager) -> entityManager.createQuery("from Customer").getSingleResult());
		assertReadRefused(JpaObjectRetrievalFailureException.class,
				(entityManager) -> entityManager.getReference(Customer.class, -1L).getAge());
	}

	@Test
	void misuse() {
		assertReadRefused(InvalidDataAccessApiUsageException.class,
				(entityManager) -> entityManager.createQuery("select nothing"));
		assertReadRefused(InvalidDataAccessApiUsageException.class,
				(entityManager) -> entityManager.createQuery("from Customer where age = :age").getResultList());
		assertReadRefused(InvalidDataAccessApiUsageException.class,
				(entityManager) -> entityManager.find(String.class, 1L));
		assertReadRefused(InvalidDataAccessApiUsageException.class,
				(entityManager) -> entityManager.createQuery("delete from Voucher").executeUpdate());
	}

}
