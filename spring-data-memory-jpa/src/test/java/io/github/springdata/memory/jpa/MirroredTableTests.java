package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a many-to-many relation whose two sides own one join table, beside Hibernate
 * and H2.
 */
class MirroredTableTests {

	private static final List<String> TEXTS = List.of("select t.id, m.id from Team t join t.members m order by 1, 2",
			"select m.id, t.id from Member m left join m.teams t order by 1, 2",
			"select m.id from Member m where m.teams is empty order by 1",
			"select t.id, size(t.members) from Team t order by 1",
			"select m.id, size(m.teams) from Member m order by 1",
			"select t.id, m.id from Team t, Member m where t member of m.teams order by 1, 2",
			"select m.id, f.id from Member m join m.fans f order by 1, 2",
			"select m.id, i.id from Member m join m.idols i order by 1, 2");

	private static EntityManagerFactory hibernate;

	private final EntityManagerFactory factory = TestUnits.of(Team.class, Member.class);

	@BeforeAll
	static void start() {
		hibernate = new PersistenceConfiguration("teams").provider("org.hibernate.jpa.HibernatePersistenceProvider")
			.property(PersistenceConfiguration.JDBC_URL, "jdbc:h2:mem:teams")
			.property(PersistenceConfiguration.JDBC_USER, "sa")
			.property(PersistenceConfiguration.JDBC_PASSWORD, "")
			.property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
			.managedClass(Team.class)
			.managedClass(Member.class)
			.createEntityManagerFactory();
	}

	@AfterAll
	static void close() {
		hibernate.close();
	}

	@BeforeEach
	void insert() {
		both((entityManager) -> {
			for (int i = 1; i <= 3; i++) {
				entityManager.persist(new Team(i));
				entityManager.persist(new Member(i));
			}
			team(entityManager, 1).members.add(member(entityManager, 1));
			team(entityManager, 1).members.add(member(entityManager, 2));
			member(entityManager, 3).teams.add(team(entityManager, 2));
			member(entityManager, 1).fans.add(member(entityManager, 2));
			member(entityManager, 3).idols.add(member(entityManager, 1));
		});
	}

	@AfterEach
	void truncate() {
		hibernate.getSchemaManager().truncate();
	}

	private void both(Consumer<EntityManager> work) {
		hibernate.runInTransaction(work);
		this.factory.runInTransaction(work);
		for (String text : TEXTS) {
			assertThat(results(this.factory, text)).as(text).isEqualTo(results(hibernate, text));
		}
	}

	private static List<String> results(EntityManagerFactory factory, String text) {
		return factory.callInTransaction((entityManager) -> entityManager.createQuery(text, Object.class)
			.getResultList()
			.stream()
			.map((row) -> (row instanceof Object[] items) ? Arrays.toString(items) : String.valueOf(row))
			.toList());
	}

	private static Team team(EntityManager entityManager, int id) {
		return entityManager.find(Team.class, id);
	}

	private static Member member(EntityManager entityManager, int id) {
		return entityManager.find(Member.class, id);
	}

	@Test
	void bothSidesShowTheLinks() {
		this.factory.runInTransaction((entityManager) -> {
			assertThat(team(entityManager, 2).members).extracting((member) -> member.id).containsExactly(3);
			assertThat(member(entityManager, 1).teams).extracting((team) -> team.id).containsExactly(1);
		});
	}

	@Test
	void aFlushReadsNeitherSide() {
		this.factory.runInTransaction((entityManager) -> {
			Member member = member(entityManager, 1);
			member.name = "changed";
			team(entityManager, 1).name = "changed";
			entityManager.flush();
			PersistenceUnitUtil util = this.factory.getPersistenceUnitUtil();
			assertThat(util.isLoaded(member, "teams")).isFalse();
			assertThat(util.isLoaded(member, "idols")).isFalse();
			assertThat(util.isLoaded(team(entityManager, 1), "members")).isFalse();
		});
	}

	@Test
	void bothSidesAddLinks() {
		both((entityManager) -> team(entityManager, 3).members.add(member(entityManager, 1)));
		both((entityManager) -> member(entityManager, 1).teams.add(team(entityManager, 2)));
		both((entityManager) -> member(entityManager, 2).idols.add(member(entityManager, 3)));
		both((entityManager) -> member(entityManager, 3).fans.add(member(entityManager, 3)));
	}

	@Test
	void bothSidesRemoveLinks() {
		both((entityManager) -> team(entityManager, 1).members.remove(member(entityManager, 1)));
		both((entityManager) -> member(entityManager, 2).teams.remove(team(entityManager, 1)));
		both((entityManager) -> member(entityManager, 2).teams.add(team(entityManager, 1)));
		both((entityManager) -> member(entityManager, 2).teams.clear());
	}

