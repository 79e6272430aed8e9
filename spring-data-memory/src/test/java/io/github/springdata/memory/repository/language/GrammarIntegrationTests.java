package io.github.springdata.memory.repository.language;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.SelectStatement;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.repository.language.Shop.Account;
import io.github.springdata.memory.repository.language.Shop.Customer;
import io.github.springdata.memory.repository.language.Shop.Item;
import io.github.springdata.memory.repository.language.Shop.Purchase;
import io.github.springdata.memory.repository.language.Shop.Status;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every alternative of the grammar of Jakarta's core query language, and what else each
 * clause can be written as, against a computation by hand.
 */
class GrammarIntegrationTests {

	private static final MemoryTemplate OPERATIONS = new MemoryTemplate(new MemoryStore());

	private static final List<Item> ITEMS = OPERATIONS.insertAll(Shop.items(Seeds.random(7), 60));

	private static final List<Customer> CUSTOMERS = OPERATIONS.insertAll(Shop.customers());

	private static final List<Purchase> PURCHASES = OPERATIONS.insertAll(Shop.purchases(Seeds.random(8), 50));

	private static final List<Note> NOTES = OPERATIONS
		.insertAll(List.of(new Note(1L, "12", "true", "2020-02-03", "04:05:06"),
				new Note(2L, " -7 ", "FALSE", "1999-12-31", "23:59:59"), new Note(3L, null, null, null, null)));

	/**
	 * Values as strings.
	 */
	record Note(@Id Long id, @Nullable String number, @Nullable String truth, @Nullable String day,
			@Nullable String time) {

	}

	record Case(String text, List<?> expected, Map<String, ?> arguments) {

		@Override
		public String toString() {
			return this.text;
		}

	}

	private static Case results(String text, Collection<?> expected) {
		return new Case(text, new ArrayList<>(expected), Map.of());
	}

	private static Case where(String condition, Function<Item, @Nullable Boolean> truth) {
		return where(condition, truth, Map.of());
	}

	private static Case where(String condition, Function<Item, @Nullable Boolean> truth, Map<String, ?> arguments) {
		return new Case("where " + condition,
				ITEMS.stream().filter((item) -> Boolean.TRUE.equals(truth.apply(item))).toList(), arguments);
	}

	private static Case select(String expression, Function<Item, @Nullable Object> value) {
		return results("select " + expression,
				ITEMS.stream().map(value).collect(Collectors.toCollection(ArrayList::new)));
	}

	private static Case notes(String expression, Function<Note, @Nullable Object> value) {
		return results("select " + expression + " from Note",
				NOTES.stream().map(value).collect(Collectors.toCollection(ArrayList::new)));
	}

	private static <A, R> Function<Item, @Nullable R> on(Function<Item, @Nullable A> property,
			Function<A, @Nullable R> then) {
		return (item) -> {
			A value = property.apply(item);
			return (value != null) ? then.apply(value) : null;
		};
	}

	private static <T> List<T> sorted(Comparator<Item> order, Function<Item, T> value) {
		return ITEMS.stream().sorted(order).map(value).collect(Collectors.toCollection(ArrayList::new));
	}

	private static List<@Nullable Object> row(@Nullable Object... values) {
		return Arrays.asList(values);
	}

	static Stream<Case> statements() {
		Comparator<Item> byPrice = Comparator.comparing(Item::price).thenComparing(Item::id);
		return Stream.of(results("from Item", ITEMS), select("name", Item::name), select("this.name", Item::name),
				select("id(this), name", (i) -> row(i.id(), i.name())), select("this", (i) -> i),
				results("select count(this)", List.of(60L)), results("select count(this) from Item", List.of(60L)),
				results("order by price, id", sorted(byPrice, (i) -> i)),
				results("order by price asc, id asc", sorted(byPrice, (i) -> i)),
				results("order by price desc, id desc", sorted(byPrice.reversed(), (i) -> i)),
				results("order by id(this) desc", sorted(Comparator.comparing(Item::id).reversed(), (i) -> i)),
				results("select name order by price, id", sorted(byPrice, Item::name)),
				results("select name from Item where price > 50 order by price, id",
						sorted(byPrice, (i) -> i).stream()
							.filter((i) -> i.price() > 50)
							.map(Item::name)
							.collect(Collectors.toCollection(ArrayList::new))),
				results("SELECT name FROM Item WHERE price > 50 ORDER BY price DESC, id DESC",
						sorted(byPrice.reversed(), (i) -> i).stream()
							.filter((i) -> i.price() > 50)
							.map(Item::name)
							.collect(Collectors.toCollection(ArrayList::new))));
	}

