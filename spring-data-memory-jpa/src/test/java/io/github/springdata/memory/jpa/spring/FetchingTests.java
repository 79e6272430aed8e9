package io.github.springdata.memory.jpa.spring;

import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.jpa.spring.sales.PurchaseOrder;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of entity graphs, locks and hints of methods.
 */
class FetchingTests extends AbstractSalesTests {

	@Autowired
	Customers customers;

	@Autowired
	PurchaseOrders orders;

	interface Customers extends JpaRepository<Customer, Long> {

		@EntityGraph("Customer.withOrders")
		List<Customer> findByAgeGreaterThan(int age);

		@EntityGraph(attributePaths = { "tags", "country" })
		Optional<Customer> findByFirstName(String firstName);

		@Override
		@EntityGraph(attributePaths = "orders")
		Optional<Customer> findById(Long id);

		@EntityGraph(attributePaths = "orders", type = EntityGraph.EntityGraphType.LOAD)
		@Query("select c from Customer c where c.age < ?1")
		Page<Customer> findYounger(int age, Pageable page);

		@Lock(LockModeType.OPTIMISTIC_FORCE_INCREMENT)
		Optional<Customer> findByLastName(String lastName);

		@Lock(LockModeType.PESSIMISTIC_WRITE)
		@QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "1000"))
		@Query("select c from Customer c where c.id = :id")
		Optional<Customer> findLocked(Long id);

		@QueryHints({ @QueryHint(name = "org.hibernate.readOnly", value = "true"),
				@QueryHint(name = "jakarta.persistence.query.timeout", value = "5000"),
				@QueryHint(name = "org.example.unknown", value = "ignored") })
		List<Customer> findByActiveTrue();

		@QueryHints(@QueryHint(name = "jakarta.persistence.query.timeout", value = "soon"))
		List<Customer> findByActiveFalse();

	}

	interface PurchaseOrders extends JpaRepository<PurchaseOrder, Long> {

		@EntityGraph(attributePaths = { "customer.orders", "customer.tags" })
		List<PurchaseOrder> findByNumber(String number);

	}

	@Test
	void namedGraphs() {
		assertThat(this.customers.findByAgeGreaterThan(30)).hasSize(4).allSatisfy((customer) -> {
			assertThat(isLoaded(customer, "orders")).isTrue();
			assertThat(isLoaded(customer, "tags")).isFalse();
		});
	}

	@Test
	void graphsOfPaths() {
		assertThat(this.customers.findByFirstName("Ada")).hasValueSatisfying((ada) -> {
			assertThat(isLoaded(ada, "tags")).isTrue();
			assertThat(isLoaded(ada, "orders")).isFalse();
		});
		this.entityManager.clear();
		assertThat(this.customers.findById(this.ada.getId()))
			.hasValueSatisfying((ada) -> assertThat(isLoaded(ada, "orders")).isTrue());
		this.entityManager.clear();
		assertThat(this.orders.findByNumber("A1")).singleElement()
			.extracting(PurchaseOrder::getCustomer)
			.satisfies((customer) -> {
				assertThat(isLoaded(customer, "orders")).isTrue();
				assertThat(isLoaded(customer, "tags")).isTrue();
			});
	}

	@Test
	void graphsOfPages() {
		Page<Customer> page = this.customers.findYounger(60, PageRequest.of(0, 2));
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(page).hasSize(2).allSatisfy((customer) -> assertThat(isLoaded(customer, "orders")).isTrue());
	}

	@Test
	void locks() {
		Customer ada = this.customers.findByLastName("Lovelace").orElseThrow();
		assertThat(this.entityManager.getLockMode(ada)).isEqualTo(LockModeType.OPTIMISTIC_FORCE_INCREMENT);
		Customer locked = this.customers.findLocked(this.alan.getId()).orElseThrow();
		assertThat(this.entityManager.getLockMode(locked)).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
	}

	@Test
	void hints() {
		assertThat(this.customers.findByActiveTrue()).hasSize(3);
		assertThatException().isThrownBy(() -> this.customers.findByActiveFalse())
			.withStackTraceContaining("jakarta.persistence.query.timeout");
	}

}
