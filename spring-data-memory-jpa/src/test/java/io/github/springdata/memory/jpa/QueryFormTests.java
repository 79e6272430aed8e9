package io.github.springdata.memory.jpa;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of forms of queries beyond the specification that applications use.
 */
class QueryFormTests {

	private final EntityManagerFactory factory = TestUnits.of(Author.class, Book.class);

	QueryFormTests() {
		this.factory.runInTransaction((entityManager) -> {
			Author first = new Author(1, "Jane");
			Author second = new Author(2, "Jane");
			List.of(first, second, new Book(1, first), new Book(2, second), new Book(3, second))
				.forEach(entityManager::persist);
		});
	}

	private List<Object> query(String text) {
		return this.factory
			.callInTransaction((entityManager) -> entityManager.createQuery(text, Object.class).getResultList());
	}

	@Test
	void whatIsGroupedByTheIdOfARowHasAllItsValuesInCommon() {
		assertThat(query("select a.name, count(b) from Book b join b.author a group by a.id order by count(b)"))
			.containsExactly(new Object[] { "Jane", 1L }, new Object[] { "Jane", 2L });
		assertThat(query("select a from Book b join b.author a group by a.id having count(b) > 1")).hasSize(1);
		assertThat(query("select a.id, count(b) from Book b join b.author a group by a.id")).hasSize(2);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> query("select b.id, a.name from Book b join b.author a group by a.id"))
			.withMessageContaining("'b.id' may differ within a group");
	}

	@Test
	void anOrderIsThatOfTheItemAtAPosition() {
		assertThat(query("select b.id from Book b order by 1 desc")).isEqualTo(List.of(3L, 2L, 1L));
		assertThat(query("select b.author.id, count(b) from Book b group by b.author.id order by 2 desc")).element(0)
			.isEqualTo(new Object[] { 2L, 2L });
		assertThatIllegalArgumentException().isThrownBy(() -> query("select b.id from Book b order by 2"))
			.withMessageContaining("there is no item 2 to order by; 'select' has 1");
	}

	@Test
	void aStringOfOneCharacterIsOne() {
		this.factory.runInTransaction((entityManager) -> entityManager
			.createQuery("update Book b set b.state = 'Y' where b.state = 'N' and b.id = 1")
			.executeUpdate());
		assertThat(query("select b.id from Book b where b.state = 'Y'")).isEqualTo(List.of(1L));
		assertThat(query("select b.state from Book b where b.state in ('Y', 'X')")).isEqualTo(List.of('Y'));
		assertThat(query("select b.id from Book b where b.state < 'O' or b.state like 'Z%' order by b.id"))
			.isEqualTo(List.of(2L, 3L));
	}

	@Entity(name = "Author")
	static class Author {

		@Id
		private long id;

		private @Nullable String name;

		Author() {
		}

		Author(long id, String name) {
			this.id = id;
			this.name = name;
		}

	}

	@Entity(name = "Book")
	static class Book {

		@Id
		private long id;

		private char state = 'N';

		@ManyToOne
		private @Nullable Author author;

		Book() {
		}

		Book(long id, Author author) {
			this.id = id;
			this.author = author;
		}

	}

}
