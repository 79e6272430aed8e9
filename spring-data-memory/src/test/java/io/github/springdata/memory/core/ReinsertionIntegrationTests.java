package io.github.springdata.memory.core;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.TableChecks;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for instances whose rows were deleted, and perhaps inserted again, within a
 * transaction that goes back.
 */
class ReinsertionIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTransactionManager transactionManager = new MemoryTransactionManager(this.store);

	private MemoryTemplate ops(UnitOfWorkMode mode) {
		return new MemoryTemplate(this.store, new MemoryMappingContext(), mode);
	}

	private void inTransaction(Consumer<TransactionStatus> action) {
		new TransactionTemplate(this.transactionManager).executeWithoutResult(action);
	}

	private void nestedAndRolledBack(Runnable action) {
		TransactionTemplate nested = new TransactionTemplate(this.transactionManager);
		nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		nested.executeWithoutResult((status) -> {
			action.run();
			status.setRollbackOnly();
		});
	}

	@ParameterizedTest
	@EnumSource
	void anInstanceThatWasDeletedBeforeANestedRollbackGivesUpItsIdInTheEnd(UnitOfWorkMode mode) {
		MemoryTemplate ops = ops(mode);
		Vehicle vehicle = new Vehicle("a");
		inTransaction((status) -> {
			ops.insert(vehicle);
			ops.delete(vehicle);
			nestedAndRolledBack(() -> ops.insert(new Vehicle("b")));
			status.setRollbackOnly();
		});
		assertThat(vehicle.id).isNull();
		assertThat(vehicle.version).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void goesBackWhenInstancesOfTwoClassesHadOneId(UnitOfWorkMode mode) {
		MemoryTemplate ops = ops(mode);
		Car car = new Car("car");
		Truck truck = new Truck("truck");
		inTransaction((status) -> {
			ops.insert(car);
			Object savepoint = status.createSavepoint();
			ops.delete(car);
			truck.id = car.id;
			ops.insert(truck);
			Object later = status.createSavepoint();
			ops.delete(truck);
			status.rollbackToSavepoint(later);
			assertThat(truck.name).isEqualTo("truck");
			assertThat(truck.version).isZero();
			status.rollbackToSavepoint(savepoint);
			assertThat(truck.version).isNull();
			assertThat(car.name).isEqualTo("car");
		});
		assertThat(ops.findAll(Vehicle.class)).singleElement().isInstanceOf(Car.class);
		TableChecks.check(this.store);
	}

	@ParameterizedTest
	@EnumSource
	void goesBackWhenTwoInstancesOfOneClassHadOneId(UnitOfWorkMode mode) {
		MemoryTemplate ops = ops(mode);
		Car first = new Car("first");
		Car second = new Car("second");
		inTransaction((status) -> {
			ops.insert(first);
			ops.delete(first);
			second.id = first.id;
			ops.insert(second);
			Object savepoint = status.createSavepoint();
			ops.delete(second);
			status.rollbackToSavepoint(savepoint);
			assertThat(first.name).isEqualTo("first");
			assertThat(second.name).isEqualTo("second");
		});
		assertThat(ops.findAll(Vehicle.class)).extracting((vehicle) -> vehicle.name).containsExactly("second");
	}

	@ParameterizedTest
	@EnumSource
	void saveOfAnInstanceThatTheTransactionDeletedInsertsItInTheNextVersion(UnitOfWorkMode mode) {
		MemoryTemplate ops = ops(mode);
		Vehicle vehicle = ops.insert(new Vehicle("a"));
		inTransaction((status) -> {
			ops.delete(vehicle);
			nestedAndRolledBack(() -> {
				ops.save(vehicle);
				ops.delete(vehicle);
			});
			ops.save(vehicle);
			assertThat(vehicle.version).isEqualTo(1);
		});
		assertThat(ops.findById(vehicle.id, Vehicle.class)).get().extracting("version").isEqualTo(1L);
	}

	@Test
	void objectsAndIndexesAgreeWhenASharedObjectWasDeletedAndInsertedAgain() {
		MemoryTemplate ops = ops(UnitOfWorkMode.SHARED);
		Vehicle vehicle = ops.insert(new Vehicle("a"));
		inTransaction((status) -> {
			ops.delete(vehicle);
			vehicle.name = "b";
			nestedAndRolledBack(() -> {
				ops.insert(vehicle);
				vehicle.name = "c";
				ops.save(vehicle);
			});
			assertThat(vehicle.name).isEqualTo("b");
			ops.insert(vehicle);
			status.setRollbackOnly();
		});
		assertThat(vehicle.name).isEqualTo("a");
		assertThat(vehicle.version).isZero();
		assertThat(ops.query(Vehicle.class).matching(where("name").is("a")).all()).containsExactly(vehicle);
	}

	@Test
	void aSharedObjectGoesBackToWhatABulkUpdateMadeOfIt() {
		MemoryTemplate ops = ops(UnitOfWorkMode.SHARED);
		Vehicle vehicle = ops.insert(new Vehicle("a"));
		inTransaction((status) -> {
			ops.update(Vehicle.class).apply(Update.update("name", "b"));
			nestedAndRolledBack(() -> ops.delete(vehicle));
			assertThat(vehicle.name).isEqualTo("b");
		});
		assertThat(ops.query(Vehicle.class).matching(where("name").is("b")).all()).containsExactly(vehicle);
	}

	@Test
	void anotherTemplateMayGiveAnIdToAnotherClass() {
		MemoryTemplate managed = ops(UnitOfWorkMode.MANAGED);
		MemoryTemplate explicit = ops(UnitOfWorkMode.EXPLICIT);
		Car car = managed.insert(new Car("car"));
		inTransaction((status) -> {
			Vehicle loaded = managed.findById(car.id, Vehicle.class).orElseThrow();
			explicit.delete(car);
			Truck truck = new Truck("truck");
			truck.id = car.id;
			explicit.insert(truck);
			managed.update(Vehicle.class).apply(Update.update("name", "van"));
			assertThat(managed.findById(car.id, Vehicle.class)).get().isInstanceOf(Truck.class);
			nestedAndRolledBack(() -> managed.update(Vehicle.class).apply(Update.update("name", "lorry")));
			assertThat(loaded.name).isEqualTo("car");
			assertThat(managed.findById(car.id, Vehicle.class)).get().extracting("name").isEqualTo("van");
		});
	}

	@MemoryEntity
	static class Vehicle {

		@Id
		@Nullable Long id;

		@Version
		@Nullable Long version;

		@Indexed(unique = true)
		String name;

		Vehicle(String name) {
			this.name = name;
		}

	}

	static class Car extends Vehicle {

		int seats = 4;

		Car(String name) {
			super(name);
		}

	}

	static class Truck extends Vehicle {

		int load = 7;

		Truck(String name) {
			super(name);
		}

	}

}
