package io.github.springdata.memory.jpa.spring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.jpa.spring.sales.PurchaseOrder;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.Repository;
import org.springframework.data.util.Streamable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of methods whose names are their queries.
 */
class DerivedQueryTests extends AbstractSalesTests {

	@Autowired
	Customers customers;

	interface Customers extends Repository<Customer, Long> {

		List<Customer> findByFirstNameAndLastName(String firstName, String lastName);

		List<Customer> findByFirstNameOrLastNameOrderByAge(String firstName, String lastName);

		List<Customer> findByFirstNameStartingWithIgnoreCaseOrderByFirstNameDesc(String prefix);

		List<Customer> findByLastNameEndingWithOrFirstNameContaining(String suffix, String part);

		List<Customer> findByFirstNameLikeAndFirstNameNotLike(String pattern, String excluded);

		List<Customer> findByFirstNameInIgnoreCaseOrderById(Collection<String> names);

		List<Customer> findByAgeBetweenOrderByAgeAsc(int from, int to);

		List<Customer> findByAgeLessThanEqualOrAgeGreaterThan(int low, int high);

		List<Customer> findByAddressIsNull();

		List<Customer> findByCountryIsNotNullAndActiveFalse();

		List<Customer> findByActiveTrueAndAgeNot(int age);

		List<Customer> findByAddressCityOrderByAgeDesc(String city);

		List<Customer> findByCountry_NameOrderById(String name);

		List<Customer> findDistinctByOrdersTotalGreaterThan(BigDecimal total);

		List<Customer> findByOrdersIsEmptyOrderById();

		List<Customer> findByTagsContaining(String tag);

		List<Customer> findAllByOrderByCountryNameAscAgeAsc();

		List<Customer> findByIdNotIn(Collection<Long> ids);

		Customer findFirstByOrderByAgeDesc();

		List<Customer> findTop2ByOrderByAge();

		List<Customer> findByActive(boolean active, Sort sort, Limit limit);

		Optional<Customer> findByEmail(String email);

		Customer getByActive(boolean active);

		Streamable<Customer> findByAgeGreaterThan(int age);

		Stream<Customer> readByActiveOrderById(boolean active);

		Slice<Customer> findSliceByAgeGreaterThan(int age, Pageable page);

		Page<Customer> findPageByAgeGreaterThan(int age, Pageable page);

		boolean existsByLastNameIgnoreCase(String lastName);

		long countByCountryCode(String code);

		long countDistinctByOrdersState(PurchaseOrder.State state);

		long deleteByFirstName(String firstName);

		List<Customer> removeByAgeLessThan(int age);

	}

	private static void assertNames(Iterable<Customer> customers, String... names) {
		assertThat(customers).extracting(Customer::getFirstName).containsExactly(names);
	}

	@Test
	void comparisonsOfTexts() {
		assertNames(this.customers.findByFirstNameAndLastName("Ada", "Lovelace"), "Ada");
		assertNames(this.customers.findByFirstNameAndLastName("Ada", "Smith"));
		assertNames(this.customers.findByFirstNameOrLastNameOrderByAge("Grace", "Turing"), "Alan", "Grace");
		assertNames(this.customers.findByFirstNameStartingWithIgnoreCaseOrderByFirstNameDesc("AD"), "adam", "Ada");
		assertNames(this.customers.findByLastNameEndingWithOrFirstNameContaining("ing", "rac"), "Alan", "Grace");
		assertNames(this.customers.findByFirstNameLikeAndFirstNameNotLike("A%", "%n"), "Ada");
		assertNames(this.customers.findByFirstNameInIgnoreCaseOrderById(List.of("ADA", "Adam")), "Ada", "adam");
	}

	@Test
	void wildcardsOfArgumentsAreEscaped() {
		this.grace.setLastName("100%_sure");
		this.entityManager.merge(this.grace);
		assertNames(this.customers.findByLastNameEndingWithOrFirstNameContaining("%_sure", "%"), "Grace");
	}

