package io.github.springdata.memory.jpa.metamodel;

import java.util.Set;

import io.github.springdata.memory.jpa.metamodel.People.Address;
import io.github.springdata.memory.jpa.metamodel.People.Base;
import io.github.springdata.memory.jpa.metamodel.People.Manager;
import io.github.springdata.memory.jpa.metamodel.People.Person;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AttributesOfTypesTests {

	private final MemoryMetamodel metamodel = Metamodels.people();

	private final ManagedType<Person> person = this.metamodel.managedType(Person.class);

	private final ManagedType<Manager> manager = this.metamodel.managedType(Manager.class);

	@Test
	void allAttributesAreThoseOfSupertypesToo() {
		assertThat(names(this.person.getAttributes())).containsExactlyInAnyOrder("id", "version", "note", "name", "age",
				"address", "employer", "passport", "friend", "friends", "clients", "nicknames", "numbers", "former",
				"scores", "branches");
		assertThat(names(this.manager.getAttributes())).containsAll(names(this.person.getAttributes()))
			.contains("grade", "team");
	}

	@Test
	void declaredAttributesAreThoseOfTheClass() {
		assertThat(names(this.manager.getDeclaredAttributes())).containsExactlyInAnyOrder("grade", "team");
		assertThat(names(this.person.getDeclaredAttributes())).contains("name", "scores")
			.doesNotContain("id", "version", "note");
		assertThat(names(this.metamodel.managedType(Base.class).getDeclaredAttributes()))
			.containsExactlyInAnyOrder("id", "version", "note");
		assertThat(names(this.metamodel.embeddable(Address.class).getDeclaredAttributes()))
			.containsExactlyInAnyOrder("street", "landlord");
	}

	@Test
	void singularAttributesAreListed() {
		assertThat(names(this.person.getSingularAttributes())).containsExactlyInAnyOrder("id", "version", "note",
				"name", "age", "address", "employer", "passport", "friend");
		assertThat(names(this.person.getDeclaredSingularAttributes())).containsExactlyInAnyOrder("name", "age",
				"address", "employer", "passport", "friend");
	}

	@Test
	void pluralAttributesAreListed() {
		assertThat(names(this.manager.getPluralAttributes())).containsExactlyInAnyOrder("friends", "clients",
				"nicknames", "numbers", "former", "scores", "branches", "team");
		assertThat(names(this.manager.getDeclaredPluralAttributes())).containsExactly("team");
	}

	@Test
	void noAttributesAreAnEmptySet() {
		assertThat(this.metamodel.embeddable(Address.class).getPluralAttributes()).isEmpty();
		assertThat(this.metamodel.managedType(Base.class).getDeclaredPluralAttributes()).isEmpty();
	}

	@Test
	void attributesAreFoundByName() {
		assertThat(this.manager.getAttribute("name")).isSameAs(this.person.getDeclaredAttribute("name"));
		assertThat(this.manager.getSingularAttribute("name"))
			.isSameAs(this.person.getDeclaredSingularAttribute("name"));
		assertThat(this.manager.getCollection("friends")).isSameAs(this.person.getDeclaredCollection("friends"));
		assertThat(this.manager.getSet("nicknames")).isSameAs(this.person.getDeclaredSet("nicknames"));
		assertThat(this.manager.getList("clients")).isSameAs(this.person.getDeclaredList("clients"));
		assertThat(this.manager.getMap("scores")).isSameAs(this.person.getDeclaredMap("scores"));
	}

	@Test
	void attributesAreFoundByNameAndType() {
		assertThat(this.manager.getSingularAttribute("name", String.class))
			.isSameAs(this.person.getDeclaredSingularAttribute("name", String.class));
		assertThat(this.manager.getCollection("friends", Person.class))
			.isSameAs(this.person.getDeclaredCollection("friends", Person.class));
		assertThat(this.manager.getSet("nicknames", String.class))
			.isSameAs(this.person.getDeclaredSet("nicknames", String.class));
		assertThat(this.manager.getList("former", Address.class))
			.isSameAs(this.person.getDeclaredList("former", Address.class));
		assertThat(this.manager.getMap("scores", String.class, Integer.class))
			.isSameAs(this.person.getDeclaredMap("scores", String.class, Integer.class));
	}

	@Test
	void primitiveTypesAreFoundByTheirWrappers() {
		assertThat(this.person.getSingularAttribute("age", Integer.class))
			.isSameAs(this.person.getSingularAttribute("age", int.class));
	}

	@Test
	void unknownNamesAreRefused() {
		String message = "'nothing' is not an attribute of " + Person.class.getName();
		assertRefused(() -> this.person.getAttribute("nothing"), message);
		assertRefused(() -> this.person.getSingularAttribute("nothing"), message);
		assertRefused(() -> this.person.getSingularAttribute("nothing", String.class), message);
		assertRefused(() -> this.person.getCollection("nothing"), message);
		assertRefused(() -> this.person.getCollection("nothing", Person.class), message);
		assertRefused(() -> this.person.getSet("nothing"), message);
		assertRefused(() -> this.person.getSet("nothing", String.class), message);
		assertRefused(() -> this.person.getList("nothing"), message);
		assertRefused(() -> this.person.getList("nothing", Address.class), message);
		assertRefused(() -> this.person.getMap("nothing"), message);
		assertRefused(() -> this.person.getMap("nothing", String.class, Integer.class), message);
		assertRefused(() -> this.person.getAttribute(null), "'null' is not an attribute of " + Person.class.getName());
	}

	@Test
	void inheritedNamesAreNotDeclared() {
		String message = " is not an attribute that " + Manager.class.getName() + " declares";
		assertRefused(() -> this.manager.getDeclaredAttribute("note"), "'note'" + message);
		assertRefused(() -> this.manager.getDeclaredSingularAttribute("name"), "'name'" + message);
		assertRefused(() -> this.manager.getDeclaredSingularAttribute("name", String.class), "'name'" + message);
		assertRefused(() -> this.manager.getDeclaredCollection("friends"), "'friends'" + message);
		assertRefused(() -> this.manager.getDeclaredCollection("friends", Person.class), "'friends'" + message);
		assertRefused(() -> this.manager.getDeclaredSet("nicknames"), "'nicknames'" + message);
		assertRefused(() -> this.manager.getDeclaredSet("nicknames", String.class), "'nicknames'" + message);
		assertRefused(() -> this.manager.getDeclaredList("former"), "'former'" + message);
		assertRefused(() -> this.manager.getDeclaredList("former", Address.class), "'former'" + message);
		assertRefused(() -> this.manager.getDeclaredMap("scores"), "'scores'" + message);
		assertRefused(() -> this.manager.getDeclaredMap("scores", String.class, Integer.class), "'scores'" + message);
	}

	@Test
	void otherKindsAreRefused() {
		assertRefused(() -> this.person.getSingularAttribute("friends"),
				Person.class.getName() + ".friends is a CollectionAttribute, not a SingularAttribute");
		assertRefused(() -> this.person.getCollection("clients"),
				Person.class.getName() + ".clients is a ListAttribute, not a CollectionAttribute");
		assertRefused(() -> this.person.getList("nicknames"),
				Person.class.getName() + ".nicknames is a SetAttribute, not a ListAttribute");
		assertRefused(() -> this.person.getSet("scores"),
				Person.class.getName() + ".scores is a MapAttribute, not a SetAttribute");
		assertRefused(() -> this.person.getMap("name"),
				Person.class.getName() + ".name is a SingularAttribute, not a MapAttribute");
	}

	@Test
	void otherTypesAreRefused() {
		assertRefused(() -> this.person.getSingularAttribute("name", Integer.class),
				"The type of " + Person.class.getName() + ".name is java.lang.String, not java.lang.Integer");
		assertRefused(() -> this.person.getCollection("friends", Manager.class),
				"The element type of " + Person.class.getName() + ".friends is " + Person.class.getName() + ", not "
						+ Manager.class.getName());
		assertRefused(() -> this.person.getSet("nicknames", Object.class), "The element type of "
				+ Person.class.getName() + ".nicknames is java.lang.String, not java.lang.Object");
		assertRefused(() -> this.person.getList("former", String.class), "The element type of " + Person.class.getName()
				+ ".former is " + Address.class.getName() + ", not java.lang.String");
		assertRefused(() -> this.person.getMap("scores", String.class, Long.class),
				"The element type of " + Person.class.getName() + ".scores is java.lang.Integer, not java.lang.Long");
		assertRefused(() -> this.person.getMap("scores", Integer.class, Integer.class),
				"The key type of " + Person.class.getName() + ".scores is java.lang.String, not java.lang.Integer");
		assertRefused(() -> this.person.getDeclaredMap("scores", Integer.class, Integer.class),
				"The key type of " + Person.class.getName() + ".scores is java.lang.String, not java.lang.Integer");
		assertRefused(() -> this.person.getSingularAttribute("name", null),
				"The type of " + Person.class.getName() + ".name is java.lang.String, not null");
	}

	@Test
	void attributesOfAMappedSuperclassHaveTheTypesOfTheEntity() {
		Attribute<?, ?> generic = this.metamodel.managedType(Base.class).getAttribute("id");
		Attribute<?, ?> id = this.person.getAttribute("id");
		assertThat(generic.getJavaType()).isEqualTo(Object.class);
		assertThat(id.getJavaType()).isEqualTo(Long.class);
		assertThat(id.getDeclaringType()).isSameAs(generic.getDeclaringType());
		assertThat(this.manager.getAttribute("id")).isSameAs(id);
	}

	@Test
	void attributesOfAMappedSuperclassAreItsOwnWhereTheTypesAreTheSame() {
		assertThat(this.person.getAttribute("note"))
			.isSameAs(this.metamodel.managedType(Base.class).getAttribute("note"));
	}

	private static void assertRefused(ThrowingCallable call, String message) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
	}

	private static Iterable<String> names(Set<? extends Attribute<?, ?>> attributes) {
		return attributes.stream().<String>map(Attribute::getName).toList();
	}

}
