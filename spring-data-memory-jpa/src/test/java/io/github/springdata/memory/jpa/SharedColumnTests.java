package io.github.springdata.memory.jpa;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.RollbackException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of attributes that show the column of another one, and do not write it.
 */
class SharedColumnTests {

	private final EntityManagerFactory factory = TestUnits.of(Task.class, Step.class, Unit.class, Shape.class,
			Circle.class);

	private <T> T read(Class<T> type, Object id) {
		return this.factory.callInTransaction((entityManager) -> entityManager.find(type, id));
	}

	private List<?> query(String text) {
		return this.factory.callInTransaction((entityManager) -> entityManager.createQuery(text).getResultList());
	}

	private void persist(Object... instances) {
		this.factory.runInTransaction((entityManager) -> List.of(instances).forEach(entityManager::persist));
	}

	@Test
	void theIdOfAReferenceIsRead() {
		Task parent = new Task(1);
		Task child = new Task(2);
		child.parent = parent;
		persist(parent, child);
		assertThat(read(Task.class, 2L).parentId).isEqualTo(1);
		assertThat(read(Task.class, 1L).parentId).isNull();
	}

	@Test
	void queriesReadTheIdOfAReference() {
		Task parent = new Task(1);
		Task child = new Task(2);
		child.parent = parent;
		persist(parent, child);
		assertThat(query("select t.id from Task t where t.parentId = 1")).isEqualTo(List.of(2L));
		assertThat(query("select t.id from Task t where t.parentId is null")).isEqualTo(List.of(1L));
		assertThat(query("select t.parentId, count(t) from Task t where t.parentId is not null group by t.parentId"))
			.singleElement()
			.isEqualTo(new Object[] { 1L, 1L });
	}

	@Test
	void whatSuchAnAttributeIsSetToIsNotWritten() {
		Task parent = new Task(1);
		Task child = new Task(2);
		child.parent = parent;
		persist(parent, child);
		this.factory.runInTransaction((entityManager) -> entityManager.find(Task.class, 2L).parentId = 77L);
		assertThat(read(Task.class, 2L).parentId).isEqualTo(1);
	}

	@Test
	void apartOfACompositeIdOfAReferenceIsReadWithinAnEmbeddable() {
		Unit unit = new Unit(new UnitId("north", 7));
		Task task = new Task(1);
		task.unit = unit;
		persist(unit, task);
		assertThat(read(Task.class, 1L).place.region).isEqualTo("north");
		assertThat(query("select t.id from Task t where t.place.region = 'north'")).isEqualTo(List.of(1L));
	}

	@Test
	void anIdThatAReferenceShowsRefersToARowThatExists() {
		persist(new Task(1), new Step(1, 1));
		assertThat(read(Step.class, 1L).task).isNotNull();
		assertThat(query("select s.id from Step s where s.task.id = 1 and s.taskId < 2")).isEqualTo(List.of(1L));
		assertThatExceptionOfType(RollbackException.class).isThrownBy(() -> persist(new Step(2, 77)))
			.withMessageContaining("which does not exist");
		assertThatExceptionOfType(RollbackException.class)
			.isThrownBy(() -> this.factory
				.runInTransaction((entityManager) -> entityManager.remove(entityManager.find(Task.class, 1L))))
			.withMessageContaining("cannot be deleted");
	}

	@Test
	void theDiscriminatorIsRead() {
		persist(new Shape(1), new Circle(2));
		assertThat(read(Shape.class, 1L).kind).isEqualTo(Kind.SHAPE);
		assertThat(read(Shape.class, 2L).kind).isEqualTo(Kind.CIRCLE);
		assertThat(query("select s.id from Shape s where s.kind = 'CIRCLE'")).isEqualTo(List.of(2L));
		assertThat(query("select s.kind from Shape s order by s.kind desc"))
			.isEqualTo(List.of(Kind.SHAPE, Kind.CIRCLE));
	}

	@Entity(name = "Task")
	static class Task {

		@Id
		private long id;

		@ManyToOne
		@JoinColumn(name = "parent")
		private @Nullable Task parent;

		@Column(name = "parent", insertable = false, updatable = false)
		private @Nullable Long parentId;

		@ManyToOne
		@JoinColumn(name = "unit_region", referencedColumnName = "region")
		@JoinColumn(name = "unit_number", referencedColumnName = "number")
		private @Nullable Unit unit;

		@Embedded
		private Place place = new Place();

		Task() {
		}

		Task(long id) {
			this.id = id;
		}

	}

	@Entity(name = "Step")
	static class Step {

		@Id
		private long id;

		@Column(name = "task_id")
		private @Nullable Long taskId;

		@ManyToOne
		@JoinColumn(name = "task_id", insertable = false, updatable = false)
		private @Nullable Task task;

		Step() {
		}

		Step(long id, long taskId) {
			this.id = id;
			this.taskId = taskId;
		}

	}

	@Embeddable
	static class Place {

		@Column(name = "unit_region", insertable = false, updatable = false)
		private @Nullable String region;

		private String room = "1";

	}

	@Entity(name = "Unit")
	static class Unit {

		@EmbeddedId
		private UnitId id;

		Unit() {
			this(new UnitId("", 0));
		}

		Unit(UnitId id) {
			this.id = id;
		}

	}

	@Embeddable
	record UnitId(String region, int number) {
	}

	enum Kind {

		SHAPE, CIRCLE

	}

	@Entity(name = "Shape")
	@DiscriminatorColumn(name = "kind")
	@DiscriminatorValue("SHAPE")
	static class Shape {

		@Id
		private long id;

		@Column(name = "kind", insertable = false, updatable = false)
		@Enumerated(EnumType.STRING)
		private @Nullable Kind kind;

		Shape() {
		}

		Shape(long id) {
			this.id = id;
		}

	}

	@Entity(name = "Circle")
	@DiscriminatorValue("CIRCLE")
	static class Circle extends Shape {

		Circle() {
		}

		Circle(long id) {
			super(id);
		}

	}

}
