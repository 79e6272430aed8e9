package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.InvalidEntityException;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the unit of work in the mode {@link UnitOfWorkMode#SHARED}.
 */
class SharedUnitOfWorkIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store, new MemoryMappingContext(),
			UnitOfWorkMode.SHARED);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private final Robot ada = this.ops.insert(new Robot("ada", 1));

	private Robot load(Long id) {
		return this.ops.findById(id, Robot.class).orElseThrow();
	}

	private void rolledBack(Runnable action) {
		this.transaction.executeWithoutResult((status) -> {
			action.run();
			status.setRollbackOnly();
		});
	}

	@Test
	void handsOutTheVeryObjectThatWasSaved() {
		assertThat(load(this.ada.id)).isSameAs(this.ada);
		assertThat(this.ops.findAll(Robot.class)).singleElement().isSameAs(this.ada);
		assertThat(this.ops.query(Robot.class).matching(where("name").is("ada")).first()).containsSame(this.ada);
		assertThat(this.ops.query(Robot.class).stream()).singleElement().isSameAs(this.ada);
		this.transaction.executeWithoutResult((status) -> assertThat(load(this.ada.id)).isSameAs(this.ada));
		assertThat(this.ops.save(this.ada)).isSameAs(this.ada);
	}

	@Test
	void indexesHoldTheKeysOfTheLastSave() {
		this.ada.name = "eva";
		assertThat(this.ops.query(Robot.class).matching(where("name").is("ada")).all()).containsExactly(this.ada);
		assertThat(this.ops.query(Robot.class).matching(where("name").is("eva")).all()).isEmpty();
		this.ops.save(this.ada);
		assertThat(this.ops.query(Robot.class).matching(where("name").is("ada")).all()).isEmpty();
		assertThat(this.ops.query(Robot.class).matching(where("name").is("eva")).all()).containsExactly(this.ada);
	}

	@Test
	void conditionsWithoutAnIndexTestTheObjectAsItIs() {
		this.ada.energy = 7;
		assertThat(this.ops.query(Robot.class).matching(where("energy").is(7)).all()).containsExactly(this.ada);
		assertThat(this.ops.query(Robot.class).sort(Sort.by("energy")).all()).containsExactly(this.ada);
	}

	@Test
	void rollbackGivesSavedObjectsTheirLastSavedStateBack() {
		rolledBack(() -> {
			this.ada.name = "eva";
			this.ada.tags.add("x");
			this.ops.save(this.ada);
			this.ada.energy = 9;
			this.ops.save(this.ada);
			assertThat(this.ops.query(Robot.class).matching(where("name").is("eva")).count()).isEqualTo(1);
		});
		assertThat(this.ada.name).isEqualTo("ada");
		assertThat(this.ada.energy).isEqualTo(1);
		assertThat(this.ada.tags).isEmpty();
		assertThat(this.ada.version).isZero();
		assertThat(load(this.ada.id)).isSameAs(this.ada);
		assertThat(this.ops.query(Robot.class).matching(where("name").is("ada")).count()).isEqualTo(1);
		this.ada.name = "eva";
		this.ops.save(this.ada);
		assertThat(this.ada.version).isEqualTo(1);
	}

	@Test
	void rollbackTakesTheIdFromNewObjects() {
		Robot eva = new Robot("eva", 2);
		rolledBack(() -> this.ops.insert(eva));
		assertThat(eva.id).isNull();
		assertThat(eva.version).isNull();
		this.ops.insert(eva);
		assertThat(load(eva.id)).isSameAs(eva);
	}

	@Test
	void rollbackLeavesObjectsThatWereNotSaved() {
		rolledBack(() -> load(this.ada.id).energy = 5);
		assertThat(this.ada.energy).isEqualTo(5);
	}

	@Test
	void goesBackToASavepoint() {
		this.transaction.executeWithoutResult((status) -> {
			this.ada.energy = 2;
			this.ops.save(this.ada);
			Object savepoint = status.createSavepoint();
			this.ada.energy = 3;
			this.ops.save(this.ada);
			status.rollbackToSavepoint(savepoint);
			assertThat(this.ada.energy).isEqualTo(2);
		});
		assertThat(this.ada.version).isEqualTo(1);
	}

	@Test
	void updatesChangeTheObjectsThemselves() {
		this.ops.update(Robot.class).apply(Update.update("name", "eva"));
		assertThat(this.ada.name).isEqualTo("eva");
		assertThat(this.ada.version).isEqualTo(1);
		assertThat(this.ops.query(Robot.class).matching(where("name").is("eva")).count()).isEqualTo(1);
		rolledBack(() -> this.ops.update(Robot.class).apply(Update.update("name", "ina")));
		assertThat(this.ada.name).isEqualTo("eva");
		assertThat(this.ops.query(Robot.class).matching(where("name").is("eva")).count()).isEqualTo(1);
	}

	@Test
	void anUpdateThatFailsLeavesTheObjects() {
		this.ops.insert(new Robot("eva", 2));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.ops.update(Robot.class).apply(Update.update("name", "ina")));
		assertThat(this.ops.findAll(Robot.class)).extracting((robot) -> robot.name).containsExactly("ada", "eva");
	}

	@Test
	void deletesByTheKeysOfTheLastSave() {
		this.ada.name = "eva";
		assertThat(this.ops.delete(this.ada)).isTrue();
		this.ops.insert(new Robot("ada", 3));
		assertThat(this.ops.query(Robot.class).matching(where("name").is("ada")).count()).isEqualTo(1);
	}

	@Test
	void anotherObjectTakesThePlaceOfTheRow() {
		Robot other = new Robot("ada", 5);
		other.id = this.ada.id;
		other.version = this.ada.version;
		assertThat(this.ops.save(other)).isSameAs(other);
		assertThat(load(this.ada.id)).isSameAs(other);
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.ops.save(this.ada));
		assertThat(this.ada.version).isZero();
	}

	@Test
	void sharesOtherEntitiesAndWhatCannotBeCopied() {
		Robot eva = new Robot("eva", 2);
		eva.friend = this.ada;
		this.ada.friend = eva;
		rolledBack(() -> {
			this.ops.insert(eva);
			this.ops.save(this.ada);
		});
		assertThat(this.ada.friend).isNull();
		assertThat(eva.friend).isSameAs(this.ada);
		assertThat(eva.lock).isNotNull();
	}

	@Test
	void snapshotsHoldRowsNotFields() {
		Snapshot snapshot = this.store.snapshot();
		this.ada.name = "eva";
		this.ops.save(this.ada);
		this.ops.insert(new Robot("ina", 1));
		this.store.restore(snapshot);
		assertThat(this.ops.findAll(Robot.class)).containsExactly(this.ada);
		assertThat(this.ada.name).isEqualTo("eva");
		assertThat(this.ops.query(Robot.class).matching(where("name").is("ada")).count()).isEqualTo(1);
	}

	@Test
	void refusesAnIndexThroughAnotherEntity() {
		assertThatExceptionOfType(InvalidEntityException.class).isThrownBy(() -> this.ops.count(Pilot.class))
			.withMessageContaining("Index 'robot.name_rank' is on 'robot.name', but in mode SHARED 'robot' may change");
		assertThat(new MemoryTemplate(new MemoryStore()).count(Pilot.class)).isZero();
	}

	@Test
	void isChosenForOneEntity() {
		MemoryTemplate managed = new MemoryTemplate(this.store);
		Sim sim = managed.insert(new Sim());
		Person person = managed.insert(new Person("ina", 1));
		assertThat(managed.findById(sim.id, Sim.class)).containsSame(sim);
		assertThat(managed.findById(person.id, Person.class).orElseThrow()).isNotSameAs(person);
		rolledBack(() -> {
			sim.step = 1;
			managed.save(sim);
		});
		assertThat(sim.step).isZero();
	}

	@Test
	void anEntityKeepsTheModeThatItDeclares() {
		ManagedSim sim = this.ops.insert(new ManagedSim());
		this.transaction
			.executeWithoutResult((status) -> this.ops.findById(sim.id, ManagedSim.class).orElseThrow().step = 3);
		assertThat(this.ops.findById(sim.id, ManagedSim.class).orElseThrow()).isNotSameAs(sim)
			.extracting("step")
			.isEqualTo(3);
	}

	@Test
	void refusesATableThatIsKeptInAnotherMode() {
		this.ops.insert(new Person("ina", 1));
		MemoryTemplate managed = new MemoryTemplate(this.store);
		managed.insert(Item.of("a", 1));
		assertThatIllegalStateException().isThrownBy(() -> managed.findAll(Person.class));
		assertThatIllegalStateException().isThrownBy(() -> this.ops.findAll(Item.class))
			.withMessageContaining("another mode");
	}

	static class Robot {

		@Id
		Long id;

		@Version
		Long version;

		@Indexed(unique = true)
		String name;

		int energy;

		List<String> tags = new ArrayList<>();

		Robot friend;

		final ReentrantLock lock = new ReentrantLock();

		Robot(String name, int energy) {
			this.name = name;
			this.energy = energy;
		}

	}

	@CompoundIndex(name = "robot.name_rank", properties = { "robot.name", "rank" })
	static class Pilot {

		@Id
		Long id;

		int rank;

		Mechanic robot;

	}

	static class Mechanic {

		@Id
		Long id;

		String name;

	}

	@MemoryEntity(unitOfWork = UnitOfWorkMode.SHARED)
	static class Sim {

		@Id
		Long id;

		int step;

	}

	@MemoryEntity(unitOfWork = UnitOfWorkMode.MANAGED)
	static class ManagedSim {

		@Id
		Long id;

		int step;

	}

}