	static Stream<Case> conditions() {
		return Stream.of(where("quantity = 3", on(Item::quantity, (q) -> q == 3)),
				where("quantity <> 3", on(Item::quantity, (q) -> q != 3)),
				where("quantity < 3", on(Item::quantity, (q) -> q < 3)),
				where("quantity <= 3", on(Item::quantity, (q) -> q <= 3)),
				where("quantity > 3", on(Item::quantity, (q) -> q > 3)),
				where("quantity >= 3", on(Item::quantity, (q) -> q >= 3)),
				where("quantity between 1 and 5", on(Item::quantity, (q) -> q >= 1 && q <= 5)),
				where("quantity not between 1 and 5", on(Item::quantity, (q) -> q < 1 || q > 5)),
				where("name like 'item-a%'", on(Item::name, (n) -> n.startsWith("item-a"))),
				where("name not like 'item-a%'", on(Item::name, (n) -> !n.startsWith("item-a"))),
				where("name like 'item--_%' escape '-'", on(Item::name, (n) -> n.startsWith("item-"))),
				where("name like 'item--%' escape '-'", on(Item::name, (n) -> n.startsWith("item-"))),
				where("name like :pattern escape :escape", on(Item::name, (n) -> n.startsWith("item-")),
						Map.of("pattern", "item!-%", "escape", "!")),
				where("category in ('toy', 'food')", on(Item::category, (c) -> c.equals("toy") || c.equals("food"))),
				where("category not in ('toy', 'food')",
						on(Item::category, (c) -> !c.equals("toy") && !c.equals("food"))),
				where("category in (:one, ?1)", on(Item::category, (c) -> c.equals("toy") || c.equals("food")),
						Map.of("one", "toy", "1", "food")),
				where("category in :all", on(Item::category, (c) -> c.equals("toy")), Map.of("all", List.of("toy"))),
				where("category in (:all)", on(Item::category, (c) -> c.equals("toy")), Map.of("all", List.of("toy"))),
				where("name is null", (i) -> i.name() == null), where("name is not null", (i) -> i.name() != null),
				where("price > 20 and price < 60 and active", (i) -> i.price() > 20 && i.price() < 60 && i.active()),
				where("price < 20 or price > 80 or active", (i) -> i.price() < 20 || i.price() > 80 || i.active()),
				where("price < 20 or price > 80 and active", (i) -> i.price() < 20 || (i.price() > 80 && i.active())),
				where("(price < 20 or price > 80) and active", (i) -> (i.price() < 20 || i.price() > 80) && i.active()),
				where("not price < 20 and active", (i) -> i.price() >= 20 && i.active()),
				where("not (price < 20 and active)", (i) -> !(i.price() < 20 && i.active())),
				where("not not active", Item::active), where("active = true", Item::active),
				where("active = FALSE", (i) -> !i.active()), where("true", (i) -> true), where("false", (i) -> false),
				where("(quantity > 1) is not false", (i) -> i.quantity() == null || i.quantity() > 1),
				where("status = Status.PAID", on(Item::status, (s) -> s == Status.PAID)),
				where("status = PAID", on(Item::status, (s) -> s == Status.PAID)),
				where("PAID = status", on(Item::status, (s) -> s == Status.PAID)),
				where("status = io.github.springdata.memory.repository.language.Shop.Status.PAID",
						on(Item::status, (s) -> s == Status.PAID)),
				where("price + 1 > 2 * quantity - 3",
						(i) -> (i.quantity() != null) ? i.price() + 1 > 2 * i.quantity() - 3 : null),
				where("+quantity = -(-3)", on(Item::quantity, (q) -> q == 3)),
				where("quantity - 1 - 1 = 1", on(Item::quantity, (q) -> q == 3)),
				where("quantity > 0 and 12 / quantity * 2 = 8", on(Item::quantity, (q) -> q > 0 && 12 / q * 2 == 8)),
				where("'<' || name || '>' = '<item-a1>'", on(Item::name, (n) -> n.equals("item-a1"))),
				where("left(name, 6) = 'item-b'", on(Item::name, (n) -> n.startsWith("item-b"))),
				where("right(name, 1) = '1'", on(Item::name, (n) -> n.endsWith("1"))),
				where("upper(category) = 'BOOK' and lower(category) = 'book'",
						on(Item::category, (c) -> c.equals("Book"))),
				where("abs(quantity) = 2 and length(name) >= 7",
						(i) -> i.quantity() != null && Math.abs(i.quantity()) == 2 && i.name() != null
								&& i.name().length() >= 7),
				where("made < local date and sold < local datetime and local time <= local time",
						(i) -> i.made() != null && i.sold() != null),
				where("made < current_date and sold < current_timestamp and current_time = local time",
						(i) -> i.made() != null && i.sold() != null),
				where("size.height = 3", on(Item::size, (s) -> s.height() == 3)),
				where("id(this) = :id", (i) -> i.id() == 4, Map.of("id", 4)));
	}

