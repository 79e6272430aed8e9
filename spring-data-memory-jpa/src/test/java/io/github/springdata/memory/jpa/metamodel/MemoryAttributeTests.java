package io.github.springdata.memory.jpa.metamodel;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

import io.github.springdata.memory.jpa.metamodel.People.Address;
import io.github.springdata.memory.jpa.metamodel.People.Base;
import io.github.springdata.memory.jpa.metamodel.People.Booking;
import io.github.springdata.memory.jpa.metamodel.People.Manager;
import io.github.springdata.memory.jpa.metamodel.People.Passport;
import io.github.springdata.memory.jpa.metamodel.People.PassportId;
import io.github.springdata.memory.jpa.metamodel.People.Person;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import jakarta.persistence.metamodel.Bindable.BindableType;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.MapAttribute;
import jakarta.persistence.metamodel.PluralAttribute;
import jakarta.persistence.metamodel.PluralAttribute.CollectionType;
import jakarta.persistence.metamodel.SingularAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryAttributeTests {

	private final MemoryMetamodel metamodel = Metamodels.people();

	private final EntityType<Person> person = this.metamodel.entity(Person.class);

	private final EntityType<Manager> manager = this.metamodel.entity(Manager.class);

	@ParameterizedTest
	@CsvSource({ "name, BASIC, false, false", "address, EMBEDDED, false, false", "employer, MANY_TO_ONE, true, false",
			"passport, ONE_TO_ONE, true, false", "friends, ONE_TO_MANY, true, true",
			"clients, MANY_TO_MANY, true, true", "branches, MANY_TO_MANY, true, true",
			"nicknames, ELEMENT_COLLECTION, false, true", "scores, ELEMENT_COLLECTION, false, true" })
	void attributesSayWhatTheyAre(String name, PersistentAttributeType type, boolean association, boolean collection) {
		assertThat(this.person.getAttribute(name).getName()).isEqualTo(name);
		assertThat(this.person.getAttribute(name).getPersistentAttributeType()).isEqualTo(type);
		assertThat(this.person.getAttribute(name).isAssociation()).isEqualTo(association);
		assertThat(this.person.getAttribute(name).isCollection()).isEqualTo(collection);
	}

	@Test
	void membersAreThoseThatAreMapped() throws NoSuchFieldException {
		Field name = Person.class.getDeclaredField("name");
		assertThat(this.person.getAttribute("name").getJavaMember()).isEqualTo(name);
		assertThat(this.person.getAttribute("note").getJavaMember().getDeclaringClass()).isEqualTo(Base.class);
	}

	@Test
	void javaTypesAreThoseOfTheMember() {
		assertThat(this.person.getAttribute("age").getJavaType()).isEqualTo(int.class);
		assertThat(this.person.getAttribute("address").getJavaType()).isEqualTo(Address.class);
		assertThat(this.person.getAttribute("friend").getJavaType()).isEqualTo(Person.class);
		assertThat(this.person.getAttribute("friends").getJavaType()).isEqualTo(Collection.class);
		assertThat(this.person.getAttribute("numbers").getJavaType()).isEqualTo(SortedSet.class);
		assertThat(this.person.getAttribute("clients").getJavaType()).isEqualTo(List.class);
		assertThat(this.person.getAttribute("nicknames").getJavaType()).isEqualTo(Set.class);
		assertThat(this.person.getAttribute("scores").getJavaType()).isEqualTo(Map.class);
	}

	@Test
	void declaringTypesHaveTheMember() {
		assertThat(this.manager.getAttribute("team").getDeclaringType()).isSameAs(this.manager);
		assertThat(this.manager.getAttribute("name").getDeclaringType()).isSameAs(this.person);
		assertThat(this.manager.getAttribute("note").getDeclaringType())
			.isSameAs(this.metamodel.managedType(Base.class));
	}

	@Test
	void singularAttributesHaveTypes() {
		assertThat(this.person.getSingularAttribute("age").getType().getJavaType()).isEqualTo(int.class);
		assertThat(this.person.getSingularAttribute("address").getType())
			.isSameAs(this.metamodel.embeddable(Address.class));
		assertThat(this.person.getSingularAttribute("friend").getType()).isSameAs(this.person);
		assertThat(this.metamodel.entity(Passport.class).getSingularAttribute("id").getType())
			.isSameAs(this.metamodel.embeddable(PassportId.class));
	}

	@Test
	void singularAttributesAreBindable() {
		SingularAttribute<?, ?> friend = this.person.getSingularAttribute("friend");
		assertThat(friend.getBindableType()).isEqualTo(BindableType.SINGULAR_ATTRIBUTE);
		assertThat(friend.getBindableJavaType()).isEqualTo(Person.class);
	}

	@Test
	void idsAndVersionsSaySo() {
		assertThat(this.person.getSingularAttributes().stream().filter(SingularAttribute::isId))
			.extracting(SingularAttribute::getName)
			.containsExactly("id");
		assertThat(this.person.getSingularAttributes().stream().filter(SingularAttribute::isVersion))
			.extracting(SingularAttribute::getName)
			.containsExactly("version");
		assertThat(this.metamodel.entity(Booking.class).getSingularAttribute("company").isId()).isTrue();
		assertThat(this.metamodel.entity(Passport.class).getSingularAttribute("id").isId()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "id, false", "version, false", "name, false", "age, false", "note, true", "address, true",
			"employer, true", "passport, false" })
	void optionalAttributesMayBeNull(String name, boolean optional) {
		assertThat(this.person.getSingularAttribute(name).isOptional()).isEqualTo(optional);
	}

	@ParameterizedTest
	@CsvSource({ "friends, COLLECTION", "clients, LIST", "nicknames, SET", "numbers, SET", "scores, MAP" })
	void pluralAttributesHaveACollectionType(String name, CollectionType type) {
		assertThat(((PluralAttribute<?, ?, ?>) this.person.getAttribute(name)).getCollectionType()).isEqualTo(type);
	}

	@Test
	void pluralAttributesHaveTypesOfElements() {
		assertThat(this.person.getCollection("friends").getElementType()).isSameAs(this.person);
		assertThat(this.person.getSet("nicknames").getElementType().getJavaType()).isEqualTo(String.class);
		assertThat(this.person.getList("former").getElementType()).isSameAs(this.metamodel.embeddable(Address.class));
		assertThat(this.person.getMap("scores").getElementType().getJavaType()).isEqualTo(Integer.class);
	}

	@Test
	void pluralAttributesAreBindable() {
		PluralAttribute<?, ?, ?> clients = this.person.getList("clients");
		assertThat(clients.getBindableType()).isEqualTo(BindableType.PLURAL_ATTRIBUTE);
		assertThat(clients.getBindableJavaType()).isEqualTo(Company.class);
	}

	@Test
	void mapsHaveTypesOfKeys() {
		MapAttribute<?, ?, ?> scores = this.person.getMap("scores");
		assertThat(scores.getKeyJavaType()).isEqualTo(String.class);
		assertThat(scores.getKeyType().getJavaType()).isEqualTo(String.class);
		MapAttribute<?, ?, ?> branches = this.person.getMap("branches");
		assertThat(branches.getKeyType()).isSameAs(this.metamodel.embeddable(Address.class));
		assertThat(branches.getElementType()).isSameAs(this.metamodel.entity(Company.class));
	}

	@Test
	void keysMayBeAttributesOfTheValues() {
		EntityType<Company> company = this.metamodel.entity(Company.class);
		assertThat(company.getMap("staff", String.class, Person.class).getKeyType().getJavaType())
			.isEqualTo(String.class);
		assertThat(company.getMap("staffById", Long.class, Person.class).getKeyType().getJavaType())
			.isEqualTo(Long.class);
	}

	@Test
	void attributesShowTheirClassAndName() {
		assertThat(this.manager.getAttribute("note")).hasToString(Base.class.getName() + ".note");
	}

}
