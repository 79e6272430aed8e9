package io.github.springdata.memory.core;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what instances are after a rollback.
 */
class RollbackIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store, new MemoryMappingContext(),
			UnitOfWorkMode.MANAGED, EntityCallbacks.create(new Stamp()));

	private final MemoryTransactionManager transactionManager = new MemoryTransactionManager(this.store);

	private final Person ada = this.ops.insert(new Person("ada", 36));

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

	private Person load() {
		return this.ops.findById(this.ada.id, Person.class).orElseThrow();
	}

	@Test
	void takesBackWhatCallbacksSet() {
		Person eva = new Person("eva", 20);
		inTransaction((status) -> {
			this.ops.insert(eva);
			assertThat(eva.tags).containsExactly("stamp");
			eva.age = 21;
			status.setRollbackOnly();
		});
		assertThat(eva).usingRecursiveComparison().isEqualTo(new Person("eva", 20));
		assertThat(this.ops.insert(eva).tags).containsExactly("stamp");
		assertThat(this.ops.count(Person.class)).isEqualTo(2);
	}

	@Test
	void takesBackWhatCallbacksSetWhenTheStatementFails() {
		Person eva = new Person("ada", 20);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.insert(eva));
		assertThat(eva).usingRecursiveComparison().isEqualTo(new Person("ada", 20));
	}

	@Test
	void takesBackWhatCallbacksSetInAnUpdate() {
		Person loaded = load();
		inTransaction((status) -> {
			this.ops.save(loaded);
			assertThat(loaded.tags).hasSize(2);
			assertThat(loaded.version).isEqualTo(1);
			status.setRollbackOnly();
		});
		assertThat(loaded).usingRecursiveComparison().isEqualTo(this.ada);
		assertThat(this.ops.save(loaded).version).isEqualTo(1);
	}

	@Test
	void letsTheSameInstanceBeSavedAgainAfterAFailure() {
		Person eva = new Person("eva", 20);
		assertThatIllegalStateException().isThrownBy(() -> inTransaction((status) -> {
			this.ops.save(eva);
			throw new IllegalStateException("after");
		}));
		inTransaction((status) -> this.ops.save(eva));
		assertThat(this.ops.findById(eva.id, Person.class)).get().extracting((person) -> person.age).isEqualTo(20);
	}

	@Test
	void goesBackOneLevelOfTwo() {
		Person eva = new Person("eva", 20);
		Person bob = new Person("bob", 30);
		inTransaction((outer) -> {
			Person loaded = load();
			loaded.age = 40;
			nestedAndRolledBack(() -> {
				loaded.age = 41;
				this.ops.insert(eva);
				nestedAndRolledBack(() -> {
					loaded.age = 42;
					eva.age = 22;
					this.ops.insert(bob);
				});
				assertThat(loaded.age).isEqualTo(41);
				assertThat(eva.age).isEqualTo(20);
				assertThat(eva.id).isNotNull();
				assertThat(bob.id).isNull();
			});
			assertThat(loaded.age).isEqualTo(40);
			assertThat(eva.id).isNull();
			assertThat(eva.version).isNull();
			assertThat(eva.tags).isEmpty();
			this.ops.insert(eva);
		});
		assertThat(load().age).isEqualTo(40);
		assertThat(this.ops.count(Person.class)).isEqualTo(2);
	}

	@Test
	void goesBackToADeletion() {
		inTransaction((outer) -> {
			Person loaded = load();
			this.ops.delete(loaded);
			nestedAndRolledBack(() -> {
				loaded.age = 50;
				this.ops.insert(loaded);
			});
			assertThat(this.ops.findById(this.ada.id, Person.class)).isEmpty();
			assertThat(loaded.age).isEqualTo(36);
			loaded.age = 51;
		});
		assertThat(this.ops.count(Person.class)).isZero();
	}

	@Test
	void goesBackToBeforeADeletion() {
		inTransaction((outer) -> {
			Person loaded = load();
			nestedAndRolledBack(() -> {
				this.ops.delete(loaded);
				Person other = new Person("other", 1);
				other.id = this.ada.id;
				this.ops.insert(other);
				assertThat(load()).isSameAs(other);
			});
			assertThat(load()).isSameAs(loaded);
			loaded.age = 50;
		});
		assertThat(load().age).isEqualTo(50);
	}

	@Test
	void givesAnInstanceThatWasSavedTwiceItsFirstStateBack() {
		Person eva = new Person("eva", 20);
		inTransaction((status) -> {
			this.ops.insert(eva);
			this.ops.delete(eva);
			eva.id = null;
			eva.version = null;
			eva.age = 21;
			this.ops.insert(eva);
			status.setRollbackOnly();
		});
		assertThat(eva).usingRecursiveComparison().isEqualTo(new Person("eva", 20));
	}

	@Test
	void restoresAllInstancesOfARefusedCommit() {
		List<Person> people = List.of(new Person("a", 1), new Person("b", 2));
		Person clash = new Person("c", 3);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> inTransaction((status) -> {
			this.ops.saveAll(people);
			this.ops.save(clash);
			TransactionTemplate other = new TransactionTemplate(this.transactionManager);
			other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			other.executeWithoutResult((inner) -> this.ops.insert(new Person("c", 4)));
		}));
		assertThat(people).allSatisfy((person) -> assertThat(person.id).isNull());
		clash.email = "d@example.org";
		inTransaction((status) -> this.ops.saveAll(List.of(people.get(0), people.get(1), clash)));
		assertThat(this.ops.count(Person.class)).isEqualTo(5);
	}

	static final class Stamp implements BeforeConvertCallback<Person> {

		@Override
		public Person onBeforeConvert(Person person) {
			person.tags.add("stamp");
			return person;
		}

	}

}
