package io.github.springdata.memory.core;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.core.Animals.Animal;
import io.github.springdata.memory.core.Animals.Cat;
import io.github.springdata.memory.core.Animals.Dog;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.data.domain.Sort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for types that share a table.
 */
class SubtypeUnitTests {

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void insertAnimals() {
		this.ops.insertAll(List.of(new Dog(null, "rex"), new Cat(null, "tom"), new Dog(null, "tom")));
	}

	@Test
	void handsOutIdsPerTable() {
		assertThat(this.ops.findAll(Animal.class)).extracting((animal) -> animal.id).containsExactly(1L, 2L, 3L);
	}

	@Test
	void readsRowsAsTheirOwnClass() {
		assertThat(this.ops.findAll(Animal.class)).hasExactlyElementsOfTypes(Dog.class, Cat.class, Dog.class);
	}

	@Test
	void seesItsOwnTypeOnly() {
		assertThat(this.ops.findAll(Dog.class)).extracting((dog) -> dog.id).containsExactly(1L, 3L);
		assertThat(this.ops.count(Dog.class)).isEqualTo(2);
		assertThat(this.ops.findById(2L, Dog.class)).isEmpty();
		assertThat(this.ops.existsById(2L, Dog.class)).isFalse();
		assertThat(this.ops.findAllById(List.of(1L, 2L), Dog.class)).hasSize(1);
	}

	@Test
	void queriesItsOwnTypeOnly() {
		assertThat(this.ops.query(Dog.class).matching(Criteria.where("name").is("tom")).all()).singleElement()
			.isInstanceOf(Dog.class);
		assertThat(this.ops.query(Dog.class).count()).isEqualTo(2);
		assertThat(this.ops.query(Dog.class).sort(Sort.by("name").descending()).limit(1).all())
			.extracting((dog) -> dog.id)
			.containsExactly(3L);
		assertThat(this.ops.query(Cat.class).matching(Criteria.where("id").is(1L)).exists()).isFalse();
	}

	@Test
	void deletesItsOwnTypeOnly() {
		assertThat(this.ops.deleteById(2L, Dog.class)).isFalse();
		assertThat(this.ops.delete(Dog.class).matching(Criteria.where("name").is("tom")).all()).isEqualTo(1);
		assertThat(this.ops.deleteAll(Dog.class)).isEqualTo(1);
		assertThat(this.ops.findAll(Animal.class)).hasExactlyElementsOfTypes(Cat.class);
	}

	@Test
	void incrementsTheVersionOfASubclassInAnUpdateOfItsSuperclass() {
		assertThat(this.ops.update(Animal.class).apply(Update.update("name", "ann"))).isEqualTo(3);
		assertThat(this.ops.findAll(Dog.class)).extracting((dog) -> dog.version).containsExactly(1, 1);
		assertThat(this.ops.findAll(Cat.class)).extracting((cat) -> cat.name).containsExactly("ann");
	}

}
