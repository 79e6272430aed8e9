package io.github.springdata.memory.jpa.criteria;

import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Root;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.convert.QueryByExamplePredicateBuilder;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.query.QueryUtils;

/**
 * Tests for the criteria that Spring Data JPA builds.
 */
class SpringDataCriteriaTests extends AbstractCriteriaTests {

	private final CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);

	private final Root<Customer> customer = this.query.from(Customer.class);

	@Test
	void sorts() {
		Sort sort = Sort.by(Sort.Order.by("name").ignoreCase(), Sort.Order.desc("age").nullsLast());
		this.query.orderBy(QueryUtils.toOrders(sort, this.customer, this.builder));
		assertSame(this.query, "select c1 from Customer c1 order by lower(c1.name), c1.age desc nulls last");
	}

	@Test
	void sortsByWhatMayNotBeThere() {
		Sort sort = Sort.by("referrer.name", "address.city");
		this.query.orderBy(QueryUtils.toOrders(sort, this.customer, this.builder));
		assertSame(this.query, """
				select c1 from Customer c1 left join c1.referrer r2
				order by r2.name, c1.address.city""");
	}

	@Test
	void aSortUsesTheJoinsAndFetchesThatAreThere() {
		this.customer.fetch("referrer", JoinType.LEFT);
		this.query.orderBy(QueryUtils.toOrders(Sort.by("referrer.name"), this.customer, this.builder));
		assertSame(this.query, "select c1 from Customer c1 left join fetch c1.referrer r2 order by r2.name");
	}

	@Test
	void examplesOfPatterns() {
		Customer example = new Customer();
		example.name = "x%";
		where(example,
				ExampleMatcher.matching()
					.withIgnorePaths("version", "balance", "age")
					.withMatcher("name", (name) -> name.contains().ignoreCase()));
		assertSame(this.query, """
				select c1 from Customer c1
				where lower(c1.name) like '%x\\%%' escape '\\'""");
	}

	@Test
	void examplesOfNumbers() {
		Customer example = new Customer();
		example.age = 3;
		where(example, ExampleMatcher.matching().withIgnorePaths("version", "balance"));
		assertSame(this.query, "select c1 from Customer c1 where c1.age = 3");
	}

	private void where(Customer example, ExampleMatcher matcher) {
		this.query.where(
				QueryByExamplePredicateBuilder.getPredicate(this.customer, this.builder, Example.of(example, matcher)));
	}

	@Test
	void specifications() {
		Specification<Customer> named = (root, ignored, builder) -> builder.equal(root.get("name"), "x");
		Specification<Customer> known = (root, ignored, builder) -> root.get("status").isNotNull();
		Specification<Customer> both = Specification.not(named).and(Specification.anyOf(named, known));
		this.query.where(both.toPredicate(this.customer, this.query, this.builder));
		assertSame(this.query, """
				select c1 from Customer c1
				where not c1.name = 'x' and (c1.name = 'x' or c1.status is not null)""");
		this.query.where(Specification.<Customer>unrestricted().toPredicate(this.customer, this.query, this.builder));
		assertSame(this.query, "select c1 from Customer c1");
	}

}
