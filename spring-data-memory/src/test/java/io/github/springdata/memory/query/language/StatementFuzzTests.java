package io.github.springdata.memory.query.language;

import java.util.List;
import java.util.Random;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.StatementParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

/**
 * Whatever the text is, it is read or refused with the documented exception.
 */
class StatementFuzzTests {

	private static final int INPUTS = 100_000;

	private static final List<String> SEEDS = List.of("from Item where price > 5 order by name desc nulls last",
			"select category, avg(price) as mean from Item i where i.active = true group by category having count(*) > 2",
			"update Item set name = :name, price = price * 1.1 where id in (?1, ?2, 3L)",
			"delete from Item where a is null",
			"select distinct new x.Dto(a.b, case when a = 'it''s' then 1 else -2.5e3 end) from A a left join a.list l on l.x <> ?1",
			"select x from X x where not exists (select 1 from Y y where y.id = x.id) union all (select z from Z)",
			"insert into Item (a, b) values (1, {d '2020-01-31'}), (:#{#x + '}'}, local date)",
			"where cast(trim(both ' ' from name) as integer) between 1 and 2 and 'a' member of tags or tags is not empty",
			"select treat(a as B).c.d, type(x) from A a left join treat(a.b as c.D) x on key(x) = index(y) where type(x) in (B, C)",
			"select extract(year from d), json_value(m, '$.a[0]') from X where x like '%_\\%' escape '\\' limit 10 offset 5",
			"select key(m).x, function('f', value(m).y.z) from A a right outer join fetch treat(treat(a.b as B).c as C).d e with e.order = 1, in(a.f) g",
			"(select group from Order order order by end desc limit 1.) union all (select left from Event full join B b on 1_000 = year(b.c))",
			"from `select` where ((a + b) * -c / 2 || 'x') >= all (select 1 from B) fetch first 3 rows only");

	private static final String[] PIECES = { "select ", "from ", "where ", "(", ")", ",", "'", "`", "\"", "--", "/*",
			"\0", "\uD800", "\uDFFF", ":", "?", "{", "}", "#{", "not ", "case ", "in ", "9", "99999999999999999999",
			"1e999", "0x", ".", "..", "is ", "\n", "\t", "\u00e9", " and ", "union ", "-", "*", "count(", "new ",
			"escape ", "join ", "fetch ", "order ", "end ", "member ", "treat(", "function('x'", "as ", "in(" };

	private final StatementParser parser = new JakartaStatementParser();

	@Test
	void readsOrRefusesMutatedTexts() {
		long seed = Seeds.seed();
		Random random = Seeds.random(seed);
		int read = 0;
		for (int i = 0; i < INPUTS; i++) {
			String text = mutated(random);
			try {
				this.parser.parse(text);
				read++;
			}
			catch (InvalidStatementException ex) {
				assertThat(ex.getOffset()).isBetween(0, text.length());
			}
			catch (Throwable ex) {
				fail("-Dseed=%d, text: %s".formatted(seed, text), ex);
			}
		}
		assertThat(read).as("-Dseed=%d", seed).isBetween(1, INPUTS - 1);
	}

	private static String mutated(Random random) {
		StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
		int mutations = 1 + random.nextInt(5);
		for (int i = 0; i < mutations; i++) {
			int from = random.nextInt(text.length() + 1);
			int to = Math.min(text.length(), from + random.nextInt(8));
			switch (random.nextInt(5)) {
				case 0 -> text.delete(from, to);
				case 1 -> text.insert(from, PIECES[random.nextInt(PIECES.length)]);
				case 2 -> text.insert(from, text.substring(from, to));
				case 3 -> text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
				default -> text.insert(from, (char) random.nextInt(0x10000));
			}
		}
		return text.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "not ", "-", "case when ", "abs(", "a in (select b from c where ",
			"exists (select 1 where ", "a || (", "coalesce(1, " })
	void refusesWhatNestsTooDeeply(String piece) {
		assertRefused("where " + piece.repeat(3_000), "nests deeper than 100 levels");
	}

	@Test
	void refusesTextsThatAreTooLong() {
		assertRefused("where a = '" + "x".repeat(10_000_000) + "'", "may have 100000 characters");
	}

	@Test
	void refusesListsAndChainsThatAreTooLong() {
		assertRefused("where a in (1" + ",1".repeat(20_000) + ")", "more than 10000 members");
		assertRefused("where a = 1" + "+1".repeat(20_000), "more than 200 members");
		assertRefused("select a" + ".a".repeat(40_000) + " from A", "more than 100 members");
		assertRefused("select 1" + " union select 1".repeat(1_000), "more than 200 members");
	}

	@ParameterizedTest
	@ValueSource(strings = { "where a = 1\0", "where a = \uD800", "where a = 99999999999999999999", "where a = 1e9999",
			"where a = 1e999999999", "where a = 0x11112222333344445", "where a = 3.5.2", "where a = 12abc",
			"where a = ?0", "where a = ?1000", "where a = :", "where a = {d '2020-02-30'}", "where a = 'open",
			"where a = `open", "where a = :#{open", "where a = b'; drop table x", "where a = 1 -- ",
			"/* x */ where a = 1", "where a == 1", "where a = 1;" })
	void refusesWhatIsNoToken(String text) {
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.parser.parse(text));
	}

	private void assertRefused(String text, String problem) {
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.parser.parse(text))
			.withMessageContaining(problem)
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage())).hasSizeLessThan(1_000));
	}

}
