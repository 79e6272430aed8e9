package io.github.springdata.memory.jpa.model;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HierarchyTests {

	private final PersistenceModel model = Mappings.of(Truck.class, Vehicle.class, Car.class, Motor.class, Animal.class,
			Cat.class, Tag.class);

	@Test
	void readsSuperclassesFirstWhateverTheOrder() {
		EntityModel truck = this.model.entity(Truck.class);
		EntityModel vehicle = this.model.entity(Vehicle.class);
		assertThat(truck.parent()).isSameAs(vehicle);
		assertThat(truck.root()).isSameAs(vehicle);
		assertThat(vehicle.children()).extracting(EntityModel::name).containsExactly("Truck", "Car");
		assertThat(truck.isKindOf(vehicle)).isTrue();
		assertThat(vehicle.isKindOf(truck)).isFalse();
		assertThat(vehicle.isAbstract()).isTrue();
	}

	@Test
	void sharesIdAndVersionOfTheRoot() {
		EntityModel truck = this.model.entity(Truck.class);
		assertThat(truck.id()).isSameAs(this.model.entity(Vehicle.class).id());
		assertThat(truck.version()).isNotNull().isSameAs(this.model.entity(Vehicle.class).version());
	}

	@Test
	void putsMappedSuperclassesBetweenEntitiesIntoTheLowerOne() {
		EntityModel truck = this.model.entity(Truck.class);
		assertThat(truck.ownAttributes()).extracting(AttributeModel::name).containsExactly("wheels", "load");
		assertThat(truck.attributes()).extracting(AttributeModel::name)
			.containsExactly("id", "version", "label", "kind", "wheels", "load");
		SuperclassModel wheeled = this.model.findSuperclass(Wheeled.class);
		assertThat(wheeled).isNotNull();
		assertThat(wheeled.parent()).isSameAs(this.model.entity(Vehicle.class));
		assertThat(wheeled.ownAttributes()).extracting(AttributeModel::name).containsExactly("wheels");
	}

	@Test
	void resolvesTypeVariablesForEachEntity() {
		assertThat(this.model.entity(Motor.class).id().type()).isEqualTo(String.class);
		assertThat(this.model.entity(Vehicle.class).id().type()).isEqualTo(Long.class);
		ToOneModel friend = Mappings.toOne(this.model.entity(Cat.class), "friend");
		assertThat(friend.relation().target().type()).isEqualTo(Cat.class);
		PluralModel list = Mappings.plural(this.model.entity(Cat.class), "list");
		assertThat(list.element().type()).isEqualTo(Integer.class);
		assertThat(Mappings.basic(this.model.entity(Motor.class), "id").genericType().resolve())
			.isEqualTo(String.class);
		SuperclassModel identified = this.model.findSuperclass(Identified.class);
		assertThat(identified).isNotNull();
		assertThat(Mappings.basic(identified, "id").type()).isEqualTo(Object.class);
	}

	@Test
	void readsDiscriminators() {
		assertThat(this.model.entity(Vehicle.class).discriminatorColumn()).isEqualTo("kind");
		assertThat(this.model.entity(Vehicle.class).discriminator()).isNull();
		assertThat(this.model.entity(Truck.class).discriminator()).isEqualTo("1");
		assertThat(this.model.entity(Truck.class).discriminatorType()).isEqualTo(DiscriminatorType.INTEGER);
		assertThat(this.model.entity(Tag.class).discriminator()).isEqualTo("Tag");
		assertThat(this.model.entity(Tag.class).discriminatorColumn()).isEqualTo("DTYPE");
	}

	@Test
	void showsTheDiscriminatorInAnAttributeThatDoesNotWriteIt() {
		assertThat(Mappings.basic(this.model.entity(Vehicle.class), "kind").shared()).isEmpty();
	}

	@Test
	void readsStrategiesAndTables() {
		assertThat(this.model.entity(Truck.class).inheritance()).isEqualTo(InheritanceType.SINGLE_TABLE);
		assertThat(this.model.entity(Truck.class).table().name()).isEqualTo("Vehicle");
		assertThat(this.model.entity(Cat.class).inheritance()).isEqualTo(InheritanceType.JOINED);
		assertThat(this.model.entity(Cat.class).table().name()).isEqualTo("Cat");
		assertThat(this.model.entity(Animal.class).discriminatorColumn()).isNull();
	}

	@Test
	void allowsColumnsOfOneNameInJoinedTables() {
		assertThat(Mappings.basic(this.model.entity(Cat.class), "catName").column().name()).isEqualTo("name");
	}

	@Test
	void refusesEqualDiscriminators() {
		assertThat(Mappings.problems(Top.class, Left.class, Right.class))
			.containsExactly("Class %s has the discriminator 'x' of %s; give one of them another @DiscriminatorValue"
				.formatted(Right.class.getName(), Left.class.getName()));
	}

	@Test
	void refusesDiscriminatorsOfAnotherType() {
		assertThat(Mappings.problems(Numbered.class)).containsExactly(
				"Class %s has @DiscriminatorValue(\"one\"), but discriminators are of type INTEGER; give it another value, or change discriminatorType"
					.formatted(Numbered.class.getName()));
	}

	@MappedSuperclass
	abstract static class Identified<T> {

		@Id
		T id;

		@Version
		int version;

	}

	@Entity
	@DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
	abstract static class Vehicle extends Identified<Long> {

		String label;

		@Column(insertable = false, updatable = false)
		Integer kind;

	}

	@MappedSuperclass
	abstract static class Wheeled extends Vehicle {

		int wheels;

	}

	@Entity
	@DiscriminatorValue("1")
	static class Truck extends Wheeled {

		int load;

	}

	@Entity
	@DiscriminatorValue("2")
	static class Car extends Vehicle {

	}

	@Entity
	static class Motor extends Identified<String> {

	}

	@Entity
	static class Tag extends Identified<Long> {

	}

	@MappedSuperclass
	abstract static class Friendly<F, E> {

		@ManyToOne
		F friend;

		@ElementCollection
		List<E> list;

		String name;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Animal extends Friendly<Cat, Integer> {

		@Id
		long id;

	}

	@Entity
	static class Cat extends Animal {

		@Column(name = "name")
		String catName;

	}

	@Entity
	abstract static class Top {

		@Id
		long id;

	}

	@Entity
	@DiscriminatorValue("x")
	static class Left extends Top {

	}

	@Entity
	@DiscriminatorValue("x")
	static class Right extends Top {

	}

	@Entity
	@DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
	@DiscriminatorValue("one")
	static class Numbered {

		@Id
		long id;

	}

}
