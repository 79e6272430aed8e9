package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Results of texts, compared with what plain code finds among the same instances.
 */
class SelectQueryTests {

	private final ShopData data = new ShopData();

	private final QueryFixture fixture = new QueryFixture(new MappingReader(Annotations.DECLARED).read(Shop.CLASSES));

	SelectQueryTests() {
		this.fixture.insert(this.data.all());
	}

	private final List<DynamicTest> tests = new ArrayList<>();

	/**
	 * Adds a test whose results have no order.
	 */
	private void test(String text, Stream<?> expected, Object... arguments) {
		List<?> wanted = expected.toList();
		this.tests.add(dynamicTest(text,
				() -> assertThat(run(text, arguments)).containsExactlyInAnyOrderElementsOf(plain(wanted))));
	}

	private void ordered(String text, Stream<?> expected, Object... arguments) {
		List<?> wanted = expected.toList();
		this.tests
			.add(dynamicTest(text, () -> assertThat(run(text, arguments)).containsExactlyElementsOf(plain(wanted))));
	}

	private List<Object> run(String text, Object... arguments) {
		MemoryQuery<Object> query = this.fixture.query(text);
		for (int i = 0; i < arguments.length; i++) {
			query.setParameter(i + 1, arguments[i]);
		}
		return plain(query.getResultList());
	}

	private static List<Object> plain(List<?> results) {
		List<Object> plain = new ArrayList<>();
		results.forEach((result) -> plain.add((result instanceof Object[] items) ? Arrays.asList(items) : result));
		return plain;
	}

	private static List<Object> row(Object... items) {
		return Arrays.asList(items);
	}

	private Stream<Shop.Customer> customers(Predicate<Shop.Customer> condition) {
		return this.data.customers.stream().filter(condition);
	}

	private Stream<Shop.Purchase> purchases(Predicate<Shop.Purchase> condition) {
		return this.data.purchases.stream().filter(condition);
	}

	private static <T, R> R of(T value, Function<T, R> function) {
		return (value != null) ? function.apply(value) : null;
	}

	@TestFactory
	List<DynamicTest> oneEntityIsSelected() {
		test("select c from Customer c", customers((c) -> true));
		test("from Customer", customers((c) -> true));
		test("select c from Customer c where c.name = 'Ann'", customers((c) -> c.name.equals("Ann")));
		test("select C from Customer c where c.name <> ?1", customers((c) -> !c.name.equals("Bob")), "Bob");
		test("from Customer where age > 21 and name like 'A%'",
				customers((c) -> c.age != null && c.age > 21 && c.name.startsWith("A")));
		test("select c from Customer c where c.status = ?1", customers((c) -> c.status == Shop.Status.NEW),
				Shop.Status.NEW);
		test("select c from Customer c where c.status = io.github.springdata.memory.jpa.query.Shop.Status.GONE",
				customers((c) -> c.status == Shop.Status.GONE));
		test("select c from Customer c where c.status in (NEW, Status.GONE)",
				customers((c) -> c.status != Shop.Status.REGULAR));
		test("select c from Customer c where c.vip = true", customers((c) -> Boolean.TRUE.equals(c.vip)));
		test("select c from Customer c where c.vip = 1", customers((c) -> Boolean.TRUE.equals(c.vip)));
		test("select c from Customer c where c.vip = ?1", customers((c) -> Boolean.FALSE.equals(c.vip)), false);
		test("select c from Customer c where c.vip in ?1", customers((c) -> c.vip != null), List.of(true, false));
		test("select c.vip, c.status from Customer c", customers((c) -> true).map((c) -> row(c.vip, c.status)));
		ordered("select c.name from Customer c order by c.name, c.id desc",
				this.data.customers.stream()
					.sorted(Comparator.comparing((Shop.Customer c) -> c.name)
						.thenComparing(Comparator.comparing((Shop.Customer c) -> c.id).reversed()))
					.map((c) -> c.name));
		ordered("select c.name as n from Customer c group by c.name order by n",
				customers((c) -> true).map((c) -> c.name).distinct().sorted());
		test("select upper(c.name), length(c.name) from Customer c where c.id = 1", Stream.of(row("BOB", 3)));
		test("select c from Customer c where (?1 is null or c.name = ?1)", customers((c) -> c.name.equals("Eve")),
				"Eve");
		test("select c from io.github.springdata.memory.jpa.query.Shop$Customer c", customers((c) -> true));
		return this.tests;
	}

