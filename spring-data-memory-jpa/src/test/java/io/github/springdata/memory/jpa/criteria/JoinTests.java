package io.github.springdata.memory.jpa.criteria;

import java.util.Collection;
import java.util.List;

import io.github.springdata.memory.jpa.criteria.Shop.Address;
import io.github.springdata.memory.jpa.criteria.Shop.CardPayment;
import io.github.springdata.memory.jpa.criteria.Shop.CashPayment;
import io.github.springdata.memory.jpa.criteria.Shop.Country;
import io.github.springdata.memory.jpa.criteria.Shop.Customer;
import io.github.springdata.memory.jpa.criteria.Shop.Payment;
import io.github.springdata.memory.jpa.criteria.Shop.Product;
import io.github.springdata.memory.jpa.criteria.Shop.Purchase;
import jakarta.persistence.criteria.CollectionJoin;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Fetch;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.ListJoin;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.PluralJoin;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.SetJoin;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.SingularAttribute;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for joins and fetches.
 */
class JoinTests extends AbstractCriteriaTests {

	private final CriteriaQuery<Customer> query = this.builder.createQuery(Customer.class);

	private final Root<Customer> customer = this.query.from(Customer.class);

	private final EntityType<Customer> model = METAMODEL.entity(Customer.class);

	private void assertSources(String text) {
		assertSame(this.query.select(this.customer), "select c1 from Customer c1 " + text);
	}

	@Test
	void joinsByName() {
		this.customer.join("referrer");
		this.customer.join("purchases");
		this.customer.join("tags");
		assertSources("join c1.referrer r2 join c1.purchases p3 join c1.tags t4");
	}

	@Test
	void joinsByNameAndKind() {
		CollectionJoin<Customer, Payment> collection = this.customer.joinCollection("payments");
		SetJoin<Customer, Customer> set = this.customer.joinSet("friends");
		ListJoin<Customer, String> list = this.customer.joinList("notes");
		MapJoin<Customer, String, String> map = this.customer.joinMap("phones");
		assertSources("join c1.payments p2 join c1.friends f3 join c1.notes n4 join c1.phones p5");
		assertThat(List.<PluralJoin<?, ?, ?>>of(collection, set, list, map))
			.extracting((join) -> join.getModel().getName())
			.containsExactly("payments", "friends", "notes", "phones");
	}

	@Test
	void outerJoinsByNameAndKind() {
		this.customer.join("referrer", JoinType.LEFT);
		this.customer.joinCollection("payments", JoinType.LEFT);
		this.customer.joinSet("friends", JoinType.LEFT);
		this.customer.joinList("notes", JoinType.LEFT);
		this.customer.joinMap("phones", JoinType.RIGHT);
		assertSources("""
				left join c1.referrer r2 left join c1.payments p3 left join c1.friends f4
				left join c1.notes n5 right join c1.phones p6""");
	}

	@Test
	void joinsByAttribute() {
		this.customer.join(this.model.getSingularAttribute("referrer", Customer.class));
		this.customer.join(this.model.getCollection("payments", Payment.class));
		this.customer.join(this.model.getSet("friends", Customer.class));
		this.customer.join(this.model.getList("notes", String.class));
		this.customer.join(this.model.getMap("phones", String.class, String.class));
		assertSources("join c1.referrer r2 join c1.payments p3 join c1.friends f4 join c1.notes n5 join c1.phones p6");
	}

	@Test
	void outerJoinsByAttribute() {
		this.customer.join(this.model.getSingularAttribute("referrer", Customer.class), JoinType.LEFT);
		this.customer.join(this.model.getCollection("payments", Payment.class), JoinType.LEFT);
		this.customer.join(this.model.getSet("friends", Customer.class), JoinType.LEFT);
		this.customer.join(this.model.getList("notes", String.class), JoinType.LEFT);
		this.customer.join(this.model.getMap("phones", String.class, String.class), JoinType.LEFT);
		assertSources("""
				left join c1.referrer r2 left join c1.payments p3 left join c1.friends f4
				left join c1.notes n5 left join c1.phones p6""");
	}

