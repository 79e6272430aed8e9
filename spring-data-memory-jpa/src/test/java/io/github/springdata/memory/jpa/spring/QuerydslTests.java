package io.github.springdata.memory.jpa.spring;

import java.math.BigDecimal;

import com.querydsl.core.types.Projections;
import com.querydsl.core.types.dsl.Expressions;
import com.querydsl.jpa.JPAExpressions;
import com.querydsl.jpa.impl.JPADeleteClause;
import com.querydsl.jpa.impl.JPAQueryFactory;
import com.querydsl.jpa.impl.JPAUpdateClause;
import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.jpa.spring.sales.QCustomer;
import io.github.springdata.memory.jpa.spring.sales.QPurchaseOrder;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of Querydsl, whose texts in the query language are its own.
 */
class QuerydslTests extends AbstractSalesTests {

	private static final QCustomer CUSTOMER = QCustomer.customer;

	private static final QPurchaseOrder ORDER = QPurchaseOrder.purchaseOrder;

	@Autowired
	Customers customers;

	interface Customers extends JpaRepository<Customer, Long>, QuerydslPredicateExecutor<Customer> {

	}

	private static void assertNames(Iterable<Customer> customers, String... names) {
		assertThat(customers).extracting(Customer::getFirstName).containsExactly(names);
	}

	private JPAQueryFactory queries() {
		return new JPAQueryFactory(this.entityManager);
	}

	@Test
	void predicatesOfRepositories() {
		assertNames(this.customers.findAll(CUSTOMER.firstName.startsWithIgnoreCase("ad").and(CUSTOMER.age.gt(40))),
				"adam");
		assertNames(this.customers.findAll(CUSTOMER.active.isTrue(), CUSTOMER.age.desc()), "Grace", "adam", "Ada");
		assertNames(this.customers.findAll(CUSTOMER.city.eq("London"), Sort.by("age")), "Ada", "Alan");
		assertNames(this.customers.findAll(CUSTOMER.countryName.in("Britain", "France"), Sort.by("id")), "Ada", "adam",
				"Alan");
		assertNames(this.customers.findAll(CUSTOMER.tags.contains("vip")), "Ada");
		assertNames(this.customers.findAll(CUSTOMER.orders.isEmpty(), Sort.by("id")), "Alan", "Grace");
		assertNames(this.customers.findAll(CUSTOMER.orders.size().eq(2)), "Ada");
		assertThat(this.customers.findOne(CUSTOMER.lastName.equalsIgnoreCase("hopper"))).isPresent();
		assertThat(this.customers.count(CUSTOMER.age.between(40, 60))).isEqualTo(2);
		assertThat(this.customers.exists(CUSTOMER.lastName.contains("%"))).isFalse();
	}

	@Test
	void pagesAndFluentQueries() {
		Page<Customer> page = this.customers.findAll(CUSTOMER.age.gt(40), PageRequest.of(1, 2, Sort.by("age")));
		assertNames(page, "Grace");
		assertThat(page.getTotalElements()).isEqualTo(3);
		Window<Customer> window = this.customers.findBy(CUSTOMER.age.gt(40),
				(query) -> query.sortBy(Sort.by("age")).limit(2).scroll(ScrollPosition.keyset()));
		assertNames(window, "Alan", "adam");
		assertNames(this.customers.<Customer, Window<Customer>>findBy(CUSTOMER.age.gt(40),
				(query) -> query.sortBy(Sort.by("age")).limit(2).scroll(window.positionAt(1))), "Grace");
		assertThat(this.customers.<Customer, String>findBy(CUSTOMER.city.eq("Paris"),
				(query) -> query.as(ProjectionTests.Names.class).oneValue().getLastName()))
			.isEqualTo("Smith");
	}

	@Test
	void queriesWithJoinsGroupsAndSubqueries() {
		assertThat(queries().select(CUSTOMER.firstName, ORDER.total.sum())
			.from(CUSTOMER)
			.join(CUSTOMER.orders, ORDER)
			.groupBy(CUSTOMER.firstName)
			.having(ORDER.count().goe(1L))
			.orderBy(CUSTOMER.firstName.desc())
			.fetch()).extracting((row) -> row.get(0, String.class), (row) -> row.get(1, BigDecimal.class))
			.containsExactly(tuple("adam", new BigDecimal("5.00")), tuple("Ada", new BigDecimal("30.50")));
		assertThat(queries().selectFrom(CUSTOMER)
			.where(CUSTOMER.age.eq(JPAExpressions.select(CUSTOMER.age.max()).from(CUSTOMER)))
			.fetch()).extracting(Customer::getFirstName).containsExactly("Grace");
		assertThat(queries().selectFrom(CUSTOMER).join(CUSTOMER.orders).fetchJoin().distinct().fetch())
			.extracting(Customer::getFirstName)
			.containsExactly("Ada", "adam");
		assertThat(queries()
			.select(Projections.constructor(ProjectionTests.NameAndAge.class, CUSTOMER.firstName, CUSTOMER.age))
			.from(CUSTOMER)
			.where(CUSTOMER.age.gt(60))
			.fetchOne()).isEqualTo(new ProjectionTests.NameAndAge("Grace", 85));
	}

	@Test
	void expressions() {
		assertThat(queries()
			.select(CUSTOMER.firstName.concat("-").append(CUSTOMER.lastName).upper(), CUSTOMER.age.add(1).multiply(2),
					CUSTOMER.age.when(36).then("young").otherwise("old"), CUSTOMER.lastName.coalesce("none"),
					CUSTOMER.firstName.substring(0, 2), CUSTOMER.firstName.length(), Expressions.constant(7))
			.from(CUSTOMER)
			.where(CUSTOMER.id.eq(this.ada.getId()))
			.fetchOne()
			.toArray()).containsExactly("ADA-LOVELACE", 74, "young", "Lovelace", "Ad", 3, 7);
	}

	@Test
	void limitsAndOffsets() {
		assertThat(queries().select(CUSTOMER.firstName)
			.from(CUSTOMER)
			.orderBy(CUSTOMER.age.asc())
			.offset(1)
			.limit(2)
			.fetch()).containsExactly("Alan", "adam");
		assertThat(queries().selectFrom(CUSTOMER).where(CUSTOMER.active.isFalse()).fetchFirst().getFirstName())
			.isEqualTo("Alan");
	}

	@Test
	void updatesAndDeletes() {
		assertThat(new JPAUpdateClause(this.entityManager, CUSTOMER).set(CUSTOMER.age, CUSTOMER.age.add(1))
			.where(CUSTOMER.age.gt(40))
			.execute()).isEqualTo(3);
		assertThat(new JPADeleteClause(this.entityManager, CUSTOMER).where(CUSTOMER.age.eq(86)).execute()).isEqualTo(1);
		assertThat(queries().select(CUSTOMER.age.sum()).from(CUSTOMER).fetchOne()).isEqualTo(36 + 51 + 42);
	}

}
