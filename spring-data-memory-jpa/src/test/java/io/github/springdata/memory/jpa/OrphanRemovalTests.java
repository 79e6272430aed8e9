package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the removal of instances that are no longer referred to, where the reference
 * is not in the row of the instance that has lost them.
 */
class OrphanRemovalTests {

	private final EntityManagerFactory factory = TestUnits.of(Person.class, Passport.class, Note.class, Page.class);

	OrphanRemovalTests() {
		this.factory.runInTransaction((entityManager) -> {
			Person person = new Person();
			person.take(new Passport(1));
			entityManager.persist(person);
		});
	}

	private static Person person(EntityManager entityManager) {
		return entityManager.find(Person.class, 1L);
	}

	private List<?> ids(String entity) {
		return this.factory.callInTransaction(
				(entityManager) -> entityManager.createQuery("select e.id from %s e order by e.id".formatted(entity))
					.getResultList());
	}

	@Test
	void theOtherSideIsRemovedIfItIsSetToNull() {
		this.factory.runInTransaction((entityManager) -> person(entityManager).passport = null);
		assertThat(ids("Passport")).isEmpty();
	}

	@Test
	void theOtherSideIsReplacedThoughItsReferenceIsUnique() {
		this.factory.runInTransaction((entityManager) -> person(entityManager).take(new Passport(2)));
		assertThat(ids("Passport")).isEqualTo(List.of(2L));
	}

	@Test
	void theOtherSideIsReplacedTwiceInOneTransaction() {
		this.factory.runInTransaction((entityManager) -> {
			person(entityManager).take(new Passport(2));
			entityManager.flush();
			person(entityManager).take(new Passport(3));
		});
		assertThat(ids("Passport")).isEqualTo(List.of(3L));
	}

	@Test
	void theOtherSideIsRemovedIfAnInstanceWithoutItIsMerged() {
		this.factory.runInTransaction((entityManager) -> entityManager.merge(new Person()));
		assertThat(ids("Passport")).isEmpty();
	}

	@Test
	void anElementThatWasAddedAndFlushedIsAnOrphanToo() {
		this.factory.runInTransaction((entityManager) -> {
			Person person = person(entityManager);
			person.notes.add(new Note(1, person));
			entityManager.flush();
			person.notes.clear();
		});
		assertThat(ids("Note")).isEmpty();
	}

	@Test
	void anElementThatWasAddedAndFlushedLosesItsLink() {
		this.factory.runInTransaction((entityManager) -> {
			Person person = person(entityManager);
			Page page = new Page();
			entityManager.persist(page);
			person.pages.add(page);
			entityManager.flush();
			person.pages.clear();
		});
		assertThat(ids("Page")).hasSize(1);
		this.factory.runInTransaction((entityManager) -> assertThat(person(entityManager).pages).isEmpty());
	}

	@Entity(name = "Person")
	static class Person {

		@Id
		private long id = 1;

		@OneToOne(mappedBy = "holder", cascade = CascadeType.ALL, orphanRemoval = true)
		private @Nullable Passport passport;

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
		private List<Note> notes = new ArrayList<>();

		@OneToMany
		@JoinColumn(name = "reader")
		private List<Page> pages = new ArrayList<>();

		void take(Passport passport) {
			passport.holder = this;
			this.passport = passport;
		}

	}

	@Entity(name = "Passport")
	static class Passport {

		@Id
		private long id;

		@OneToOne
		private @Nullable Person holder;

		Passport() {
		}

		Passport(long id) {
			this.id = id;
		}

	}

	@Entity(name = "Note")
	static class Note {

		@Id
		private long id;

		@ManyToOne
		private @Nullable Person author;

		Note() {
		}

		Note(long id, Person author) {
			this.id = id;
			this.author = author;
		}

	}

	@Entity(name = "Page")
	static class Page {

		@Id
		private long id = 1;

	}

}
