package io.github.springdata.memory.jpa.spring;

import io.github.springdata.memory.jpa.spring.sales.Country;
import io.github.springdata.memory.jpa.spring.sales.Customer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the entity manager that Spring Boot has for tests.
 */
class TestEntityManagerTests extends AbstractSalesTests {

	private TestEntityManager tests;

	@BeforeEach
	void create() {
		this.tests = new TestEntityManager(this.factory);
	}

	@Test
	void savesAndFinds() {
		Customer saved = this.tests.persistFlushFind(new Customer("Barbara", "Liskov", 60));
		assertThat(saved.getFirstName()).isEqualTo("Barbara");
		assertThat(this.tests.getId(saved)).isEqualTo(saved.getId());
		assertThat(this.tests.getId(saved, Long.class)).isEqualTo(saved.getId());
		assertThat(this.tests.persistAndGetId(new Customer("Edsger", "Dijkstra", 72), Long.class)).isNotNull();
		assertThat(this.tests.persistAndFlush(new Country("DE", "Germany")).getCode()).isEqualTo("DE");
		assertThat(this.tests.find(Customer.class, this.ada.getId()).getAge()).isEqualTo(36);
	}

	@Test
	void mergesRefreshesAndRemoves() {
		this.ada.setAge(37);
		Customer merged = this.tests.merge(this.ada);
		this.tests.flush();
		merged.setAge(38);
		assertThat(this.tests.refresh(merged).getAge()).isEqualTo(37);
		this.tests.detach(merged);
		assertThat(this.tests.getEntityManager().contains(merged)).isFalse();
		this.tests.remove(this.tests.find(Customer.class, this.ada.getId()));
		this.tests.flush();
		this.tests.clear();
		assertThat(this.tests.find(Customer.class, this.ada.getId())).isNull();
	}

}
