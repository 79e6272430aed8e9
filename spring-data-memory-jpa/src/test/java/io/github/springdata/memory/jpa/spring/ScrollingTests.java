package io.github.springdata.memory.jpa.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.jpa.spring.sales.Rating;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.support.WindowIterator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of windows by offset and by the keys of the last row.
 */
class ScrollingTests extends AbstractSalesTests {

	private static final Sort BY_COUNTRY = Sort.by(Sort.Order.desc("active"), Sort.Order.asc("age"));

	@Autowired
	Customers customers;

	@Autowired
	Ratings ratings;

	interface Ratings extends JpaRepository<Rating, Rating.Key> {

		Window<Rating> findByStarsGreaterThan(int stars, ScrollPosition position, Sort sort, Limit limit);

	}

	interface Customers extends JpaRepository<Customer, Long>, JpaSpecificationExecutor<Customer> {

		Window<Customer> findFirst2ByAgeGreaterThanOrderByAge(int age, ScrollPosition position);

		Window<Customer> findByAgeGreaterThan(int age, ScrollPosition position, Sort sort, Limit limit);

		Window<Customer> findByCountryNotNull(ScrollPosition position, Sort sort, Limit limit);

		Window<NameOnly> findNamesByAgeGreaterThan(int age, ScrollPosition position, Sort sort, Limit limit);

	}

	interface NameOnly {

		String getFirstName();

	}

	private static List<String> names(ScrollPosition start, Function<ScrollPosition, Window<Customer>> query) {
		List<String> names = new ArrayList<>();
		WindowIterator.of(query).startingAt(start).forEachRemaining((customer) -> names.add(customer.getFirstName()));
		return names;
	}

	@Test
	void derivedMethods() {
		Window<Customer> first = this.customers.findFirst2ByAgeGreaterThanOrderByAge(0, ScrollPosition.keyset());
		assertThat(first).extracting(Customer::getFirstName).containsExactly("Ada", "Alan");
		assertThat(first.hasNext()).isTrue();
		Window<Customer> second = this.customers.findFirst2ByAgeGreaterThanOrderByAge(0, first.positionAt(1));
		assertThat(second).extracting(Customer::getFirstName).containsExactly("adam", "Grace");
		assertThat(second.hasNext()).isFalse();
		assertThat(names(ScrollPosition.offset(),
				(position) -> this.customers.findFirst2ByAgeGreaterThanOrderByAge(36, position)))
			.containsExactly("Alan", "adam", "Grace");
	}

	@Test
	void keysOfSeveralDirections() {
		assertThat(names(ScrollPosition.keyset(),
				(position) -> this.customers.findByAgeGreaterThan(0, position, BY_COUNTRY, Limit.of(1))))
			.containsExactly("Ada", "adam", "Grace", "Alan");
		assertThat(names(ScrollPosition.offset(),
				(position) -> this.customers.findByAgeGreaterThan(0, position, BY_COUNTRY, Limit.of(3))))
			.containsExactly("Ada", "adam", "Grace", "Alan");
	}

	@Test
	void keysOverRelationsAndEmbeddables() {
		Sort sort = Sort.by(Sort.Order.desc("country.name"), Sort.Order.asc("address.city"), Sort.Order.desc("age"));
		assertThat(names(ScrollPosition.keyset(),
				(position) -> this.customers.findByCountryNotNull(position, sort, Limit.of(1))))
			.containsExactly("adam", "Alan", "Ada");
	}

	@Test
	void keysBackward() {
		Window<Customer> all = this.customers.findByAgeGreaterThan(0, ScrollPosition.keyset(), BY_COUNTRY,
				Limit.of(10));
		KeysetScrollPosition last = (KeysetScrollPosition) all.positionAt(3);
		Window<Customer> before = this.customers.findByAgeGreaterThan(0, last.backward(), BY_COUNTRY, Limit.of(2));
		assertThat(before).extracting(Customer::getFirstName).containsExactly("adam", "Grace");
		assertThat(before.hasNext()).isTrue();
		assertThat(this.customers.findByAgeGreaterThan(0, ScrollPosition.keyset().backward(), BY_COUNTRY, Limit.of(1)))
			.extracting(Customer::getFirstName)
			.containsExactly("Alan");
	}

	@Test
	void embeddedIdsAreTheLastKey() {
		for (int i = 1; i <= 5; i++) {
			this.entityManager.persist(new Rating(new Rating.Key(this.adam.getId(), "B" + i), i % 2));
		}
		List<String> items = new ArrayList<>();
		WindowIterator
			.of((position) -> this.ratings.findByStarsGreaterThan(-1, position, Sort.by("stars"), Limit.of(2)))
			.startingAt(ScrollPosition.keyset())
			.forEachRemaining((rating) -> items.add(rating.getKey().product()));
		assertThat(items).containsExactly("B2", "B4", "B1", "B3", "B5");
	}

	@Test
	void projections() {
		for (ScrollPosition start : List.of(ScrollPosition.keyset(), ScrollPosition.offset())) {
			Window<NameOnly> names = this.customers.findNamesByAgeGreaterThan(40, start, Sort.by("age"), Limit.of(2));
			assertThat(names).extracting(NameOnly::getFirstName).containsExactly("Alan", "adam");
			assertThat(names.hasNext()).isTrue();
			assertThat(this.customers.findNamesByAgeGreaterThan(40, names.positionAt(1), Sort.by("age"), Limit.of(2)))
				.extracting(NameOnly::getFirstName)
				.containsExactly("Grace");
		}
	}

	@Test
	void specificationsAndExamples() {
		assertThat(names(ScrollPosition.keyset(),
				(position) -> this.customers.findBy((root, query, builder) -> builder.greaterThan(root.get("age"), 40),
						(query) -> query.sortBy(Sort.by("firstName")).limit(1).scroll(position))))
			.containsExactly("Alan", "Grace", "adam");
		Customer probe = new Customer(null, null, 0);
		ExampleMatcher matcher = ExampleMatcher.matching().withIgnorePaths("age");
		for (ScrollPosition start : List.of(ScrollPosition.keyset(), ScrollPosition.offset())) {
			assertThat(names(start,
					(position) -> this.customers.findBy(Example.of(probe, matcher),
							(query) -> query.sortBy(Sort.by("age").descending()).limit(2).scroll(position))))
				.containsExactly("Grace", "adam", "Ada");
		}
	}

}