	@TestFactory
	List<DynamicTest> embeddablesAreFollowed() {
		test("select c from Customer c where c.address.city = 'Ulm'",
				customers((c) -> c.address != null && c.address.city.equals("Ulm")));
		test("select c.address from Customer c", customers((c) -> true).map((c) -> c.address));
		test("select c from Customer c where c.address = ?1", customers((c) -> c.id == 2),
				this.data.customers.get(2).address);
		test("select c from Customer c where c.address.region = ?1", customers((c) -> c.id == 1),
				this.data.regions.get(1));
		test("select c from Customer c where c.address.region.label = 'Bavaria'", customers((c) -> c.id == 0));
		test("select c from Customer c join c.address a join a.region r where r.code = 'BY'",
				customers((c) -> c.id == 0 || c.id == 2));
		test("select a.city from Customer c join c.address a where a.city is not null",
				customers((c) -> c.address != null).map((c) -> c.address.city));
		ordered("select c from Customer c where c.address is not null order by c.address desc",
				customers((c) -> c.address != null)
					.sorted(Comparator.comparing((Shop.Customer c) -> c.address.street).reversed()));
		test("select c.address.city, count(c) from Customer c where c.address is not null group by c.address.city",
				Stream.of(row("Ulm", 4L), row("Kiel", 2L)));
		test("select c.address, count(c) from Customer c where c.address is not null group by c.address",
				customers((c) -> c.address != null).map((c) -> row(c.address, 1L)));
		return this.tests;
	}

	@TestFactory
	List<DynamicTest> referencesAreFollowed() {
		test("select p from Bought p where p.customer.name = 'Bob'",
				purchases((p) -> p.customer != null && p.customer.name.equals("Bob")));
		test("select p from Bought p where p.customer = ?1", purchases((p) -> p.customer == this.data.customers.get(2)),
				this.data.customers.get(2));
		test("select p from Bought p where p.customer.id = 2",
				purchases((p) -> p.customer == this.data.customers.get(2)));
		test("select p from Bought p where p.customer is null", purchases((p) -> p.customer == null));
		test("select p from Bought p where p.customer in ?1",
				purchases((p) -> this.data.customers.subList(0, 2).contains(p.customer)),
				this.data.customers.subList(0, 2));
		test("select p.customer from Bought p", purchases((p) -> p.customer != null).map((p) -> p.customer));
		test("select distinct p.customer from Bought p",
				purchases((p) -> p.customer != null).map((p) -> p.customer).distinct());
		test("select p.id, p.customer.name from Bought p",
				purchases((p) -> p.customer != null).map((p) -> row(p.id, p.customer.name)));
		test("select p.id, c.name from Bought p left join p.customer c",
				purchases((p) -> true).map((p) -> row(p.id, of(p.customer, (c) -> c.name))));
		test("select p.id, r.name from Bought p left join p.customer c left join c.referrer r",
				purchases((p) -> true).map((p) -> row(p.id, of(of(p.customer, (c) -> c.referrer), (r) -> r.name))));
		test("select p.id, c.referrer.name from Bought p left join p.customer c",
				purchases((p) -> true).map((p) -> row(p.id, of(of(p.customer, (c) -> c.referrer), (r) -> r.name))));
		test("select p from Bought p where p.customer.referrer.name = 'Ann'", purchases(
				(p) -> p.customer != null && p.customer.referrer != null && p.customer.referrer.name.equals("Ann")));
		test("select p from Bought p left join p.customer c on c.referrer.name = 'Ann' where c is not null", purchases(
				(p) -> p.customer != null && p.customer.referrer != null && p.customer.referrer.name.equals("Ann")));
		test("select c from Customer c where c.profile.text like 'about%'",
				customers((c) -> c.profile != null && c.profile.text != null));
		test("select c from Customer c where c.profile is null", customers((c) -> c.profile == null));
		test("select c from Customer c where c.profile = ?1", customers((c) -> c.profile == this.data.profiles.get(2)),
				this.data.profiles.get(2));
		test("select c.profile from Customer c", this.data.profiles.stream());
		test("select c, f from Customer c left join c.profile f", customers((c) -> true).map((c) -> row(c, c.profile)));
		test("select p from Bought p, Customer c where p.customer = c and c.name = 'Cid'",
				purchases((p) -> p.customer != null && p.customer.name.equals("Cid")));
		test("select p from Bought p join Customer c on p.customer = c where c.name = 'Cid'",
				purchases((p) -> p.customer != null && p.customer.name.equals("Cid")));
		test("select c from Customer c where c = ?1", customers((c) -> c.id == 3), this.data.customers.get(3));
		test("select c from Customer c where c.address.region.code = 'BY' and c.address.region.country = 'FR'",
				customers((c) -> c.id == 2));
		test("select r from Region r where r.code = 'BY'",
				this.data.regions.stream().filter((r) -> r.code.equals("BY")));
		test("select r from Region r where r = ?1", Stream.of(this.data.regions.get(2)), this.data.regions.get(2));
		return this.tests;
	}

