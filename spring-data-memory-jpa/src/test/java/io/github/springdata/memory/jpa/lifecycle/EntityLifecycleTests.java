package io.github.springdata.memory.jpa.lifecycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.lifecycle.Things.Kind;
import io.github.springdata.memory.jpa.lifecycle.Things.Thing;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.TransactionRequiredException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Life of instances (Jakarta Persistence 3.2, section 3.2), a test for each operation,
 * state, kind of entity, and once within a transaction and once before it begins.
 * <p>
 * A cell says whether the instance is managed afterwards, {@code +} or {@code -}, and
 * what its row has as name once the transaction is committed, {@code none} if there is no
 * row. Where an operation returns the instance it says {@code same}, where it returns
 * another one that is managed instead, {@code other}, where nothing, {@code null}. Or it
 * says which exception there is, with {@code ~} one that may come at commit as well. An
 * empty cell is one that the specification leaves open.
 */
class EntityLifecycleTests {

	/**
	 * States that come about before or in the transaction: {@code persisted} is new and
	 * not flushed, {@code changed} and {@code detached} have another name than their row,
	 * {@code unpersisted} was new when it was removed.
	 */
	private static final String CELLS = """
			operation    | new             | persisted   | managed     | changed      | detached      | removed   | unpersisted
			nothing      | - none          | + stored    | + stored    | + changed    | - stored      | - none    | - none
			contains     | - none          | + stored    | + stored    | + changed    | - stored      | - none    | - none
			persist      | + stored        | + stored    | + stored    | + changed    | ~refused      | + stored  | + stored
			remove       | - none          | - none      | - none      | - none       | ~illegal      | - none    | - none
			merge        | other stored    | same stored | same stored | same changed | other changed | ~illegal  | ~illegal
			refresh      | illegal         |             | + stored    | + stored     | illegal       | illegal   | illegal
			detach       | - none          | - none      | - stored    | - stored     | - stored      | - stored  | - none
			find         |                 | same stored | same stored | same changed | other stored  | null none | null none
			findOfClass  |                 | same stored | same stored | same changed | other stored  | unknown   | unknown
			reference    | illegal/unknown | same stored | same stored | same changed | other stored  | illegal   | illegal
			clear        | - none          | - none      | - stored    | - stored     | - stored      | - stored  | - none
			flush!       | - none          | + stored    | + stored    | + changed    | - stored      | - none    | - none
			optimistic!  | illegal         |             | + stored    | + changed    | illegal       |           |
			pessimistic! | illegal         |             | + stored    | + changed    | illegal       |           |
			lockMode!    | illegal         | + stored    | + stored    | + changed    | illegal       |           |
			rollback!    | - none          | - none      | - stored    | - stored     | - stored      | - stored  | - none
			""";

	/**
	 * States that earlier writes have left: the removal of {@code deleted} is flushed,
	 * {@code committed} was persisted in a transaction that is over, {@code undone} was
	 * managed in one that was rolled back, {@code cleared} is what {@code clear} left.
	 */
	private static final String LATER_CELLS = """
			operation    | deleted   | committed   | undone       | cleared
			nothing      | - none    | + stored    | - stored     | - stored
			contains     | - none    | + stored    | - stored     | - stored
			persist      | + stored  | + stored    | ~refused     | ~refused
			remove       | - none    | - none      | ~illegal     | ~illegal
			merge        | ~illegal  | same stored | other stored | other stored
			refresh      | illegal   | + stored    | illegal      | illegal
			detach       | - none    | - stored    | - stored     | - stored
			find         | null none | same stored | other stored | other stored
			findOfClass  | unknown   | same stored | other stored | other stored
			reference    | illegal   | same stored | other stored | other stored
			clear        | - none    | - stored    | - stored     | - stored
			flush!       | - none    | + stored    | - stored     | - stored
			optimistic!  |           | + stored    | illegal      | illegal
			pessimistic! |           | + stored    | illegal      | illegal
			lockMode!    |           | + stored    | illegal      | illegal
			rollback!    | - stored  | - stored    | - stored     | - stored
			""";