	static Stream<Case> literals() {
		return Stream.of(select("1", (i) -> 1), select("-1", (i) -> -1), select("5000000000L", (i) -> 5_000_000_000L),
				select("5l", (i) -> 5L), select("1.5", (i) -> 1.5), select("1.5d", (i) -> 1.5),
				select("1.5D", (i) -> 1.5), select("1.5f", (i) -> 1.5f), select("2F", (i) -> 2f),
				select("1e3", (i) -> 1000.0), select("1.25E-2", (i) -> 0.0125), select(".5", (i) -> 0.5),
				select("1.5bd", (i) -> new BigDecimal("1.5")), select("7BI", (i) -> BigInteger.valueOf(7)),
				select("0xFF", (i) -> 255), select("0x1FL", (i) -> 31L), select("''", (i) -> ""),
				select("'it''s'", (i) -> "it's"), select("true", (i) -> true), select("null", (i) -> null),
				select("{d '2030-12-31'}", (i) -> LocalDate.of(2030, 12, 31)),
				select("{t '23:59:58'}", (i) -> LocalTime.of(23, 59, 58)),
				select("{ts '2030-12-31 23:59:58'}", (i) -> LocalDateTime.of(2030, 12, 31, 23, 59, 58)),
				notes("cast(number as integer)",
						(n) -> (n.number() != null) ? Integer.valueOf(n.number().strip()) : null),
				notes("cast(number as long)", (n) -> (n.number() != null) ? Long.valueOf(n.number().strip()) : null),
				notes("cast(number as float)", (n) -> (n.number() != null) ? Float.valueOf(n.number().strip()) : null),
				notes("cast(number as double)",
						(n) -> (n.number() != null) ? Double.valueOf(n.number().strip()) : null),
				notes("cast(number as bigdecimal)",
						(n) -> (n.number() != null) ? new BigDecimal(n.number().strip()) : null),
				notes("cast(number as biginteger)",
						(n) -> (n.number() != null) ? new BigInteger(n.number().strip()) : null),
				notes("cast(truth as boolean)", (n) -> (n.truth() != null) ? Boolean.valueOf(n.truth()) : null),
				notes("cast(day as date)", (n) -> (n.day() != null) ? LocalDate.parse(n.day()) : null),
				notes("cast(time as time)", (n) -> (n.time() != null) ? LocalTime.parse(n.time()) : null),
				notes("cast(day || 'T' || time as datetime)",
						(n) -> (n.day() != null) ? LocalDateTime.parse(n.day() + "T" + n.time()) : null),
				select("cast(sold as time)", on(Item::sold, LocalDateTime::toLocalTime)),
				select("cast(made as datetime)", on(Item::made, LocalDate::atStartOfDay)),
				select("cast(price as string)", (i) -> String.valueOf(i.price())),
				select("cast(active as string)", (i) -> String.valueOf(i.active())),
				select("cast(status as string)", on(Item::status, Status::name)),
				select("extract(time from sold)", on(Item::sold, LocalDateTime::toLocalTime)));
	}

