package io.github.springdata.memory.core;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.data.annotation.Id;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the unit of work in the mode {@link UnitOfWorkMode#EXPLICIT}.
 */
class ExplicitUnitOfWorkIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store, new MemoryMappingContext(),
			UnitOfWorkMode.EXPLICIT);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private final Person ada = this.ops.insert(new Person("ada", 36));

	private Person load() {
		return this.ops.findById(this.ada.id, Person.class).orElseThrow();
	}

	@Test
	void handsOutAFreshInstanceAtEveryRead() {
		this.transaction.executeWithoutResult((status) -> assertThat(load()).isNotSameAs(load()));
	}

	@Test
	void writesNothingWithoutBeingTold() {
		this.transaction.executeWithoutResult((status) -> load().age = 50);
		assertThat(load().age).isEqualTo(36);
	}

	@Test
	void readsItsOwnWrites() {
		this.transaction.executeWithoutResult((status) -> {
			this.ada.age = 50;
			assertThat(this.ops.save(this.ada)).isSameAs(this.ada);
			assertThat(load().age).isEqualTo(50);
			this.ops.update(Person.class).apply(Update.update("age", 51));
			assertThat(load().age).isEqualTo(51);
			assertThat(this.ada.age).isEqualTo(50);
		});
		assertThat(load().version).isEqualTo(2);
	}

	@Test
	void givesSavedInstancesTheirIdAndVersionBack() {
		Person eva = new Person("eva", 20);
		this.transaction.executeWithoutResult((status) -> {
			this.ops.save(this.ada);
			this.ops.save(this.ada);
			this.ops.save(eva);
			status.setRollbackOnly();
		});
		assertThat(this.ada.version).isZero();
		assertThat(eva.id).isNull();
		assertThat(eva.version).isNull();
	}

	@Test
	void goesBackToASavepoint() {
		Person eva = new Person("eva", 20);
		this.transaction.executeWithoutResult((status) -> {
			this.ops.save(this.ada);
			Object savepoint = status.createSavepoint();
			this.ops.save(this.ada);
			this.ops.insert(eva);
			status.rollbackToSavepoint(savepoint);
			assertThat(this.ada.version).isEqualTo(1);
			assertThat(eva.id).isNull();
			this.ops.save(this.ada);
		});
		assertThat(load().version).isEqualTo(2);
		assertThat(this.ops.count(Person.class)).isEqualTo(1);
	}

	@Test
	void isChosenForOneEntityAmongManagedOnes() {
		MemoryStore mixed = new MemoryStore();
		MemoryTemplate managed = new MemoryTemplate(mixed);
		Reading reading = managed.insert(new Reading());
		Person eva = managed.insert(new Person("eva", 20));
		new TransactionTemplate(new MemoryTransactionManager(mixed)).executeWithoutResult((status) -> {
			managed.findById(reading.id, Reading.class).orElseThrow().value = 5;
			managed.findById(eva.id, Person.class).orElseThrow().age = 21;
		});
		assertThat(managed.findById(reading.id, Reading.class)).get().extracting("value").isEqualTo(0);
		assertThat(managed.findById(eva.id, Person.class)).get().extracting("age").isEqualTo(21);
	}

	@MemoryEntity(unitOfWork = UnitOfWorkMode.EXPLICIT)
	static class Reading {

		@Id
		@Nullable Long id;

		int value;

	}

}
