package io.github.springdata.memory.sample.lending.stock;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * Repository of items.
 */
public interface ItemRepository extends JpaRepository<Item, Long>, JpaSpecificationExecutor<Item>, ItemSearch {

	/**
	 * Finds items by their shelf.
	 * @param room the room
	 * @param page the page
	 * @return a page of items
	 */
	Page<Item> findByShelfRoomOrderByTitle(String room, Pageable page);

	/**
	 * Finds the book with a number.
	 * @param isbn the number
	 * @return the book
	 */
	@Query("select b from Book b left join fetch b.authors where b.isbn = :isbn")
	Optional<Book> findByIsbn(String isbn);

	/**
	 * Finds the titles of the books of an author.
	 * @param author the author
	 * @return the titles
	 */
	@Query("select b.title from Book b where :author member of b.authors order by b.title")
	List<String> findTitlesByAuthor(String author);

	/**
	 * Adds copies to all films.
	 * @param copies how many
	 * @return the number of films
	 */
	@Modifying(clearAutomatically = true, flushAutomatically = true)
	@Query("update Film f set f.copies = f.copies + :copies")
	int addCopies(int copies);

}
