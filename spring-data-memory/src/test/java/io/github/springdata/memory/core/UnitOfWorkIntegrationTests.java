package io.github.springdata.memory.core;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.core.Person.Address;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the unit of work in the mode {@link UnitOfWorkMode#MANAGED}.
 */
class UnitOfWorkIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private final Person ada = this.ops.insert(new Person("ada", 36));

	private void inTransaction(Consumer<TransactionStatus> action) {
		this.transaction.executeWithoutResult(action);
	}

	private void rolledBack(Consumer<TransactionStatus> action) {
		inTransaction((status) -> {
			action.accept(status);
			status.setRollbackOnly();
		});
	}

	private Person load() {
		return this.ops.findById(this.ada.id, Person.class).orElseThrow();
	}

	@Test
	void handsOutOneInstancePerRow() {
		inTransaction((status) -> {
			Person loaded = load();
			assertThat(loaded).isNotSameAs(this.ada);
			assertThat(this.ops.findAll(Person.class)).singleElement().isSameAs(loaded);
			assertThat(this.ops.query(Person.class).matching(where("name").is("ada")).first()).get().isSameAs(loaded);
			try (Stream<Person> stream = this.ops.query(Person.class).stream()) {
				assertThat(stream).singleElement().isSameAs(loaded);
			}
		});
	}

	@Test
	void handsOutTheInstanceThatWasSaved() {
		inTransaction((status) -> {
			Person eva = this.ops.insert(new Person("eva", 20));
			assertThat(this.ops.findById(eva.id, Person.class)).get().isSameAs(eva);
		});
	}

	@Test
	void showsNothingToOthersBeforeTheCommit() {
		inTransaction((status) -> {
			this.ops.insert(new Person("eva", 20));
			assertThat(this.ops.count(Person.class)).isEqualTo(2);
			assertThat(this.store.table("person").size()).isEqualTo(1);
		});
		assertThat(this.ops.count(Person.class)).isEqualTo(2);
	}

	@Test
	void writesChangedInstancesAtCommit() {
		inTransaction((status) -> {
			Person loaded = load();
			loaded.age = 37;
			loaded.address = new Address("London");
			loaded.tags.add("x");
		});
		Person stored = load();
		assertThat(stored.age).isEqualTo(37);
		assertThat(stored.address.city).isEqualTo("London");
		assertThat(stored.tags).containsExactly("x");
		assertThat(stored.version).isEqualTo(1);
	}

	@Test
	void writesInstancesThatWereChangedAfterTheyWereSaved() {
		Person eva = new Person("eva", 20);
		inTransaction((status) -> {
			this.ops.save(eva);
			eva.age = 21;
		});
		assertThat(this.ops.findById(eva.id, Person.class)).get().extracting("age").isEqualTo(21);
		assertThat(eva.version).isEqualTo(1);
	}

	@Test
	void writesNothingWhenNothingChanged() {
		long version = this.store.version();
		inTransaction((status) -> load().age = this.ada.age);
		assertThat(this.store.version()).isEqualTo(version);
		assertThat(load().version).isZero();
	}

	@Test
	void writesChangedInstancesBeforeAQuery() {
		inTransaction((status) -> {
			load().age = 50;
			assertThat(this.ops.query(Person.class).matching(where("age").is(50)).count()).isEqualTo(1);
			assertThat(this.ops.query(Person.class).matching(where("age").is(36)).exists()).isFalse();
		});
	}

	@Test
	void writesChangedInstancesBeforeABulkDeletion() {
		inTransaction((status) -> {
			load().age = 50;
			assertThat(this.ops.delete(Person.class).matching(where("age").is(50)).all()).isEqualTo(1);
		});
		assertThat(this.ops.count(Person.class)).isZero();
	}

	@Test
	void letsManagedInstancesFollowABulkUpdate() {
		inTransaction((status) -> {
			Person loaded = load();
			loaded.name = "eva";
			this.ops.update(Person.class).apply(Update.update("age", 50));
			assertThat(loaded.age).isEqualTo(50);
			assertThat(loaded.name).isEqualTo("eva");
			assertThat(loaded.version).isEqualTo(2);
		});
		assertThat(load().age).isEqualTo(50);
		assertThat(load().version).isEqualTo(2);
	}

	@Test
	void doesNotWriteDeletedInstances() {
		inTransaction((status) -> {
			Person loaded = load();
			loaded.age = 50;
			this.ops.delete(loaded);
			assertThat(this.ops.findById(loaded.id, Person.class)).isEmpty();
		});
		assertThat(this.ops.count(Person.class)).isZero();
	}

	@Test
	void insertsAgainWhatItDeleted() {
		Tag tag = this.ops.insert(new Tag("a"));
		inTransaction((status) -> {
			Tag loaded = this.ops.findById(tag.id, Tag.class).orElseThrow();
			this.ops.delete(loaded);
			this.ops.insert(loaded);
			loaded.text = "b";
		});
		assertThat(this.ops.findAll(Tag.class)).singleElement().extracting("text").isEqualTo("b");
	}

	@Test
	void mergesADetachedInstanceIntoTheManagedOne() {
		inTransaction((status) -> {
			Person loaded = load();
			this.ada.age = 50;
			assertThat(this.ops.save(this.ada)).isSameAs(loaded);
			assertThat(loaded.age).isEqualTo(50);
			assertThat(loaded.version).isEqualTo(1);
		});
		assertThat(load().age).isEqualTo(50);
		assertThat(load().version).isEqualTo(1);
	}

	@Test
	void doesNotMergeAStaleInstance() {
		inTransaction((status) -> {
			Person loaded = load();
			this.ops.save(loaded);
			this.ada.age = 50;
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> this.ops.save(this.ada));
			assertThat(loaded.age).isEqualTo(36);
			assertThat(loaded.version).isEqualTo(1);
		});
		assertThat(load().version).isEqualTo(1);
	}

	@Test
	void givesLoadedInstancesTheirStateBack() {
		AtomicReference<Person> loaded = new AtomicReference<>();
		rolledBack((status) -> {
			Person person = load();
			loaded.set(person);
			person.age = 50;
			person.tags.add("x");
			this.ops.save(person);
			person.age = 51;
		});
		assertThat(loaded.get()).usingRecursiveComparison().isEqualTo(this.ada);
		assertThat(load().age).isEqualTo(36);
	}

	@Test
	void givesInsertedInstancesTheirIdAndVersionBack() {
		Person eva = new Person("eva", 20);
		rolledBack((status) -> this.ops.insertAll(List.of(eva)));
		assertThat(eva.id).isNull();
		assertThat(eva.version).isNull();
		assertThat(eva.age).isEqualTo(20);
		assertThat(this.ops.insert(eva).id).isEqualTo(3);
	}

	@Test
	void letsADetachedInstanceBeSavedAgainAfterARollback() {
		this.ada.age = 50;
		rolledBack((status) -> this.ops.save(this.ada));
		assertThat(this.ada.version).isZero();
		inTransaction((status) -> this.ops.save(this.ada));
		assertThat(load().age).isEqualTo(50);
		assertThat(load().version).isEqualTo(1);
	}

	@Test
	void restoresInstancesWhenTheCommitConflicts() {
		Person[] loaded = new Person[1];
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction((status) -> {
			loaded[0] = load();
			loaded[0].age = 50;
			otherTransaction(() -> load().age = 40);
		}));
		assertThat(loaded[0].age).isEqualTo(36);
		assertThat(loaded[0].version).isZero();
		assertThat(load().age).isEqualTo(40);
	}

	private void otherTransaction(Runnable action) {
		TransactionTemplate other = new TransactionTemplate(new MemoryTransactionManager(this.store));
		other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		other.executeWithoutResult((status) -> action.run());
	}

	@Test
	void refusesToOverwriteANewerVersionAtReadCommitted() {
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction((status) -> {
			Person loaded = load();
			otherTransaction(() -> load().age = 40);
			loaded.age = 50;
		}));
		assertThat(load().age).isEqualTo(40);
	}

	@Test
	void letsManagedInstancesFollowTheCommitsOfOthersAtReadCommitted() {
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		inTransaction((status) -> {
			Person loaded = load();
			otherTransaction(() -> load().age = 40);
			assertThat(load()).isSameAs(loaded);
			assertThat(loaded.age).isEqualTo(40);
			loaded.age = 41;
		});
		assertThat(load().age).isEqualTo(41);
	}

	@Test
	void refusesWriteSkewOfQueriesWhenSerializable() {
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> inTransaction((status) -> {
			assertThat(this.ops.query(Person.class).matching(where("age").lessThan(10)).exists()).isFalse();
			this.ops.insert(new Tag("nobody is a child"));
			otherTransaction(() -> this.ops.insert(new Person("kid", 5)));
		}));
		assertThat(this.ops.count(Tag.class)).isZero();
	}

	@Test
	void toleratesWritesBesideTheQueryWhenSerializable() {
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		inTransaction((status) -> {
			assertThat(this.ops.query(Person.class).matching(where("age").lessThan(10)).exists()).isFalse();
			this.ops.insert(new Tag("nobody is a child"));
			otherTransaction(() -> this.ops.insert(new Person("eva", 50)));
		});
		assertThat(this.ops.count(Tag.class)).isEqualTo(1);
	}

	@Test
	void undoesAFailedStatementOnly() {
		inTransaction((status) -> {
			Person eva = this.ops.insert(new Person("eva", 20));
			Person bob = new Person("bob", 30);
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(() -> this.ops.saveAll(List.of(bob, new Person("eva", 1))));
			assertThat(bob.id).isNull();
			assertThat(this.ops.findById(eva.id, Person.class)).get().isSameAs(eva);
			assertThat(this.ops.count(Person.class)).isEqualTo(2);
		});
		assertThat(this.ops.findAll(Person.class)).extracting((person) -> person.name).containsExactly("ada", "eva");
	}

	@Test
	void writesNothingInAReadOnlyTransaction() {
		this.transaction.setReadOnly(true);
		inTransaction((status) -> {
			load().age = 50;
			assertThat(this.ops.query(Person.class).matching(where("age").is(36)).exists()).isTrue();
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> this.ops.save(load()));
		});
		assertThat(load().age).isEqualTo(36);
	}

	@Test
	void refusesAChangedId() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> inTransaction((status) -> load().id = 77L))
			.withMessageContaining("from 1 to 77");
		assertThat(this.ops.findAll(Person.class)).singleElement().extracting("id").isEqualTo(1L);
	}

	@Test
	void sharesImmutableInstances() {
		Item pen = this.ops.insert(Item.of("pen", 2));
		rolledBack((status) -> {
			assertThat(this.ops.findById(pen.id(), Item.class)).get().isSameAs(pen);
			Item dearer = this.ops.save(new Item(pen.id(), "pen", 3));
			assertThat(this.ops.findAll(Item.class)).singleElement().isSameAs(dearer);
		});
		assertThat(this.ops.findAll(Item.class)).singleElement().isSameAs(pen);
	}

	@Test
	void goesBackToASavepoint() {
		Person bob = new Person("bob", 30);
		Person eva = new Person("eva", 20);
		inTransaction((status) -> {
			Person loaded = load();
			loaded.age = 37;
			this.ops.insert(eva);
			Object savepoint = status.createSavepoint();
			loaded.age = 38;
			this.ops.insert(bob);
			this.ops.delete(eva);
			status.rollbackToSavepoint(savepoint);
			assertThat(loaded.age).isEqualTo(37);
			assertThat(loaded.version).isEqualTo(1);
			assertThat(bob.id).isNull();
			assertThat(bob.version).isNull();
			assertThat(load()).isSameAs(loaded);
			assertThat(this.ops.findById(eva.id, Person.class)).get().isSameAs(eva);
			eva.age = 21;
		});
		assertThat(load().age).isEqualTo(37);
		assertThat(this.ops.findById(eva.id, Person.class)).get().extracting("age").isEqualTo(21);
		assertThat(this.ops.count(Person.class)).isEqualTo(2);
	}

	@Test
	void goesBackToASavepointBeforeTheFirstOperation() {
		Person eva = new Person("eva", 20);
		inTransaction((status) -> {
			Object savepoint = status.createSavepoint();
			this.ops.insert(eva);
			status.rollbackToSavepoint(savepoint);
			assertThat(eva.id).isNull();
			this.ops.insert(eva);
		});
		assertThat(this.ops.findById(eva.id, Person.class)).isPresent();
	}

	@Test
	void readsAndWritesOnItsOwnAfterTheCommit() {
		inTransaction((status) -> {
			load().age = 50;
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void afterCommit() {
					assertThat(load().age).isEqualTo(50);
					UnitOfWorkIntegrationTests.this.ops.insert(new Person("eva", 20));
				}
			});
		});
		assertThat(this.ops.count(Person.class)).isEqualTo(2);
	}

	@Test
	void keepsInstancesOfAStreamInStepWithLaterWrites() {
		inTransaction((status) -> {
			Stream<Person> stream = this.ops.query(Person.class).stream();
			this.ops.update(Person.class).apply(Update.update("age", 50));
			Person streamed = stream.findFirst().orElseThrow();
			assertThat(streamed.age).isEqualTo(50);
			streamed.name = "eva";
		});
		assertThat(load().age).isEqualTo(50);
		assertThat(load().name).isEqualTo("eva");
	}

	@Test
	void finishesAStreamAfterTheCommit() {
		AtomicReference<Stream<Person>> stream = new AtomicReference<>();
		inTransaction((status) -> stream.set(this.ops.query(Person.class).stream()));
		assertThat(stream.get()).singleElement().extracting("name").isEqualTo("ada");
	}

}
