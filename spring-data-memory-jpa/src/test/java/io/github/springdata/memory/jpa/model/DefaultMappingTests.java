package io.github.springdata.memory.jpa.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of mappings of attributes without annotations.
 */
class DefaultMappingTests {

	@Entity
	static class Stored implements Serializable {

		@Id
		Long id;

	}

	@Entity
	static class Storing {

		@Id
		Long id;

		Stored stored;

		ArrayList<Stored> several;

	}

	@Entity
	static class StoringCollection {

		@Id
		Long id;

		List<Stored> several;

	}

	record Key(String first, String last) implements Serializable {
	}

	@Entity
	@IdClass(Key.class)
	static class Person {

		@Id
		String first;

		@Id
		String last;

	}

	@Embeddable
	record PetId(String name, Key owner) {
	}

	@Entity
	static class Pet {

		@EmbeddedId
		PetId id;

		@MapsId("owner")
		@ManyToOne
		Person owner;

	}

	@Test
	void entitiesThatAreSerializableAreValuesWithoutAnnotations() {
		EntityModel entity = Mappings.of(Storing.class, Stored.class).entity(Storing.class);
		assertThat(Mappings.basic(entity, "stored").form()).isInstanceOf(SerializedForm.class);
		assertThat(Mappings.basic(entity, "several").form()).isInstanceOf(SerializedForm.class);
		assertThat(Mappings.problems(StoringCollection.class, Stored.class)).singleElement()
			.asString()
			.contains("is a collection of the entity");
	}

	@Test
	void aPartOfAnIdThatIsAnIdClassIsEmbedded() {
		EntityModel entity = Mappings.of(Person.class, Pet.class).entity(Pet.class);
		EmbeddedModel owner = (EmbeddedModel) Mappings.embedded(entity, "id").embeddable().find("owner");
		assertThat(owner).isNotNull();
		assertThat(owner.embeddable().attributes()).extracting(AttributeModel::name).containsExactly("first", "last");
		assertThat(Mappings.basic(owner.embeddable(), "first").column().name()).isEqualTo("owner_first");
	}

}
