package io.github.springdata.memory.jpa.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.persistenceunit.SpringPersistenceUnitInfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of units whose classes have no annotations.
 */
class MappingFileIntegrationTests {

	private static final String FILE = "io/github/springdata/memory/jpa/xml/library.xml";

	static class Thing {

		Long id;

		long version;

		List<String> events = new ArrayList<>();

		void created() {
			this.events.add("created");
		}

	}

	static class Book extends Thing {

		String title;

		Author author;

		List<String> chapters = new ArrayList<>();

		Size size;

		Book() {
		}

		Book(String title, Author author) {
			this.title = title;
			this.author = author;
			this.chapters.addAll(List.of("begin", "end"));
			this.size = new Size(2, 3);
		}

	}

	static class Author extends Thing {

		String name;

		List<Book> books = new ArrayList<>();

	}

	record Size(int width, int height) {
	}

	private static EntityManagerFactory factory() {
		return new PersistenceConfiguration("library").provider(MemoryPersistenceProvider.class.getName())
			.mappingFile(FILE)
			.createEntityManagerFactory();
	}

	@Test
	void instancesArePersistedAndFound() {
		try (EntityManagerFactory factory = factory()) {
			persist(factory);
			factory.runInTransaction((entityManager) -> {
				Book book = entityManager.createNamedQuery("Book.byTitle", Book.class)
					.setParameter("title", "A")
					.getSingleResult();
				assertThat(book.id).isGreaterThanOrEqualTo(100);
				assertThat(book.chapters).containsExactly("begin", "end");
				assertThat(book.size).isEqualTo(new Size(2, 3));
				assertThat(book.author.books).extracting((each) -> each.title).containsExactly("B", "A");
				assertThat(entityManager.createQuery("select w.name from Writer w", String.class).getResultList())
					.containsExactly("Ada");
				assertThat(entityManager.getEntityGraph("Book.chapters").getAttributeNodes()).hasSize(1);
			});
		}
	}

	private static void persist(EntityManagerFactory factory) {
		Author author = new Author();
		author.name = "Ada";
		Book first = new Book("A", author);
		factory.runInTransaction((entityManager) -> {
			entityManager.persist(first);
			entityManager.persist(new Book("B", author));
		});
		assertThat(first.events).containsExactly("created");
	}

	@Test
	void collectionsThatAreReadAtOnceAreOrdered() {
		try (EntityManagerFactory factory = factory()) {
			persist(factory);
			Author author = factory
				.callInTransaction((entityManager) -> entityManager.createQuery("select w from Writer w", Author.class)
					.getSingleResult());
			assertThat(author.books).extracting((each) -> each.title).containsExactly("B", "A");
		}
	}

	@Test
	void constraintsAreChecked() {
		try (EntityManagerFactory factory = factory()) {
			persist(factory);
			assertThatExceptionOfType(PersistenceException.class)
				.isThrownBy(
						() -> factory.runInTransaction((entityManager) -> entityManager.persist(new Book("A", null))))
				.withStackTraceContaining("unique index 'title'");
		}
	}

	@Test
	void whatIsSqlIsRefusedWhenItIsCalled() {
		try (EntityManagerFactory factory = factory(); EntityManager entityManager = factory.createEntityManager()) {
			for (String name : List.of("Book.sql", "Book.procedure")) {
				assertThatExceptionOfType(RuntimeException.class)
					.isThrownBy(() -> entityManager.createNamedQuery(name).getResultList())
					.withMessageContaining(name);
			}
		}
	}

	@Test
	void theUnitOfAContainerHasMappingFiles() {
		SpringPersistenceUnitInfo info = new SpringPersistenceUnitInfo(getClass().getClassLoader());
		info.setPersistenceUnitName("library");
		info.addMappingFileName(FILE);
		try (EntityManagerFactory factory = new MemoryPersistenceProvider()
			.createContainerEntityManagerFactory(info.asStandardPersistenceUnitInfo(), Map.of())) {
			assertThat(factory.getMetamodel().getEntities()).extracting((entity) -> entity.getName())
				.containsExactlyInAnyOrder("Book", "Writer");
		}
	}

}