	private static final Map<String, Class<? extends Exception>> FAILURES = Map.of("illegal",
			IllegalArgumentException.class, "unknown", EntityNotFoundException.class, "refused",
			PersistenceException.class);

	private static EntityManagerFactory factory;

	@BeforeAll
	static void open() {
		PersistenceConfiguration configuration = new PersistenceConfiguration("things")
			.provider(MemoryPersistenceProvider.class.getName())
			.managedClass(Thing.class);
		Arrays.stream(Kind.values()).forEach((kind) -> configuration.managedClass(kind.type));
		factory = configuration.createEntityManagerFactory();
	}

	@AfterAll
	static void close() {
		factory.close();
	}

	/**
	 * Cell of a table.
	 */
	record Cell(String operation, String state, String expected) {

		boolean needsTransaction() {
			return this.operation.endsWith("!");
		}

		String name() {
			return this.operation.replace("!", "");
		}

		static Stream<Cell> of(String table) {
			List<String[]> lines = table.lines().map((line) -> line.split("\\|", -1)).toList();
			String[] head = lines.get(0);
			return lines.stream()
				.skip(1)
				.flatMap((line) -> Stream.iterate(1, (i) -> i < head.length, (i) -> i + 1)
					.map((i) -> new Cell(line[0].trim(), head[i].trim(), line[i].trim())))
				.filter((cell) -> !cell.expected().isEmpty());
		}

	}

	@TestFactory
	Stream<DynamicTest> operations() {
		return Stream.of(CELLS, LATER_CELLS)
			.flatMap(Cell::of)
			.flatMap((cell) -> Stream.of(Kind.values())
				.flatMap((kind) -> Stream.of(true, false).map((inside) -> test(cell, kind, inside))));
	}

	private static DynamicTest test(Cell cell, Kind kind, boolean inside) {
		String name = "%s of %s %s %s a transaction".formatted(cell.name(), cell.state(), kind,
				inside ? "in" : "before");
		return DynamicTest.dynamicTest(name, () -> {
			factory.getSchemaManager().truncate();
			try (EntityManager entityManager = factory.createEntityManager()) {
				new Course(entityManager, kind, inside).run(cell);
			}
		});
	}

	/**
	 * Course of a test: what makes the state, the operation, and the look at the result.
	 */
	private record Course(EntityManager entityManager, Kind kind, boolean inside) {

		void run(Cell cell) {
			boolean flushes = cell.state().equals("deleted");
			Thing thing = before(cell.state());
			if (this.inside || flushes) {
				this.entityManager.getTransaction().begin();
			}
			change(thing, cell.state());
			if (!this.inside && !flushes && cell.needsTransaction()) {
				assertThat(catchThrowable(() -> operate(cell.name(), thing))).as("without a transaction")
					.isInstanceOf(cell.name().equals("rollback") ? IllegalStateException.class
							: TransactionRequiredException.class);
				return;
			}
			check(cell, thing);
		}

		/**
		 * The instance as it is when the transaction begins.
		 */
		private Thing before(String state) {
			Thing thing = this.kind.create("stored");
			return switch (state) {
				case "new", "persisted", "unpersisted" -> thing;
				case "committed" -> persisted(this.entityManager, thing);
				case "undone" -> undone(thing);
				case "detached" -> {
					persisted(factory.createEntityManager(), thing).name = "changed";
					yield thing;
				}
				default -> {
					factory.runInTransaction((other) -> other.persist(thing));
					yield this.entityManager.find(thing.getClass(), thing.id());
				}
			};
		}

		private static Thing persisted(EntityManager entityManager, Thing thing) {
			entityManager.getTransaction().begin();
			entityManager.persist(thing);
			entityManager.getTransaction().commit();
			return thing;
		}

		private Thing undone(Thing thing) {
			factory.runInTransaction((other) -> other.persist(thing));
			this.entityManager.getTransaction().begin();
			Thing found = this.entityManager.find(thing.getClass(), thing.id());
			this.entityManager.getTransaction().rollback();
			return found;
		}