	@TestFactory
	List<DynamicTest> collectionsAreJoined() {
		test("select p from Customer c join c.purchases p where c.name = 'Bob'",
				purchases((p) -> p.customer != null && p.customer.name.equals("Bob")));
		test("select c, p from Customer c left join c.purchases p",
				this.data.customers.stream()
					.flatMap((c) -> c.purchases.isEmpty() ? Stream.of(row(c, null))
							: c.purchases.stream().map((p) -> row(c, p))));
		test("select l from Bought p join p.lines l where p.id = 7", this.data.purchases.get(7).lines.stream());
		test("select l from Bought p, in(p.lines) l where p.id = 7", this.data.purchases.get(7).lines.stream());
		test("select p.id, l.code from Bought p left join p.lines l",
				this.data.purchases.stream()
					.flatMap((p) -> p.lines.isEmpty() ? Stream.of(row(p.id, null))
							: p.lines.stream().map((l) -> row(p.id, l.code))));
		test("select p.id, t from Bought p join p.tags t",
				this.data.purchases.stream().flatMap((p) -> p.tags.stream().map((t) -> row(p.id, t))));
		test("select t, p from Tag t join t.purchases p",
				this.data.tags.stream().flatMap((t) -> t.purchases.stream().map((p) -> row(t, p))));
		test("select p.id, index(t), t from Bought p join p.ranked t", this.data.purchases.stream()
			.flatMap((p) -> p.ranked.stream().map((t) -> row(p.id, p.ranked.indexOf(t), t))));
		test("select p.id, key(t), value(t).name from Bought p join p.labels t", this.data.purchases.stream()
			.flatMap((p) -> p.labels.entrySet().stream().map((e) -> row(p.id, e.getKey(), e.getValue().name))));
		test("select entry(t) from Bought p join p.labels t where p.id = 3",
				this.data.purchases.get(3).labels.entrySet().stream().map((e) -> Map.entry(e.getKey(), e.getValue())));
		test("select t, key(p), p from Tag t join t.products p", this.data.tags.stream()
			.flatMap((t) -> t.products.entrySet().stream().map((e) -> row(t, e.getKey(), e.getValue()))));
		test("select c.id, n from Customer c join c.nicknames n",
				this.data.customers.stream().flatMap((c) -> c.nicknames.stream().map((n) -> row(c.id, n))));
		test("select c.id, f from Customer c join c.phones f",
				this.data.customers.stream().flatMap((c) -> c.phones.stream().map((f) -> row(c.id, f))));
		test("select c.id, index(f), f.number from Customer c join c.phones f where f.kind = 'work'",
				this.data.customers.stream()
					.flatMap((c) -> c.phones.stream()
						.filter((f) -> f.kind.equals("work"))
						.map((f) -> row(c.id, c.phones.indexOf(f), f.number))));
		test("select c.id, key(s), value(s) from Customer c join c.scores s where s > 20",
				this.data.customers.stream()
					.flatMap((c) -> c.scores.entrySet()
						.stream()
						.filter((e) -> e.getValue() > 20)
						.map((e) -> row(c.id, e.getKey(), e.getValue()))));
		test("select c from Customer c join c.purchases p join p.lines l where l.product.title = 'T1'",
				this.data.customers.stream()
					.flatMap((c) -> c.purchases.stream()
						.flatMap((p) -> p.lines.stream()
							.filter((l) -> l.product != null && l.product.title.equals("T1"))
							.map((l) -> c))));
		test("select distinct c.name from Customer c join c.purchases p join p.tags t where t.name in ('old', 'rare')",
				customers((c) -> c.purchases.stream()
					.anyMatch((p) -> p.tags.stream().anyMatch((t) -> t.name.equals("old") || t.name.equals("rare"))))
					.map((c) -> c.name)
					.distinct());
		return this.tests;
	}

