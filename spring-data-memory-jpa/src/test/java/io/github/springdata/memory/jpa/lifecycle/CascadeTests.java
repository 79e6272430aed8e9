package io.github.springdata.memory.jpa.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.jpa.lifecycle.Nodes.Part;
import io.github.springdata.memory.jpa.lifecycle.Nodes.Relation;
import io.github.springdata.memory.jpa.lifecycle.Nodes.Source;
import io.github.springdata.memory.jpa.lifecycle.Nodes.Target;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What operations on an instance do with one that it refers to (Jakarta Persistence 3.2,
 * section 3.2): a test for each operation, relation and state of the target.
 * <p>
 * The source is new for {@code persist} and {@code merge}, detached for {@code remerge},
 * else managed. What a merge does with a new target that it persists but does not merge
 * is left open. A cell says whether the target is managed afterwards, {@code +} or
 * {@code -}, and what its row has as name once the transaction is committed. With
 * {@code other} the source that a merge returns refers to another instance, which is
 * managed. {@code illegal} is an exception at the call or at commit.
 */
class CascadeTests {

	private static final String CELLS = """
			operation | cascade | new          | managed      | changed      | detached     | removed
			persist   | yes     | + stored     | + stored     | + changed    | illegal      | + stored
			persist   | no      | illegal      | + stored     | + changed    | - stored     | illegal
			flush     | yes     | + stored     | + stored     | + changed    | illegal      | + stored
			flush     | no      | illegal      | + stored     | + changed    | - stored     | illegal
			remove    | yes     | - none       | - none       | - none       | illegal      | - none
			remove    | no      | - none       | + stored     | + changed    | - stored     | - none
			refresh   | yes     |              | + stored     | + stored     |              |
			refresh   | no      |              | + stored     | + changed    |              |
			detach    | yes     | - none       | - stored     | - stored     | - stored     | - stored
			detach    | no      | - none       | + stored     | + changed    | - stored     | - none
			merge     | yes     | other stored | same stored  | same changed | other changed | illegal
			merge     | no      | illegal      | same stored  | same changed | other stored |
			remerge   | yes     | other stored | same stored  | same changed | other changed | illegal
			remerge   | no      | illegal      | same stored  | same changed | other stored |
			mergeManaged | yes  | other stored | same stored  | same changed | other changed | illegal
			""";

	private static EntityManagerFactory factory;

	@BeforeAll
	static void open() {
		factory = new PersistenceConfiguration("nodes").provider(MemoryPersistenceProvider.class.getName())
			.managedClass(Source.class)
			.managedClass(Target.class)
			.managedClass(Part.class)
			.createEntityManagerFactory();
	}

	@AfterAll
	static void close() {
		factory.close();
	}

	/**
	 * Cell of the table.
	 */
	record Cell(String operation, boolean cascades, String state, String expected) {

		static Stream<Cell> all() {
			List<String[]> lines = CELLS.lines().map((line) -> line.split("\\|", -1)).toList();
			String[] head = lines.get(0);
			return lines.stream()
				.skip(1)
				.flatMap((line) -> Stream.iterate(2, (i) -> i < head.length, (i) -> i + 1)
					.map((i) -> new Cell(line[0].trim(), line[1].trim().equals("yes"), head[i].trim(), line[i].trim())))
				.filter((cell) -> !cell.expected().isEmpty());
		}

		/**
		 * Whether the cell is about relations of a name.
		 */
		boolean isAbout(String relation) {
			String cascade = this.operation.replace("flush", "persist").replaceAll("remerge|mergeManaged", "merge");
			String name = relation.toLowerCase(Locale.ROOT);
			boolean persists = cascade.equals("merge") && name.contains("persist") && this.state.equals("new");
			return !persists && this.cascades == (name.contains("all") || name.contains(cascade));
		}

	}

