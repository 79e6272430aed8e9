package io.github.springdata.memory.repository.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.execution.FullScans;
import io.github.springdata.memory.query.execution.ObservedScan;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.language.Shop.Account;
import io.github.springdata.memory.repository.language.Shop.Item;
import io.github.springdata.memory.repository.language.Shop.Status;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.core.support.PropertiesBasedNamedQueries;
import org.springframework.data.repository.query.Param;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeclaredQueryIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryOperations operations = new MemoryTemplate(this.store);

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.operations);

	private final TransactionTemplate transactions = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private final Items items = items();

	private final Accounts accounts = this.factory.getRepository(Accounts.class);

	private List<Item> all = List.of();

	private Items items() {
		Properties named = new Properties();
		named.setProperty("Item.cheapest", "select min(price) from Item");
		MemoryRepositoryFactory factory = new MemoryRepositoryFactory(this.operations);
		factory.setNamedQueries(new PropertiesBasedNamedQueries(named));
		return factory.getRepository(Items.class);
	}

	@BeforeEach
	void load() {
		this.all = this.items.insertAll(Shop.items(Seeds.random(7), 60));
	}

	private List<Item> cheaperThan(double price) {
		return this.all.stream().filter((item) -> item.price() < price).toList();
	}

	@Test
	void findsEntities() {
		assertThat(this.items.cheaper(40)).isEqualTo(cheaperThan(40));
		assertThat(this.items.cheaperByPosition(40, true))
			.isEqualTo(cheaperThan(40).stream().filter(Item::active).toList());
		assertThat(this.items.byId(3L)).contains(this.all.get(2));
		assertThat(this.items.byId(300L)).isEmpty();
		assertThat(this.items.anyOf(List.of(Status.NEW, Status.SENT))).isNotEmpty()
			.allMatch((item) -> item.status() == Status.NEW || item.status() == Status.SENT);
		assertThat(this.items.anyOf()).isEmpty();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class).isThrownBy(() -> this.items.single(40));
	}

	@Test
	void sortsLimitsAndPages() {
		Sort byPrice = Sort.by(Sort.Order.desc("price"), Sort.Order.asc("id"));
		List<Item> sorted = this.items.cheaper(40, byPrice);
		assertThat(sorted).containsExactlyInAnyOrderElementsOf(cheaperThan(40))
			.isSortedAccordingTo((a, b) -> (a.price() != b.price()) ? Double.compare(b.price(), a.price())
					: Long.compare(a.id(), b.id()));
		assertThat(this.items.cheaper(40, Limit.of(3), byPrice)).isEqualTo(sorted.subList(0, 3));
		Page<Item> page = this.items.page(40, PageRequest.of(1, 5, byPrice));
		assertThat(page.getContent()).isEqualTo(sorted.subList(5, 10));
		assertThat(page.getTotalElements()).isEqualTo(sorted.size());
		Slice<Item> slice = this.items.slice(40, PageRequest.of(0, 5, byPrice));
		assertThat(slice.hasNext()).isTrue();
		try (Stream<Item> stream = this.items.stream(40)) {
			assertThat(stream.limit(2)).isEqualTo(cheaperThan(40).subList(0, 2));
		}
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.items.cheaper(40, Sort.by("T(java.lang.Runtime).getRuntime()")));
	}

	@Test
	void scrollsByOffsetAndKeyset() {
		for (ScrollPosition start : List.of(ScrollPosition.offset(), ScrollPosition.keyset())) {
			Window<Item> first = this.items.scroll(40, start, Limit.of(4));
			Window<Item> second = this.items.scroll(40, first.positionAt(first.size() - 1), Limit.of(4));
			List<Item> both = Stream.concat(first.stream(), second.stream()).toList();
			assertThat(both).isEqualTo(this.items.cheaper(40, Sort.by("price", "id")).subList(0, 8));
		}
	}

	@Test
	void scrollsTuplesByTheKeysOfTheirRows() {
		List<NameAndPrice> all = this.items.cheaper(60, Sort.by("price", "id"))
			.stream()
			.map((item) -> new NameAndPrice(item.name(), item.price()))
			.toList();
		List<NameAndPrice> found = new ArrayList<>();
		Window<NameAndPrice> window = this.items.tuples(60, ScrollPosition.keyset(), Limit.of(7));
		found.addAll(window.getContent());
		while (window.hasNext()) {
			window = this.items.tuples(60, window.positionAt(window.size() - 1), Limit.of(7));
			found.addAll(window.getContent());
		}
		assertThat(found).isEqualTo(all);
		assertThat(window.positionAt(0)).isInstanceOf(KeysetScrollPosition.class);
		Window<NameAndPrice> back = this.items.tuples(60, ((KeysetScrollPosition) window.positionAt(0)).backward(),
				Limit.of(3));
		assertThat(back.getContent())
			.isEqualTo(all.subList(all.size() - window.size() - 3, all.size() - window.size()));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.items.doubled(ScrollPosition.keyset(), Sort.by("twice"), Limit.of(3)))
			.withMessageContaining("sorted by properties of Item, not by twice: ASC");
	}

	@Test
	void pagesAndScrollsTuples() {
		Page<Object[]> page = this.items.namesAndPrices(PageRequest.of(1, 7, Sort.by("price")));
		assertThat(page.getTotalElements()).isEqualTo(60);
		assertThat(page.getContent()).hasSize(7).allMatch((row) -> row.length == 2);
		Page<CategoryPrice> grouped = this.items.averages(PageRequest.of(0, 2, Sort.by("mean").descending()));
		assertThat(grouped.getTotalElements()).isEqualTo(this.all.stream().map(Item::category).distinct().count());
		assertThat(grouped.getContent().get(0).mean()).isGreaterThanOrEqualTo(grouped.getContent().get(1).mean());
		Page<String> counted = this.items.counted(PageRequest.of(0, 2));
		assertThat(counted.getTotalElements()).isEqualTo(1000);
		Window<String> window = this.items.names(ScrollPosition.offset(), Limit.of(3));
		assertThat(window.hasNext()).isTrue();
		assertThat(this.items.names(window.positionAt(2), Limit.of(3)).getContent()).hasSize(3);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.items.averages(ScrollPosition.keyset(), Limit.of(3)))
			.withMessageContaining("by offset only");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.items.averages(PageRequest.of(0, 2, Sort.by("name"))))
			.withMessageContaining("Cannot sort by 'name'");
	}

	@Test
	void returnsProjections() {
		Item first = this.all.get(0);
		assertThat(this.items.averages()).hasSize((int) this.all.stream().map(Item::category).distinct().count());
		assertThat(this.items.constructed().get(0)).isEqualTo(new NameAndPrice(first.name(), first.price()));
		assertThat(this.items.views().get(0).getName()).isEqualTo(first.name());
		assertThat(this.items.views().get(0).getCost()).isEqualTo(first.price());
		assertThat(this.items.maps().get(0)).containsEntry("n", first.name()).containsEntry("price", first.price());
		assertThat(this.items.closedView(1L).getName()).isEqualTo(first.name());
		assertThat(this.items.as(1L, NameAndPrice.class)).isEqualTo(new NameAndPrice(first.name(), first.price()));
		assertThat(this.items.as(1L, Item.class)).isEqualTo(first);
		assertThat(this.items.count(40)).isEqualTo(cheaperThan(40).size());
		assertThat(this.items.countAsInt(40)).isEqualTo(cheaperThan(40).size());
		assertThat(this.items.has(40)).isTrue();
		assertThat(this.items.has(-1)).isFalse();
		assertThat(this.items.statistics()).hasSize(3);
		assertThat(this.items.greatest()).isEqualTo(this.all.stream().mapToDouble(Item::price).max().orElseThrow());
	}

	@Test
	void evaluatesValueExpressionsToBoundValues() {
		assertThat(this.items.byExpression("x' or '1' = '1")).isEmpty();
		assertThat(this.items.byExpression("item-a"))
			.isEqualTo(this.all.stream().filter((i) -> i.name() != null && i.name().startsWith("item-a")).toList());
		assertThat(this.items.ofEntityName()).hasSize(60);
		assertThat(this.items.byName("#{T(java.lang.Runtime).getRuntime()}")).isEmpty();
	}

	@Test
	void findsNamedQueries() {
		assertThat(this.items.cheapest()).isEqualTo(this.all.stream().mapToDouble(Item::price).min().orElseThrow());
		assertThat(this.accounts.rich()).isEmpty();
		this.accounts.save(new Account("rich", 5000));
		assertThat(this.accounts.rich()).hasSize(1);
		assertThat(this.accounts.byAnotherName()).hasSize(1);
	}

	@Test
	void updatesRowsVersionsIndexesAndManagedInstances() {
		this.accounts.saveAll(List.of(new Account("a", 10), new Account("b", 20), new Account("c", 30)));
		this.transactions.executeWithoutResult((status) -> {
			Account managed = this.accounts.findByOwner("b").orElseThrow();
			managed.setBalance(25);
			assertThat(this.accounts.raise(1, 20)).isEqualTo(2);
			assertThat(managed.getBalance()).isEqualTo(26);
			assertThat(this.accounts.findByOwner("b").orElseThrow()).isSameAs(managed);
		});
		assertThat(this.accounts.findByOwner("c").orElseThrow().getBalance()).isEqualTo(31);
		assertThat(this.accounts.findByOwner("c").orElseThrow().getVersion()).isEqualTo(1);
		this.accounts.renameTo("z", "a");
		assertThat(this.accounts.findByOwner("a")).isEmpty();
		assertThat(this.accounts.findByOwner("z")).isPresent();
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.accounts.renameTo("x", "%"));
		assertThat(this.accounts.findByOwner("z")).isPresent();
	}

	@Test
	void deletesAndInserts() {
		this.accounts.insertTwo("a", "b");
		assertThat(this.accounts.findByOwner("b").orElseThrow().getBalance()).isEqualTo(200);
		assertThat(this.accounts.findByOwner("a").orElseThrow().getVersion()).isZero();
		assertThat(this.accounts.copyAll("!")).isEqualTo(2);
		assertThat(this.accounts.findByOwner("a!")).isPresent();
		assertThat(this.accounts.deletePoor(150)).isEqualTo(2);
		assertThat(this.accounts.count()).isEqualTo(2);
		assertThat(this.operations.execute("delete from Item where price < ?1", 10)).isEqualTo(cheaperThan(10).size());
		assertThat(
				this.operations.execute("update Item set name = :name where id = :id", Map.of("name", "x", "id", 60)))
			.isEqualTo(1);
		assertThat(this.operations.query("where name = 'x'", Item.class)).hasSize(1);
		assertThat(this.operations.execute("delete from Item where id in (select max(i.id) from Item i)")).isEqualTo(1);
		assertThat(this.operations.findById(60L, Item.class)).isEmpty();
	}

	@Test
	void rollsBackWithTheTransaction() {
		this.transactions.executeWithoutResult((status) -> {
			assertThat(this.operations.execute("delete from Item")).isEqualTo(60);
			assertThat(this.items.count()).isZero();
			status.setRollbackOnly();
		});
		assertThat(this.items.count()).isEqualTo(60);
	}

	@Test
	void plansConditionsLikeDerivedQueries() {
		assertThat(this.operations.explain("from Item where price < 3").isFullScan()).isFalse();
		assertThat(this.operations.explain("from Item where category = ?1 and length(name) > 2", "toy").toString())
			.contains("IndexLookup(category: category = 'toy')", "Filter(length(name) > 2)");
		assertThat(this.operations.explain("select name from Item order by price desc limit 3").rowsExamined())
			.isLessThan(10);
		assertThat(this.operations.explain("select min(price) from Item").rowsExamined()).isLessThan(10);
		assertThat(this.operations.explain("from Item where quantity > ?1", 2.5).toString()).contains("quantity > 2.5");
	}

	@Test
	void choosesJoinsByCardinality() {
		this.operations.insertAll(Shop.customers());
		this.operations.insertAll(Shop.purchases(Seeds.random(3), 500));
		String join = "select c.name, p.amount from %s where p.customerId = c.id and %s";
		assertThat(this.operations.explain(join.formatted("Customer c, Purchase p", "c.id = 3")).toString())
			.contains("IndexJoin(p.customerId = c.id)");
		assertThat(this.operations.explain(join.formatted("Purchase p, Customer c", "p.amount > 0")).toString())
			.contains("HashJoin(p.customerId = c.id)");
		assertThat(this.operations.explain("select count(*) from Customer c join Purchase p on p.amount > c.id")
			.toString()).contains("NestedLoop(p)");
	}

	interface BadItems extends MemoryRepository<Item, Long> {

	}

	interface UnknownProperty extends BadItems {

		@Query("where nme = 'x'")
		List<Item> find();

	}

	interface UnknownEntity extends BadItems {

		@Query("from Itm")
		List<Item> find();

	}

	interface WrongParameterType extends BadItems {

		@Query("where status = :status")
		List<Item> find(String status);

	}

	interface WrongComparison extends BadItems {

		@Query("where price > 'x'")
		List<Item> find();

	}

	interface MissingParameter extends BadItems {

		@Query("where price > :low")
		List<Item> find(double hi);

	}

	interface UnusedParameter extends BadItems {

		@Query("where price > ?1")
		List<Item> find(double low, double high);

	}

	interface SyntaxError extends BadItems {

		@Query("where price >")
		List<Item> find();

	}

	interface WrongResult extends BadItems {

		@Query("select name from Item")
		List<Integer> find();

	}

	interface NotModifying extends BadItems {

		@Query("delete from Item")
		void find();

	}

	interface ModifyingSelect extends BadItems {

		@Modifying
		@Query("from Item")
		int find();

	}

	interface KeysOfTuples extends BadItems {

		@Query("select category, count(*) from Item group by category")
		Window<Object[]> find(KeysetScrollPosition position, Limit limit);

	}

	interface UngroupedItem extends BadItems {

		@Query("select name, count(*) from Item group by category")
		List<Object[]> find();

	}

	interface AggregateInWhere extends BadItems {

		@Query("where count(this) > 1")
		List<Item> find();

	}

	interface IdChanged extends BadItems {

		@Modifying
		@Query("update Item set id = 1")
		int find();

	}

	interface WrongAssignment extends BadItems {

		@Modifying
		@Query("update Item set price = name")
		int find();

	}

	interface ThroughCollection extends BadItems {

		@Query("where reviews.stars = 1")
		List<Item> find();

	}

	interface NoConstructor extends BadItems {

		@Query("select new NameAndPrice(name) from Item")
		List<NameAndPrice> find();

	}

	interface Tagged extends MemoryRepository<Item, Long> {

		@Query("select distinct i from Item i join i.tags t where t <> :tag")
		Page<Item> withAnother(String tag, Pageable pageable);

	}

	@Test
	void sortsDistinctEntitiesOfAJoinByTheirProperties() {
		List<Item> expected = this.all.stream()
			.filter((item) -> item.tags() != null && item.tags().stream().anyMatch((tag) -> !tag.equals("tag1")))
			.sorted(Comparator.comparing(Item::price).thenComparing(Item::id))
			.toList();
		Page<Item> page = this.factory.getRepository(Tagged.class)
			.withAnother("tag1", PageRequest.of(1, 5, Sort.by("price", "id")));
		assertThat(page.getContent()).isEqualTo(expected.subList(5, 10));
		assertThat(page.getTotalElements()).isEqualTo(expected.size());
	}

	interface Scanning extends MemoryRepository<Item, Long> {

		@Query("select name from Item where quantity = 3")
		List<String> tuples();

		@Query("select i.name from Item i join Customer c on c.id = i.id where i.quantity = 3")
		List<String> joined();

		@Query("select count(*) from Item where quantity = 3")
		long counted();

		@Modifying
		@Query("update Item set weight = weight where quantity = 3")
		int updated();

		@Modifying
		@Query("delete from Item where quantity = 333")
		int deleted();

		@Query("select name from Item where price = 3")
		List<String> served();

	}

	@Test
	void countsFullScansByMethod() {
		Scanning scanning = this.factory.getRepository(Scanning.class);
		List<ObservedScan> scans = FullScans.during(() -> {
			scanning.tuples();
			scanning.joined();
			scanning.counted();
			scanning.updated();
			scanning.deleted();
			scanning.served();
		});
		assertThat(scans).extracting(ObservedScan::query)
			.containsExactlyInAnyOrder("Scanning.tuples", "Scanning.joined", "Scanning.counted", "Scanning.updated",
					"Scanning.deleted");
	}

	@Test
	void refusesAtStartUpWithPlaceAndReason() {
		refuses(UnknownProperty.class, "No property 'nme' found for type 'Item'; Did you mean", "'name'", "        ^");
		refuses(UnknownEntity.class, "no entity 'Itm'; did you mean 'Item'?");
		refuses(WrongParameterType.class,
				"parameter 'status' of the method is of type java.lang.String, but Status is needed");
		refuses(WrongComparison.class, "cannot compare a Double with a String in 'price > 'x''");
		refuses(MissingParameter.class, "the method has no parameter 'low'; it has ['hi']");
		refuses(UnusedParameter.class, "parameter 'high' is not used");
		refuses(SyntaxError.class, "expected a value, but found the end of the text");
		refuses(WrongResult.class, "the results are String, not java.lang.Integer");
		refuses(NotModifying.class, "the statement changes rows");
		refuses(ModifyingSelect.class, "the statement finds results and changes nothing");
		refuses(KeysOfTuples.class, "so that they have no keys; take a ScrollPosition, and scroll by offset");
		refuses(UngroupedItem.class, "'name' may differ within a group");
		refuses(AggregateInWhere.class, "aggregate 'count(this)' cannot stand here");
		refuses(IdChanged.class, "'id' is the id of Item, which cannot be changed");
		refuses(WrongAssignment.class, "'price' is a Double and cannot be set to 'name', which is a String");
		refuses(ThroughCollection.class, "leads through a collection; join 'this.reviews'");
		refuses(NoConstructor.class, "has no constructor");
	}

	private void refuses(Class<?> repository, String... messages) {
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> this.factory.getRepository(repository))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(messages));
	}

	record NameAndPrice(@Nullable String name, double price) {

	}

	record CategoryPrice(@Nullable String category, double mean) {

	}

	interface View {

		String getName();

		double getCost();

	}

	interface NameOnly {

		String getName();

	}

	interface Items extends MemoryRepository<Item, Long> {

		@Query("from Item where price < :price")
		List<Item> cheaper(double price);

		@Query("select i from Item i where i.price < ?1 and i.active = ?2")
		List<Item> cheaperByPosition(double price, boolean active);

		@Query("where id(this) = :id")
		Optional<Item> byId(Long id);

		@Query("where status in :statuses")
		List<Item> anyOf(Collection<Status> statuses);

		@Query("where status in :statuses")
		List<Item> anyOf(Status... statuses);

		@Query("where price < :price")
		Item single(double price);

		@Query("where price < :price")
		List<Item> cheaper(double price, Sort sort);

		@Query("where price < :price")
		List<Item> cheaper(double price, Limit limit, Sort sort);

		@Query("where price < :price")
		Page<Item> page(double price, Pageable pageable);

		@Query("where price < :price")
		Slice<Item> slice(double price, Pageable pageable);

		@Query("where price < :price")
		Stream<Item> stream(double price);

		@Query("where price < :price order by price, id")
		Window<Item> scroll(double price, ScrollPosition position, Limit limit);

		@Query("select name, price from Item")
		Page<Object[]> namesAndPrices(Pageable pageable);

		@Query("select category, avg(price) as mean from Item group by category")
		Page<CategoryPrice> averages(Pageable pageable);

		@Query("select category, avg(price) from Item group by category")
		List<CategoryPrice> averages();

		@Query(value = "select name from Item", countQuery = "select 1000 from Item where id = 1")
		Page<String> counted(Pageable pageable);

		@Query("select category, avg(price) as mean from Item group by category")
		Window<CategoryPrice> averages(ScrollPosition position, Limit limit);

		@Query("select name, price from Item where price < :price order by price")
		Window<NameAndPrice> tuples(double price, ScrollPosition position, Limit limit);

		@Query("select name, price * 2 as twice from Item")
		Window<Object[]> doubled(ScrollPosition position, Sort sort, Limit limit);

		@Query("select name from Item")
		Window<String> names(ScrollPosition position, Limit limit);

		@Query("select new io.github.springdata.memory.repository.language.DeclaredQueryIntegrationTests.NameAndPrice(name, price) from Item")
		List<NameAndPrice> constructed();

		@Query("select name as name, price as cost from Item")
		List<View> views();

		@Query("select name as n, price from Item")
		List<Map<String, Object>> maps();

		@Query("where id = :id")
		NameOnly closedView(Long id);

		@Query("where id = :id")
		<T> T as(Long id, Class<T> type);

		@Query("select count(this) where price < :price")
		long count(double price);

		@Query(value = "where price < :price", count = true)
		int countAsInt(double price);

		@Query(value = "where price < :price", exists = true)
		boolean has(double price);

		@Query("select min(price), max(price), count(*) from Item")
		Object[] statistics();

		@Query("select max(price) from Item")
		double greatest();

		@Query("where name like :#{#prefix + '%'}")
		List<Item> byExpression(@Param("prefix") String prefix);

		@Query("from #{#entityName}")
		List<Item> ofEntityName();

		@Query("where name = ?1")
		List<Item> byName(String name);

		double cheapest();

	}

	interface Accounts extends MemoryRepository<Account, Long> {

		Optional<Account> findByOwner(String owner);

		List<Account> rich();

		@Query(name = "Account.rich")
		List<Account> byAnotherName();

		@Modifying
		@Query("update Account set balance = balance + :more where balance >= :least")
		int raise(int more, int least);

		@Modifying
		@Query("update Account set owner = ?1 where owner like ?2")
		void renameTo(String owner, String pattern);

		@Modifying
		@Query("insert into Account (owner, balance) values (:first, 100), (:second, 200)")
		int insertTwo(String first, String second);

		@Modifying
		@Query("insert into Account (owner, balance) select owner || :suffix, balance from Account")
		long copyAll(String suffix);

		@Modifying
		@Query("delete from Account where balance < :least")
		int deletePoor(int least);

	}

}
