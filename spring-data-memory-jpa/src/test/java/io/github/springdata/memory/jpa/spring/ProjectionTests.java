package io.github.springdata.memory.jpa.spring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of results that are less, or other, than entities.
 */
class ProjectionTests extends AbstractSalesTests {

	@Autowired
	Customers customers;

	interface Customers extends Repository<Customer, Long> {

		List<Names> findByAgeLessThanOrderByAge(int age);

		List<FullName> findByLastNameNotNullOrderByAge();

		List<NameAndAge> findByActiveTrueOrderById();

		<T> List<T> findByFirstName(String firstName, Class<T> type);

		Optional<WithCountry> findByEmail(String email);

		Page<NameAndAge> findPageBy(Pageable page);

		@Query("select c.firstName, c.age from Customer c order by c.age")
		List<NameAndAge> findRewritten();

		@Query("select new io.github.springdata.memory.jpa.spring.ProjectionTests$Order(o.number, o.total) "
				+ "from Customer c join c.orders o where c.id = ?1 order by o.number")
		List<Order> findOrders(Long id);

		@Query("select c from Customer c where c.firstName = ?1")
		<T> Collection<T> findDynamically(String firstName, Class<T> type);

		@Query("select c.firstName from Customer c order by c.firstName")
		List<String> findNames();

		@Query("select c.age from Customer c where c.id = ?1")
		int findAge(Long id);

		@Query("select count(c) > 3 from Customer c")
		boolean areMany();

	}

	interface Names {

		String getFirstName();

		String getLastName();

	}

	interface FullName {

		@Value("#{target.firstName + ' ' + target.lastName}")
		String getFullName();

		default String shout() {
			return getFullName().toUpperCase(java.util.Locale.ROOT);
		}

	}

	interface WithCountry {

		String getFirstName();

		CountryName getCountry();

		AddressCity getAddress();

	}

	interface CountryName {

		String getName();

	}

	interface AddressCity {

		String getCity();

	}

	public record NameAndAge(String firstName, int age) {
	}

	public record Order(String number, BigDecimal total) {
	}

	@Test
	void interfaces() {
		assertThat(this.customers.findByAgeLessThanOrderByAge(50)).extracting(Names::getFirstName, Names::getLastName)
			.containsExactly(tuple("Ada", "Lovelace"), tuple("Alan", "Turing"));
		assertThat(this.customers.findByLastNameNotNullOrderByAge()).extracting(FullName::shout)
			.startsWith("ADA LOVELACE", "ALAN TURING");
	}

	@Test
	void nestedInterfaces() {
		WithCountry found = this.customers.findByEmail("Ada@example.org").orElseThrow();
		assertThat(found.getCountry().getName()).isEqualTo("Britain");
		assertThat(found.getAddress().getCity()).isEqualTo("London");
		assertThat(this.customers.findByEmail("Grace@example.org")).hasValueSatisfying((grace) -> {
			assertThat(grace.getFirstName()).isEqualTo("Grace");
			assertThat(grace.getCountry()).isNull();
			assertThat(grace.getAddress()).isNull();
		});
	}

	@Test
	void records() {
		assertThat(this.customers.findByActiveTrueOrderById()).containsExactly(new NameAndAge("Ada", 36),
				new NameAndAge("adam", 50), new NameAndAge("Grace", 85));
		Page<NameAndAge> page = this.customers.findPageBy(PageRequest.of(0, 1, Sort.by("age").descending()));
		assertThat(page.getContent()).containsExactly(new NameAndAge("Grace", 85));
		assertThat(page.getTotalElements()).isEqualTo(4);
		assertThat(this.customers.findRewritten()).startsWith(new NameAndAge("Ada", 36), new NameAndAge("Alan", 41));
		assertThat(this.customers.findOrders(this.ada.getId()))
			.containsExactly(new Order("A1", new BigDecimal("10.00")), new Order("A2", new BigDecimal("20.50")));
	}

	@Test
	void typesOfTheCaller() {
		assertThat(this.customers.findByFirstName("Ada", NameAndAge.class)).containsExactly(new NameAndAge("Ada", 36));
		assertThat(this.customers.findByFirstName("Ada", Names.class)).extracting(Names::getLastName)
			.containsExactly("Lovelace");
		assertThat(this.customers.findByFirstName("Ada", Customer.class)).extracting(Customer::getAge)
			.containsExactly(36);
		assertThat(this.customers.findDynamically("Ada", NameAndAge.class)).containsExactly(new NameAndAge("Ada", 36));
		assertThat(this.customers.findDynamically("Ada", Names.class)).extracting(Names::getLastName)
			.containsExactly("Lovelace");
		assertThat(this.customers.findDynamically("Ada", Customer.class)).hasSize(1);
	}

	@Test
	void singleValues() {
		assertThat(this.customers.findNames()).containsExactly("Ada", "Alan", "Grace", "adam");
		assertThat(this.customers.findAge(this.alan.getId())).isEqualTo(41);
		assertThat(this.customers.areMany()).isTrue();
	}

}
