package io.github.springdata.memory.jpa.query;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.Parameter;
import jakarta.persistence.TemporalType;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MemoryQueryTests {

	private final ShopData data = new ShopData();

	private final QueryFixture fixture = new QueryFixture(new MappingReader(Annotations.DECLARED).read(Shop.CLASSES));

	MemoryQueryTests() {
		this.fixture.insert(this.data.all());
	}

	@Test
	void parametersAreSetByNameAndByObject() {
		MemoryQuery<Shop.Customer> query = this.fixture
			.query("select c from Customer c where c.name = :name and c.id > :id", Shop.Customer.class);
		assertThat(query.getParameters()).extracting(Parameter::getName).containsExactlyInAnyOrder("name", "id");
		Parameter<String> name = query.getParameter("name", String.class);
		assertThat(query.isBound(name)).isFalse();
		query.setParameter(name, "Ann").setParameter("id", 3L);
		assertThat(query.isBound(name)).isTrue();
		assertThat(query.getParameterValue(name)).isEqualTo("Ann");
		assertThat(query.getParameterValue("id")).isEqualTo(3L);
		assertThat(query.getResultList()).containsExactly(this.data.customers.get(6));
	}

	@Test
	void parametersAreSetByPosition() {
		MemoryQuery<Shop.Customer> query = this.fixture.query("from Customer c where c.name = ?2 and c.id < ?1");
		assertThat(query.getParameter(1).getPosition()).isEqualTo(1);
		assertThat(query.setParameter(1, 3).setParameter(2, "Ann").getSingleResult())
			.isSameAs(this.data.customers.get(0));
	}

	@Test
	void aPieceOfTheEntitiesOfAnInterfaceIsTakenOfAllTogether() {
		String text = "select n.name from %s n where n.name <> :name".formatted(Shop.Named.class.getName());
		List<Object> all = this.fixture.query(text).setParameter("name", "Ann").getResultList();
		assertThat(all).hasSizeGreaterThan(5).doesNotContain("Ann");
		for (int first = 0; first <= all.size(); first++) {
			for (int most = 0; most < 4; most++) {
				List<Object> expected = all.subList(first, Math.min(first + most, all.size()));
				assertThat(this.fixture.query(text)
					.setParameter("name", "Ann")
					.setFirstResult(first)
					.setMaxResults(most)
					.getResultList()).isEqualTo(expected);
			}
		}
	}

	@Test
	void entitiesOfAnInterfaceAreOfIt() {
		String text = "select n from %s n order by n.name".formatted(Shop.Named.class.getName());
		assertThat(this.fixture.query(text, Shop.Named.class).getResultList())
			.hasAtLeastOneElementOfType(Shop.Customer.class)
			.hasAtLeastOneElementOfType(Shop.Tag.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "c.age = 2L", "c.age = c.id", "c.age = c.age / 2", "c.age = null", "c.vip = 1",
			"c.vip = false", "c.vip = 'Y'", "c.vip = 'true'", "c.status = 'NEW'", "c.status = GONE",
			"c.referrer = null", "c.referrer = c", "c.referrer.id = 1", "c.address = null",
			"c.age = cast(1.5 as integer)", "c.name = upper(c.name)", "c.name = null",
			"c.referrer = (select d from Customer d where d.id = 1)", "c.age = case when c.age > 1 then 5 else 6 end" })
	void whatFitsIsAssigned(String assignment) {
		assertThat(this.fixture.query("update Customer c set " + assignment).executeUpdate()).isPositive();
	}

	@Test
	void aTruthInQuotesIsOne() {
		this.fixture.query("update Customer c set c.vip = 'TRUE' where c.id = 1").executeUpdate();
		assertThat(this.fixture.query("select c.id from Customer c where c.vip = 'true' and c.id = 1").getResultList())
			.containsExactly(1L);
		assertThat(this.fixture.query("select c.id from Customer c where c.vip = 'false' and c.id = 1").getResultList())
			.isEmpty();
	}

	@Test
	void whatTakesStringsTakesTheNamesOfConstants() {
		assertThat(this.fixture
			.query("select length(c.status) from Customer c where ilike(c.status, 'reg%') and c.status like :t")
			.setParameter("t", "R%R")
			.getResultList()).isNotEmpty().containsOnly(7);
	}

	@Test
	void parametersThatAreNotThereAreRefused() {
		MemoryQuery<Object> query = this.fixture.query("from Customer c where c.name = :name");
		assertThatIllegalArgumentException().isThrownBy(() -> query.setParameter("other", "x"))
			.withMessage("The query has no parameter named 'other'; it has [:name]");
		assertThatIllegalArgumentException().isThrownBy(() -> query.setParameter(1, "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> query.getParameter("name", Integer.class));
	}

	@Test
	void valuesOfOtherTypesAreRefused() {
		MemoryQuery<Object> query = this.fixture.query("from Customer c where c.name = :name and c.status = :status");
		assertThatIllegalArgumentException().isThrownBy(() -> query.setParameter("name", 5))
			.withMessage("Parameter :name takes a java.lang.String, not a java.lang.Integer: 5");
		assertThatIllegalArgumentException().isThrownBy(() -> query.setParameter("status", "NEW"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> query.setParameter("name", new Date(), TemporalType.DATE));
	}

	@Test
	void valuesThatAreNotSetAreMissed() {
		MemoryQuery<Object> query = this.fixture.query("from Customer c where c.name = :name");
		assertThatIllegalStateException().isThrownBy(query::getResultList).withMessageContaining(":name has no value");
		assertThatIllegalStateException().isThrownBy(() -> query.getParameterValue("name"));
	}

	@Test
	void oneParameterMayStandForDifferentForms() {
		assertThat(this.fixture
			.query("select c.id from Customer c where c.vip = :vip or (:vip = true and c.id = 1)", Long.class)
			.setParameter("vip", true)
			.getResultList()).containsExactlyInAnyOrder(0L, 2L, 4L, 1L);
	}

	@Test
	void aSingleResultIsTheOnlyOne() {
		assertThat(this.fixture.query("select c.name from Customer c where c.id = 1", String.class).getSingleResult())
			.isEqualTo("Bob");
		assertThatExceptionOfType(NoResultException.class)
			.isThrownBy(() -> this.fixture.query("from Customer c where c.id = 99").getSingleResult());
		assertThat(this.fixture.query("from Customer c where c.id = 99").getSingleResultOrNull()).isNull();
		assertThatExceptionOfType(NonUniqueResultException.class)
			.isThrownBy(() -> this.fixture.query("from Customer").getSingleResult());
		assertThatExceptionOfType(NonUniqueResultException.class)
			.isThrownBy(() -> this.fixture.query("from Customer").getSingleResultOrNull());
	}

	@Test
	void aPieceOfTheResultsIsFound() {
		MemoryQuery<Long> query = this.fixture.query("select c.id from Customer c order by c.id", Long.class);
		assertThat(query.setFirstResult(2).setMaxResults(3).getResultList()).containsExactly(2L, 3L, 4L);
		assertThat(query.getFirstResult()).isEqualTo(2);
		assertThat(query.getMaxResults()).isEqualTo(3);
		assertThat(query.setMaxResults(0).getResultList()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> query.setFirstResult(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> query.setMaxResults(-1));
	}

	@Test
	void tuplesHaveAliases() {
		Tuple tuple = this.fixture
			.query("select c.name as name, c.age as age, c from Customer c where c.id = 1", Tuple.class)
			.getSingleResult();
		assertThat(tuple.get("name")).isEqualTo("Bob");
		assertThat(tuple.get("age", Integer.class)).isEqualTo(22);
		assertThat(tuple.get(2)).isSameAs(this.data.customers.get(1));
		assertThat(tuple.getElements()).extracting((element) -> element.getAlias())
			.containsExactly("name", "age", null);
		assertThat(tuple.get(tuple.getElements().get(1))).isEqualTo(22);
		assertThatIllegalArgumentException().isThrownBy(() -> tuple.get("other"));
		assertThatIllegalArgumentException().isThrownBy(() -> tuple.get(3));
		assertThatIllegalArgumentException().isThrownBy(() -> tuple.get("name", Integer.class));
	}

	@Test
	void resultsTakeTheTypeThatIsAskedFor() {
		String text = "select c.name as name, c.age as count from Customer c where c.id = 1";
		assertThat(this.fixture.query(text, Object[].class).getSingleResult()).containsExactly("Bob", 22);
		assertThat(this.fixture.query(text, SelectQueryTests.Summary.class).getSingleResult())
			.isEqualTo(new SelectQueryTests.Summary("Bob", 22));
		assertThat(this.fixture.query(text, Map.class).getSingleResult()).isEqualTo(Map.of("name", "Bob", "count", 22));
		assertThat(this.fixture.query(text, List.class).getSingleResult()).isEqualTo(List.of("Bob", 22));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.fixture.query("select c.name from Customer c", Integer.class))
			.withMessageStartingWith("Results are of type java.lang.String, not java.lang.Integer");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.fixture.query("select c from Customer c", Shop.Purchase.class));
		assertThatIllegalArgumentException().isThrownBy(() -> this.fixture.query(text, String.class));
	}

	@Test
	void rootsOfFetchJoinsAreUnique() {
		assertThat(this.fixture.query("select c from Customer c left join fetch c.purchases").getResultList())
			.containsExactlyInAnyOrderElementsOf(this.data.customers);
		assertThat(this.fixture.fetched).contains("Customer Ann:[purchases]", "Customer Bob:[purchases]");
		assertThat(this.fixture.query("select c from Customer c join fetch c.purchases p join fetch p.lines")
			.getResultList())
			.containsExactlyInAnyOrderElementsOf(this.data.customers.stream()
				.filter((c) -> c.purchases.stream().anyMatch((p) -> !p.lines.isEmpty()))
				.toList());
		assertThat(this.fixture.fetched).contains("Customer Bob:[purchases, lines]");
	}

	@Test
	void aFetchJoinMayHaveAVariableAndPages() {
		assertThat(this.fixture.query(
				"select distinct c from Customer c left join fetch c.purchases p where p.total > 20 order by c.id desc")
			.setFirstResult(1)
			.setMaxResults(2)
			.getResultList()).containsExactly(this.data.customers.get(3), this.data.customers.get(1));
		assertThat(this.fixture.query("select p from Bought p join fetch p.customer where p.id > 9").getResultList())
			.containsExactly(this.data.purchases.get(10));
	}

	@Test
	void locksAreForSelectionsInTransactions() {
		MemoryQuery<Object> query = this.fixture.query("select c, c.name from Customer c where c.id = 2");
		assertThat(query.getLockMode()).isEqualTo(LockModeType.NONE);
		query.setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
		assertThat(this.fixture.locked).isEqualTo(Map.of(this.data.customers.get(2), LockModeType.PESSIMISTIC_WRITE));
		this.fixture.inTransaction = false;
		assertThatExceptionOfType(TransactionRequiredException.class).isThrownBy(query::getResultList);
		assertThatIllegalStateException()
			.isThrownBy(() -> this.fixture.query("delete from Line").setLockMode(LockModeType.READ));
	}

	@Test
	void theContextIsAskedForFlushesOfWhatIsRead() {
		MemoryQuery<Object> query = this.fixture.query("select p from Bought p where p.customer.name = 'Ann'");
		assertThat(query.getFlushMode()).isEqualTo(FlushModeType.AUTO);
		assertThat(query.setFlushMode(FlushModeType.COMMIT).getFlushMode()).isEqualTo(FlushModeType.COMMIT);
		query.getResultList();
		assertThat(this.fixture.seen).containsExactlyInAnyOrder("Bought", "Customer");
	}

	@Test
	void aClosedContextRefusesAll() {
		MemoryQuery<Object> query = this.fixture.query("from Customer");
		this.fixture.open = false;
		assertThatIllegalStateException().isThrownBy(query::getResultList);
		assertThatIllegalStateException().isThrownBy(() -> query.setMaxResults(1));
		assertThatIllegalStateException().isThrownBy(query::getParameters);
	}

	@Test
	void updatesChangeRows() {
		int count = this.fixture
			.query("update Customer c set c.name = upper(c.name), c.vip = :vip, c.status = GONE, c.age = c.age + 1, "
					+ "c.address.city = 'Bonn', c.referrer = :referrer, c.version = c.version + 1 where c.id in (1, 2)")
			.setParameter("vip", true)
			.setParameter("referrer", this.data.customers.get(5))
			.executeUpdate();
		assertThat(count).isEqualTo(2);
		assertThat(this.fixture.<Object[]>query(
				"select c.name, c.vip, c.status, c.age, c.address.city, c.address.street, c.referrer, c.version from Customer c where c.id = 1")
			.getSingleResult())
			.containsExactly("BOB", true, Shop.Status.GONE, 23, "Bonn", "S1", this.data.customers.get(5), 1);
	}

	@Test
	void updatesOfSubclassesLeaveOthers() {
		assertThat(this.fixture.query("update Book b set b.maker = null, b.price = 1 where b.id > 0").executeUpdate())
			.isEqualTo(3);
		assertThat(this.fixture.query("select d.maker from Disc d", String.class).getSingleResult())
			.isEqualTo("artist3");
		assertThat(this.fixture.query("select distinct p.price from Book p", Double.class).getSingleResult())
			.isEqualTo(1.0);
	}

	@Test
	void updatesMayAskOtherRows() {
		assertThat(this.fixture
			.query("update Bought p set p.total = (select count(l) from p.lines l) where p.customer.name = 'Bob'")
			.executeUpdate()).isEqualTo(2);
		assertThat(this.fixture.query("select p.total from Bought p where p.id = 6").getSingleResult())
			.isEqualTo(BigDecimal.valueOf(2));
	}

	@Test
	void deletesRemoveRows() {
		assertThat(this.fixture.query("delete from Line l where l.quantity > 5").executeUpdate())
			.isEqualTo((int) this.data.lines.stream().filter((l) -> l.quantity > 5).count());
		assertThat(this.fixture.query("delete Line where product.title = 'T1'").executeUpdate()).isPositive();
		assertThat(this.fixture.query("delete from Line").executeUpdate()).isPositive();
		assertThat(this.fixture.query("from Line").getResultList()).isEmpty();
	}

	@Test
	void updatesAndSelectionsAreRunInTheirOwnWays() {
		assertThatIllegalStateException().isThrownBy(() -> this.fixture.query("from Line").executeUpdate());
		assertThatIllegalStateException().isThrownBy(() -> this.fixture.query("delete from Line").getResultList());
		this.fixture.inTransaction = false;
		assertThatExceptionOfType(TransactionRequiredException.class)
			.isThrownBy(() -> this.fixture.query("delete from Line").executeUpdate());
	}

	@Test
	void textsAreCompiledOnce() {
		assertThat(this.fixture.compiler.compile("from Line")).isSameAs(this.fixture.compiler.compile("from Line"));
	}

	@Test
	void theQueryIsUnwrapped() {
		MemoryQuery<Object> query = this.fixture.query("from Line");
		assertThat(query.unwrap(MemoryQuery.class)).isSameAs(query);
		assertThat(query.unwrap(CompiledQuery.class).text()).isEqualTo("from Line");
		assertThat(query.setHint("name", 1).getHints()).isEqualTo(Map.of("name", 1));
		assertThat(query.getParameters()).isEqualTo(Set.of());
	}

}
