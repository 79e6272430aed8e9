package io.github.springdata.memory.jpa.criteria;

import java.util.List;

import io.github.springdata.memory.jpa.criteria.Shop.Address;
import io.github.springdata.memory.jpa.criteria.Shop.Country;
import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import io.github.springdata.memory.jpa.criteria.Shop.Payment;
import io.github.springdata.memory.jpa.criteria.Shop.Product;
import io.github.springdata.memory.jpa.criteria.Shop.Purchase;
import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.ParameterExpression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.criteria.Subquery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for subqueries.
 */
class SubqueryTests extends AbstractCriteriaTests {

	private final CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);

	private final Root<Customer> customer = this.query.from(Customer.class);

	private <T> Subquery<T> subquery(Class<T> type) {
		return this.query.select(this.customer).subquery(type);
	}

	private void assertExists(Subquery<?> subquery, String text) {
		this.query.where(this.builder.exists(subquery));
		assertSame(this.query, "select c1 from Customer c1 where exists (" + text + ")");
	}

	@Test
	void aSubqueryIsAValue() {
		Subquery<Long> prices = subquery(Long.class);
		Root<Product> product = prices.from(Product.class);
		assertThat(prices.select(this.builder.max(product.<Long>get("price")))).isSameAs(prices);
		this.query.where(this.builder.equal(prices, 1L));
		assertSame(this.query, "select c1 from Customer c1 where (select max(p2.price) from Product p2) = 1L");
		this.query.where(this.builder.gt(this.customer.<Long>get("id"), prices));
		assertSame(this.query, "select c1 from Customer c1 where c1.id > (select max(p2.price) from Product p2)");
		assertThat(prices.getJavaType()).isEqualTo(Long.class);
		assertThat(prices).hasToString("(select max(p1.price) from Product p1)");
	}

	@Test
	void aSubqueryIsSelectedByAnAlias() {
		CriteriaQuery<Object[]> numbers = this.builder.createQuery(Object[].class);
		Root<Customer> one = numbers.from(Customer.class);
		Subquery<Long> count = numbers.subquery(Long.class);
		count.select(this.builder.count(count.correlate(one).join("purchases")));
		assertThat(count.alias("n")).isSameAs(count).extracting("alias").isEqualTo("n");
		numbers.multiselect(one.get("name"), count).orderBy(this.builder.asc(count));
		assertSame(numbers, """
				select c1.name, (select count(p2) from c1.purchases p2) as n from Customer c1
				order by (select count(p3) from c1.purchases p3)""");
	}

	@Test
	void quantifiers() {
		Subquery<Long> ids = subquery(Long.class);
		ids.select(ids.from(Product.class).get("id"));
		Expression<Long> id = this.customer.get("id");
		String text = "select c1 from Customer c1 where c1.id > %s (select p2.id from Product p2)";
		assertSame(this.query.where(this.builder.gt(id, this.builder.all(ids))), text.formatted("all"));
		assertSame(this.query.where(this.builder.gt(id, this.builder.any(ids))), text.formatted("any"));
		assertSame(this.query.where(this.builder.gt(id, this.builder.some(ids))), text.formatted("some"));
		assertThat(this.builder.all(ids).getJavaType()).isEqualTo(Long.class);
	}

	@Test
	void allClauses() {
		Subquery<String> names = subquery(String.class);
		Root<Product> product = names.from(METAMODEL.entity(Product.class));
		Expression<String> name = product.get("name");
		names.select(name)
			.distinct(true)
			.where(name.isNotNull())
			.groupBy(name)
			.having(this.builder.count(name).isNotNull());
		String text = "select distinct p2.name from Product p2 where %s group by %s having %s";
		assertExists(names, text.formatted("p2.name is not null", "p2.name", "count(p2.name) is not null"));
		Predicate[] two = { name.isNull(), name.isNotNull() };
		names.where(two).groupBy(List.of(name, product)).having(two);
		String both = "p2.name is null and p2.name is not null";
		assertExists(names, text.formatted(both, "p2.name, p2", both));
		names.where(List.of(two)).having(List.of(two));
		assertExists(names, text.formatted(both, "p2.name, p2", both));
		assertThat(names.getSelection()).isSameAs(name);
		assertThat(names.getGroupList()).containsExactly(name, product);
		assertThat(names.getGroupRestriction()).isNotNull();
		assertThat(names.getRestriction()).isNotNull();
		assertThat(names.isDistinct()).isTrue();
		assertThat(names.getResultType()).isEqualTo(String.class);
		assertThat(names.getRoots()).containsExactly(product);
	}

	@Test
	void whatIsNotSelectedIsTheRootOrANumber() {
		Subquery<Product> one = this.query.subquery(METAMODEL.entity(Product.class));
		one.from(Product.class);
		assertThat(one.getSelection()).isNull();
		assertThat(one.getResultType()).isEqualTo(Product.class);
		assertExists(one, "select p2 from Product p2");
		Subquery<Product> two = subquery(Product.class);
		two.from(Product.class);
		two.from(Country.class);
		assertExists(two, "select 1 from Product p2, Country c3");
	}

	@Test
	void aVariableOfTheOuterQueryIsUsedAsItIs() {
		Subquery<Integer> purchases = subquery(Integer.class);
		Root<Purchase> purchase = purchases.from(Purchase.class);
		purchases.select(this.builder.literal(1)).where(this.builder.equal(purchase.get("customer"), this.customer));
		assertExists(purchases, "select 1 from Purchase p2 where p2.customer = c1");
	}

	@Test
	void anInnerJoinOfACorrelatedRootIsASource() {
		Subquery<Purchase> purchases = subquery(Purchase.class);
		Root<Customer> correlated = purchases.correlate(this.customer);
		Join<Customer, Purchase> purchase = correlated.join("purchases");
		Join<Purchase, Payment> payment = purchase.join("payment", JoinType.LEFT);
		purchase.on(purchase.get("total").isNotNull());
		correlated.join("tags");
		purchases.select(purchase).where(payment.isNull(), correlated.get("name").isNull());
		assertExists(purchases, """
				select p2 from c1.purchases p2 left join p2.payment p3, c1.tags t4
				where p2.total is not null and (p3 is null and c1.name is null)""");
	}

	@Test
	void whatIsEmbeddedInACorrelatedRootIsAPath() {
		Subquery<Country> countries = subquery(Country.class);
		Join<Customer, Address> address = countries.correlate(this.customer).join("address");
		Join<Address, Country> country = address.join("country");
		countries.select(country).where(address.get("city").isNull());
		assertExists(countries, "select c2 from c1.address.country c2 where c1.address.city is null");
		Subquery<Country> more = subquery(Country.class);
		Join<Customer, Address> outer = this.customer.join("address");
		more.select(more.correlate(outer).<Address, Country>join("country"));
		assertExists(more, "select c2 from c1.address.country c2");
	}

	@Test
	void anOuterJoinOfACorrelatedRootNeedsItsEntityOnceMore() {
		Subquery<Purchase> purchases = subquery(Purchase.class);
		Root<Customer> correlated = purchases.correlate(this.customer);
		Join<Customer, Purchase> purchase = correlated.join("purchases", JoinType.LEFT);
		purchases.select(purchase).where(correlated.get("name").isNull());
		assertExists(purchases, """
				select p3 from Customer c2 left join c2.purchases p3 where c2 = c1 and c2.name is null""");
	}

	@Test
	void aSubqueryOfNothingButACorrelatedRootNeedsItsEntityOnceMore() {
		Subquery<Customer> customers = subquery(Customer.class);
		Root<Customer> correlated = customers.correlate(this.customer);
		customers.select(correlated).where(correlated.get("name").isNull());
		assertExists(customers, "select c2 from Customer c2 where c2 = c1 and c2.name is null");
		customers.from(Country.class);
		assertExists(customers, "select c1 from Country c2 where c1.name is null");
	}

	@Test
	void eachKindOfJoinIsCorrelated() {
		Join<Customer, Customer> single = this.customer.join("referrer");
		CollectionJoin<Customer, Payment> collection = this.customer.joinCollection("payments");
		SetJoin<Customer, Customer> set = this.customer.joinSet("friends");
		ListJoin<Customer, Purchase> list = this.customer.joinList("purchases");
		MapJoin<Customer, Product, Payment> map = this.customer.joinMap("favourites");
		Subquery<Integer> subquery = subquery(Integer.class);
		subquery.correlate(single).join("tags");
		assertThat(subquery.correlate(collection).getCorrelationParent()).isSameAs(collection);
		subquery.correlate(set).join("notes");
		subquery.correlate(list).join("products");
		subquery.where(subquery.correlate(map).key().get("name").isNull());
		this.query.where(this.builder.exists(subquery));
		assertSame(this.query, """
				select c1 from Customer c1 join c1.referrer r2 join c1.payments p3 join c1.friends f4
				join c1.purchases p5 join c1.favourites f6 where exists (
				select 1 from r2.tags t7, f4.notes n8, p5.products p9 where key(f6).name is null)""");
	}

	@Test
	void aJoinIsCorrelated() {
		ListJoin<Customer, Purchase> purchase = this.customer.joinList("purchases");
		Subquery<Product> products = subquery(Product.class);
		ListJoin<Customer, Purchase> correlated = products.correlate(purchase);
		Join<Purchase, Product> product = correlated.join("products");
		products.select(product).where(this.builder.equal(product.get("id"), correlated.get("id")));
		this.query.where(this.builder.exists(products));
		assertSame(this.query, """
				select c1 from Customer c1 join c1.purchases p2
				where exists (select p3 from p2.products p3 where p3.id = p2.id)""");
		assertThat(correlated.isCorrelated()).isTrue();
		assertThat(correlated.getCorrelationParent()).isSameAs(purchase);
		assertThat(correlated.getJoins()).hasSize(1);
		assertThat(purchase.getJoins()).isEmpty();
		assertThat(products.getCorrelatedJoins()).containsExactly(correlated);
		assertThat(products.getRoots()).isEmpty();
	}

	@Test
	void whatIsNoEntityIsNoSourceAlone() {
		SetJoin<Customer, String> tag = this.customer.joinSet("tags");
		Subquery<String> tags = subquery(String.class);
		tags.select(tags.correlate(tag));
		this.query.where(this.builder.exists(tags));
		assertThatIllegalStateException().isThrownBy(() -> CriteriaStatement.of(this.query))
			.withMessageEndingWith("is no entity; give the subquery a root or an inner join");
	}

	@Test
	void aCorrelatedRootHasItsOrigin() {
		Root<Customer> correlated = subquery(Customer.class).correlate(this.customer);
		assertThat(correlated.isCorrelated()).isTrue();
		assertThat(correlated.getCorrelationParent()).isSameAs(this.customer);
		assertThat(correlated.getModel()).isEqualTo(this.customer.getModel());
		assertThat(this.customer.isCorrelated()).isFalse();
	}

	@Test
	void subqueriesNest() {
		Subquery<Purchase> purchases = subquery(Purchase.class);
		Root<Purchase> purchase = purchases.from(Purchase.class);
		Subquery<Product> products = purchases.subquery(Product.class);
		Join<Purchase, Product> product = products.correlate(purchase).join("products");
		products.select(product).where(this.builder.equal(product.get("name"), this.customer.get("name")));
		purchases.where(this.builder.exists(products).not());
		assertExists(purchases, """
				select p2 from Purchase p2
				where not exists (select p3 from p2.products p3 where p3.name = c1.name)""");
		assertThat(products.getParent()).isSameAs(purchases);
		assertThat(purchases.getParent()).isSameAs(this.query);
		assertThat(purchases.getContainingQuery()).isSameAs(this.query);
	}

	@Test
	void aSubqueryOfADeleteHasNoParentQuery() {
		CriteriaDelete<Customer> delete = this.builder.createCriteriaDelete(Customer.class);
		Subquery<Purchase> purchases = delete.subquery(Purchase.class);
		Root<Purchase> purchase = purchases.from(Purchase.class);
		purchases.where(this.builder.equal(purchase.get("customer"), purchases.correlate(delete.getRoot())));
		delete.where(this.builder.exists(purchases).not());
		assertSame(delete, """
				delete from Customer c1
				where not exists (select p2 from Purchase p2 where p2.customer = c1)""");
		assertThat(purchases.getContainingQuery()).isSameAs(delete);
		assertThatIllegalStateException().isThrownBy(purchases::getParent)
			.withMessage("The subquery is in an update or delete; call getContainingQuery()");
	}

	@Test
	void parametersOfSubqueriesAreThoseOfTheQueryToo() {
		ParameterExpression<String> name = this.builder.parameter(String.class, "name");
		Subquery<Product> products = subquery(Product.class);
		products.where(this.builder.equal(products.from(Product.class).get("name"), name));
		this.query.where(this.builder.exists(products));
		assertThat(products.getParameters()).containsExactly(name);
		assertThat(this.query.getParameters()).containsExactly(name);
	}

	@Test
	void variablesOfOtherStatementsAreRefused() {
		Root<Customer> other = this.builder.createQuery().from(Customer.class);
		this.query.where(other.get("name").isNull());
		assertThatIllegalArgumentException().isThrownBy(() -> CriteriaStatement.of(this.query))
			.withMessage("A path starts at Customer of another statement; start at one of this statement");
		Subquery<Product> products = subquery(Product.class);
		Root<Product> product = products.from(Product.class);
		this.query.where(this.builder.and(this.builder.exists(products), product.isNull()));
		assertThatIllegalArgumentException().isThrownBy(() -> CriteriaStatement.of(this.query));
	}

	@Test
	void aSubqueryNeedsARoot() {
		this.query.where(this.builder.exists(subquery(Integer.class)));
		assertThatIllegalStateException().isThrownBy(() -> CriteriaStatement.of(this.query))
			.withMessage("A query needs a root; call from(..)");
		assertThatIllegalArgumentException().isThrownBy(() -> subquery(Integer.class).select(null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.query.subquery((Class<?>) null));
	}

}
