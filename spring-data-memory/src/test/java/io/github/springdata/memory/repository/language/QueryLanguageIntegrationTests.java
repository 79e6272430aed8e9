package io.github.springdata.memory.repository.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.language.Shop.Customer;
import io.github.springdata.memory.repository.language.Shop.Item;
import io.github.springdata.memory.repository.language.Shop.Purchase;
import io.github.springdata.memory.repository.language.Shop.Review;
import io.github.springdata.memory.repository.language.Shop.Status;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every clause, operator and function against a computation by hand.
 */
class QueryLanguageIntegrationTests {

	private static final long SEED = Seeds.seed();

	private static final MemoryTemplate OPERATIONS = new MemoryTemplate(new MemoryStore());

	private static final List<Item> ITEMS;

	private static final List<Customer> CUSTOMERS;

	private static final List<Purchase> PURCHASES;

	static {
		Random random = Seeds.random(SEED);
		ITEMS = OPERATIONS.insertAll(Shop.items(random, 80));
		CUSTOMERS = OPERATIONS.insertAll(Shop.customers());
		PURCHASES = OPERATIONS.insertAll(Shop.purchases(random, 150));
	}

	/**
	 * A text with what it has to find.
	 */
	record Case(String text, List<?> expected, Object... arguments) {

		@Override
		public String toString() {
			return this.text;
		}

	}

	private static Case where(String condition, Function<Item, @Nullable Boolean> truth, Object... arguments) {
		List<Long> ids = ITEMS.stream().filter((item) -> Boolean.TRUE.equals(truth.apply(item))).map(Item::id).toList();
		return new Case("select id from Item where " + condition, ids, arguments);
	}

	private static Case select(String expression, Function<Item, @Nullable Object> value, Object... arguments) {
		List<@Nullable Object> values = new ArrayList<>();
		ITEMS.forEach((item) -> values.add(value.apply(item)));
		return new Case("select " + expression + " from Item", values, arguments);
	}

	private static <A, R> Function<Item, @Nullable R> on(Function<Item, @Nullable A> property,
			Function<A, @Nullable R> then) {
		return (item) -> {
			A value = property.apply(item);
			return (value != null) ? then.apply(value) : null;
		};
	}