	@TestFactory
	List<DynamicTest> collectionsAreAskedAsAWhole() {
		test("select c.id, size(c.purchases) from Customer c",
				customers((c) -> true).map((c) -> row(c.id, c.purchases.size())));
		test("select p.id, size(p.lines), size(p.tags), size(p.labels) from Bought p",
				purchases((p) -> true).map((p) -> row(p.id, p.lines.size(), p.tags.size(), p.labels.size())));
		test("select c from Customer c where size(c.phones) = 2", customers((c) -> c.phones.size() == 2));
		test("select c from Customer c where c.purchases is empty", customers((c) -> c.purchases.isEmpty()));
		test("select p from Bought p where p.lines is not empty", purchases((p) -> !p.lines.isEmpty()));
		test("select p from Bought p where p.tags is empty", purchases((p) -> p.tags.isEmpty()));
		test("select t from Tag t where t.purchases is not empty",
				this.data.tags.stream().filter((t) -> !t.purchases.isEmpty()));
		test("select c from Customer c where c.nicknames is empty", customers((c) -> c.nicknames.isEmpty()));
		test("select c from Customer c where ?1 member of c.purchases", customers((c) -> c.id == 3),
				this.data.purchases.get(3));
		test("select c from Customer c where ?1 not member of c.purchases", customers((c) -> c.id != 3),
				this.data.purchases.get(3));
		test("select p from Bought p where ?1 member of p.tags",
				purchases((p) -> p.tags.contains(this.data.tags.get(1))), this.data.tags.get(1));
		test("select p from Bought p where ?1 member of p.lines", purchases((p) -> p.id == 6),
				this.data.purchases.get(6).lines.get(1));
		test("select c from Customer c where 'nick' member of c.nicknames",
				customers((c) -> c.nicknames.contains("nick")));
		test("select c from Customer c where ?1 member of c.phones", customers((c) -> c.id == 2),
				new Shop.Phone("home", "2-0"));
		test("select t, p from Tag t, Bought p where p member of t.purchases",
				this.data.tags.stream().flatMap((t) -> t.purchases.stream().map((p) -> row(t, p))));
		return this.tests;
	}

