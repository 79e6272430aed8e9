package io.github.springdata.memory.jpa.spring;

import java.util.List;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.orm.jpa.JpaObjectRetrievalFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of what every repository has.
 */
class RepositoryMethodTests extends AbstractSalesTests {

	@Autowired
	Customers customers;

	interface Customers extends JpaRepository<Customer, Long>, Birthdays {

		String describe();

	}

	/**
	 * Fragment with an implementation of its own.
	 */
	interface Birthdays {

		int celebrate(Customer customer);

	}

	static class BirthdaysImpl implements Birthdays {

		private final EntityManager entityManager;

		BirthdaysImpl(EntityManager entityManager) {
			this.entityManager = entityManager;
		}

		@Override
		public int celebrate(Customer customer) {
			Customer managed = this.entityManager.merge(customer);
			managed.setAge(managed.getAge() + 1);
			return managed.getAge();
		}

	}

	@Test
	void saves() {
		Customer saved = this.customers.save(new Customer("Barbara", "Liskov", 60));
		assertThat(this.entityManager.contains(saved)).isTrue();
		assertThat(saved.getId()).isNotNull();
		saved.setAge(61);
		flushAndClear();
		assertThat(this.customers.findById(saved.getId())).map(Customer::getAge).contains(61);
		this.entityManager.clear();
		saved.setAge(62);
		Customer merged = this.customers.saveAndFlush(saved);
		assertThat(merged).isNotSameAs(saved);
		assertThat(merged.getVersion()).isGreaterThan(saved.getVersion());
		assertThat(this.customers.saveAllAndFlush(List.of(new Customer("Edsger", "Dijkstra", 72), merged))).hasSize(2);
		assertThat(this.customers.count()).isEqualTo(6);
	}

	@Test
	void reads() {
		assertThat(this.customers.findById(-1L)).isEmpty();
		assertThat(this.customers.existsById(this.ada.getId())).isTrue();
		assertThat(this.customers.findAllById(List.of(this.ada.getId(), -1L))).hasSize(1);
		Page<Customer> page = this.customers.findAll(PageRequest.of(1, 3, Sort.by("address.city", "age")));
		assertThat(page.getTotalElements()).isEqualTo(4);
		assertThat(page).hasSize(1);
		assertThat(this.customers.findAll(Sort.by(Sort.Order.desc("firstName").ignoreCase())))
			.extracting(Customer::getFirstName)
			.containsExactly("Grace", "Alan", "adam", "Ada");
		assertThat(this.customers.getReferenceById(this.ada.getId()).getFirstName()).isEqualTo("Ada");
		assertThatExceptionOfType(JpaObjectRetrievalFailureException.class)
			.isThrownBy(() -> this.customers.getReferenceById(-1L).getFirstName());
	}

	@Test
	void deletes() {
		this.customers.deleteById(this.ada.getId());
		this.customers.delete(this.adam);
		flushAndClear();
		assertThat(this.customers.count()).isEqualTo(2);
		assertThat(orders()).isZero();
		this.customers.deleteAll(List.of(this.grace));
		this.customers.deleteAllById(List.of(this.alan.getId()));
		assertThat(this.customers.count()).isZero();
		this.customers.deleteById(-1L);
	}

	@Test
	void deletesInBatches() {
		this.customers.deleteAllInBatch(List.of(this.grace));
		this.customers.deleteAllByIdInBatch(List.of(this.alan.getId()));
		assertThat(this.customers.findAll()).extracting(Customer::getFirstName).containsExactly("Ada", "adam");
		this.entityManager.createQuery("delete from PurchaseOrder").executeUpdate();
		this.customers.deleteAllInBatch();
		assertThat(this.customers.count()).isZero();
	}

	private long orders() {
		return this.entityManager.createQuery("select count(o) from PurchaseOrder o", Long.class).getSingleResult();
	}

	@Test
	void baseClassesAndFragments() {
		assertThat(this.customers.describe()).isEqualTo("4 of Customer");
		assertThat(this.customers.celebrate(this.ada)).isEqualTo(37);
		flushAndClear();
		assertThat(this.customers.findById(this.ada.getId())).map(Customer::getAge).contains(37);
	}

	@Test
	void orphansAreDeletedAndCollectionsReplaced() {
		Customer ada = this.customers.findById(this.ada.getId()).orElseThrow();
		ada.getOrders().remove(0);
		ada.getTags().add("math");
		flushAndClear();
		assertThat(orders()).isEqualTo(2);
		assertThat(this.customers.findById(this.ada.getId()))
			.hasValueSatisfying((again) -> assertThat(again.getTags()).containsExactlyInAnyOrder("vip", "math"));
	}

}
