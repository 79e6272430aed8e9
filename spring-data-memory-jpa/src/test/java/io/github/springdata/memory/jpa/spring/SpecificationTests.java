package io.github.springdata.memory.jpa.spring;

import java.math.BigDecimal;
import java.util.List;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.jpa.spring.sales.PurchaseOrder;
import jakarta.persistence.criteria.JoinType;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.DeleteSpecification;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.domain.UpdateSpecification;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of specifications.
 */
class SpecificationTests extends AbstractSalesTests {

	@Autowired
	Customers customers;

	interface Customers extends JpaRepository<Customer, Long>, JpaSpecificationExecutor<Customer> {

		@Override
		@EntityGraph("Customer.withOrders")
		List<Customer> findAll(Specification<Customer> specification, Sort sort);

	}

	private static Specification<Customer> inCity(String city) {
		return (root, query, builder) -> builder.equal(root.get("address").get("city"), city);
	}

	private static Specification<Customer> ordered(BigDecimal total) {
		return (root, query, builder) -> {
			query.distinct(true);
			return builder.ge(root.join("orders").get("total"), total);
		};
	}

	private static PredicateSpecification<Customer> olderThan(int age) {
		return (root, builder) -> builder.greaterThan(root.get("age"), age);
	}

	private static void assertNames(Iterable<Customer> customers, String... names) {
		assertThat(customers).extracting(Customer::getFirstName).containsExactlyInAnyOrder(names);
	}

	@Test
	void conjunctionsDisjunctionsAndNegations() {
		assertNames(this.customers.findAll(inCity("London")), "Ada", "Alan");
		assertNames(this.customers.findAll(inCity("London").and(olderThan(40))), "Alan");
		assertNames(this.customers.findAll(inCity("Paris").or(olderThan(60))), "adam", "Grace");
		assertNames(this.customers.findAll(Specification.not(inCity("London"))), "adam");
		assertNames(this.customers.findAll(Specification.unrestricted()), "Ada", "adam", "Alan", "Grace");
		assertNames(this.customers.findAll(Specification.anyOf(inCity("Rome"), ordered(new BigDecimal("5")))), "Ada",
				"adam");
		assertNames(this.customers.findAll(PredicateSpecification.allOf(olderThan(36), olderThan(50))), "Grace");
	}

	@Test
	void joinsSubqueriesAndFetches() {
		assertNames(this.customers.findAll(ordered(BigDecimal.ONE)), "Ada", "adam");
		assertNames(this.customers.findAll((root, query, builder) -> {
			var subquery = query.subquery(BigDecimal.class);
			var order = subquery.from(PurchaseOrder.class);
			subquery.select(builder.sum(order.get("total"))).where(builder.equal(order.get("customer"), root));
			return builder.greaterThan(subquery, new BigDecimal("20"));
		}), "Ada");
		List<Customer> fetched = this.customers.findAll((root, query, builder) -> {
			root.fetch("orders", JoinType.LEFT);
			return builder.equal(root.get("firstName"), "Ada");
		});
		assertThat(fetched).singleElement().satisfies((ada) -> assertThat(isLoaded(ada, "orders")).isTrue());
	}

	@Test
	void sortsPagesAndNumbers() {
		List<Customer> sorted = this.customers.findAll(Specification.where(olderThan(40)), Sort.by("age").descending());
		assertThat(sorted).extracting(Customer::getFirstName).containsExactly("Grace", "adam", "Alan");
		assertThat(sorted).allSatisfy((customer) -> assertThat(isLoaded(customer, "orders")).isTrue());
		Page<Customer> page = this.customers.findAll(ordered(BigDecimal.ONE), PageRequest.of(0, 1, Sort.by("id")));
		assertNames(page, "Ada");
		assertThat(page.getTotalElements()).isEqualTo(2);
		assertThat(this.customers.count(inCity("London"))).isEqualTo(2);
		assertThat(this.customers.exists(inCity("Rome"))).isFalse();
		assertThat(this.customers.findOne(inCity("Paris"))).map(Customer::getFirstName).contains("adam");
	}

	@Test
	void updates() {
		long changed = this.customers.update(
				UpdateSpecification.<Customer>update((root, update, builder) -> update.set(root.get("lastName"), "Old"))
					.where(olderThan(45)));
		assertThat(changed).isEqualTo(2);
		this.entityManager.clear();
		assertNames(this.customers.findAll((root, query, builder) -> builder.equal(root.get("lastName"), "Old")),
				"adam", "Grace");
	}

	@Test
	void deletes() {
		assertThat(this.customers.delete(DeleteSpecification.where(olderThan(60)))).isEqualTo(1);
		assertThat(this.customers.delete(olderThan(60))).isZero();
		assertNames(this.customers.findAll(), "Ada", "adam", "Alan");
	}

	@Test
	void fluentQueries() {
		Page<Customer> page = this.customers.findBy(inCity("London"),
				(query) -> query.sortBy(Sort.by("age")).page(PageRequest.of(0, 1)));
		assertNames(page, "Ada");
		assertThat(page.getTotalElements()).isEqualTo(2);
		Slice<ProjectionTests.Names> slice = this.customers.findBy(olderThan(0),
				(query) -> query.as(ProjectionTests.Names.class).slice(PageRequest.of(1, 2, Sort.by("age"))));
		assertThat(slice).extracting(ProjectionTests.Names::getFirstName).containsExactly("adam", "Grace");
		assertThat(this.customers.<Customer, Long>findBy(inCity("London"), (query) -> query.count())).isEqualTo(2);
		assertThat(this.customers.<Customer, Boolean>findBy(inCity("Rome"), (query) -> query.exists())).isFalse();
		assertThat(this.customers.<Customer, List<ProjectionTests.NameAndAge>>findBy(inCity("Paris"),
				(query) -> query.as(ProjectionTests.NameAndAge.class).all()))
			.containsExactly(new ProjectionTests.NameAndAge("adam", 50));
		assertThat(this.customers.<Customer, List<Customer>>findBy(inCity("London"),
				(query) -> query.project("firstName", "orders").all()))
			.allSatisfy((customer) -> assertThat(isLoaded(customer, "orders")).isTrue());
	}

}