	@TestFactory
	List<DynamicTest> hierarchiesAreOneTable() {
		test("select p from Product p", this.data.products.stream());
		test("select b from Book b", this.data.products.stream().filter(Shop.Book.class::isInstance));
		test("select n from Novel n", this.data.products.stream().filter(Shop.Novel.class::isInstance));
		test("select b.maker from Book b where b.pages > 100", books((b) -> b.pages > 100).map((b) -> b.maker));
		test("select d.maker from Disc d",
				this.data.products.stream().filter(Shop.Disc.class::isInstance).map((d) -> ((Shop.Disc) d).maker));
		test("select p from Product p where type(p) = Book",
				this.data.products.stream().filter((p) -> p.getClass() == Shop.Book.class));
		test("select p from Product p where type(p) in (Book, Disc)",
				this.data.products.stream().filter((p) -> p.getClass() == Shop.Book.class || p instanceof Shop.Disc));
		test("select p from Product p where type(p) = ?1",
				this.data.products.stream().filter((p) -> p.getClass() == Shop.Novel.class), Shop.Novel.class);
		test("select p.id, type(p) from Product p", this.data.products.stream().map((p) -> row(p.id, p.getClass())));
		test("select type(c) from Customer c where c.id = 1", Stream.of(Shop.Customer.class));
		test("select p from Product p where treat(p as Book).pages > 100", books((b) -> b.pages > 100));
		test("select l, b from Line l join treat(l.product as Book) b",
				this.data.lines.stream().filter((l) -> l.product instanceof Shop.Book).map((l) -> row(l, l.product)));
		test("select l.id, b.pages from Line l left join treat(l.product as Book) b",
				this.data.lines.stream().map((l) -> row(l.id, (l.product instanceof Shop.Book b) ? b.pages : null)));
		test("select l from Line l where treat(l.product as Book).pages > 100",
				this.data.lines.stream().filter((l) -> l.product instanceof Shop.Book b && b.pages > 100));
		return this.tests;
	}

	private Stream<Shop.Book> books(Predicate<Shop.Book> condition) {
		return this.data.products.stream()
			.filter(Shop.Book.class::isInstance)
			.map(Shop.Book.class::cast)
			.filter(condition);
	}

	@TestFactory
	List<DynamicTest> groupsAreMade() {
		test("select count(c) from Customer c", Stream.of((long) this.data.customers.size()));
		test("select count(distinct p.customer) from Bought p", Stream.of(5L));
		test("select count(p.customer), max(p.id), sum(p.id), avg(p.id) from Bought p",
				Stream.of(row(11L, 11L, 66L, 5.5)));
		test("select c, count(p) from Customer c left join c.purchases p group by c",
				customers((c) -> true).map((c) -> row(c, (long) c.purchases.size())));
		test("select p.customer, count(p) from Bought p group by p.customer",
				customers((c) -> !c.purchases.isEmpty()).map((c) -> row(c, (long) c.purchases.size())));
		test("select c.name, count(p) from Bought p join p.customer c group by c.name having count(p) > 2",
				customers((c) -> c.purchases.size() > 2).map((c) -> row(c.name, (long) c.purchases.size())));
		test("select max(c.status) from Customer c", Stream.of(Shop.Status.REGULAR));
		test("select sum(l.quantity) from Line l where l.quantity < 0", Stream.of((Object) null));
		return this.tests;
	}

	@TestFactory
	List<DynamicTest> subqueriesAreCorrelated() {
		test("select c from Customer c where exists (select p from Bought p where p.customer = c and p.total > 50)",
				customers((c) -> c.purchases.stream().anyMatch((p) -> p.total.intValue() > 50)));
		test("select c from Customer c where exists (select 1 from c.purchases p where p.total > 50)",
				customers((c) -> c.purchases.stream().anyMatch((p) -> p.total.intValue() > 50)));
		test("select c from Customer c where (select count(p) from c.purchases p) > 2",
				customers((c) -> c.purchases.size() > 2));
		test("select c from Customer c where c in (select p.customer from Bought p where p.total = 60)",
				customers((c) -> c.purchases.stream().anyMatch((p) -> p.total.intValue() == 60)));
		test("select p from Bought p where p.total >= all (select q.total from Bought q where q.customer = p.customer)",
				purchases((p) -> p.customer == null
						|| p.customer.purchases.stream().allMatch((q) -> q.total.compareTo(p.total) <= 0)));
		test("select p from Bought p where p.customer = any (select c from Customer c where c.name = 'Ann')",
				purchases((p) -> p.customer != null && p.customer.name.equals("Ann")));
		test("select p from Bought p where exists (select 1 from Customer c where c.name = p.customer.name and c.id > 4)",
				purchases((p) -> p.customer != null && p.customer.name.equals("Ann")));
		test("select c.name from Customer c union select t.name from Tag t",
				Stream.concat(customers((c) -> true).map((c) -> c.name), this.data.tags.stream().map((t) -> t.name))
					.distinct());
		return this.tests;
	}

