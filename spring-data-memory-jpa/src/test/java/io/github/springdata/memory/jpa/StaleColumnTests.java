package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import org.hibernate.annotations.DynamicUpdate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of instances without a version whose rows others have written since they were
 * read, beside Hibernate.
 */
class StaleColumnTests {

	private static final EntityManagerFactory MEMORY = TestUnits.of(Club.class, Visitor.class);

	private static final EntityManagerFactory HIBERNATE = TestUnits.ofHibernate(Club.class, Visitor.class);

	@AfterAll
	static void close() {
		MEMORY.close();
		HIBERNATE.close();
	}

	static List<EntityManagerFactory> factories() {
		return List.of(MEMORY, HIBERNATE);
	}

	@BeforeEach
	void fill() {
		factories().forEach((factory) -> factory.runInTransaction((entityManager) -> {
			entityManager.createQuery("select c from Club c", Club.class)
				.getResultList()
				.forEach(entityManager::remove);
			entityManager.flush();
			entityManager.createQuery("select v from Visitor v", Visitor.class)
				.getResultList()
				.forEach(entityManager::remove);
			entityManager.flush();
			Visitor visitor = new Visitor(1, "Ada", "Paris");
			Club club = new Club(1, "Chess", "Rome");
			club.days.add("Monday");
			club.visitors.add(visitor);
			entityManager.persist(visitor);
			entityManager.persist(new Visitor(2, "Bea", "Bonn"));
			entityManager.persist(club);
		}));
	}

	/**
	 * Changes what was read before somebody else has changed it.
	 */
	private static <T> void change(EntityManagerFactory factory, Class<T> type, Consumer<T> others, Consumer<T> own) {
		try (EntityManager entityManager = factory.createEntityManager()) {
			T instance = entityManager.find(type, 1);
			factory.runInTransaction((other) -> others.accept(other.find(type, 1)));
			entityManager.getTransaction().begin();
			own.accept(instance);
			entityManager.getTransaction().commit();
		}
	}

	private static <T> void check(EntityManagerFactory factory, Class<T> type, Consumer<T> assertion) {
		factory.runInTransaction((entityManager) -> assertion.accept(entityManager.find(type, 1)));
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void changedCollectionsLeaveTheColumnsOfOthersAlone(EntityManagerFactory factory) {
		change(factory, Club.class, (club) -> club.name = "Go", (club) -> {
			club.days.add("Friday");
			club.visitors.clear();
		});
		check(factory, Club.class, (club) -> {
			assertThat(club.name).isEqualTo("Go");
			assertThat(club.days).containsExactlyInAnyOrder("Monday", "Friday");
			assertThat(club.visitors).isEmpty();
		});
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void changedColumnsLeaveTheCollectionsOfOthersAlone(EntityManagerFactory factory) {
		change(factory, Club.class, (club) -> {
			club.town = "Oslo";
			club.days.add("Friday");
		}, (club) -> club.name = "Go");
		check(factory, Club.class, (club) -> {
			assertThat(club.name).isEqualTo("Go");
			assertThat(club.town).isEqualTo("Rome");
			assertThat(club.days).containsExactlyInAnyOrder("Monday", "Friday");
		});
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void linksOfUnidirectionalCollectionsLeaveTheColumnsOfElementsAlone(EntityManagerFactory factory) {
		try (EntityManager entityManager = factory.createEntityManager()) {
			Club club = entityManager.find(Club.class, 1);
			Visitor visitor = entityManager.find(Visitor.class, 2);
			factory.runInTransaction((other) -> other.find(Visitor.class, 2).town = "Bern");
			entityManager.getTransaction().begin();
			club.members.add(visitor);
			entityManager.getTransaction().commit();
		}
		check(factory, Club.class,
				(club) -> assertThat(club.members).singleElement()
					.extracting((member) -> member.town)
					.isEqualTo("Bern"));
	}

	@ParameterizedTest(autoCloseArguments = false)
	@MethodSource("factories")
	void dynamicUpdatesLeaveOtherColumnsAlone(EntityManagerFactory factory) {
		change(factory, Visitor.class, (visitor) -> visitor.town = "Bern", (visitor) -> visitor.name = "Eva");
		check(factory, Visitor.class, (visitor) -> {
			assertThat(visitor.name).isEqualTo("Eva");
			assertThat(visitor.town).isEqualTo("Bern");
		});
	}

	@Entity(name = "Club")
	static class Club {

		@Id
		private int id;

		private String name;

		private String town;

		@ElementCollection
		private Set<String> days = new HashSet<>();

		@ManyToMany
		private List<Visitor> visitors = new ArrayList<>();

		@OneToMany
		@JoinColumn(name = "club_id")
		private List<Visitor> members = new ArrayList<>();

		protected Club() {
		}

		Club(int id, String name, String town) {
			this.id = id;
			this.name = name;
			this.town = town;
		}

	}

	@Entity(name = "Visitor")
	@DynamicUpdate
	static class Visitor {

		@Id
		private int id;

		private String name;

		private String town;

		protected Visitor() {
		}

		Visitor(int id, String name, String town) {
			this.id = id;
			this.name = name;
			this.town = town;
		}

	}

}
