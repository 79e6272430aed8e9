package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hibernate's annotations that hold SQL, compared with Hibernate itself on the same
 * instances.
 */
class SqlAnnotationIntegrationTests {

	private static EntityManagerFactory ours;

	private static EntityManagerFactory theirs;

	@BeforeAll
	static void start() {
		ours = factory(new PersistenceConfiguration("ours").provider(MemoryPersistenceProvider.class.getName()));
		theirs = factory(
				new PersistenceConfiguration("theirs").provider("org.hibernate.jpa.HibernatePersistenceProvider")
					.property(PersistenceConfiguration.JDBC_URL, "jdbc:h2:mem:restricted")
					.property(PersistenceConfiguration.JDBC_USER, "sa")
					.property(PersistenceConfiguration.JDBC_PASSWORD, "")
					.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create"));
	}

	@AfterAll
	static void close() {
		ours.close();
		theirs.close();
	}

	private static EntityManagerFactory factory(PersistenceConfiguration configuration) {
		EntityManagerFactory factory = configuration.managedClass(Author.class)
			.managedClass(Book.class)
			.managedClass(Cover.class)
			.managedClass(Note.class)
			.createEntityManagerFactory();
		factory.runInTransaction(SqlAnnotationIntegrationTests::insert);
		factory.runInTransaction((manager) -> manager.remove(manager.find(Author.class, 1L)));
		return factory;
	}

	private static void insert(EntityManager manager) {
		List<Author> authors = new ArrayList<>();
		for (int i = 1; i <= 4; i++) {
			Author author = new Author();
			author.id = i;
			author.name = "author" + i;
			author.born = 1900 + i;
			author.state = (i == 4) ? State.HIDDEN : State.SHOWN;
			author.tags.add("tag" + i);
			manager.persist(author);
			authors.add(author);
		}
		for (int i = 1; i <= 3; i++) {
			Book book = new Book();
			book.id = i;
			book.author = authors.get(i - 1);
			book.readers.addAll(authors);
			book.old = i == 3;
			authors.get(i - 1).favourites.add(book);
			manager.persist(book);
			Cover cover = new Cover();
			cover.id = i;
			cover.torn = i == 2;
			cover.book = book;
			manager.persist(cover);
			Note note = new Note();
			note.id = i;
			note.deleted = i == 1;
			manager.persist(note);
		}
	}

	static Stream<String> texts() {
		return Stream.of("select a.id from Author a", "select a.id from Author a where a.born > 1902",
				"select count(a) from Author a", "select b.id from Book b", "select b.id, b.author.name from Book b",
				"select b.id, a.name from Book b join b.author a",
				"select b.id, a.name from Book b left join b.author a",
				"select b.id, a.name from Book b left join Author a on a = b.author",
				"select b.id, a.id from Book b join b.readers a", "select b.id, a.id from Book b left join b.readers a",
				"select b.id from Book b where b.readers is empty",
				"select b.id, a.id from Book b, Author a where a member of b.readers",
				"select b.id from Book b where exists (select 1 from Author a where a = b.author)",
				"select a.id, b.id from Author a join a.favourites b",
				"select a.id, b.id from Author a left join a.favourites b",
				"select a.id, size(a.favourites) from Author a",
				"select a.id from Author a where a.favourites is not empty",
				"select a.id, b.id from Author a join a.books b", "select b.id, c.id from Book b left join b.cover c",
				"select c.id from Cover c", "select n.id from Note n",
				"select a.id, a.age from Author a where a.age < 125",
				"select a.label from Author a order by a.label desc", "select max(a.age) from Author a",
				"select a.label, count(a) from Author a group by a.label");
	}

	@ParameterizedTest
	@MethodSource("texts")
	void queriesSeeTheSameRows(String text) {
		Function<EntityManager, List<String>> query = (manager) -> manager.createQuery(text, Object.class)
			.getResultList()
			.stream()
			.map((result) -> (result instanceof Object[] items) ? Arrays.toString(items) : String.valueOf(result))
			.sorted()
			.toList();
		assertThat(ours.callInTransaction(query)).isEqualTo(theirs.callInTransaction(query));
	}

	@Test
	void instancesSeeTheSameRows() {
		Map<String, Object> mine = ours.callInTransaction(SqlAnnotationIntegrationTests::seen);
		assertThat(mine).isEqualTo(theirs.callInTransaction(SqlAnnotationIntegrationTests::seen));
		assertThat(mine).containsEntry("find 1", false).containsEntry("author of 1", "null");
	}

	private static Map<String, Object> seen(EntityManager manager) {
		Map<String, Object> seen = new LinkedHashMap<>();
		for (long id = 1; id <= 4; id++) {
			Author author = manager.find(Author.class, id);
			seen.put("find " + id, author != null);
			if (author != null) {
				seen.put("books of " + id, ids(author.books));
				seen.put("favourites of " + id, ids(author.favourites));
				seen.put("tags of " + id, Set.copyOf(author.tags));
				seen.put("age of " + id, author.age + author.label);
			}
		}
		for (Book book : manager.createQuery("from Book b order by b.id", Book.class).getResultList()) {
			seen.put("author of " + book.id, (book.author != null) ? book.author.name : "null");
			seen.put("cover of " + book.id, book.cover != null);
			seen.put("readers of " + book.id, ids(book.readers));
		}
		seen.put("note 1", manager.find(Note.class, 1L) != null);
		return seen;
	}

	private static List<Long> ids(Collection<? extends Numbered> all) {
		return all.stream().map((one) -> one.id).sorted().toList();
	}

	@Test
	void aRowThatIsHiddenIsKeptWithWhatRefersToIt() {
		EntityManagerFactory factory = factory(
				new PersistenceConfiguration("kept").provider(MemoryPersistenceProvider.class.getName()));
		factory.runInTransaction((manager) -> {
			Book book = manager.find(Book.class, 1L);
			book.title = "changed";
			assertThat(ids(book.readers)).containsExactly(2L, 3L);
			book.readers.remove(manager.find(Author.class, 2L));
		});
		assertThat(bulk(factory, "update Author a set a.state = State.SHOWN, a.born = 1")).isEqualTo(2);
		RowType books = ((MemoryEntityManagerFactory) factory).unit().rows().of(model(factory).entity(Book.class));
		Row book = factory.callInTransaction((manager) -> (Row) manager.unwrap(Transaction.class).get("Book", 1L));
		assertThat(column(books, book, "author")).isEqualTo(1L);
		assertThat((List<?>) column(books, book, "readers")).extracting(Object::toString)
			.containsExactlyInAnyOrder("1", "3", "4");
		Row author = factory.callInTransaction((manager) -> (Row) manager.unwrap(Transaction.class).get("Author", 1L));
		RowType authors = ((MemoryEntityManagerFactory) factory).unit().rows().of(model(factory).entity(Author.class));
		assertThat(column(authors, author, "deleted")).isEqualTo(true);
		assertThat(column(authors, author, "born")).isEqualTo(1901);
		assertThat(column(authors, author, "tags")).isEqualTo(List.of());
		assertThat(bulk(factory, "delete from Note n")).isEqualTo(2);
		factory.close();
	}

	private static PersistenceModel model(EntityManagerFactory factory) {
		return ((MemoryEntityManagerFactory) factory).unit().model();
	}

	private static Object column(RowType type, Row row, String name) {
		return row.get(type.columns().stream().map(RowColumn::name).toList().indexOf(name));
	}

	private static int bulk(EntityManagerFactory factory, String text) {
		return factory.callInTransaction((manager) -> manager.createQuery(text).executeUpdate());
	}

	enum State {

		SHOWN, HIDDEN

	}

	@MappedSuperclass
	static class Numbered {

		@Id
		long id;

	}

	@Entity(name = "Author")
	@Table(name = "authors")
	@SQLRestriction("is_deleted = false and state <> 'HIDDEN'")
	@SQLDelete(sql = "UPDATE authors SET is_deleted = true WHERE id = ? AND version = ?")
	static class Author extends Numbered {

		@Version
		int version;

		@Column(name = "is_deleted")
		boolean deleted;

		@Enumerated(EnumType.STRING)
		State state;

		String name;

		int born;

		@Formula("2026 - born")
		int age;

		@Formula("upper(name) || '/' || state")
		String label;

		@ElementCollection
		Set<String> tags = new HashSet<>();

		@OneToMany(mappedBy = "author")
		List<Book> books = new ArrayList<>();

		@OneToMany
		@JoinColumn(name = "favourite_of")
		@SQLRestriction("old = false")
		List<Book> favourites = new ArrayList<>();

	}

	@Entity(name = "Book")
	static class Book extends Numbered {

		String title;

		boolean old;

		@ManyToOne
		Author author;

		@ManyToMany
		Set<Author> readers = new HashSet<>();

		@OneToOne(mappedBy = "book")
		Cover cover;

	}

	@Entity(name = "Cover")
	@SQLRestriction("not torn")
	static class Cover extends Numbered {

		boolean torn;

		@OneToOne
		Book book;

	}

	@MappedSuperclass
	@SQLRestriction("deleted = false")
	static class Erasable extends Numbered {

		boolean deleted;

	}

	@Entity(name = "Note")
	static class Note extends Erasable {

	}

}
