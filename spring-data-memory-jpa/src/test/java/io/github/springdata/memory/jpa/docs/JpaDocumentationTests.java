package io.github.springdata.memory.jpa.docs;

import java.util.List;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the code that the documentation of the persistence provider shows.
 */
class JpaDocumentationTests {

	@Test
	void aFactoryIsMadeWithoutConfiguration() {
		// tag::jpa-factory[]
		EntityManagerFactory factory = new PersistenceConfiguration("library")
			.provider(MemoryPersistenceProvider.class.getName())
			.managedClass(Book.class)
			.createEntityManagerFactory();
		factory.runInTransaction((entityManager) -> entityManager.persist(new Book("Emma")));
		List<Book> books = factory.callInTransaction(
				(entityManager) -> entityManager.createQuery("from Book b where b.title like 'E%'", Book.class)
					.getResultList());
		// end::jpa-factory[]
		assertThat(books).extracting(Book::getTitle).containsExactly("Emma");
		factory.close();
	}

}