		private void change(Thing thing, String state) {
			switch (state) {
				case "persisted" -> this.entityManager.persist(thing);
				case "changed" -> thing.name = "changed";
				case "removed" -> this.entityManager.remove(thing);
				case "cleared" -> this.entityManager.clear();
				case "unpersisted" -> {
					this.entityManager.persist(thing);
					this.entityManager.remove(thing);
				}
				case "deleted" -> {
					this.entityManager.remove(thing);
					this.entityManager.flush();
				}
				default -> {
				}
			}
		}

		private void check(Cell cell, Thing thing) {
			List<Object> result = new ArrayList<>();
			Throwable failure = catchThrowable(() -> result.add(operate(cell.name(), thing)));
			if (!cell.expected().contains(" ")) {
				checkFailure(cell.expected(), failure);
				return;
			}
			assertThat(failure).isNull();
			String[] expected = cell.expected().split(" ");
			checkResult(expected[0], thing, result.get(0));
			commit();
			assertThat(rowOf(thing)).as("row").isEqualTo(expected[1]);
		}

		private void checkFailure(String expected, Throwable failure) {
			if (failure == null && expected.startsWith("~")) {
				assertThat(catchThrowable(this::commit)).as("failure at commit").isInstanceOf(RollbackException.class);
				return;
			}
			assertThat(Stream.of(expected.replace("~", "").split("/")).map(FAILURES::get))
				.anyMatch((type) -> type.isInstance(failure));
			if (this.entityManager.getTransaction().isActive()) {
				assertThat(this.entityManager.getTransaction().getRollbackOnly()).isTrue();
			}
		}

		private void checkResult(String expected, Thing thing, Object result) {
			switch (expected) {
				case "same" -> assertThat(result).isSameAs(thing);
				case "other" -> {
					assertThat(result).isNotNull().isNotSameAs(thing);
					assertThat(this.entityManager.contains(result)).isTrue();
				}
				case "null" -> assertThat(result).isNull();
				default -> {
				}
			}
			boolean managed = expected.equals("same") || expected.equals("+");
			assertThat(this.entityManager.contains(thing)).as("managed").isEqualTo(managed);
		}

		private void commit() {
			if (!this.entityManager.getTransaction().isActive()) {
				this.entityManager.getTransaction().begin();
			}
			this.entityManager.getTransaction().commit();
		}

		/**
		 * What is stored for an instance, or for what a merge has made of it.
		 */
		private String rowOf(Thing thing) {
			return factory.callInTransaction((other) -> {
				List<String> names = other
					.createQuery("select t.name from %s t".formatted(thing.getClass().getSimpleName()), String.class)
					.getResultList();
				Thing found = (thing.id() != null) ? other.find(thing.getClass(), thing.id()) : null;
				return (found != null) ? found.name : (thing.id() == null && !names.isEmpty()) ? names.get(0) : "none";
			});
		}

		private Object operate(String operation, Thing thing) {
			return switch (operation) {
				case "nothing" -> null;
				case "contains" -> this.entityManager.contains(thing);
				case "find" -> this.entityManager.find(this.kind.type, thing.id());
				case "findOfClass" -> this.entityManager.getReference(this.kind.type, thing.id());
				case "reference" -> this.entityManager.getReference(thing);
				case "merge" -> this.entityManager.merge(thing);
				case "lockMode" -> this.entityManager.getLockMode(thing);
				default -> {
					run(operation, thing);
					yield null;
				}
			};
		}

		private void run(String operation, Thing thing) {
			switch (operation) {
				case "persist" -> this.entityManager.persist(thing);
				case "remove" -> this.entityManager.remove(thing);
				case "refresh" -> this.entityManager.refresh(thing);
				case "detach" -> this.entityManager.detach(thing);
				case "clear" -> this.entityManager.clear();
				case "flush" -> this.entityManager.flush();
				case "optimistic" -> this.entityManager.lock(thing, LockModeType.OPTIMISTIC);
				case "pessimistic" -> this.entityManager.lock(thing, LockModeType.PESSIMISTIC_WRITE);
				case "rollback" -> this.entityManager.getTransaction().rollback();
				default -> throw new IllegalArgumentException(operation);
			}
		}

	}

}
