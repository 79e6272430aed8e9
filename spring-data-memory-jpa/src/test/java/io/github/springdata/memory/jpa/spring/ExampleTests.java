package io.github.springdata.memory.jpa.spring;

import java.util.List;

import io.github.springdata.memory.jpa.spring.sales.Address;
import io.github.springdata.memory.jpa.spring.sales.Country;
import io.github.springdata.memory.jpa.spring.sales.Customer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of queries by example.
 */
class ExampleTests extends AbstractSalesTests {

	private static final ExampleMatcher MATCHER = ExampleMatcher.matching().withIgnorePaths("age", "active");

	@Autowired
	Customers customers;

	interface Customers extends JpaRepository<Customer, Long> {

	}

	private static void assertNames(Iterable<Customer> customers, String... names) {
		assertThat(customers).extracting(Customer::getFirstName).containsExactlyInAnyOrder(names);
	}

	@Test
	void equalValues() {
		assertNames(this.customers.findAll(Example.of(new Customer("Ada", null, 0), MATCHER)), "Ada");
		assertNames(this.customers.findAll(Example.of(new Customer("ada", null, 0), MATCHER)));
		assertNames(this.customers.findAll(Example.of(new Customer("Ada", null, 36))), "Ada");
	}

	@Test
	void matchersOfTexts() {
		Customer a = new Customer("a", "ING", 0);
		assertNames(
				this.customers.findAll(Example.of(new Customer("a", null, 0),
						MATCHER.withIgnoreCase().withStringMatcher(ExampleMatcher.StringMatcher.STARTING))),
				"Ada", "adam", "Alan");
		assertNames(
				this.customers
					.findAll(
							Example.of(a,
									MATCHER.withMatcher("firstName", (matcher) -> matcher.contains())
										.withMatcher("lastName", (matcher) -> matcher.endsWith().ignoreCase()))),
				"Alan");
		assertNames(this.customers.findAll(Example.of(new Customer("Grace", "Smith", 0),
				ExampleMatcher.matchingAny().withIgnorePaths("age", "active"))), "Grace", "adam");
		assertNames(this.customers.findAll(Example.of(new Customer("adA", null, 0),
				MATCHER.withTransformer("firstName", (value) -> value.map((name) -> "Grace")))), "Grace");
	}

	@Test
	void embeddablesAndRelations() {
		assertNames(
				this.customers
					.findAll(Example.of(new Customer(null, null, 0).setAddress(new Address(null, "London")), MATCHER)),
				"Ada", "Alan");
		assertNames(
				this.customers
					.findAll(Example.of(new Customer(null, null, 0).setCountry(new Country(null, "France")), MATCHER)),
				"adam");
	}

	@Test
	void nullsOfTheProbe() {
		assertNames(this.customers.findAll(Example.of(new Customer("Grace", "Hopper", 85).setEmail("Grace@example.org"),
				ExampleMatcher.matching()
					.withIncludeNullValues()
					.withIgnorePaths("id", "version", "created", "creator", "modified", "modifier"))),
				"Grace");
	}

	@Test
	void pagesNumbersAndFluentQueries() {
		Example<Customer> all = Example.of(new Customer(null, null, 0), MATCHER);
		Example<Customer> active = Example.of(new Customer(null, null, 0),
				ExampleMatcher.matching().withIgnorePaths("age"));
		assertThat(this.customers.count(active)).isEqualTo(3);
		assertThat(this.customers.exists(Example.of(new Customer("nobody", null, 0), MATCHER))).isFalse();
		assertThat(this.customers.findAll(active, PageRequest.of(0, 2, Sort.by("age").descending())).getContent())
			.extracting(Customer::getFirstName)
			.containsExactly("Grace", "adam");
		assertThat(this.customers.findOne(Example.of(new Customer("Ada", null, 0), MATCHER))).isPresent();
		assertThat(this.customers.<Customer, String>findBy(active,
				(query) -> query.as(ProjectionTests.Names.class).sortBy(Sort.by("age")).firstValue().getLastName()))
			.isEqualTo("Lovelace");
		assertThat(this.customers.<Customer, List<Customer>>findBy(all,
				(query) -> query.project("orders").sortBy(Sort.by("age")).all()))
			.allSatisfy((customer) -> assertThat(isLoaded(customer, "orders")).isTrue());
	}

}