	static Stream<Case> conditions() {
		return Stream.of(where("price > 50", (i) -> i.price() > 50), where("price >= 50.0", (i) -> i.price() >= 50),
				where("50 > price", (i) -> i.price() < 50), where("price <= ?1", (i) -> i.price() <= 30, 30),
				where("price <> 10", (i) -> i.price() != 10), where("price != 10", (i) -> i.price() != 10),
				where("active", Item::active), where("not active", (i) -> !i.active()),
				where("active = true and price < 20", (i) -> i.active() && i.price() < 20),
				where("this.active = false or price > 90", (i) -> !i.active() || i.price() > 90),
				where("quantity = 3", on(Item::quantity, (q) -> q == 3)),
				where("quantity <> 3", on(Item::quantity, (q) -> q != 3)),
				where("quantity > 2.5", on(Item::quantity, (q) -> q > 2.5)),
				where("quantity > ?1", on(Item::quantity, (q) -> q > 2.5), 2.5),
				where("not (quantity > ?1)", on(Item::quantity, (q) -> q <= 2.5), 2.5),
				where("quantity in (1, 2.5, ?1)", on(Item::quantity, (q) -> q == 1 || q == 7), 7L),
				where("quantity in ?1", on(Item::quantity, (q) -> q == 1 || q == 7), List.of(1, 7.0)),
				where("quantity not in ?1", on(Item::quantity, (q) -> q != 1 && q != 7), List.of(1, 7, 9.5)),
				where("quantity not in (1, null)", (i) -> null),
				where("quantity in (1, null)", on(Item::quantity, (q) -> q == 1)),
				where("quantity in ()", (i) -> false), where("quantity not in ()", (i) -> true),
				where("quantity = null", (i) -> null), where("quantity <> null", (i) -> null),
				where("name is null", (i) -> i.name() == null), where("name is not null", (i) -> i.name() != null),
				where("quantity between 1 and 4", on(Item::quantity, (q) -> q >= 1 && q <= 4)),
				where("quantity not between ?1 and ?2", on(Item::quantity, (q) -> q < 1 || q > 4), 1, 4),
				where("quantity not between ?1 and 4", on(Item::quantity, (q) -> q > 4 ? true : null), (Object) null),
				where("name like 'item-a%'", on(Item::name, (n) -> n.startsWith("item-a"))),
				where("name like ?1", on(Item::name, (n) -> n.matches("item-b.")), "item-b_"),
				where("name not like '%1'", on(Item::name, (n) -> !n.endsWith("1"))),
				where("name || '%' like 'item-a1!%' escape '!'", on(Item::name, (n) -> n.equals("item-a1"))),
				where("category ilike 'BOO_'", on(Item::category, (c) -> c.equals("Book"))),
				where("upper(category) like 'TO%'", on(Item::category, (c) -> c.startsWith("to"))),
				where("'tag1' member of tags", (i) -> i.tags() != null && i.tags().contains("tag1")),
				where("?1 not member of tags", (i) -> i.tags() == null || !i.tags().contains("tag1"), "tag1"),
				where("null member of tags", (i) -> (i.tags() == null || i.tags().isEmpty()) ? Boolean.FALSE : null),
				where("?1 not member of tags", (i) -> (i.tags() == null || i.tags().isEmpty()) ? Boolean.TRUE : null,
						(Object) null),
				where("not (?1 member of tags)", (i) -> (i.tags() == null || i.tags().isEmpty()) ? Boolean.TRUE : null,
						(Object) null),
				where("tags is empty", (i) -> i.tags() == null || i.tags().isEmpty()),
				where("tags is not empty", (i) -> i.tags() != null && !i.tags().isEmpty()),
				where("size(tags) > 1", (i) -> i.tags() != null && i.tags().size() > 1),
				where("status = PAID", on(Item::status, (s) -> s == Status.PAID)),
				where("status = Status.PAID", on(Item::status, (s) -> s == Status.PAID)),
				where("status <> io.github.springdata.memory.repository.language.Shop.Status.PAID",
						on(Item::status, (s) -> s != Status.PAID)),
				where("status > NEW", on(Item::status, (s) -> s.ordinal() > 0)),
				where("status in (NEW, SENT)", on(Item::status, (s) -> s != Status.PAID)),
				where("status = ?1", on(Item::status, (s) -> s == Status.SENT), Status.SENT),
				where("size.width = size.height",
						on(Item::size, (s) -> (s.width() != null) ? s.width() == s.height() : null)),
				where("size.width is null", (i) -> i.size() == null || i.size().width() == null),
				where("made < {d '2021-06-01'}", on(Item::made, (d) -> d.isBefore(LocalDate.of(2021, 6, 1)))),
				where("made < local date", on(Item::made, (d) -> true)),
				where("sold < local datetime", on(Item::sold, (d) -> true)),
				where("cast(sold as date) = made",
						(i) -> (i.sold() != null && i.made() != null) ? i.sold().toLocalDate().equals(i.made()) : null),
				where("cost = 1.50bd", on(Item::cost, (c) -> c.compareTo(new BigDecimal("1.5")) == 0)),
				where("id(this) = 3", (i) -> i.id() == 3),
				where("(quantity > 1) is true", (i) -> i.quantity() != null && i.quantity() > 1),
				where("(quantity > 1) is not true", (i) -> i.quantity() == null || i.quantity() <= 1),
				where("(quantity > 1) is false", (i) -> i.quantity() != null && i.quantity() <= 1),
				where("json_value(details, '$.maker.country') = 'DE'",
						on(Item::details, (d) -> "DE".equals(((Map<?, ?>) d.get("maker")).get("country")))),
				where("json_value(details, '$.rank') > 4", on(Item::details, (d) -> (int) d.get("rank") > 4)),
				where("json_value(details, '$.color') > 4", (i) -> null),
				where("json_value(details, '$.maker.sizes[1]') = 2", on(Item::details, (d) -> true)),
				where("quantity + 1 = 4", on(Item::quantity, (q) -> q == 3)),
				where("not (name like 'item-a%' and quantity > 3)",
						(i) -> kleeneNot(kleeneAnd((i.name() != null) ? i.name().startsWith("item-a") : null,
								(i.quantity() != null) ? i.quantity() > 3 : null))),
				where("?1 = 5 and price > 10", (i) -> i.price() > 10, 5),
				where("?1 is null or price = ?1", (i) -> true, (Object) null));
	}

