package io.github.springdata.memory.core;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryOptimisticLockingFailureException.Reason;
import io.github.springdata.memory.transaction.MemoryOptimisticLockingFailureException;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for versions.
 */
class VersionUnitTests {

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	@Test
	void startsAtZeroAndAddsOnePerUpdate() {
		Person ada = this.ops.save(new Person("ada", 36));
		assertThat(ada.version).isZero();
		assertThat(this.ops.save(ada).version).isEqualTo(1);
		assertThat(this.ops.save(ada).version).isEqualTo(2);
		assertThat(this.ops.findById(ada.id, Person.class)).get().extracting("version").isEqualTo(2L);
	}

	@Test
	void startsAtOneWhenPrimitive() {
		Wheel wheel = this.ops.save(new Wheel(null, 0, "a"));
		assertThat(wheel.version()).isEqualTo(1);
		assertThat(this.ops.save(wheel).version()).isEqualTo(2);
	}

	@Test
	void refusesAStaleInstance() {
		Person ada = this.ops.insert(new Person("ada", 36));
		Person stale = this.ops.findById(ada.id, Person.class).orElseThrow();
		this.ops.save(ada);
		stale.name = "eva";
		assertThatExceptionOfType(MemoryOptimisticLockingFailureException.class).isThrownBy(() -> this.ops.save(stale))
			.satisfies((ex) -> {
				assertThat(ex.getId()).isEqualTo(ada.id);
				assertThat(ex.getReason()).isEqualTo(Reason.STALE_VERSION);
				assertThat(ex).hasMessageContaining("version 1, not 0");
			});
		assertThat(stale.version).isZero();
		assertThat(stale.name).isEqualTo("eva");
	}

	@Test
	void refusesToUpdateARowThatIsGone() {
		Person ada = this.ops.insert(new Person("ada", 36));
		this.ops.deleteById(ada.id, Person.class);
		assertThatExceptionOfType(MemoryOptimisticLockingFailureException.class).isThrownBy(() -> this.ops.save(ada))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.DELETED));
		assertThat(ada.version).isZero();
		assertThat(this.ops.count(Person.class)).isZero();
	}

	@Test
	void refusesToDeleteAStaleInstance() {
		Person ada = this.ops.insert(new Person("ada", 36));
		Person stale = this.ops.findById(ada.id, Person.class).orElseThrow();
		this.ops.save(ada);
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.ops.delete(stale));
		assertThat(this.ops.delete(ada)).isTrue();
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.ops.delete(ada));
	}

	@Test
	void treatsAnInstanceWithoutVersionAsNew() {
		Person ada = this.ops.insert(new Person("ada", 36));
		Person copy = new Person("eva", 20);
		copy.id = ada.id;
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.save(copy));
	}

	@Test
	void incrementsTheVersionInABulkUpdate() {
		Person ada = this.ops.insert(new Person("ada", 36));
		this.ops.update(Person.class).apply(Update.update("age", 40));
		assertThat(this.ops.findById(ada.id, Person.class)).get().extracting("version").isEqualTo(1L);
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.ops.save(ada));
	}

	record Wheel(@Id Long id, @Version int version, String name) {

	}

}