	@Test
	void joinsOfJoins() {
		Join<Customer, Purchase> purchase = this.customer.join("purchases");
		this.customer.join("friends", JoinType.LEFT);
		purchase.join("payment", JoinType.LEFT);
		this.customer.join("address").join("country");
		assertSources("""
				join c1.purchases p2 left join c1.friends f3 left join p2.payment p4
				join c1.address.country c5""");
	}

	@Test
	void anEmbeddedObjectIsJoinedAsAPath() {
		Join<Customer, Address> address = this.customer.join("address", JoinType.LEFT);
		this.customer.fetch("address").fetch("country");
		this.query.where(address.get("city").isNull(), address.isNotNull());
		assertSources("join fetch c1.address.country c2 where c1.address.city is null and c1.address is not null");
		address.on(address.get("zip").isNull());
		assertSources("""
				left join c1.address a2 on a2.zip is null join fetch c1.address.country c3
				where a2.city is null and a2 is not null""");
		ListJoin<Customer, Address> former = this.customer.joinList("former");
		this.query.where(former.get("city").isNull());
		assertSources("""
				left join c1.address a2 on a2.zip is null join fetch c1.address.country c3 join c1.former f4
				where f4.city is null""");
	}

	@Test
	void joinsOfEntities() {
		Join<Customer, Country> country = this.customer.join(Country.class);
		country.on(this.builder.equal(country.get("name"), this.customer.get("name")));
		Join<Customer, Product> product = this.customer.join(METAMODEL.entity(Product.class), JoinType.LEFT);
		product.on(this.builder.equal(product.get("name"), country.get("code")));
		this.customer.join(Purchase.class, JoinType.LEFT).on(this.builder.conjunction());
		this.customer.join(METAMODEL.entity(Payment.class));
		assertSources("""
				join Country c2 on c2.name = c1.name left join Product p3 on p3.name = c2.code
				left join Purchase p4 on true join Payment p5""");
		assertThat(country.getAttribute()).isNull();
		assertThat(country.getModel()).isEqualTo(METAMODEL.entity(Country.class));
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.join(String.class));
	}

	@Test
	void conditionsOfJoins() {
		ListJoin<Customer, Purchase> purchase = this.customer.joinList("purchases");
		assertThat(purchase.getOn()).isNull();
		assertThat(purchase.on(purchase.get("total").isNull())).isSameAs(purchase);
		assertSources("join c1.purchases p2 on p2.total is null");
		purchase.on(purchase.get("total").isNull(), purchase.get("id").isNull());
		assertSources("join c1.purchases p2 on p2.total is null and p2.id is null");
		assertThat(purchase.getOn().getExpressions()).hasSize(2);
		purchase.on();
		assertSources("join c1.purchases p2");
	}

	@Test
	void conditionsOfEachKindOfJoin() {
		CollectionJoin<Customer, Payment> collection = this.customer.joinCollection("payments");
		SetJoin<Customer, Customer> set = this.customer.joinSet("friends");
		MapJoin<Customer, String, String> map = this.customer.joinMap("phones");
		Join<Customer, Customer> single = this.customer.join("referrer");
		assertThat(collection.on(collection.isNull())).isSameAs(collection);
		assertThat(collection.on(collection.isNull(), collection.isNotNull())).isSameAs(collection);
		assertThat(set.on(set.isNull())).isSameAs(set);
		assertThat(set.on(set.isNull(), set.isNotNull())).isSameAs(set);
		assertThat(map.on(map.isNull())).isSameAs(map);
		assertThat(map.on(map.isNull(), map.isNotNull())).isSameAs(map);
		assertThat(single.on(single.isNull(), single.isNotNull())).isSameAs(single);
		assertSources("""
				join c1.payments p2 on p2 is null and p2 is not null
				join c1.friends f3 on f3 is null and f3 is not null
				join c1.phones p4 on p4 is null and p4 is not null
				join c1.referrer r5 on r5 is null and r5 is not null""");
	}

	@Test
	void positionsInLists() {
		ListJoin<Customer, String> note = this.customer.joinList("notes");
		this.query.where(this.builder.equal(note.index(), 0), this.builder.equal(note, "x"));
		assertSources("join c1.notes n2 where index(n2) = 0 and n2 = 'x'");
		assertThat(note.index().getJavaType()).isEqualTo(Integer.class);
	}

	@Test
	void fetches() {
		Fetch<Customer, Purchase> purchase = this.customer.fetch("purchases", JoinType.LEFT);
		purchase.fetch("payment");
		this.customer.fetch(this.model.getSingularAttribute("referrer", Customer.class));
		this.customer.fetch(this.model.getSingularAttribute("referrer", Customer.class), JoinType.LEFT);
		this.customer.fetch(this.model.getSet("tags", String.class));
		this.customer.fetch(this.model.getSet("tags", String.class), JoinType.LEFT);
		assertSources("""
				left join fetch c1.purchases p2 join fetch p2.payment p3 join fetch c1.referrer r4
				left join fetch c1.referrer r5 join fetch c1.tags t6 left join fetch c1.tags t7""");
	}

	@Test
	void aFetchHasItsPlace() {
		Fetch<Customer, Purchase> purchase = this.customer.fetch("purchases", JoinType.LEFT);
		assertThat(this.customer.getFetches()).containsExactly(purchase);
		assertThat(this.customer.getJoins()).isEmpty();
		assertThat(purchase.getParent()).isSameAs(this.customer);
		assertThat(purchase.getAttribute()).isEqualTo(this.model.getAttribute("purchases"));
		assertThat(purchase.getJoinType()).isEqualTo(JoinType.LEFT);
		this.customer.getFetches().clear();
		assertThat(this.customer.getFetches()).hasSize(1);
	}

	@Test
	@SuppressWarnings("unchecked")
	void aFetchIsAJoinToo() {
		Join<Customer, Purchase> purchase = (Join<Customer, Purchase>) (Object) this.customer.fetch("purchases");
		this.query.where(purchase.get("total").isNull());
		assertSources("join fetch c1.purchases p2 where p2.total is null");
	}

	@Test
	void aJoinHasItsPlace() {
		Join<Customer, Purchase> purchase = this.customer.join("purchases", JoinType.LEFT);
		assertThat(this.customer.getJoins()).containsExactly(purchase);
		assertThat(this.customer.getFetches()).isEmpty();
		assertThat(purchase.getParent()).isSameAs(this.customer);
		assertThat(purchase.getParentPath()).isSameAs(this.customer);
		assertThat(purchase.getAttribute()).isEqualTo(this.model.getAttribute("purchases"));
		assertThat(purchase.getModel()).isEqualTo(this.model.getAttribute("purchases"));
		assertThat(purchase.getJoinType()).isEqualTo(JoinType.LEFT);
		assertThat(purchase.getJavaType()).isEqualTo(Purchase.class);
		assertThat(purchase.isCorrelated()).isFalse();
		assertThatIllegalStateException().isThrownBy(purchase::getCorrelationParent)
			.withMessage("'p1' is not correlated; ask isCorrelated() before");
		this.customer.getJoins().clear();
		assertThat(this.customer.getJoins()).hasSize(1);
	}

	@Test
	void aTreatedJoinLeavesOutWhatIsNoInstance() {
		Join<Customer, Payment> payment = this.customer.joinCollection("payments");
		Join<Customer, CardPayment> card = this.builder.treat(payment, CardPayment.class);
		this.query.where(card.get("number").isNull());
		card.join("holder", JoinType.LEFT);
		assertSources("""
				join treat(c1.payments as CardPayment) p2 left join p2.holder h3 where p2.number is null""");
	}

	@Test
	void aJoinThatIsTreatedTwiceLeavesOutNothing() {
		CollectionJoin<Customer, Payment> payment = this.customer.joinCollection("payments");
		CollectionJoin<Customer, CardPayment> card = this.builder.treat(payment, CardPayment.class);
		CollectionJoin<Customer, CashPayment> cash = this.builder.treat(payment, CashPayment.class);
		card.on(card.get("number").isNull());
		assertThat(payment.getOn()).isNotNull().isSameAs(cash.getOn());
		this.query.where(this.builder.or(card.get("number").isNull(), cash.get("tendered").isNull()));
		card.join("attempts");
		assertSources("""
				join c1.payments p2 on treat(p2 as CardPayment).number is null
				join treat(p2 as CardPayment).attempts a3
				where treat(p2 as CardPayment).number is null or treat(p2 as CashPayment).tendered is null""");
	}

	@Test
	void eachKindOfJoinIsTreated() {
		SetJoin<Customer, Customer> set = this.customer.joinSet("friends");
		assertThat(this.builder.treat(set, Customer.class)).isInstanceOf(SetJoin.class).isNotSameAs(set);
		ListJoin<Customer, Purchase> list = this.customer.joinList("purchases");
		assertThat(this.builder.treat(list, Purchase.class).index()).hasToString("index(p1)");
		MapJoin<Customer, Product, Payment> map = this.customer.joinMap("favourites");
		assertThat(this.builder.treat(map, CardPayment.class).key().get("name")).hasToString("key(f1).name");
		assertThat(this.builder.treat(map, CardPayment.class).getModel()).isEqualTo(map.getModel());
	}

	@Test
	void whatCannotBeJoinedIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.join("name"))
			.withMessage("'c1.name' is a single basic value; get(\"name\") is enough");
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.join("nothing"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.joinMap("nothing"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.fetch("nothing"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.fetch("purchases").fetch("nothing"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.joinList("tags"))
			.withMessage("'tags' is a Set, which is no ListJoin");
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.joinSet("referrer"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.join("referrer", null));
		assertThatIllegalArgumentException().isThrownBy(() -> this.customer.join((Class<?>) null));
		assertSources("join fetch c1.purchases p2");
	}

	@Test
	void aFromIsGivenAsAnyOfItsInterfaces() {
		From<?, ?> from = this.customer.join("purchases");
		assertThat(from.getModel().getBindableJavaType()).isEqualTo(Purchase.class);
		assertThat(this.customer.join("payments").getModel()).extracting("collectionType")
			.isEqualTo(jakarta.persistence.metamodel.PluralAttribute.CollectionType.COLLECTION);
		assertThat(this.model.getAttribute("payments").getJavaType()).isEqualTo(Collection.class);
	}

	@Test
	void anAttributeThatIsGivenIsFetchedAsItIs() {
		Fetch<Customer, ?> fetch = this.customer.fetch("referrer");
		SingularAttribute<Object, ?> other = attribute(METAMODEL.entity(Purchase.class), "customer");
		Fetch<?, ?> nested = ((Fetch<Object, Object>) (Fetch<?, ?>) fetch).fetch(other, JoinType.LEFT);
		assertThat(nested.getAttribute()).isSameAs(other);
		assertThat(nested.getJoinType()).isEqualTo(JoinType.LEFT);
		assertThat(nested.getParent()).isSameAs(fetch);
		assertThatIllegalArgumentException().isThrownBy(() -> fetch.fetch("customer"));
	}

	@SuppressWarnings("unchecked")
	private static SingularAttribute<Object, ?> attribute(EntityType<?> type, String name) {
		return (SingularAttribute<Object, ?>) type.getSingularAttribute(name);
	}

}
