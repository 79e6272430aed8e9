package io.github.springdata.memory.core;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.core.Person.Address;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.data.core.PropertyReferenceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for projections.
 */
class ProjectionUnitTests {

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void insertInstances() {
		Person ada = new Person("ada", 36);
		ada.address = new Address("London");
		this.ops.insert(ada);
		this.ops.insert(Item.of("pen", 2));
	}

	@Test
	void projectsToAnInterface() {
		assertThat(this.ops.query(Person.class).as(Named.class).all()).extracting(Named::getName)
			.containsExactly("ada");
		assertThat(this.ops.query(Item.class).as(Named.class).one()).map(Named::getName).contains("pen");
	}

	@Test
	void projectsToARecord() {
		assertThat(this.ops.query(Person.class).as(NameAndAge.class).all()).containsExactly(new NameAndAge("ada", 36));
		assertThat(this.ops.query(Item.class).as(Price.class).first()).contains(new Price(2));
	}

	@Test
	void projectsNestedMutableStateToACopy() {
		Home home = this.ops.query(Person.class).as(Home.class).one().orElseThrow();
		home.address().city = "Paris";
		assertThat(this.ops.findById(1L, Person.class)).get().extracting("address.city").isEqualTo("London");
	}

	@Test
	void projectsAPreparedQuery() {
		EntityQuery<Named> query = this.ops.prepare(Query.empty(), Person.class).as(Named.class);
		assertThat(query.list(QueryArguments.none())).extracting(Named::getName).containsExactly("ada");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> query.delete(QueryArguments.none()));
	}

	@Test
	void takesASupertypeAsItIs() {
		assertThat(this.ops.query(Item.class).as(Record.class).all()).containsExactly(new Item(1L, "pen", 2));
	}

	@Test
	void refusesPropertiesThatDoNotExist() {
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.ops.query(Item.class).as(NameAndAge.class))
			.withMessageContaining("age");
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.ops.query(Item.class).as(Aged.class));
	}

	@Test
	void refusesTypesThatAreNoProjections() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.ops.query(Item.class).as(Thread.class))
			.withMessageContaining("Thread");
		assertThatIllegalArgumentException().isThrownBy(() -> this.ops.query(Item.class).as(WrongType.class))
			.withMessageContaining("'name'");
	}

	interface Named {

		String getName();

	}

	interface Aged {

		int getAge();

	}

	record NameAndAge(String name, int age) {

	}

	record Price(double price) {

	}

	record Home(Address address) {

	}

	record WrongType(Integer name) {

	}

}