	@Test
	void bothSidesAreReplaced() {
		both((entityManager) -> member(entityManager, 1).teams = new TreeSet<>(
				Set.of(team(entityManager, 2), team(entityManager, 3))));
		both((entityManager) -> team(entityManager, 2).members = new ArrayList<>(List.of(member(entityManager, 2))));
	}

	@Test
	void aSideThatWasReadBeforeTheOtherOneChangesStaysAsItIs() {
		both((entityManager) -> {
			assertThat(member(entityManager, 1).teams).hasSize(1);
			team(entityManager, 1).members.remove(member(entityManager, 1));
			entityManager.flush();
			member(entityManager, 1).name = "changed";
		});
	}

	@Test
	void newInstancesHaveLinksFromEitherSide() {
		both((entityManager) -> {
			Member member = new Member(4);
			member.teams.add(team(entityManager, 1));
			entityManager.persist(member);
		});
		both((entityManager) -> {
			Team team = new Team(4);
			team.members.add(member(entityManager, 4));
			entityManager.persist(team);
		});
	}

	@Test
	void whatIsMergedHasItsLinks() {
		both((entityManager) -> {
			Member member = new Member(1);
			member.teams.add(team(entityManager, 2));
			member.fans.add(member(entityManager, 3));
			entityManager.merge(member);
		});
	}

	@Test
	void linksGoWithEitherSide() {
		both((entityManager) -> entityManager.remove(member(entityManager, 1)));
		both((entityManager) -> entityManager.remove(team(entityManager, 1)));
	}

	@Test
	void linksGoWithWhatTheOtherSideHasRead() {
		this.factory.runInTransaction((entityManager) -> {
			assertThat(team(entityManager, 1).members).hasSize(2);
			team(entityManager, 2).name = "not read";
			entityManager.remove(member(entityManager, 1));
			entityManager.remove(member(entityManager, 3));
			entityManager.flush();
			team(entityManager, 1).name = "later";
			team(entityManager, 2).name = "later";
		});
		assertThat(results(this.factory, TEXTS.get(0))).containsExactly("[1, 2]");
	}

	@Test
	void linksGoWithRowsThatAStatementDeletes() {
		both((entityManager) -> entityManager.createQuery("delete from Member m where m.id < 3").executeUpdate());
		both((entityManager) -> entityManager.createQuery("delete from Team t").executeUpdate());
	}

	@Test
	void aLinkThatBothSidesAddIsThereOnce() {
		this.factory.runInTransaction((entityManager) -> {
			team(entityManager, 3).members.add(member(entityManager, 3));
			member(entityManager, 3).teams.add(team(entityManager, 3));
		});
		assertThat(results(this.factory, "select m.id from Team t join t.members m where t.id = 3"))
			.containsExactly("3");
	}

	/**
	 * Side with a list.
	 */
	@Entity(name = "Team")
	static class Team implements Comparable<Team> {

		@Id
		int id;

		@Nullable String name;

		@ManyToMany
		@JoinTable(name = "team_member", joinColumns = @JoinColumn(name = "team_id"),
				inverseJoinColumns = @JoinColumn(name = "member_id"))
		@OrderBy("id")
		List<Member> members = new ArrayList<>();

		Team() {
		}

		Team(int id) {
			this.id = id;
		}

		@Override
		public int compareTo(Team other) {
			return Integer.compare(this.id, other.id);
		}

	}

	/**
	 * Side with a set, and with a relation to itself.
	 */
	@Entity(name = "Member")
	static class Member {

		@Id
		int id;

		@Nullable String name;

		@ManyToMany
		@JoinTable(name = "team_member", joinColumns = @JoinColumn(name = "member_id"),
				inverseJoinColumns = @JoinColumn(name = "team_id"))
		Set<Team> teams = new TreeSet<>();

		@ManyToMany
		@JoinTable(name = "member_fan", joinColumns = @JoinColumn(name = "idol_id"),
				inverseJoinColumns = @JoinColumn(name = "fan_id"))
		List<Member> fans = new ArrayList<>();

		@ManyToMany
		@JoinTable(name = "member_fan", joinColumns = @JoinColumn(name = "fan_id"),
				inverseJoinColumns = @JoinColumn(name = "idol_id"))
		List<Member> idols = new ArrayList<>();

		Member() {
		}

		Member(int id) {
			this.id = id;
		}

	}

}