	@TestFactory
	Stream<DynamicTest> cascades() {
		return Cell.all()
			.flatMap((cell) -> Nodes.RELATIONS.keySet()
				.stream()
				.filter(cell::isAbout)
				.sorted()
				.map((relation) -> DynamicTest.dynamicTest(
						"%s by '%s' to a target that is %s".formatted(cell.operation(), relation, cell.state()),
						() -> check(cell, Nodes.RELATIONS.get(relation)))));
	}

	private static void check(Cell cell, Relation relation) {
		factory.getSchemaManager().truncate();
		try (EntityManager entityManager = factory.createEntityManager()) {
			new Course(entityManager, relation).run(cell);
		}
	}

	/**
	 * Course of a test.
	 */
	private record Course(EntityManager entityManager, Relation relation) {

		void run(Cell cell) {
			Source source = new Source();
			Target target = new Target();
			prepare(cell, source, target);
			this.entityManager.getTransaction().begin();
			Source managed = isNew(cell) ? source : this.entityManager.find(Source.class, source.id);
			Target other = change(cell.state(), target);
			Source changed = cell.operation().equals("remerge") ? source : managed;
			this.relation.put().accept(changed, other);
			if (cell.expected().equals("illegal")) {
				assertThat(catchThrowable(() -> {
					operate(cell.operation(), changed);
					this.entityManager.getTransaction().commit();
				})).isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class,
						PersistenceException.class);
				return;
			}
			Source result = operate(cell.operation(), changed);
			checkResult(cell.expected().split(" ")[0], other, result);
			this.entityManager.getTransaction().commit();
			assertThat(rowOf(cell, other)).as("row").isEqualTo(cell.expected().split(" ")[1]);
		}

		private static boolean isNew(Cell cell) {
			return cell.operation().equals("persist") || cell.operation().equals("merge");
		}

		private static void prepare(Cell cell, Source source, Target target) {
			factory.runInTransaction((other) -> {
				if (!isNew(cell)) {
					other.persist(source);
				}
				if (!cell.state().equals("new")) {
					other.persist(target);
				}
			});
		}

		private Target change(String state, Target target) {
			if (state.equals("new")) {
				return target;
			}
			if (state.equals("detached")) {
				target.name = "changed";
				return target;
			}
			Target found = this.entityManager.find(Target.class, target.id);
			if (state.equals("removed")) {
				this.entityManager.remove(found);
			}
			found.name = state.equals("changed") ? "changed" : "stored";
			return found;
		}

		private Source operate(String operation, Source source) {
			switch (operation) {
				case "persist" -> this.entityManager.persist(source);
				case "flush" -> this.entityManager.flush();
				case "remove" -> this.entityManager.remove(source);
				case "refresh" -> this.entityManager.refresh(source);
				case "detach" -> this.entityManager.detach(source);
				default -> {
					return this.entityManager.merge(source);
				}
			}
			return source;
		}

		private void checkResult(String expected, Target target, Source result) {
			boolean managed = expected.equals("+") || expected.equals("same");
			assertThat(this.entityManager.contains(target)).as("managed").isEqualTo(managed);
			if (expected.equals("same")) {
				assertThat(this.relation.get().apply(result)).containsExactly(target);
			}
			else if (expected.equals("other")) {
				assertThat(this.relation.get().apply(result)).singleElement()
					.isNotSameAs(target)
					.satisfies((other) -> assertThat(this.entityManager.contains(other)).isTrue());
			}
		}

		private static String rowOf(Cell cell, Target target) {
			List<Target> rows = factory
				.callInTransaction((other) -> other.createQuery("from Target t", Target.class).getResultList());
			assertThat(rows).hasSizeLessThan(2);
			if (target.id != null && !cell.state().equals("new")) {
				assertThat(rows).allSatisfy((row) -> assertThat(row.id).isEqualTo(target.id));
			}
			return rows.stream().map((row) -> row.name).findFirst().orElse("none");
		}

	}

}
