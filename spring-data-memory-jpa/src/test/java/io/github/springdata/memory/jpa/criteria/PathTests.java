package io.github.springdata.memory.jpa.criteria;

import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.criteria.Shop.Address;
import io.github.springdata.memory.jpa.criteria.Shop.CardPayment;
import io.github.springdata.memory.jpa.criteria.Shop.CashPayment;
import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import io.github.springdata.memory.jpa.criteria.Shop.Payment;
import io.github.springdata.memory.jpa.criteria.Shop.Product;
import io.github.springdata.memory.jpa.criteria.Shop.Purchase;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for paths and what they are treated as.
 */
class PathTests extends AbstractCriteriaTests {

	private final EntityType<Customer> customers = METAMODEL.entity(Customer.class);

	@Test
	void pathsByName() {
		assertValue((b, c) -> c, Customer.class, "c1");
		assertValue((b, c) -> c.get("name"), String.class, "c1.name");
		assertValue((b, c) -> c.get("address"), Address.class, "c1.address");
		assertValue((b, c) -> c.get("address").get("country").get("name"), String.class, "c1.address.country.name");
		assertValue((b, c) -> c.get("referrer").get("referrer"), Customer.class, "c1.referrer.referrer");
		assertValue((b, c) -> c.get("tags"), Set.class, "c1.tags");
	}

	@Test
	void pathsByAttribute() {
		assertValue((b, c) -> c.get(this.customers.getSingularAttribute("name", String.class)), String.class,
				"c1.name");
		assertValue((b, c) -> c.get(this.customers.getSet("tags", String.class)), Set.class, "c1.tags");
		assertValue((b, c) -> c.get(this.customers.getMap("phones", String.class, String.class)), Map.class,
				"c1.phones");
	}

	@Test
	void aPathHasAModelAndAParent() {
		Root<Customer> customer = this.builder.createQuery().from(Customer.class);
		Path<Object> city = customer.get("address").get("city");
		assertThat(customer.getModel()).isEqualTo(this.customers);
		assertThat(customer.getParentPath()).isNull();
		assertThat(city.getModel()).isEqualTo(METAMODEL.embeddable(Address.class).getAttribute("city"));
		assertThat(city.getParentPath()).isNotNull().hasToString("c1.address");
		assertThat(city.getParentPath().getParentPath()).isSameAs(customer);
		assertThat(customer.get("tags").getModel().getBindableJavaType()).isEqualTo(String.class);
		assertThat(customer.get("tags").getJavaType()).isEqualTo(Set.class);
	}

	@Test
	void anUnknownAttributeIsRefused() {
		Root<Customer> customer = this.builder.createQuery().from(Customer.class);
		assertThatIllegalArgumentException().isThrownBy(() -> customer.get("nam")).withMessageContaining("nam");
		assertThatIllegalArgumentException().isThrownBy(() -> customer.get("address").get("nam"));
		assertThatIllegalArgumentException().isThrownBy(() -> customer.get((String) null));
		assertThatIllegalArgumentException().isThrownBy(() -> customer.get((SingularAttribute<Customer, ?>) null))
			.withMessageContaining("static metamodel");
	}

	@Test
	void aPathEndsWithABasicValueOrACollection() {
		Root<Customer> customer = this.builder.createQuery().from(Customer.class);
		assertThatIllegalStateException().isThrownBy(() -> customer.get("name").get("length"))
			.withMessage("'c1.name' is a String and has no attribute 'length'; only entities and embeddables have");
		assertThatIllegalStateException().isThrownBy(() -> customer.get("purchases").get("total"))
			.withMessage("'c1.purchases' is a collection, whose elements have attributes: join it to get 'total'");
		assertThatIllegalStateException().isThrownBy(() -> customer.join("tags").get("length"));
	}

	@Test
	void typesOfPaths() {
		CriteriaQuery<Payment> query = this.builder.createQuery(Payment.class);
		Root<Payment> payment = query.from(Payment.class);
		query.where(this.builder.equal(payment.type(), this.builder.parameter(Class.class, "type")));
		assertSame(query, "select p1 from Payment p1 where type(p1) = :type");
		CriteriaQuery<Class> types = this.builder.createQuery(Class.class);
		types.select((Expression) types.from(Purchase.class).get("payment").type());
		assertSame(types, "select type(p1.payment) from Purchase p1");
	}

