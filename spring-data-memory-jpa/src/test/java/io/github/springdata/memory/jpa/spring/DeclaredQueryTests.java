package io.github.springdata.memory.jpa.spring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import io.github.springdata.memory.jpa.spring.sales.PurchaseOrder;
import jakarta.persistence.Tuple;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.JpaSort;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryRewriter;
import org.springframework.data.jpa.repository.query.Procedure;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of methods with queries in annotations, which Spring Data JPA parses and rewrites
 * before the provider sees them.
 */
class DeclaredQueryTests extends AbstractSalesTests {

	@Autowired
	Customers customers;

	@Autowired
	Numbers numbers;

	interface Customers extends Repository<Customer, Long> {

		Optional<Customer> findById(Long id);

		List<Customer> findOlderThan(int age);

		long countOlderThan(int age);

		@Query("select c from Customer c where c.firstName like %:part% or c.lastName like :part%")
		List<Customer> search(@Param("part") String part);

		@Query("from Customer where lastName like %?1")
		List<Customer> searchEnd(String end);

		@Query("select c from #{#entityName} c where c.country.code in :codes")
		List<Customer> findByCodes(@Param("codes") Collection<String> codes, Sort sort);

		@Query("select c from Customer c where c.age > :#{#from.age} and c.age < ?#{[1]}")
		List<Customer> findBetween(@Param("from") Customer from, int to);

		@Query("select c from Customer c left join c.country n where c.age > ?1")
		Page<Customer> findPage(int age, Pageable page);

		@Query(value = "select c from Customer c join fetch c.orders", countQuery = "select count(c) from Customer c")
		Page<Customer> findAllWithOrders(Pageable page);

		@Query("select distinct c.lastName from Customer c")
		Page<String> findLastNames(Pageable page);

		@Query("select c from Customer c where (:city is null or c.address.city = :city)")
		Slice<Customer> findInCity(@Param("city") String city, Pageable page);

		@Query("select c from Customer c order by c.age desc")
		List<Customer> findOldest(Limit limit);

		@Query(value = "select c from Customer c", queryRewriter = Reversed.class)
		List<Customer> findRewritten(Sort sort);

		@Query("""
				select c.country.name as country, count(c) as customers, avg(c.age) as age
				from Customer c group by c.country.name having count(c) > 0""")
		List<CountryCount> countByCountry(Sort sort);

		@Query("select c.firstName, sum(o.total) from Customer c join c.orders o group by c.firstName order by 2 desc")
		List<Object[]> sumsOfOrders();

		@Query("select c.firstName as name, size(c.orders) as orders from Customer c where c = :customer")
		Map<String, Object> describe(@Param("customer") Customer customer);

		@Query("select c.firstName as name from Customer c where c.id = ?1")
		Tuple nameTuple(Long id);

		@Query("""
				select case when c.age > 60 then 'old' when c.age > 40 then 'middle' else 'young' end
				from Customer c order by c.id""")
		List<String> generations();

		@Modifying
		@Query("update Customer c set c.lastName = :name where c.id = :id")
		int rename(@Param("id") Long id, @Param("name") String name);

		@Modifying(flushAutomatically = true, clearAutomatically = true)
		@Query("update Customer c set c.lastName = concat(c.firstName, '!') where c.firstName = ?1")
		int exclaim(String firstName);

		@Modifying
		@Query("delete from PurchaseOrder o where o.total < ?1")
		void deleteOrders(BigDecimal total);

		@Query(value = "select * from customer", nativeQuery = true)
		List<Customer> findNatively();

		@NativeQuery("select count(*) from customer")
		long countNatively();

		@Procedure("plus1")
		Integer plus(Integer number);

	}

	/**
	 * Repository of a query in an expression of a bean.
	 */
	interface Numbers extends Repository<PurchaseOrder, Long> {

		@Query("select o.number from PurchaseOrder o where o.number = :#{@named.number()}")
		List<String> findNumber();

		@Query("select o.number from PurchaseOrder o where o.number = :${sales.number:B1}")
		List<String> findByProperty();

	}

	interface CountryCount {

		String getCountry();

		long getCustomers();

		Double getAge();

	}

	/**
	 * Bean that an expression refers to.
	 */
	@Component("named")
	static class Named {

		public String number() {
			return "A2";
		}

	}

	/**
	 * Rewriter that turns an order around.
	 */
	public static class Reversed implements QueryRewriter {

		@Override
		public String rewrite(String query, Sort sort) {
			return query.replace(" asc", " desc");
		}

	}

	private static void assertNames(Iterable<Customer> customers, String... names) {
		assertThat(customers).extracting(Customer::getFirstName).containsExactly(names);
	}

	@Test
	void namedQueries() {
		assertNames(this.customers.findOlderThan(40), "Alan", "adam", "Grace");
		assertThat(this.customers.countOlderThan(40)).isEqualTo(3);
	}

	@Test
	void patternsAndExpressions() {
		assertNames(this.customers.search("da"), "Ada", "adam");
		assertNames(this.customers.search("Hop"), "Grace");
		assertNames(this.customers.searchEnd("ing"), "Alan");
		assertNames(this.customers.findByCodes(List.of("GB", "DE"), Sort.by("age").descending()), "Alan", "Ada");
		assertNames(this.customers.findByCodes(List.of(), Sort.unsorted()));
		assertNames(this.customers.findBetween(this.ada, 50), "Alan");
		assertThat(this.numbers.findNumber()).containsExactly("A2");
		assertThat(this.numbers.findByProperty()).containsExactly("B1");
	}

