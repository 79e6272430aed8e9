package io.github.springdata.memory.core;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Traps that other in-memory stores set for the state of entities, each shown closed.
 */
class StateTrapsIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	@Test
	void mutateWithoutSaveChangesNeitherTheStoreNorAnIndex() {
		Person ada = this.ops.insert(new Person("ada", 36));
		ada.email = "other@example.org";
		this.ops.findById(ada.id, Person.class).orElseThrow().email = "third@example.org";
		assertThat(this.ops.findById(ada.id, Person.class)).get().extracting("email").isEqualTo("ada@example.org");
		assertThat(this.ops.query(Person.class).matching(where("email").is("ada@example.org")).count()).isOne();
		assertThat(this.ops.query(Person.class).matching(where("email").is("third@example.org")).count()).isZero();
	}

	@Test
	void mutateWithoutSaveIsNotWrittenByTransactionsThatAreExplicit() {
		MemoryOperations explicit = this.ops.withUnitOfWork(UnitOfWorkMode.EXPLICIT);
		Person ada = explicit.insert(new Person("ada", 36));
		this.transaction
			.executeWithoutResult((status) -> explicit.findById(ada.id, Person.class).orElseThrow().age = 37);
		assertThat(explicit.findById(ada.id, Person.class)).get().extracting("age").isEqualTo(36);
	}

	@Test
	void recordWithoutIdHasItsIdAfterInsert() {
		Item tea = this.ops.insert(Item.of("tea", 4));
		assertThat(tea.id()).isNotNull();
		assertThat(this.ops.findById(tea.id(), Item.class)).get().isSameAs(tea);
		assertThat(this.ops.saveAll(List.of(Item.of("cake", 5), Item.of("pie", 6)))).extracting(Item::id)
			.doesNotContainNull()
			.doesNotHaveDuplicates();
	}

	@Test
	void staleWriteIsRefused() {
		Person ada = this.ops.insert(new Person("ada", 36));
		Person stale = this.ops.findById(ada.id, Person.class).orElseThrow();
		ada.age = 37;
		this.ops.save(ada);
		stale.age = 38;
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.ops.save(stale));
		assertThat(this.ops.findById(ada.id, Person.class)).get().extracting("age").isEqualTo(37);
	}

	@Test
	void idIsThereAsSoonAsAnInstanceIsSavedAndFindsItBeforeTheCommit() {
		this.transaction.executeWithoutResult((status) -> {
			Person ada = this.ops.save(new Person("ada", 36));
			assertThat(ada.id).isNotNull();
			assertThat(this.ops.findById(ada.id, Person.class)).get().isSameAs(ada);
			assertThat(this.ops.query(Person.class).matching(where("name").is("ada")).count()).isOne();
		});
		assertThat(this.ops.count(Person.class)).isOne();
	}

	@Test
	void commitIsNeverHalfDone() {
		this.ops.insert(new Person("eva", 20));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(
				() -> this.ops.saveAll(List.of(new Person("ada", 36), new Person("bob", 40), new Person("eva", 21))));
		assertThat(this.ops.findAll(Person.class)).extracting("name").containsExactly("eva");
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
				this.ops.insert(new Tag("kept nowhere"));
				Person ada = this.ops.insert(new Person("ada", 36));
				ada.email = "eva@example.org";
			}));
		assertThat(this.ops.count(Tag.class)).isZero();
		assertThat(this.ops.findAll(Person.class)).extracting("name").containsExactly("eva");
	}

}