	static Stream<Case> clauses() {
		Comparator<Item> byCategory = Comparator.comparing(Item::category,
				Comparator.nullsFirst(Comparator.naturalOrder()));
		List<Object> joined = new ArrayList<>();
		List<Object> left = new ArrayList<>();
		for (Customer customer : CUSTOMERS) {
			List<Purchase> own = PURCHASES.stream().filter((p) -> p.customerId().equals(customer.id())).toList();
			own.forEach((purchase) -> joined.add(row(customer.id(), purchase.id())));
			left.addAll(own.isEmpty() ? List.of(row(customer.id(), null))
					: own.stream().map((p) -> row(customer.id(), p.id())).toList());
		}
		List<Integer> quantities = ITEMS.stream().map(Item::quantity).filter(Objects::nonNull).distinct().toList();
		return Stream.of(
				results("from Item order by category desc nulls first, id",
						sorted(Comparator
							.comparing(Item::category, Comparator.nullsFirst(Comparator.<String>reverseOrder()))
							.thenComparing(Item::id), (i) -> i)),
				results("from Item order by category asc nulls first, id",
						sorted(byCategory.thenComparing(Item::id), (i) -> i)),
				results("from Item order by category desc, id",
						sorted(Comparator
							.comparing(Item::category, Comparator.nullsLast(Comparator.<String>reverseOrder()))
							.thenComparing(Item::id), (i) -> i)),
				results("select c.id, p.id from Customer c inner join Purchase as p on p.customerId = c.id", joined),
				results("select c.id, p.id from Customer as c left outer join Purchase p on p.customerId = c.id", left),
				results("select avg(distinct quantity), min(distinct quantity), max(distinct quantity), count(distinct quantity) from Item",
						List.of(row(quantities.stream().mapToInt(Integer::intValue).average().orElseThrow(),
								Collections.min(quantities), Collections.max(quantities), (long) quantities.size()))),
				results("select distinct i from Item i join i.tags t order by i.id",
						ITEMS.stream().filter((i) -> i.tags() != null && !i.tags().isEmpty()).toList()),
				results("select id from Item union (select id from Customer intersect select id from Purchase) except select id from Item where id > 10",
						List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L)),
				results("select id from Item where ((select min(id) from Item) < 2 and id < 3)", List.of(1L, 2L)),
				results("select id from Item where (((select min(id) from Item) + 1) * 2 = id)", List.of(4L)),
				results("select id from Item where id in ((select min(id) from Item), (select max(id) from Item))",
						List.of(1L, 60L)),
				results("select id from Item where id in ((select min(id) from Item))", List.of(1L)),
				results("select id from Item where id in ((select min(id) from Item) union (select max(id) from Item))",
						List.of(1L, 60L)),
				results("select id from Item order by id limit 3", List.of(1L, 2L, 3L)),
				results("select id from Item order by id limit 3 offset 2", List.of(3L, 4L, 5L)),
				results("select id from Item order by id offset 58", List.of(59L, 60L)),
				results("select id from Item order by id offset 1 row fetch next 1 row only", List.of(2L)),
				results("select id from Item where id in (select i.id from Item i order by i.price desc, i.id limit 2)",
						ITEMS.stream()
							.sorted(Comparator.comparing(Item::price).reversed().thenComparing(Item::id))
							.limit(2)
							.map(Item::id)
							.sorted()
							.toList()));
	}

	private static List<?> run(Case example) {
		SelectStatement<Object> statement = OPERATIONS.statements().select(example.text(), Item.class, Object.class);
		@Nullable Object[] values = statement.values((parameter) -> example.arguments().get(parameter.name()));
		return statement.query()
			.list(QueryArguments.of(values))
			.stream()
			.map((result) -> (result instanceof Object[] items) ? Arrays.asList(items) : result)
			.collect(Collectors.toCollection(ArrayList::new));
	}

	@ParameterizedTest
	@MethodSource({ "statements", "conditions", "literals", "clauses" })
	void findsWhatIsComputedByHand(Case example) {
		assertThat(run(example)).isEqualTo(example.expected());
	}

	private final MemoryTemplate writing = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void load() {
		this.writing.insertAll(List.of(new Account("a", 10), new Account("b", 20), new Account("c", 30)));
	}

	private long execute(String text, Map<String, ?> arguments) {
		return this.writing.statements()
			.modifying(text, Account.class)
			.execute((parameter) -> arguments.get(parameter.name()));
	}

	private List<List<Object>> accounts() {
		return this.writing.findAll(Account.class)
			.stream()
			.map((account) -> List.<Object>of(account.getOwner(), account.getBalance(), account.getVersion()))
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update Account set balance = balance + :more, owner = owner || '!' where balance > 10",
			"update set balance = balance + :more, owner = owner || '!' where balance > 10",
			"UPDATE Account a SET a.balance = a.balance + :more, a.owner = a.owner || '!' WHERE a.balance > 10",
			"update Account set this.balance = this.balance + ?1, owner = concat(owner, '!') where not balance <= 10" })
	void updates(String text) {
		assertThat(execute(text, Map.of("more", 5, "1", 5))).isEqualTo(2);
		assertThat(accounts()).containsExactly(List.of("a", 10, 0L), List.of("b!", 25, 1L), List.of("c!", 35, 1L));
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete from Account where balance > :least", "delete where balance > :least",
			"delete Account where balance > ?1", "DELETE FROM Account a WHERE a.balance > ?1",
			"delete from Account where this.balance > :least" })
	void deletes(String text) {
		assertThat(execute(text, Map.of("least", 10, "1", 10))).isEqualTo(2);
		assertThat(accounts()).containsExactly(List.of("a", 10, 0L));
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "delete from Account", "update Account set balance = 0" })
	void writesAllWithoutACondition(String text) {
		assertThat(execute(text, Map.of())).isEqualTo(3);
	}

	@Test
	void readsTheVersion() {
		execute("update Account set balance = 0 where owner = 'a'", Map.of());
		assertThat(this.writing.query("select version(this) from Account", Long.class)).containsExactly(1L, 0L, 0L);
		assertThat(this.writing.query("select owner from Account where version(this) = 1", String.class))
			.containsExactly("a");
	}

	@Test
	void namesAnEntityByItsClass() {
		MemoryTemplate fresh = new MemoryTemplate(new MemoryStore());
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> fresh.query("from Account", Object.class))
			.withMessageContaining("no entity 'Account'; known are []");
		assertThat(fresh.query("from " + Account.class.getCanonicalName(), Object.class)).isEmpty();
	}

}