	@Test
	void newInstancesAreOfEntitiesByName() {
		List<Object> found = this.fixture.<Object>query("select new Tag(t.name) from Tag t where t.name = 'gift'")
			.getResultList();
		assertThat(found).hasSize(1)
			.allSatisfy((tag) -> assertThat(tag).isInstanceOf(Shop.Tag.class).hasToString("Tag gift"));
	}

	record Summary(String name, long count) {
	}

	record Pair(Object first, Object second) {
	}

	@TestFactory
	List<DynamicTest> instancesAreMade() {
		String summary = Summary.class.getName();
		test("select new " + summary
				+ "(c.name, count(p)) from Customer c left join c.purchases p group by c.id, c.name",
				customers((c) -> true).map((c) -> new Summary(c.name, c.purchases.size())));
		test("select new " + Pair.class.getName() + "(c, c.address) from Customer c",
				customers((c) -> true).map((c) -> new Pair(c, c.address)));
		test("select c.id, new " + Pair.class.getName() + "(c.vip, c.profile.id) from Customer c",
				customers((c) -> c.profile != null).map((c) -> row(c.id, new Pair(c.vip, c.profile.id))));
		return this.tests;
	}

	@TestFactory
	List<DynamicTest> valuesAreComputed() {
		test("select case when c.age > 21 then 'old' else 'young' end from Customer c where c.age is not null",
				customers((c) -> c.age != null).map((c) -> (c.age > 21) ? "old" : "young"));
		test("select coalesce(c.age, 0) + 1 from Customer c",
				customers((c) -> true).map((c) -> Objects.requireNonNullElse(c.age, 0) + 1));
		test("select id(c), version(c) from Customer c", customers((c) -> true).map((c) -> row(c.id, c.version)));
		test("select p from Bought p where year(p.day) = 2024 and month(p.day) = 2",
				purchases((p) -> p.day.getMonthValue() == 2));
		test("select c from Customer c where lower(c.name) like concat('%', ?1, '%')",
				customers((c) -> c.name.contains("e")), "e");
		test("select c from Customer c where c.name like %?1%", customers((c) -> c.name.contains("n")), "n");
		test("select function('upper', c.name) from Customer c where c.id = 2", Stream.of("CID"));
		test("select c from Customer c where c.age between ?1 and ?2",
				customers((c) -> c.age != null && c.age >= 21 && c.age <= 23), 21, 23);
		ordered("select c from Customer c order by c.age desc nulls last, c.id",
				this.data.customers.stream()
					.sorted(Comparator.comparing((Shop.Customer c) -> (c.age != null) ? -c.age : 1)
						.thenComparing((c) -> c.id)));
		ordered("select p from Bought p where p.customer is not null order by p.customer, p.id",
				purchases((p) -> p.customer != null)
					.sorted(Comparator.comparing((Shop.Purchase p) -> p.customer.id).thenComparing((p) -> p.id)));
		return this.tests;
	}

	@Test
	void aRightJoinKeepsWhatMatchesNothingOfASubclass() {
		long lines = count("from Line l");
		long books = count("from Line l join Book b on b = l.product");
		assertThat(books).isPositive().isLessThan(lines);
		assertThat(count("from Book b right join Line l on b = l.product")).isEqualTo(lines);
		assertThat(count("from Book b right join Line l on b = l.product where b is null")).isEqualTo(lines - books);
	}

	private long count(String from) {
		return this.fixture.query("select count(*) " + from, Long.class).getSingleResult();
	}

}
