package io.github.springdata.memory.jpa.query;

import java.util.List;

import io.github.springdata.memory.jpa.model.Annotations;
import io.github.springdata.memory.jpa.model.MappingReader;
import io.github.springdata.memory.query.syntax.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is joined because the statement speaks of it: paths count, not their
 * names in other places.
 */
class MentionsTests {

	private final QueryFixture fixture = new QueryFixture(new MappingReader(Annotations.DECLARED).read(Shop.CLASSES));

	private List<String> variables(String text) {
		Selection selection = this.fixture.compiler.compile(text).parts().get(0).required().selection();
		return ((Selection.QueryBlock) selection.body()).sources().stream().map(Selection.Source::variable).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "c.name <> 'p'", "c.name like 'p.id'", "c.address.city = :p",
			"exists (select p from Product p)", "exists (select 1 from Product p where p.id = c.id)",
			"c.id in (select p.id from Product p order by p.id)" })
	void aLeftFetchJoinOfWhichNothingElseIsSaidIsNotJoined(String condition) {
		assertThat(variables("select c from Customer c left join fetch c.purchases p where " + condition))
			.containsExactly("c");
	}

	@ParameterizedTest
	@ValueSource(strings = { "p.id = 1", "P.total > 5", "c.id in (select l.id from p.lines l)",
			"exists (select 1 from Product q where q.id = p.id)", "c.id > all (select p.id from Product q)",
			"case when p.id > 1 then true else false end = true", "size(p.lines) = 1",
			"c.id in (select q.id from Product q order by p.id)",
			"c.id in (select q.id from Product q union select p.id from Product r)" })
	void aLeftFetchJoinOfWhichMoreIsSaidIsJoined(String condition) {
		assertThat(variables("select c from Customer c left join fetch c.purchases p where " + condition))
			.containsExactly("c", "p");
	}

	@Test
	void aLeftFetchJoinThatANeededOneStartsFromIsJoined() {
		assertThat(variables("select c from Customer c left join fetch c.purchases p left join fetch p.lines l "
				+ "where l.quantity > 1"))
			.containsExactly("c", "p", "l");
		assertThat(variables("select c from Customer c left join fetch c.purchases p left join fetch p.lines l "
				+ "where c.name <> 'l.quantity'"))
			.containsExactly("c");
	}

	@Test
	void aGroupIsTheRowIfMoreThanItsIdIsAskedFor() {
		String text = "select %s from Customer c group by c.referrer";
		assertThat(variables(text.formatted("c.referrer.id, max('c.referrer')"))).containsExactly("c");
		assertThat(variables(text.formatted("c.referrer.id, count(c.referrer)"))).containsExactly("c", "c.referrer");
		assertThat(variables(text.formatted("c.referrer.name"))).containsExactly("c", "c.referrer");
	}

}
