package io.github.springdata.memory.repository.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.repository.language.Shop.CardPayment;
import io.github.springdata.memory.repository.language.Shop.Customer;
import io.github.springdata.memory.repository.language.Shop.Payment;
import io.github.springdata.memory.repository.language.Shop.Purchase;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the language of Jakarta Persistence has besides the core language: right joins,
 * functions by name, paths behind functions, variables in any case, and keywords as
 * names.
 */
class PersistenceSyntaxIntegrationTests {

	private static final MemoryTemplate OPERATIONS = new MemoryTemplate(new MemoryStore());

	private static final List<Customer> CUSTOMERS = OPERATIONS.insertAll(Shop.customers());

	private static final List<Purchase> PURCHASES = OPERATIONS.insertAll(Shop.purchases(Seeds.random(3), 80));

	static {
		OPERATIONS.insertAll(Shop.items(Seeds.random(4), 60));
		OPERATIONS.insertAll(Shop.deliveries());
		OPERATIONS.insertAll(List.of(new CardPayment(30, "visa"), new Payment(5)));
		OPERATIONS.insertAll(List.of(new Board(1L, Map.of(new Place(1, 2), new Mark("a", 7))),
				new Board(2L, Map.of(new Place(3, 4), new Mark("b", 8)))));
		OPERATIONS.insertAll(List.of(new Season(1L, 3, "x", 10, true), new Season(2L, 1, "y", 20, false)));
	}

	record Place(int x, int y) {

	}

	record Mark(String by, int weight) {

	}

	record Board(@Id Long id, Map<Place, Mark> marks) {

	}

	record Season(@Id Long id, int order, String group, int end, boolean member) {

	}

	private static List<Object> run(String text) {
		return OPERATIONS.query(text, Object.class)
			.stream()
			.map((result) -> (result instanceof Object[] items) ? Arrays.asList(items) : result)
			.toList();
	}

