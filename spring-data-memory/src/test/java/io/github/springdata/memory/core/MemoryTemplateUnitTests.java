package io.github.springdata.memory.core;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.core.Person.Address;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MemoryTemplate} outside transactions.
 */
class MemoryTemplateUnitTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	@Test
	void insertsAMutableInstanceAndReturnsIt() {
		Person ada = new Person("ada", 36);
		assertThat(this.ops.insert(ada)).isSameAs(ada);
		assertThat(ada.id).isEqualTo(1);
		assertThat(this.ops.findById(1L, Person.class)).get().usingRecursiveComparison().isEqualTo(ada);
	}

	@Test
	void insertsAnImmutableInstanceAndReturnsOneWithTheId() {
		Item pen = Item.of("pen", 2);
		Item saved = this.ops.insert(pen);
		assertThat(pen.id()).isNull();
		assertThat(saved).isEqualTo(new Item(1L, "pen", 2));
		assertThat(this.ops.findById(1L, Item.class)).get().isSameAs(saved);
	}

	@Test
	void refusesToInsertAnIdThatExists() {
		this.ops.insert(new Item(1L, "pen", 2));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.insert(new Item(1L, "cup", 3)))
			.withMessageContaining("id")
			.withMessageContaining("1");
		assertThat(this.ops.findAll(Item.class)).containsExactly(new Item(1L, "pen", 2));
	}

	@Test
	void refusesAUniqueKeyThatExists() {
		this.ops.insert(new Person("ada", 36));
		Person other = new Person("ada", 20);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.insert(other))
			.withMessageContaining("email")
			.withMessageContaining("ada@example.org");
		assertThat(other.id).isNull();
		assertThat(other.version).isNull();
	}

	@Test
	void savesNewAndKnownInstances() {
		Item pen = this.ops.save(Item.of("pen", 2));
		Item dearer = this.ops.save(new Item(pen.id(), "pen", 3));
		assertThat(this.ops.findAll(Item.class)).containsExactly(dearer);
	}

	@Test
	void savesAnInstanceWithAnIdAndWithoutRowAsNewRow() {
		this.ops.save(new Item(90L, "pen", 2));
		assertThat(this.ops.existsById(90L, Item.class)).isTrue();
		assertThat(this.ops.save(Item.of("cup", 3)).id()).isEqualTo(91);
	}

	@Test
	void storesACopyOfWhatIsSaved() {
		Person ada = new Person("ada", 36);
		ada.address = new Address("London");
		this.ops.insert(ada);
		ada.address.city = "Paris";
		ada.tags.add("late");
		Person stored = this.ops.findById(1L, Person.class).orElseThrow();
		assertThat(stored.address.city).isEqualTo("London");
		assertThat(stored.tags).isEmpty();
	}

	@Test
	void handsOutCopiesOfWhatIsStored() {
		this.ops.insert(new Person("ada", 36));
		Person first = this.ops.findById(1L, Person.class).orElseThrow();
		first.name = "eva";
		first.tags.add("changed");
		Person second = this.ops.findAll(Person.class).get(0);
		assertThat(second).isNotSameAs(first);
		assertThat(second.name).isEqualTo("ada");
		assertThat(second.tags).isEmpty();
	}

	@Test
	void findsByIdsInTheirOrderAndEachOnce() {
		List<Item> items = this.ops.insertAll(List.of(Item.of("a", 1), Item.of("b", 2), Item.of("c", 3)));
		assertThat(this.ops.findAllById(List.of(3L, 7L, 1L, 3L), Item.class)).containsExactly(items.get(2),
				items.get(0));
	}

	@Test
	void takesIdsOfAnotherIntegerType() {
		Item pen = this.ops.insert(Item.of("pen", 2));
		assertThat(this.ops.findById(1, Item.class)).contains(pen);
		assertThat(this.ops.deleteById((short) 1, Item.class)).isTrue();
	}

	@Test
	void refusesIdsOfAnotherType() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.findById("1", Item.class))
			.withMessageContaining("java.lang.Long")
			.withMessageContaining("java.lang.String");
		assertThatIllegalArgumentException().isThrownBy(() -> this.ops.findById(null, Item.class));
	}

	@Test
	void countsAndTellsExistence() {
		this.ops.insertAll(List.of(Item.of("a", 1), Item.of("b", 2)));
		assertThat(this.ops.count(Item.class)).isEqualTo(2);
		assertThat(this.ops.existsById(2L, Item.class)).isTrue();
		assertThat(this.ops.existsById(3L, Item.class)).isFalse();
	}

	@Test
	void deletesInstances() {
		List<Item> items = this.ops.insertAll(List.of(Item.of("a", 1), Item.of("b", 2), Item.of("c", 3)));
		assertThat(this.ops.delete(items.get(0))).isTrue();
		assertThat(this.ops.delete(items.get(0))).isFalse();
		assertThat(this.ops.deleteAll(items)).isEqualTo(2);
		assertThat(this.ops.count(Item.class)).isZero();
	}

	@Test
	void deletesByIdAndType() {
		this.ops.insertAll(List.of(Item.of("a", 1), Item.of("b", 2), Item.of("c", 3)));
		assertThat(this.ops.deleteById(1L, Item.class)).isTrue();
		assertThat(this.ops.deleteById(1L, Item.class)).isFalse();
		assertThat(this.ops.deleteAllById(List.of(1L, 2L), Item.class)).isEqualTo(1);
		assertThat(this.ops.deleteAll(Item.class)).isEqualTo(1);
	}

	@Test
	void refusesToDeleteAnInstanceWithoutId() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.delete(Item.of("pen", 2)))
			.withMessageContaining("no id");
	}

	@Test
	void insertsAllOrNone() {
		Person ada = new Person("ada", 36);
		Person twin = new Person("ada", 36);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.insertAll(List.of(ada, twin)));
		assertThat(this.ops.count(Person.class)).isZero();
		assertThat(ada.id).isNull();
		assertThat(ada.version).isNull();
		assertThat(twin.id).isNull();
	}

	@Test
	void savesAllOrNone() {
		Person ada = this.ops.insert(new Person("ada", 36));
		ada.age = 37;
		Person twin = new Person("ada", 36);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.saveAll(List.of(ada, twin)));
		assertThat(ada.version).isZero();
		assertThat(this.ops.findById(ada.id, Person.class)).get().extracting("age").isEqualTo(36);
		assertThat(this.ops.save(ada).version).isEqualTo(1);
	}

	@Test
	void savesAnInstanceThatIsGivenTwice() {
		Person ada = new Person("ada", 36);
		this.ops.saveAll(List.of(ada, ada));
		assertThat(ada.version).isEqualTo(1);
		assertThat(this.ops.findAll(Person.class)).singleElement().extracting("version").isEqualTo(1L);
	}

	@Test
	void deletesAllOrNone() {
		Person ada = this.ops.insert(new Person("ada", 36));
		Person stale = this.ops.insert(new Person("eva", 20));
		this.ops.save(this.ops.findById(stale.id, Person.class).orElseThrow());
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.ops.deleteAll(List.of(ada, stale)));
		assertThat(this.ops.count(Person.class)).isEqualTo(2);
	}

	@Test
	void explainsAQuery() {
		this.ops.insertAll(List.of(Item.of("a", 1), Item.of("b", 2)));
		assertThat(this.ops.explain(Query.query(Criteria.where("price").lessThan(2)), Item.class).rowsReturned())
			.isEqualTo(1);
	}

	@Test
	void worksOnAForkWithoutTouchingTheStore() {
		this.ops.insert(Item.of("a", 1));
		MemoryTemplate fork = new MemoryTemplate(this.store.fork(), this.ops.getMappingContext());
		assertThat(fork.insert(Item.of("b", 2)).id()).isEqualTo(2);
		assertThat(this.ops.count(Item.class)).isEqualTo(1);
	}

	@Test
	void startsIdsAgainAfterARestore() {
		this.ops.insert(Item.of("a", 1));
		var before = this.store.snapshot();
		this.ops.insert(Item.of("b", 2));
		this.store.restore(before);
		assertThat(this.ops.insert(Item.of("c", 3)).id()).isEqualTo(2);
	}

	@Test
	void refusesToTurnARowIntoAnotherClass() {
		this.ops.insert(new Animals.Dog(1L, "rex"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.save(new Animals.Cat(1L, "tom")))
			.withMessageContaining("Dog")
			.withMessageContaining("Cat");
	}

}
