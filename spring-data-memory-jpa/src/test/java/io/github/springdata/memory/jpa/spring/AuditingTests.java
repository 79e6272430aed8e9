package io.github.springdata.memory.jpa.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.jpa.spring.sales.PurchaseOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of auditing and of events of aggregates.
 */
@Transactional(propagation = Propagation.NEVER)
class AuditingTests extends AbstractSalesTests {

	@Autowired
	Customers customers;

	@Autowired
	Orders orders;

	@Autowired
	AtomicReference<String> user;

	@Autowired
	Listener listener;

	interface Customers extends JpaRepository<Customer, Long> {

	}

	interface Orders extends JpaRepository<PurchaseOrder, Long> {

		PurchaseOrder findByNumber(String number);

	}

	/**
	 * Listener to events of orders.
	 */
	static class Listener {

		private final List<String> published = new ArrayList<>();

		private final List<String> committed = new ArrayList<>();

		@EventListener
		void published(PurchaseOrder.Paid event) {
			this.published.add(event.number());
		}

		@TransactionalEventListener
		void committed(PurchaseOrder.Paid event) {
			this.committed.add(event.number());
		}

	}

	@AfterEach
	void reset() {
		this.user.set("ann");
		this.listener.published.clear();
		this.listener.committed.clear();
	}

	@Test
	void newInstances() {
		Customer saved = this.customers.save(new Customer("Barbara", "Liskov", 60));
		assertThat(saved.getCreated()).isEqualTo(SalesConfig.NOON);
		assertThat(saved.getModified()).isEqualTo(SalesConfig.NOON);
		assertThat(saved.getCreator()).isEqualTo("ann");
		assertThat(this.customers.findById(saved.getId())).map(Customer::getModifier).contains("ann");
	}

	@Test
	void changedInstances() {
		this.user.set("bob");
		inTransaction(() -> this.customers.findById(this.ada.getId()).orElseThrow().setAge(37));
		assertThat(this.customers.findById(this.ada.getId())).hasValueSatisfying((ada) -> {
			assertThat(ada.getCreator()).isEqualTo("ann");
			assertThat(ada.getModifier()).isEqualTo("bob");
			assertThat(ada.getVersion()).isEqualTo(1L);
		});
	}

	@Test
	void unchangedInstances() {
		this.user.set("bob");
		inTransaction(() -> this.customers.findById(this.ada.getId()).orElseThrow().setAge(36));
		assertThat(this.customers.findById(this.ada.getId())).map(Customer::getModifier).contains("ann");
	}

	@Test
	void eventsArePublishedWhenAnAggregateIsSaved() {
		inTransaction(() -> {
			this.orders.save(this.orders.findByNumber("A1").pay());
			assertThat(this.listener.published).containsExactly("A1");
			assertThat(this.listener.committed).isEmpty();
		});
		assertThat(this.listener.committed).containsExactly("A1");
		assertThat(this.orders.findByNumber("A1").getState()).isEqualTo(PurchaseOrder.State.PAID);
	}

}