	/**
	 * All purchases, each with the customers that fit, or with none.
	 */
	private static List<List<@Nullable Object>> rightJoin(BiPredicate<Customer, Purchase> on) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		for (Purchase purchase : PURCHASES) {
			List<Customer> found = CUSTOMERS.stream().filter((customer) -> on.test(customer, purchase)).toList();
			found.forEach((customer) -> rows.add(Arrays.asList(customer.id(), purchase.id())));
			if (found.isEmpty()) {
				rows.add(Arrays.asList(null, purchase.id()));
			}
		}
		return rows;
	}

	private static boolean isOf(Customer customer, Purchase purchase) {
		return purchase.customerId().equals(customer.id());
	}

	@Test
	void aRightJoinKeepsTheRowsOfTheSecondEntity() {
		String join = "select c.id, p.id from Customer c right join Purchase p on p.customerId = c.id";
		List<List<@Nullable Object>> expected = rightJoin(PersistenceSyntaxIntegrationTests::isOf);
		assertThat(expected).anyMatch((row) -> row.get(0) == null).anyMatch((row) -> row.get(0) != null);
		assertThat(run(join)).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(run(join.replace("right join", "right outer join"))).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(run(join + " and p.amount > 5")).containsExactlyInAnyOrderElementsOf(
				rightJoin((customer, purchase) -> isOf(customer, purchase) && purchase.amount() > 5));
		assertThat(run(join + " and c.city is not null")).containsExactlyInAnyOrderElementsOf(
				rightJoin((customer, purchase) -> isOf(customer, purchase) && customer.city() != null));
		assertThat(run(join + " where c.id is null"))
			.containsExactlyInAnyOrderElementsOf(expected.stream().filter((row) -> row.get(0) == null).toList());
		assertThat(run("select c.id, p.id from Customer c right join Purchase p on p.amount = 100"))
			.containsExactlyInAnyOrderElementsOf(rightJoin((customer, purchase) -> false));
	}

	@Test
	void otherSourcesFollowARightJoin() {
		assertThat(run("""
				select c.id, p.id, i.id from Customer c right join Purchase p on p.customerId = c.id
				left join Item i on i.id = p.itemId""")).containsExactlyInAnyOrderElementsOf(run("""
				select c.id, p.id, i.id from Purchase p left join Customer c on p.customerId = c.id
				left join Item i on i.id = p.itemId"""));
	}

	@Test
	void theFirstEntityOfARightJoinIsTheOneThatIsImplied() {
		assertThat(run("from Customer c right join Purchase p on p.customerId = c.id where p.customerId > 20"))
			.isNotEmpty()
			.containsOnlyNulls();
		assertThat(
				run("select name from Customer c right join Purchase p on p.customerId = c.id where name is not null"))
			.containsExactlyInAnyOrderElementsOf(
					run("select c.name from Purchase p join Customer c on p.customerId = c.id"));
		assertThat(
				run("""
						select i.id from Item i where exists (
						select 1 from Customer c right join Purchase p on p.customerId = c.id where p.itemId = i.id and c.id is null)"""))
			.containsExactlyElementsOf(run(
					"select i.id from Item i where i.id in (select p.itemId from Purchase p where p.customerId > 20)"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			year(made) = 2021                | extract(year from made) = 2021
			month(made) + day(sold) > 9      | extract(month from made) + extract(day from sold) > 9
			hour(sold) < minute(sold)        | extract(hour from sold) < extract(minute from sold)
			Quarter(made) = week(made)       | extract(quarter from made) = extract(week from made)
			date(sold) = {d '2021-02-03'}    | cast(sold as date) = {d '2021-02-03'}
			str(quantity) = '3'              | cast(quantity as string) = '3'
			ilike(name, 'ITEM-A%')           | name ilike 'ITEM-A%'
			ilike(name, 'ITEM-A%') = true    | name ilike 'ITEM-A%'
			ucase(category) = 'BOOK'         | upper(category) = 'BOOK'
			substr(name, 6, 1) = 'a'         | substring(name, 6, 1) = 'a'
			function('left', name, 6) = 'item-a' | left(name, 6) = 'item-a'
			function('MONTH', made) = 3      | extract(month from made) = 3
			concat(name) = concat(name, '')  | name is not null
			sold < current_timestamp()       | sold < local datetime
			""")
	void functionsHaveOtherNames(String condition, String core) {
		assertThat(run("from Item where " + condition)).isEqualTo(run("from Item where " + core));
	}

	@Test
	void pathsGoOnBehindFunctions() {
		assertThat(run("select key(m).x, value(m).by from Board b join b.marks m where key(m).y + value(m).weight > 9"))
			.containsExactly(List.of(3, "b"));
		assertThat(run("select sum(key(m).y) from Board b join b.marks m group by value(m).by order by value(m).by"))
			.containsExactly(2L, 4L);
		assertThat(
				run("select treat(p as CardPayment).card from Payment p where treat(p as CardPayment).card like 'v%'"))
			.containsExactly("visa");
		assertThat(run("select treat(treat(p as Payment) as CardPayment).card from Payment p where p.amount = 30"))
			.containsExactly("visa");
		assertThat(run("select object(p).amount from Payment p where object(p).amount < 10")).containsExactly(5);
	}

	@Test
	void variablesAreInAnyCase() {
		assertThat(run("""
				select I.name, count(P) from Item i join Purchase p on P.itemId = I.id
				where exists (select 1 from Customer C where c.id = P.customerId and I.active = true)
				group by I.name order by I.name""")).isNotEmpty().isEqualTo(run("""
				select i.name, count(p) from Item i join Purchase p on p.itemId = i.id
				where exists (select 1 from Customer c where c.id = p.customerId and i.active = true)
				group by i.name order by i.name"""));
		assertThat(run("select T from Item i join I.tags t where INDEX(T) = 0"))
			.isEqualTo(run("select t from Item i join i.tags t where index(t) = 0"));
		assertThat(run("select P, p.id from Purchase p, Customer P where p.customerId = P.id and P.id = 1"))
			.isEqualTo(run("select c, p.id from Purchase p, Customer c where p.customerId = c.id and c.id = 1"));
	}

	@Test
	void aConstantOrAClassIsNoVariableInAnotherCase() {
		assertThat(run("select paid.id from Purchase paid where paid.status = PAID"))
			.isEqualTo(run("select p.id from Purchase p where p.status = PAID"));
		assertThat(run("select status.id from Purchase status where status.status = Status.NEW"))
			.isEqualTo(run("select p.id from Purchase p where p.status = Status.NEW"));
		assertThat(run("select payment.amount from Payment payment where type(payment) = Payment")).containsExactly(5);
	}

	@Test
	void aGroupIsCheckedForVariablesInAnyCase() {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> run("select I.name, count(*) from Item i group by I.category"))
			.withMessageContaining("'I.name' may differ within a group");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select order, group, end, member from Season where end > 5 order by order desc",
			"select order.order, order.group, order.end, order.member from Season order order by order.order desc",
			"select member.order, group, end end, member.member from Season member order by member.order desc",
			"select order as order, group as group, end as end, member as member from Season order by order desc" })
	void keywordsAreNamesWhereTheyCanBeToldApart(String text) {
		assertThat(run(text)).containsExactly(List.of(3, "x", 10, true), List.of(1, "y", 20, false));
	}

	@Test
	void sidesOfASetOperationMayHaveAnOrder() {
		assertThat(run(
				"(select id from Customer order by name) except (select id from Customer where id > 2 order by id)"))
			.containsExactly(1L, 2L);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					from Item i join fetch i.tags | 23 | fetch joins are not supported: entities are always read whole; leave out the join
					select i from Item i left join fetch i.tags t where t = 'x' | 37 | fetch joins are not supported: entities are always read whole; leave out the join
					from Customer c full join Purchase p on p.customerId = c.id | 26 | full joins are not supported; use a left join, and find the rows without a match by another text with 'not exists'
					select i from Item i right join i.tags t | 32 | a right join must be the first join, and of an entity, as in 'from A a right join B b on ..'; turn it round, and use a left join
					from Customer c, Item i right join Purchase p on p.itemId = i.id | 35 | a right join must be the first join, and of an entity, as in 'from A a right join B b on ..'; turn it round, and use a left join
					select x from Board b join b.marks m join value(m).tags x | 42 | a join cannot start behind 'value(m)'; join that first, and go on from its variable
					select function('soundex', name) from Item | 7 | unknown function 'soundex': there is no database to call it; known are
					select function('upper', name, 1) from Item | 7 | function 'upper' takes 1 argument(s), not 2
					(select id from Item order by id limit 3) union (select id from Customer) | 0 | a side of a set operation cannot have 'limit' or 'offset'; find its rows by 'id in (select .. limit ..)'
					select key(m).z from Board b join b.marks m | 7 | No property 'z' found for type 'Place'
					select value(t).x from Item i join i.details t | 7 | 'value(t)' is a Object and has no property 'x'
					""")
	void refusesWhatMakesNoSenseForItsEntities(String text, int offset, String problem) {
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> run(text))
			.satisfies((ex) -> assertThat(ex.getOffset()).isEqualTo(offset))
			.satisfies((ex) -> assertThat(Objects.requireNonNull(ex.getProblem())).startsWith(problem));
	}

}