	private static @Nullable Boolean kleeneAnd(@Nullable Boolean a, @Nullable Boolean b) {
		if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
			return false;
		}
		return (a == null || b == null) ? null : true;
	}

	private static @Nullable Boolean kleeneNot(@Nullable Boolean a) {
		return (a != null) ? !a : null;
	}

	static Stream<Case> values() {
		return Stream.of(select("price + 1", (i) -> i.price() + 1),
				select("quantity - 1", on(Item::quantity, (q) -> q - 1)),
				select("quantity * 2L", on(Item::quantity, (q) -> q * 2L)),
				select("quantity / 2", on(Item::quantity, (q) -> q / 2)),
				select("-quantity", on(Item::quantity, (q) -> -q)),
				select("quantity / 2.0", on(Item::quantity, (q) -> q / 2.0)),
				select("cost * 2", on(Item::cost, (c) -> c.multiply(BigDecimal.valueOf(2)))),
				select("weight + quantity", (i) -> (i.quantity() != null) ? i.weight() + i.quantity() : null),
				select("name || '-' || price", (i) -> (i.name() != null) ? i.name() + "-" + i.price() : null),
				select("concat(name, 'x', quantity)",
						(i) -> (i.name() != null && i.quantity() != null) ? i.name() + "x" + i.quantity() : null),
				select("abs(quantity)", on(Item::quantity, Math::abs)),
				select("length(name)", on(Item::name, String::length)),
				select("lower(category)", on(Item::category, String::toLowerCase)),
				select("upper(name)", on(Item::name, String::toUpperCase)),
				select("left(name, 6)", on(Item::name, (n) -> n.substring(0, 6))),
				select("right(name, 2)", on(Item::name, (n) -> n.substring(n.length() - 2))),
				select("left(name, 100)", Item::name),
				select("substring(name, 6)", on(Item::name, (n) -> n.substring(5))),
				select("substring(name, 2, 3)", on(Item::name, (n) -> n.substring(1, 4))),
				select("trim('i' from name)", on(Item::name, (n) -> n.substring(1))),
				select("trim(leading 'i' from name)", on(Item::name, (n) -> n.substring(1))),
				select("trim(trailing '1' from name)", on(Item::name, (n) -> n.replaceAll("1+$", ""))),
				select("trim('  x ')", (i) -> "x"), select("locate('-', name)", on(Item::name, (n) -> 5)),
				select("locate('zz', name)", on(Item::name, (n) -> 0)),
				select("locate('e', name, 4)", on(Item::name, (n) -> n.indexOf('e', 3) + 1)),
				select("replace(name, 'item', 'x')", on(Item::name, (n) -> n.replace("item", "x"))),
				select("mod(quantity, 3)", on(Item::quantity, (q) -> q % 3)),
				select("sqrt(price)", (i) -> Math.sqrt(i.price())),
				select("power(quantity, 2)", on(Item::quantity, (q) -> Math.pow(q, 2))),
				select("round(price)", (i) -> Math.floor(i.price() + .5)),
				select("round(price / 3, 2)",
						(i) -> BigDecimal.valueOf(i.price() / 3).setScale(2, RoundingMode.HALF_UP).doubleValue()),
				select("floor(price)", (i) -> Math.floor(i.price())),
				select("ceiling(price)", (i) -> Math.ceil(i.price())), select("exp(0)", (i) -> 1.0),
				select("ln(1)", (i) -> 0.0), select("sign(quantity)", on(Item::quantity, Integer::signum)),
				select("extract(year from made)", on(Item::made, LocalDate::getYear)),
				select("extract(month from made)", on(Item::made, LocalDate::getMonthValue)),
				select("extract(day from sold)", on(Item::sold, (s) -> s.getDayOfMonth())),
				select("extract(hour from sold)", on(Item::sold, (s) -> s.getHour())),
				select("extract(minute from sold)", on(Item::sold, (s) -> s.getMinute())),
				select("extract(second from sold)", on(Item::sold, (s) -> s.getSecond())),
				select("extract(quarter from made)", on(Item::made, (d) -> (d.getMonthValue() + 2) / 3)),
				select("extract(week from made)", on(Item::made, (d) -> d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))),
				select("extract(date from sold)", on(Item::sold, (s) -> s.toLocalDate())),
				select("extract(time from sold)", on(Item::sold, (s) -> s.toLocalTime())),
				select("cast(sold as date)", on(Item::sold, (s) -> s.toLocalDate())),
				select("cast(price as integer)", (i) -> (int) i.price()),
				select("cast(quantity as string)", on(Item::quantity, String::valueOf)),
				select("cast('12' as long)", (i) -> 12L),
				select("cast('2020-05-06' as date)", (i) -> LocalDate.of(2020, 5, 6)),
				select("cast(quantity as double)", on(Item::quantity, Integer::doubleValue)),
				select("coalesce(name, category, 'none')",
						(i) -> (i.name() != null) ? i.name() : (i.category() != null) ? i.category() : "none"),
				select("nullif(quantity, 3)", on(Item::quantity, (q) -> (q == 3) ? null : q)),
				select("case when price > 50 then 'high' when price > 20 then 'middle' else 'low' end",
						(i) -> (i.price() > 50) ? "high" : (i.price() > 20) ? "middle" : "low"),
				select("case status when NEW then 1 when PAID then 2 end",
						on(Item::status,
								(s) -> (s == Status.NEW) ? Integer.valueOf(1) : (s == Status.PAID) ? 2 : null)),
				select("case when quantity is null then ?1 else quantity end",
						(i) -> (i.quantity() != null) ? i.quantity() : -1, -1),
				select("size(reviews)", (i) -> (i.reviews() != null) ? i.reviews().size() : 0),
				select("status", Item::status), select("size.height", on(Item::size, Shop.Size::height)),
				select("size", Item::size), select("tags", Item::tags),
				select("json_value(details, '$.color')", on(Item::details, (d) -> d.get("color"))),
				select("json_value(details, '$.maker')", (i) -> null), select("this", (i) -> i),
				select("id(this)", Item::id));
	}

	private static Case results(String text, Collection<?> expected, Object... arguments) {
		return new Case(text, new ArrayList<>(expected), arguments);
	}

	private static List<Object> row(@Nullable Object... values) {
		return Arrays.asList(values);
	}

	private static <K> Map<K, List<Item>> grouped(Function<Item, @Nullable K> key) {
		Map<K, List<Item>> groups = new LinkedHashMap<>();
		ITEMS.forEach((item) -> groups.computeIfAbsent(key.apply(item), (k) -> new ArrayList<>()).add(item));
		return groups;
	}

	private static long sum(List<Item> items) {
		return items.stream().map(Item::quantity).filter(Objects::nonNull).mapToLong(Integer::longValue).sum();
	}

	private static <T> List<T> sorted(Collection<T> list, Comparator<? super T> order) {
		return list.stream().sorted(order).toList();
	}

	static Stream<Case> clauses() {
		Comparator<Item> byName = Comparator.comparing(Item::name, Comparator.nullsFirst(Comparator.naturalOrder()));
		Map<String, List<Item>> byCategory = grouped(Item::category);
		List<Object> joined = new ArrayList<>();
		List<Object> left = new ArrayList<>();
		CUSTOMERS.forEach((c) -> {
			List<Purchase> own = PURCHASES.stream().filter((p) -> p.customerId().equals(c.id())).toList();
			own.forEach((p) -> joined.add(row(c.name(), p.amount())));
			left.addAll(own.isEmpty() ? List.of(row(c.name(), null))
					: own.stream().map((p) -> row(c.name(), p.id())).toList());
		});
		return Stream.of(results("from Item order by name", sorted(ITEMS, byName)),
				results("from Item order by name desc",
						sorted(ITEMS,
								Comparator.comparing(Item::name,
										Comparator.nullsFirst(Comparator.<String>naturalOrder()))
									.reversed())),
				results("from Item order by name asc nulls last, id desc", sorted(ITEMS,
						Comparator.comparing(Item::name, Comparator.nullsLast(Comparator.<String>naturalOrder()))
							.thenComparing(Item::id, Comparator.reverseOrder()))),
				results("from Item i order by length(i.name) desc nulls last, i.id",
						sorted(ITEMS,
								Comparator.comparing((Item i) -> (i.name() != null) ? -i.name().length() : 1)
									.thenComparing(Item::id))),
				results("select i from Item i where i.price > 10 order by i.price desc limit 5 offset 3",
						ITEMS.stream()
							.filter((i) -> i.price() > 10)
							.sorted(Comparator.comparing(Item::price).reversed())
							.skip(3)
							.limit(5)
							.toList()),
				results("from Item order by price fetch first ?1 rows only",
						sorted(ITEMS, Comparator.comparing(Item::price)).subList(0, 4), 4),
				results("select name as n from Item order by n limit 7",
						sorted(ITEMS, byName).stream()
							.limit(7)
							.map(Item::name)
							.collect(Collectors.toCollection(ArrayList::new))),
				results("select name, price from Item order by price desc, id limit 10",
						ITEMS.stream()
							.sorted(Comparator.comparing(Item::price).reversed())
							.limit(10)
							.map((i) -> row(i.name(), i.price()))
							.toList()),
				results("select distinct category from Item",
						new LinkedHashSet<>(
								ITEMS.stream().map(Item::category).collect(Collectors.toCollection(ArrayList::new)))),
				results("select distinct category, active from Item order by category, active",
						ITEMS.stream()
							.map((i) -> row(i.category(), i.active()))
							.distinct()
							.sorted(Comparator
								.comparing((List<Object> r) -> (String) r.get(0),
										Comparator.nullsFirst(Comparator.naturalOrder()))
								.thenComparing((r) -> (Boolean) r.get(1)))
							.toList()),
				results("select count(*) from Item", List.of(80L)),
				results("select count(THIS) from Item", List.of(80L)),
				results("SELECT OBJECT(i) FROM Item AS i WHERE i.price > 50",
						ITEMS.stream().filter((i) -> i.price() > 50).toList()),
				results("select i.id, t from Item i, in (i.tags) t where t = 'tag1'",
						ITEMS.stream()
							.filter((i) -> i.tags() != null)
							.flatMap((i) -> i.tags().stream().filter("tag1"::equals).map((t) -> row(i.id(), t)))
							.toList()),
				results("select count(this) from Item where price > 50",
						List.of(ITEMS.stream().filter((i) -> i.price() > 50).count())),
				results("select count(name), count(distinct name) from Item",
						List.of(row(ITEMS.stream().filter((i) -> i.name() != null).count(),
								ITEMS.stream().map(Item::name).filter(Objects::nonNull).distinct().count()))),
				results("select sum(quantity), avg(price), min(price), max(name) from Item",
						List.of(row(sum(ITEMS), ITEMS.stream().mapToDouble(Item::price).average().orElseThrow(),
								ITEMS.stream().mapToDouble(Item::price).min().orElseThrow(),
								ITEMS.stream()
									.map(Item::name)
									.filter(Objects::nonNull)
									.max(Comparator.naturalOrder())
									.orElseThrow()))),
				results("select min(price), max(price), count(*) from Item",
						List.of(row(ITEMS.stream().mapToDouble(Item::price).min().orElseThrow(),
								ITEMS.stream().mapToDouble(Item::price).max().orElseThrow(), 80L))),
				results("select sum(quantity), max(price), count(*) from Item where price < 0",
						List.of(row(null, null, 0L))),
				results("select sum(distinct quantity) from Item",
						List.of(ITEMS.stream()
							.map(Item::quantity)
							.filter(Objects::nonNull)
							.distinct()
							.mapToLong(Integer::longValue)
							.sum())),
				results("select category, count(*), sum(quantity) from Item group by category", byCategory.entrySet()
					.stream()
					.map((e) -> row(e.getKey(), (long) e.getValue().size(),
							e.getValue().stream().anyMatch((i) -> i.quantity() != null) ? sum(e.getValue()) : null))
					.toList()),
				results("select category as c, max(price) as m from Item group by category having count(*) > 10 order by m desc, c",
						byCategory.entrySet()
							.stream()
							.filter((e) -> e.getValue().size() > 10)
							.map((e) -> row(e.getKey(),
									e.getValue().stream().mapToDouble(Item::price).max().orElseThrow()))
							.sorted(Comparator.comparing((List<Object> r) -> -(Double) r.get(1))
								.thenComparing((r) -> (String) r.get(0),
										Comparator.nullsFirst(Comparator.naturalOrder())))
							.toList()),
				results("select upper(category), active, count(*) from Item group by upper(category), active",
						ITEMS.stream()
							.collect(Collectors.groupingBy(
									(i) -> row((i.category() != null) ? i.category().toUpperCase() : null, i.active()),
									LinkedHashMap::new, Collectors.counting()))
							.entrySet()
							.stream()
							.map((e) -> row(e.getKey().get(0), e.getKey().get(1), e.getValue()))
							.toList()),
				results("select category from Item group by category order by count(*) desc, category",
						byCategory.entrySet()
							.stream()
							.sorted(Comparator.comparing((Map.Entry<String, List<Item>> e) -> -e.getValue().size())
								.thenComparing(Map.Entry::getKey, Comparator.nullsFirst(Comparator.naturalOrder())))
							.map(Map.Entry::getKey)
							.collect(Collectors.toCollection(ArrayList::new))),
				results("select i.name, r.stars from Item i join i.reviews r where r.stars > 3", ITEMS.stream()
					.flatMap((i) -> (i.reviews() != null)
							? i.reviews().stream().filter((r) -> r.stars() > 3).map((r) -> row(i.name(), r.stars()))
							: Stream.empty())
					.toList()),
				results("select i.id, t from Item i left join i.tags t on t <> 'tag0'", ITEMS.stream().flatMap((i) -> {
					List<String> tags = (i.tags() != null) ? i.tags().stream().filter((t) -> !t.equals("tag0")).toList()
							: List.of();
					return tags.isEmpty() ? Stream.of(row(i.id(), null)) : tags.stream().map((t) -> row(i.id(), t));
				}).toList()),
				results("select r from Item i join i.reviews r",
						ITEMS.stream()
							.flatMap((i) -> (i.reviews() != null) ? i.reviews().stream() : Stream.<Review>empty())
							.toList()),
				results("select c.name, p.amount from Customer c join Purchase p on p.customerId = c.id", joined),
				results("select c.name, p.amount from Customer c, Purchase p where c.id = p.customerId", joined),
				results("select c.name, p.id from Customer c left join Purchase p on p.customerId = c.id", left),
				results("select c.id, d.id from Customer c join Customer d on c.city = d.city and c.id < d.id",
						CUSTOMERS.stream()
							.flatMap((c) -> CUSTOMERS.stream()
								.filter((d) -> c.city() != null && c.city().equals(d.city()) && c.id() < d.id())
								.map((d) -> row(c.id(), d.id())))
							.toList()),
				results("select count(*) from Customer c cross join Customer d", List.of(400L)),
				results("select c.id, d.id from Customer c join Customer d on c.id > d.id + 15",
						CUSTOMERS.stream()
							.flatMap((c) -> CUSTOMERS.stream()
								.filter((d) -> c.id() > d.id() + 15)
								.map((d) -> row(c.id(), d.id())))
							.toList()),
				results("select p from Purchase p join Item i on i.id = p.itemId where i.price > 50",
						PURCHASES.stream()
							.filter((p) -> p.itemId() != null && ITEMS.get(p.itemId().intValue() - 1).price() > 50)
							.toList()),
				results("select c.name, sum(p.amount) from Customer c join Purchase p on p.customerId = c.id group by c order by c.name",
						new TreeMap<>(CUSTOMERS.stream()
							.collect(Collectors.toMap(Customer::name,
									(c) -> PURCHASES.stream().filter((p) -> p.customerId().equals(c.id())).toList())))
							.entrySet()
							.stream()
							.filter((e) -> !e.getValue().isEmpty())
							.map((e) -> row(e.getKey(), e.getValue().stream().mapToLong(Purchase::amount).sum()))
							.toList()),
				results("select name from Customer c where exists (select 1 from Purchase p where p.customerId = c.id and p.amount > 8)",
						CUSTOMERS.stream()
							.filter((c) -> PURCHASES.stream()
								.anyMatch((p) -> p.customerId().equals(c.id()) && p.amount() > 8))
							.map(Customer::name)
							.toList()),
				results("select name from Customer c where not exists (select p from Purchase p where p.customerId = c.id)",
						CUSTOMERS.stream()
							.filter((c) -> PURCHASES.stream().noneMatch((p) -> p.customerId().equals(c.id())))
							.map(Customer::name)
							.toList()),
				results("select id from Customer where id in (select customerId from Purchase where amount = 9)",
						CUSTOMERS.stream()
							.filter((c) -> PURCHASES.stream()
								.anyMatch((p) -> p.customerId().equals(c.id()) && p.amount() == 9))
							.map(Customer::id)
							.toList()),
				results("select id from Item where id not in (select itemId from Purchase)",
						PURCHASES.stream().anyMatch((p) -> p.itemId() == null) ? List.of()
								: ITEMS.stream()
									.filter((i) -> PURCHASES.stream().noneMatch((p) -> i.id().equals(p.itemId())))
									.map(Item::id)
									.toList()),
				results("select id from Item where id not in (select itemId from Purchase where itemId is not null)",
						ITEMS.stream()
							.filter((i) -> PURCHASES.stream().noneMatch((p) -> i.id().equals(p.itemId())))
							.map(Item::id)
							.toList()),
				results("select id from Item where price >= all (select price from Item)",
						ITEMS.stream()
							.filter((i) -> i.price() == ITEMS.stream().mapToDouble(Item::price).max().orElseThrow())
							.map(Item::id)
							.toList()),
				results("select id from Item where price = any (select price from Item where category = 'toy') and category = 'tool'",
						ITEMS.stream()
							.filter((i) -> "tool".equals(i.category()) && ITEMS.stream()
								.anyMatch((o) -> "toy".equals(o.category()) && o.price() == i.price()))
							.map(Item::id)
							.toList()),
				results("select id from Item where price < some (select max(price) from Item)",
						ITEMS.stream()
							.filter((i) -> i.price() < ITEMS.stream().mapToDouble(Item::price).max().orElseThrow())
							.map(Item::id)
							.toList()),
				results("select id from Item where quantity > (select avg(quantity) from Item)",
						ITEMS.stream()
							.filter((i) -> i.quantity() != null && i.quantity() > ITEMS.stream()
								.map(Item::quantity)
								.filter(Objects::nonNull)
								.mapToInt(Integer::intValue)
								.average()
								.orElseThrow())
							.map(Item::id)
							.toList()),
				results("select c.id, (select count(*) from Purchase p where p.customerId = c.id) from Customer c",
						CUSTOMERS.stream()
							.map((c) -> row(c.id(),
									PURCHASES.stream().filter((p) -> p.customerId().equals(c.id())).count()))
							.toList()),
				results("select category from Item where price > 90 union select city from Customer",
						new LinkedHashSet<>(Stream
							.concat(ITEMS.stream().filter((i) -> i.price() > 90).map(Item::category),
									CUSTOMERS.stream().map(Customer::city))
							.collect(Collectors.toCollection(ArrayList::new)))),
				results("select id from Item where price > 90 union all select id from Customer",
						Stream
							.concat(ITEMS.stream().filter((i) -> i.price() > 90).map(Item::id),
									CUSTOMERS.stream().map(Customer::id))
							.toList()),
				results("select id from Item intersect select id from Customer",
						CUSTOMERS.stream().map(Customer::id).toList()),
				results("select id as n from Item except select id from Customer order by n desc limit 3",
						List.of(80L, 79L, 78L)),
				results("select status from Purchase intersect all select status from Item where id < 3",
						multiset(true)),
				results("select status from Purchase except all select status from Item where id < 3", multiset(false)),
				results("select i from Item i where i = ?1", List.of(ITEMS.get(4)), ITEMS.get(4)));
	}

	private static List<@Nullable Status> multiset(boolean common) {
		List<@Nullable Status> others = ITEMS.stream()
			.filter((i) -> i.id() < 3)
			.map(Item::status)
			.collect(Collectors.toCollection(ArrayList::new));
		List<@Nullable Status> result = new ArrayList<>();
		for (Purchase purchase : PURCHASES) {
			if (others.remove(purchase.status()) == common) {
				result.add(purchase.status());
			}
		}
		return result;
	}

	@ParameterizedTest
	@MethodSource({ "conditions", "values", "clauses" })
	void findsWhatAComputationByHandFinds(Case query) {
		List<Object> found = OPERATIONS.query(query.text(), Object.class, query.arguments());
		List<@Nullable Object> comparable = new ArrayList<>();
		found.forEach((result) -> comparable.add((result instanceof Object[] row) ? Arrays.asList(row) : result));
		assertThat(comparable).as("-Dseed=%d", SEED)
			.usingElementComparator(QueryLanguageIntegrationTests::compare)
			.containsExactlyElementsOf(Collections.unmodifiableList(query.expected()));
	}

	/**
	 * Compares results, numbers by value and type.
	 */
	private static int compare(@Nullable Object found, @Nullable Object expected) {
		if (found instanceof BigDecimal a && expected instanceof BigDecimal b) {
			return a.compareTo(b);
		}
		return Objects.equals(found, expected) ? 0 : 1;
	}

}
