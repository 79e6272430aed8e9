package io.github.springdata.memory.jpa.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.lifecycle.Things.Kind;
import io.github.springdata.memory.jpa.lifecycle.Things.Thing;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of callbacks (Jakarta Persistence 3.2, section 3.6.3): which, in which order, at
 * which step, and with which state.
 */
class CallbackTests {

	private static EntityManagerFactory factory;

	@BeforeAll
	static void open() {
		PersistenceConfiguration configuration = new PersistenceConfiguration("callbacks")
			.provider(MemoryPersistenceProvider.class.getName())
			.managedClass(Thing.class);
		Stream.of(Kind.values()).forEach((kind) -> configuration.managedClass(kind.type));
		factory = configuration.createEntityManagerFactory();
	}

	@AfterAll
	static void close() {
		factory.close();
	}

	/**
	 * Steps of one transaction, and the callbacks that were called by the end of each.
	 * {@code new} makes an instance, {@code find} one whose row was there before and
	 * {@code merge} leads to the instance that it returns.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			new persist                    | PrePersist                                         | PostPersist
			new persist flush              | PrePersist, PostPersist                            |
			new persist persist            | PrePersist                                         | PostPersist
			new persist remove             | PrePersist, PreRemove                              |
			new persist detach             | PrePersist                                         |
			new remove                     |                                                    |
			new merge                      | PrePersist                                         | PostPersist
			find                           | PostLoad                                           |
			find find                      | PostLoad                                           |
			find persist                   | PostLoad                                           |
			find change                    | PostLoad                                           | PreUpdate, PostUpdate
			find change flush              | PostLoad, PreUpdate, PostUpdate                    |
			find change flush flush        | PostLoad, PreUpdate, PostUpdate                    |
			find change flush change       | PostLoad, PreUpdate, PostUpdate                    | PreUpdate, PostUpdate
			find change detach             | PostLoad                                           |
			find change refresh            | PostLoad, PostLoad                                 |
			find merge                     | PostLoad                                           |
			find detach change merge       | PostLoad                                           | PreUpdate, PostUpdate
			find detach merge              | PostLoad                                           |
			find remove                    | PostLoad, PreRemove                                | PostRemove
			find remove flush              | PostLoad, PreRemove, PostRemove                    |
			find remove remove             | PostLoad, PreRemove                                | PostRemove
			find remove detach             | PostLoad, PreRemove                                |
			find refresh                   | PostLoad, PostLoad                                 |
			""")
	void callbacksAreCalledInOrder(String steps, String called, String calledAtCommit) {
		for (Kind kind : Kind.values()) {
			try (EntityManager entityManager = factory.createEntityManager()) {
				entityManager.getTransaction().begin();
				Thing thing = null;
				for (String step : steps.split(" ")) {
					thing = step(entityManager, kind, thing, step);
				}
				assertThat(names(thing)).as(kind.name()).isEqualTo(list(called));
				thing.events.clear();
				entityManager.getTransaction().commit();
				assertThat(names(thing)).as(kind + " at commit").isEqualTo(list(calledAtCommit));
			}
		}
	}

	private static List<String> list(String names) {
		return (names != null) ? List.of(names.split(", ")) : List.of();
	}

	private static List<String> names(Thing thing) {
		return thing.events.stream().map((event) -> event.split(" ")[0]).toList();
	}

	private static Thing step(EntityManager entityManager, Kind kind, Thing thing, String step) {
		switch (step) {
			case "persist" -> entityManager.persist(thing);
			case "flush" -> entityManager.flush();
			case "remove" -> entityManager.remove(thing);
			case "detach" -> entityManager.detach(thing);
			case "refresh" -> entityManager.refresh(thing);
			case "change" -> thing.name = "changed " + thing.events.size();
			default -> {
				return other(entityManager, kind, thing, step);
			}
		}
		return thing;
	}

	private static Thing other(EntityManager entityManager, Kind kind, Thing thing, String step) {
		return switch (step) {
			case "new" -> kind.create("new");
			case "merge" -> entityManager.merge(thing);
			case "find" -> {
				Thing stored = (thing != null) ? thing : kind.create("stored");
				if (thing == null) {
					factory.runInTransaction((other) -> other.persist(stored));
				}
				yield entityManager.find(kind.type, stored.id());
			}
			default -> throw new IllegalArgumentException(step);
		};
	}

	@ParameterizedTest
	@EnumSource
	void generatedIdsAreThereBeforePersistUnlessTheyAreThoseOfAnIdentity(Kind kind) {
		Thing thing = kind.create("new");
		factory.runInTransaction((entityManager) -> entityManager.persist(thing));
		if (kind == Kind.IDENTITY) {
			assertThat(thing.idBeforePersist).isNull();
		}
		else {
			assertThat(thing.idBeforePersist).isEqualTo(thing.id()).isNotNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void aMergedInstanceHasItsStateBeforePersist(Kind kind) {
		Thing merged = factory.callInTransaction((entityManager) -> entityManager.merge(kind.create("merged")));
		assertThat(merged.events).containsExactly("PrePersist merged", "PostPersist merged");
	}

	@ParameterizedTest
	@EnumSource
	void aRolledBackTransactionCallsWhatItHasDone(Kind kind) {
		List<Thing> things = new ArrayList<>();
		try (EntityManager entityManager = factory.createEntityManager()) {
			entityManager.getTransaction().begin();
			Thing thing = kind.create("new");
			things.add(thing);
			entityManager.persist(thing);
			entityManager.getTransaction().rollback();
		}
		assertThat(things.get(0).events).containsExactly("PrePersist new");
	}

}