	@Test
	void comparisonsOfOtherValues() {
		assertNames(this.customers.findByAgeBetweenOrderByAgeAsc(36, 41), "Ada", "Alan");
		assertNames(this.customers.findByAgeLessThanEqualOrAgeGreaterThan(36, 84), "Ada", "Grace");
		assertNames(this.customers.findByActiveTrueAndAgeNot(50), "Ada", "Grace");
		assertNames(this.customers.findByAddressIsNull(), "Grace");
		assertNames(this.customers.findByCountryIsNotNullAndActiveFalse(), "Alan");
		assertNames(this.customers.findByIdNotIn(List.of(this.ada.getId(), this.alan.getId())), "adam", "Grace");
	}

	@Test
	void pathsOverEmbeddablesRelationsAndCollections() {
		assertNames(this.customers.findByAddressCityOrderByAgeDesc("London"), "Alan", "Ada");
		assertNames(this.customers.findByCountry_NameOrderById("Britain"), "Ada", "Alan");
		assertNames(this.customers.findDistinctByOrdersTotalGreaterThan(BigDecimal.ONE), "Ada", "adam");
		assertNames(this.customers.findByOrdersIsEmptyOrderById(), "Alan", "Grace");
		assertNames(this.customers.findByTagsContaining("vip"), "Ada");
	}

	@Test
	void orderByAnOptionalRelationKeepsThoseWithoutIt() {
		assertThat(this.customers.findAllByOrderByCountryNameAscAgeAsc()).extracting(Customer::getFirstName)
			.containsExactlyInAnyOrder("Ada", "Alan", "adam", "Grace")
			.containsSubsequence("Ada", "Alan", "adam");
	}

	@Test
	void limits() {
		assertThat(this.customers.findFirstByOrderByAgeDesc().getFirstName()).isEqualTo("Grace");
		assertNames(this.customers.findTop2ByOrderByAge(), "Ada", "Alan");
		assertNames(this.customers.findByActive(true, Sort.by("age").descending(), Limit.of(2)), "Grace", "adam");
		assertNames(this.customers.findByActive(true, Sort.by("age"), Limit.unlimited()), "Ada", "adam", "Grace");
	}

	@Test
	void singleResults() {
		assertThat(this.customers.findByEmail("Ada@example.org")).map(Customer::getAge).contains(36);
		assertThat(this.customers.findByEmail("nobody@example.org")).isEmpty();
		assertThat(this.customers.getByActive(false).getFirstName()).isEqualTo("Alan");
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.customers.getByActive(true));
	}

	@Test
	void streamsSlicesAndPages() {
		assertNames(this.customers.findByAgeGreaterThan(49), "adam", "Grace");
		try (Stream<Customer> stream = this.customers.readByActiveOrderById(true)) {
			assertThat(stream.map(Customer::getFirstName)).containsExactly("Ada", "adam", "Grace");
		}
		Slice<Customer> slice = this.customers.findSliceByAgeGreaterThan(36, PageRequest.of(0, 2, Sort.by("age")));
		assertNames(slice, "Alan", "adam");
		assertThat(slice.hasNext()).isTrue();
		assertNames(this.customers.findSliceByAgeGreaterThan(36, slice.nextPageable()), "Grace");
		Page<Customer> page = this.customers.findPageByAgeGreaterThan(0, PageRequest.of(1, 3, Sort.by("age")));
		assertNames(page, "Grace");
		assertThat(page.getTotalElements()).isEqualTo(4);
		assertNames(this.customers.findPageByAgeGreaterThan(40, Pageable.unpaged(Sort.by("firstName"))), "Alan",
				"Grace", "adam");
	}

	@Test
	void existenceAndNumbers() {
		assertThat(this.customers.existsByLastNameIgnoreCase("HOPPER")).isTrue();
		assertThat(this.customers.existsByLastNameIgnoreCase("nobody")).isFalse();
		assertThat(this.customers.countByCountryCode("GB")).isEqualTo(2);
		assertThat(this.customers.countDistinctByOrdersState(PurchaseOrder.State.OPEN)).isEqualTo(2);
	}

	@Test
	void deletesWithCascades() {
		assertThat(this.customers.deleteByFirstName("Ada")).isEqualTo(1);
		assertNames(this.customers.removeByAgeLessThan(45), "Alan");
		flushAndClear();
		assertNames(this.customers.findByAgeGreaterThan(0), "adam", "Grace");
		assertThat(this.entityManager.createQuery("select o.number from PurchaseOrder o", String.class).getResultList())
			.containsExactly("B1");
	}

}
