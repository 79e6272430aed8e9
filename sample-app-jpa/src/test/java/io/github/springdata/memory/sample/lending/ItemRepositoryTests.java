package io.github.springdata.memory.sample.lending;

import java.util.List;
import java.util.Map;

import io.github.springdata.memory.sample.lending.stock.Book;
import io.github.springdata.memory.sample.lending.stock.Film;
import io.github.springdata.memory.sample.lending.stock.Item;
import io.github.springdata.memory.sample.lending.stock.ItemRepository;
import io.github.springdata.memory.sample.lending.stock.Items;
import io.github.springdata.memory.sample.lending.stock.Language;
import io.github.springdata.memory.sample.lending.stock.Shelf;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.test.context.jdbc.Sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the items.
 */
@DataJpaTest
class ItemRepositoryTests {

	private static final Shelf SHELF = new Shelf("Novels", 9);

	@Autowired
	private ItemRepository items;

	@Autowired
	private TestEntityManager entityManager;

	@Test
	void rowsOfTheScriptAreItemsOfBothKinds() {
		assertThat(this.items.findAll(Sort.by("title"))).extracting(Item::getTitle)
			.containsExactly("Candide", "Metropolis", "Middlemarch");
		assertThat(this.items.findById(3L)).get()
			.isInstanceOfSatisfying(Film.class, (film) -> assertThat(film.getMinutes()).isEqualTo(153));
	}

	@Test
	void idsGoOnAfterThoseOfTheScript() {
		Book book = this.items.save(new Book("Emma", "9780141439587", Language.ENGLISH, SHELF, 1));
		assertThat(book.getId()).isGreaterThan(3L);
		assertThat(book.getVersion()).isZero();
	}

	@Test
	void booksAreFoundWithTheirAuthors() {
		Book book = this.items.findByIsbn("9782070451371").orElseThrow();
		assertThat(book.getLanguage()).isEqualTo(Language.FRENCH);
		assertThat(book.getAuthors()).containsExactly("Voltaire");
		assertThat(this.items.findTitlesByAuthor("George Eliot")).containsExactly("Middlemarch");
	}

	@Test
	void conditionsAreCombined() {
		Specification<Item> condition = Items.titled("M").and(Items.inStock());
		assertThat(this.items.findAll(condition, Sort.by("title"))).extracting(Item::getTitle)
			.containsExactly("Metropolis", "Middlemarch");
		assertThat(this.items.findAll(Items.in(Language.ENGLISH))).extracting(Item::getTitle)
			.containsExactly("Middlemarch");
		assertThat(this.items.count(Items.titled("nothing"))).isZero();
	}

	@Test
	void pagesOfAShelf() {
		Page<Item> page = this.items.findByShelfRoomOrderByTitle("Novels", PageRequest.of(1, 1));
		assertThat(page.getTotalElements()).isEqualTo(2);
		assertThat(page).extracting(Item::getTitle).containsExactly("Middlemarch");
	}

	@Test
	void copiesAreCountedByRooms() {
		assertThat(this.items.countByRooms()).isEqualTo(Map.of("Films", 1L, "Novels", 3L));
	}

	@Test
	void filmsGetMoreCopies() {
		assertThat(this.items.addCopies(2)).isEqualTo(1);
		assertThat(this.items.findById(3L).orElseThrow().getCopies()).isEqualTo(3);
	}

	@Test
	void numbersOfBooksAreUnique() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.items.save(new Book("Twice", "9780141439549", Language.ENGLISH, SHELF, 1)));
	}

	@Test
	void titlesAreNotBlank() {
		assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> {
			this.items.save(new Film(" ", 90, SHELF, 1));
			this.items.flush();
		});
	}

	@Test
	void longNumbersAreRefused() {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> {
			this.items.save(new Book("Long", "97801414395491", Language.ENGLISH, SHELF, 1));
			this.items.flush();
		});
	}

	@Test
	void staleItemsAreRefused() {
		Item stale = this.items.findById(1L).orElseThrow();
		this.entityManager.detach(stale);
		this.items.findById(1L).orElseThrow().setTitle("Middlemarch, a Study");
		this.items.flush();
		stale.setTitle("Stale");
		assertThatExceptionOfType(ObjectOptimisticLockingFailureException.class)
			.isThrownBy(() -> this.items.saveAndFlush(stale));
	}

	@Test
	void authorsAreStoredWithTheirBook() {
		Book book = new Book("Good Omens", "9780060853983", Language.ENGLISH, SHELF, 1);
		book.getAuthors().addAll(List.of("Terry Pratchett", "Neil Gaiman"));
		this.entityManager.persistAndFlush(book);
		this.entityManager.clear();
		Book found = this.entityManager.find(Book.class, book.getId());
		assertThat(found.getAuthors()).containsExactlyInAnyOrder("Terry Pratchett", "Neil Gaiman");
		assertThat(found.getShelf()).isEqualTo(SHELF);
	}

	@Test
	@Sql(statements = {
			"insert into items (id, kind, title, minutes, shelf_room, shelf_number, copies, version)"
					+ " values (50, 'film', 'Nosferatu', 94, 'Films', 2, 5, 0)",
			"delete from authors where book_id = 2" })
	void scriptsOfTests() {
		assertThat(this.items.countByRooms()).containsEntry("Films", 6L);
		assertThat(this.items.findTitlesByAuthor("Voltaire")).isEmpty();
	}

}