	@Test
	void sortsAreAddedToTheText() {
		assertNames(this.customers.findByCodes(List.of("GB", "FR"), Sort.by("country.name", "age")), "Ada", "Alan",
				"adam");
		assertNames(this.customers.findByCodes(List.of("GB", "FR"), JpaSort.unsafe("length(c.lastName)", "age")),
				"adam", "Alan", "Ada");
		assertNames(this.customers.findByCodes(List.of("GB", "FR"), JpaSort.unsafe("lower(firstName)")), "Ada", "adam",
				"Alan");
		assertNames(this.customers.findByCodes(List.of("GB", "FR"), Sort.by(Sort.Order.by("firstName").ignoreCase())),
				"Ada", "adam", "Alan");
		assertNames(this.customers.findRewritten(Sort.by("age")), "Grace", "adam", "Alan", "Ada");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.customers.findRewritten(Sort.by("length(lastName)")));
	}

	@Test
	void sortsByAliasesOfTheSelection() {
		assertThat(this.customers.countByCountry(Sort.by("customers").descending()))
			.extracting(CountryCount::getCountry, CountryCount::getCustomers, CountryCount::getAge)
			.containsExactly(tuple("Britain", 2L, 38.5), tuple("France", 1L, 50.0));
	}

	@Test
	void nullsAreOrderedAsASortSays() {
		Sort.Order city = Sort.Order.asc("address.city");
		assertThat(this.customers.findRewritten(Sort.by(city.nullsFirst(), Sort.Order.asc("age"))).get(0))
			.extracting(Customer::getFirstName)
			.isEqualTo("Grace");
	}

	@Test
	void pagesHaveTheirCountQueries() {
		Page<Customer> page = this.customers.findPage(36, PageRequest.of(0, 2, Sort.by("n.name", "age")));
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(page).hasSize(2);
		Page<Customer> fetched = this.customers.findAllWithOrders(PageRequest.of(0, 1, Sort.by("id")));
		assertNames(fetched, "Ada");
		assertThat(isLoaded(fetched.getContent().get(0), "orders")).isTrue();
		assertThat(fetched.getTotalElements()).isEqualTo(4);
		assertThat(this.customers.findLastNames(PageRequest.of(0, 2, Sort.by("lastName")))).containsExactly("Hopper",
				"Lovelace");
		assertThat(this.customers.findLastNames(PageRequest.of(0, 2)).getTotalElements()).isEqualTo(4);
	}

	@Test
	void slicesLimitsAndNullArguments() {
		assertNames(this.customers.findInCity("London", PageRequest.of(0, 1, Sort.by("age"))), "Ada");
		Slice<Customer> all = this.customers.findInCity(null, PageRequest.of(0, 3, Sort.by("age")));
		assertNames(all, "Ada", "Alan", "adam");
		assertThat(all.hasNext()).isTrue();
		assertNames(this.customers.findOldest(Limit.of(1)), "Grace");
	}

	@Test
	void rowsMapsAndTuples() {
		assertThat(this.customers.sumsOfOrders()).extracting((row) -> row[0], (row) -> row[1])
			.containsExactly(tuple("Ada", new BigDecimal("30.50")), tuple("adam", new BigDecimal("5.00")));
		assertThat(this.customers.describe(this.ada)).containsEntry("name", "Ada").containsEntry("orders", 2);
		assertThat(this.customers.nameTuple(this.ada.getId()).get("name")).isEqualTo("Ada");
		assertThat(this.customers.generations()).containsExactly("young", "middle", "middle", "old");
	}

	@Test
	void modifyingQueriesLeaveTheContextUnlessTheyClearIt() {
		Customer managed = this.customers.findById(this.ada.getId()).orElseThrow();
		assertThat(this.customers.rename(this.ada.getId(), "Byron")).isEqualTo(1);
		assertThat(this.customers.findById(this.ada.getId())).containsSame(managed);
		assertThat(managed.getLastName()).isEqualTo("Lovelace");
		this.entityManager.refresh(managed);
		assertThat(managed.getLastName()).isEqualTo("Byron");
	}

	@Test
	void modifyingQueriesFlushAndClear() {
		Customer managed = this.customers.findById(this.ada.getId()).orElseThrow();
		managed.setFirstName("Augusta");
		assertThat(this.customers.exclaim("Augusta")).isEqualTo(1);
		assertThat(this.entityManager.contains(managed)).isFalse();
		assertThat(this.customers.findById(this.ada.getId())).map(Customer::getLastName).contains("Augusta!");
		this.customers.deleteOrders(new BigDecimal("15"));
		assertThat(this.numbers.findNumber()).containsExactly("A2");
		assertThat(this.numbers.findByProperty()).isEmpty();
	}

	@Test
	void sqlIsRefusedWhenItIsCalledWithARemedy() {
		assertThatException().isThrownBy(() -> this.customers.findNatively())
			.withStackTraceContaining("Native query 'select * from customer' is not supported")
			.withStackTraceContaining("write it in the language of Jakarta Persistence");
		assertThatException().isThrownBy(() -> this.customers.countNatively())
			.withStackTraceContaining("Native query 'select count(*) from customer' is not supported");
		assertThatException().isThrownBy(() -> this.customers.plus(1))
			.withStackTraceContaining("Stored procedure 'plus1' is not supported");
	}

}
