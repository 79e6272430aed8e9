package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the elements of join tables, which a one-to-many relation has once.
 */
class JoinTableTests {

	private final EntityManagerFactory factory = TestUnits.of(Shelf.class, Book.class);

	private void save(Shelf shelf, Book book) {
		this.factory.runInTransaction((entityManager) -> {
			entityManager.persist(book);
			entityManager.persist(shelf);
		});
	}

	private void assertRefused(Shelf shelf, Book book, String attribute) {
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> save(shelf, book))
			.withStackTraceContaining(
					"'%s' of the Shelf with id 1 has the element with id 1 twice".formatted(attribute));
	}

	@Test
	void anElementThatIsInAListTwiceIsRefused() {
		Shelf shelf = new Shelf();
		Book book = new Book();
		shelf.books.addAll(List.of(book, book));
		assertRefused(shelf, book, "books");
	}

	@Test
	void anElementThatIsInAMapTwiceIsRefused() {
		Shelf shelf = new Shelf();
		Book book = new Book();
		shelf.places.putAll(Map.of("left", book, "right", book));
		assertRefused(shelf, book, "places");
	}

	@Test
	void aManyToManyRelationMayHaveAnElementTwice() {
		Shelf shelf = new Shelf();
		Book book = new Book();
		shelf.shown.addAll(List.of(book, book));
		save(shelf, book);
		assertThat(this.factory.<Long>callInTransaction(
				(entityManager) -> entityManager.createQuery("select count(b) from Shelf s join s.shown b", Long.class)
					.getSingleResult()))
			.isEqualTo(2);
	}

	/**
	 * Owner of relations with join tables.
	 */
	@Entity(name = "Shelf")
	static class Shelf {

		@Id
		private final long id = 1;

		@OneToMany
		private List<Book> books = new ArrayList<>();

		@OneToMany
		private Map<String, Book> places = new HashMap<>();

		@ManyToMany
		private List<Book> shown = new ArrayList<>();

	}

	/**
	 * Element of the relations.
	 */
	@Entity(name = "Book")
	static class Book {

		@Id
		private final long id = 1;

	}

}