	@Test
	void aRootIsTreatedInPaths() {
		CriteriaQuery<Payment> query = this.builder.createQuery(Payment.class);
		Root<Payment> payment = query.from(Payment.class);
		Root<CardPayment> card = this.builder.treat(payment, CardPayment.class);
		Root<CashPayment> cash = this.builder.treat(payment, CashPayment.class);
		query.where(this.builder.or(this.builder.equal(card.get("number"), "x"),
				this.builder.equal(card.get("holder").get("name"), "y"),
				this.builder.gt(cash.<Long>get("tendered"), 5)));
		assertSame(query, """
				select p1 from Payment p1 where treat(p1 as CardPayment).number = 'x'
				or treat(p1 as CardPayment).holder.name = 'y' or treat(p1 as CashPayment).tendered > 5""");
		assertThat(card.getModel()).isEqualTo(METAMODEL.entity(CardPayment.class));
		assertThat(card.getJavaType()).isEqualTo(CardPayment.class);
		assertThat(query.getRoots()).containsExactly(payment);
	}

	@Test
	void aTreatedRootIsSelectedAndJoined() {
		CriteriaQuery<CardPayment> query = this.builder.createQuery(CardPayment.class);
		Root<CardPayment> card = this.builder.treat(query.from(Payment.class), CardPayment.class);
		query.select(card).where(this.builder.equal(card.join("holder").get("name"), "x"));
		assertSame(query, """
				select treat(p1 as CardPayment) from Payment p1 join treat(p1 as CardPayment).holder h2
				where h2.name = 'x'""");
	}

	@Test
	void aPathIsTreated() {
		CriteriaQuery<Purchase> query = this.builder.createQuery(Purchase.class);
		Root<Purchase> purchase = query.from(Purchase.class);
		Path<CardPayment> card = this.builder.treat(purchase.<Payment>get("payment"), CardPayment.class);
		query.where(this.builder.equal(card.get("holder").get("name"), "x"));
		assertSame(query, "select p1 from Purchase p1 where treat(p1.payment as CardPayment).holder.name = 'x'");
		assertThat(card.getParentPath()).isSameAs(purchase);
		assertThat(card.getModel()).isEqualTo(METAMODEL.entity(Purchase.class).getAttribute("payment"));
	}

	@Test
	void whatIsGivenAsAPathIsTreatedAsWhatItIs() {
		CriteriaQuery<Payment> query = this.builder.createQuery(Payment.class);
		Path<Payment> root = query.from(Payment.class);
		assertThat(this.builder.treat(root, CardPayment.class)).isInstanceOf(Root.class);
		Path<Payment> join = this.builder.createQuery().from(Purchase.class).join("payment");
		assertThat(this.builder.treat(join, CardPayment.class)).isInstanceOf(jakarta.persistence.criteria.Join.class);
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void whatIsNoSubclassIsRefused() {
		Root payment = this.builder.createQuery().from(Payment.class);
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.treat(payment, Customer.class))
			.withMessage("Customer is no subclass of Payment");
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.treat(payment, null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.treat((Path) null, Customer.class));
	}

	@Test
	void keysAndValuesOfMaps() {
		CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);
		jakarta.persistence.criteria.MapJoin<Customer, Product, Payment> favourite = query.from(Customer.class)
			.joinMap("favourites");
		query.where(this.builder.equal(favourite.key().get("name"), "x"),
				this.builder.equal(favourite.value().get("amount"), 1L),
				this.builder.equal(favourite.get("amount"), 2L), favourite.entry().isNotNull());
		assertSame(query, """
				select c1 from Customer c1 join c1.favourites f2 where key(f2).name = 'x'
				and value(f2).amount = 1L and f2.amount = 2L and entry(f2) is not null""");
		assertThat(favourite.key().getJavaType()).isEqualTo(Product.class);
		assertThat(favourite.key().getModel().getBindableJavaType()).isEqualTo(Product.class);
		assertThat(favourite.value().getModel()).isEqualTo(favourite.getModel());
		assertThat(favourite.entry().getJavaType()).isEqualTo(Map.Entry.class);
	}

}
