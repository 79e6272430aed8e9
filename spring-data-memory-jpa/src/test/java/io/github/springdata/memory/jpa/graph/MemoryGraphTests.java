package io.github.springdata.memory.jpa.graph;

import java.util.List;
import java.util.NoSuchElementException;

import io.github.springdata.memory.jpa.metamodel.Company;
import io.github.springdata.memory.jpa.metamodel.MemoryMetamodel;
import io.github.springdata.memory.jpa.metamodel.Metamodels;
import io.github.springdata.memory.jpa.metamodel.People.Address;
import io.github.springdata.memory.jpa.metamodel.People.Base;
import io.github.springdata.memory.jpa.metamodel.People.Manager;
import io.github.springdata.memory.jpa.metamodel.People.Person;
import jakarta.persistence.AttributeNode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.Graph;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import jakarta.persistence.metamodel.EntityType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SuppressWarnings({ "unchecked", "removal" })
class MemoryGraphTests {

	private final MemoryMetamodel metamodel = Metamodels.people();

	private final EntityType<Person> person = this.metamodel.entity(Person.class);

	private final EntityGraph<Person> graph = EntityGraphs.of(this.metamodel, List.of(), (problem) -> {
	}).create(Person.class);

	@Test
	void nodesAreAddedByName() {
		AttributeNode<String> node = this.graph.addAttributeNode("name");
		assertThat(node.getAttributeName()).isEqualTo("name");
		assertThat(node.getSubgraphs()).isEmpty();
		assertThat(node.getKeySubgraphs()).isEmpty();
		this.graph.addAttributeNodes("age", "friends");
		assertThat(names(this.graph)).containsExactly("name", "age", "friends");
	}

	@Test
	void nodesAreAddedByAttribute() {
		this.graph.addAttributeNode(this.person.getDeclaredSingularAttribute("name"));
		this.graph.addAttributeNodes(this.person.getDeclaredAttribute("age"), this.person.getAttribute("note"));
		assertThat(names(this.graph)).containsExactly("name", "age", "note");
	}

	@Test
	void attributesMayBeThoseOfAnotherFactory() {
		this.graph.addAttributeNode(Metamodels.people().entity(Person.class).getAttribute("name"));
		assertThat(this.graph.hasAttributeNode(this.person.getAttribute("name"))).isTrue();
	}

	@Test
	void nodesThatAreThereAreKept() {
		AttributeNode<Address> node = this.graph.addAttributeNode("address");
		Subgraph<Address> subgraph = this.graph.addSubgraph("address");
		assertThat(this.graph.<Address>addAttributeNode("address")).isSameAs(node);
		assertThat(this.graph.<Address>addSubgraph("address")).isSameAs(subgraph);
		assertThat(this.graph.getAttributeNodes()).hasSize(1);
	}

	@Test
	void nodesAreFound() {
		AttributeNode<String> node = this.graph.addAttributeNode("name");
		Attribute<? super Person, ?> name = this.person.getAttribute("name");
		Attribute<? super Person, ?> age = this.person.getAttribute("age");
		assertThat(this.graph.hasAttributeNode("name")).isTrue();
		assertThat(this.graph.hasAttributeNode(name)).isTrue();
		assertThat(this.graph.<String>getAttributeNode("name")).isSameAs(node);
		assertThat((Object) this.graph.getAttributeNode(name)).isSameAs(node);
		assertThat(this.graph.hasAttributeNode("age")).isFalse();
		assertThat(this.graph.hasAttributeNode(age)).isFalse();
	}

	@Test
	void nodesThatAreNotThereAreNotFound() {
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> this.graph.getAttributeNode("age"))
			.withMessage("%s.age is not in the graph", Person.class.getName());
		assertThatExceptionOfType(NoSuchElementException.class)
			.isThrownBy(() -> this.graph.getAttributeNode(this.person.getAttribute("age")));
	}

	@Test
	void namesThatAreNoAttributesAreRefused() {
		assertUnknown(() -> this.graph.addAttributeNode("nothing"));
		assertUnknown(() -> this.graph.addAttributeNodes("nothing"));
		assertUnknown(() -> this.graph.hasAttributeNode("nothing"));
		assertUnknown(() -> this.graph.getAttributeNode("nothing"));
		assertUnknown(() -> this.graph.removeAttributeNode("nothing"));
		assertUnknown(() -> this.graph.addSubgraph("nothing"));
		assertUnknown(() -> this.graph.addSubgraph("nothing", Person.class));
		assertUnknown(() -> this.graph.addElementSubgraph("nothing"));
		assertUnknown(() -> this.graph.addElementSubgraph("nothing", Person.class));
		assertUnknown(() -> this.graph.addKeySubgraph("nothing"));
		assertUnknown(() -> this.graph.addKeySubgraph("nothing", Person.class));
		assertThat(this.graph.getAttributeNodes()).isEmpty();
	}

	private static void assertUnknown(ThrowingCallable call) {
		assertThatIllegalArgumentException().isThrownBy(call)
			.withMessage("'nothing' is not an attribute of %s", Person.class.getName());
	}

	@Test
	void attributesOfOtherTypesAreRefused() {
		Attribute<Person, ?> foreign = (Attribute<Person, ?>) (Attribute<?, ?>) this.metamodel.entity(Company.class)
			.getAttribute("title");
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.addAttributeNode(foreign))
			.withMessage("'title' is not an attribute of %s", Person.class.getName());
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.addAttributeNodes(foreign));
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.hasAttributeNode(foreign));
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.removeAttributeNode(foreign));
	}

	@Test
	void nodesAreRemoved() {
		this.graph.addAttributeNodes("name", "age", "friends", "clients");
		this.graph.removeAttributeNode("name");
		this.graph.removeAttributeNode(this.person.getAttribute("age"));
		assertThat(names(this.graph)).containsExactly("friends", "clients");
		this.graph.removeAttributeNodes(PersistentAttributeType.MANY_TO_MANY);
		assertThat(names(this.graph)).containsExactly("friends");
	}

	@Test
	void nodesMayBeAddedAgain() {
		this.graph.removeAttributeNodes(PersistentAttributeType.BASIC);
		this.graph.addAttributeNode("name");
		assertThat(names(this.graph)).containsExactly("name");
	}

	@Test
	void subgraphsAreOfTheTypeOfTheValue() {
		Subgraph<Person> friend = this.graph.addSubgraph("friend");
		assertThat(friend.getClassType()).isEqualTo(Person.class);
		assertThat(this.graph.getAttributeNode("friend").getSubgraphs()).containsOnlyKeys(Person.class)
			.containsValue(friend);
		Subgraph<Address> address = this.graph.addSubgraph(this.person.getSingularAttribute("address", Address.class));
		assertThat(address.getClassType()).isEqualTo(Address.class);
	}

	@Test
	void subgraphsOfCollectionsAreOfTheTypeOfTheElements() {
		assertThat(this.graph.addSubgraph("friends").getClassType()).isEqualTo(Person.class);
		assertThat(this.graph.addSubgraph("former").getClassType()).isEqualTo(Address.class);
		assertThat(this.graph.addElementSubgraph("clients").getClassType()).isEqualTo(Company.class);
		assertThat(this.graph.addElementSubgraph(this.person.getMap("branches", Address.class, Company.class))
			.getClassType()).isEqualTo(Company.class);
	}

	@Test
	void subgraphsMayBeForSubclasses() {
		Subgraph<Manager> byName = this.graph.addSubgraph("friend", Manager.class);
		assertThat(byName.getClassType()).isEqualTo(Manager.class);
		Subgraph<Manager> treated = this.graph
			.addTreatedSubgraph(this.person.getSingularAttribute("friend", Person.class), Manager.class);
		Subgraph<? extends Person> old = this.graph
			.addSubgraph(this.person.getSingularAttribute("friend", Person.class), Manager.class);
		assertThat(treated).isSameAs(byName).isSameAs(old);
		this.graph.addSubgraph("friend");
		assertThat(this.graph.getAttributeNode("friend").getSubgraphs()).containsOnlyKeys(Manager.class, Person.class);
	}

	@Test
	void subgraphsOfElementsMayBeForSubclasses() {
		Subgraph<Manager> byName = this.graph.addElementSubgraph("friends", Manager.class);
		Subgraph<Manager> treated = this.graph
			.addTreatedElementSubgraph(this.person.getCollection("friends", Person.class), Manager.class);
		assertThat(byName.getClassType()).isEqualTo(Manager.class);
		assertThat(treated).isSameAs(byName);
	}

	@Test
	void subgraphsOfKeysAreOfTheTypeOfTheKeys() {
		var branches = this.person.getMap("branches", Address.class, Company.class);
		Subgraph<Address> byName = this.graph.addKeySubgraph("branches");
		assertThat(byName.getClassType()).isEqualTo(Address.class);
		assertThat(this.graph.addMapKeySubgraph(branches)).isSameAs(byName);
		assertThat(this.graph.addTreatedMapKeySubgraph(branches, Address.class)).isSameAs(byName);
		assertThat(this.graph.addKeySubgraph("branches", Address.class)).isSameAs(byName);
		assertThat((Object) this.graph.addKeySubgraph((Attribute<Person, Object>) (Attribute<?, ?>) branches))
			.isSameAs(byName);
		assertThat((Object) this.graph.addKeySubgraph((Attribute<Person, Object>) (Attribute<?, ?>) branches,
				Address.class))
			.isSameAs(byName);
		assertThat(this.graph.getAttributeNode("branches").getKeySubgraphs()).containsOnlyKeys(Address.class);
		assertThat(this.graph.getAttributeNode("branches").getSubgraphs()).isEmpty();
	}

	@Test
	void subgraphsOfBasicValuesAreRefused() {
		assertRefused(() -> this.graph.addSubgraph("name"),
				".name has no subgraph: its type, java.lang.String, is neither an entity nor an embeddable");
		assertRefused(() -> this.graph.addElementSubgraph("nicknames"),
				".nicknames has no subgraph: its type, java.lang.String, is neither an entity nor an embeddable");
		assertRefused(() -> this.graph.addKeySubgraph("scores"),
				".scores has no subgraph: its type, java.lang.String, is neither an entity nor an embeddable");
		assertThat(this.graph.getAttributeNodes()).isEmpty();
	}

	@Test
	void subgraphsForOtherClassesAreRefused() {
		assertRefused(() -> this.graph.addSubgraph("friend", Company.class), ".friend has no subgraph for "
				+ Company.class.getName() + ", which is not a subclass of its type, " + Person.class.getName());
		assertRefused(() -> this.graph.addSubgraph("friend", Base.class), ".friend has no subgraph for "
				+ Base.class.getName() + ", which is not a subclass of its type, " + Person.class.getName());
		class Unmapped extends Person {

		}
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.addSubgraph("friend", Unmapped.class))
			.withMessageStartingWith(Unmapped.class.getName() + " is not an entity");
	}

	@Test
	void subgraphsOfElementsAndKeysThatAreNotThereAreRefused() {
		assertRefused(() -> this.graph.addElementSubgraph("friend"),
				".friend is no collection; use addSubgraph for its value");
		assertRefused(() -> this.graph.addKeySubgraph("friends"),
				".friends has no keys; use addSubgraph for its values");
	}

	private static void assertRefused(ThrowingCallable call, String message) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessage(Person.class.getName() + message);
	}

	@Test
	void graphsMayHaveSubclasses() {
		Subgraph<Manager> managers = this.graph.addTreatedSubgraph(Manager.class);
		assertThat(managers.getClassType()).isEqualTo(Manager.class);
		managers.addAttributeNode("team");
		assertThat(this.graph.<Manager>addSubclassSubgraph(Manager.class)).isSameAs(managers);
		assertThat(this.graph.getAttributeNodes()).isEmpty();
	}

	@Test
	void subclassesThatAreNoneAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.addSubclassSubgraph(Company.class));
		class Unmapped extends Person {

		}
		assertThatIllegalArgumentException().isThrownBy(() -> this.graph.addTreatedSubgraph(Unmapped.class));
	}

	@Test
	void listsAndMapsOfAGraphCannotBeChanged() {
		this.graph.addSubgraph("friend");
		AttributeNode<?> node = this.graph.getAttributeNode("friend");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.graph.getAttributeNodes().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> node.getSubgraphs().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> node.getKeySubgraphs().clear());
	}

	@Test
	void graphsShowTheirAttributes() {
		this.graph.addAttributeNodes("name", "age");
		this.graph.addSubgraph("friend").addAttributeNode("note");
		assertThat(this.graph).hasToString("Person[name, age, friend]");
		assertThat((Object) this.graph.getAttributeNode("friend"))
			.hasToString(Person.class.getName() + ".friend[Person[note]]");
	}

	private static List<String> names(Graph<?> graph) {
		return graph.getAttributeNodes().stream().<String>map(AttributeNode::getAttributeName).toList();
	}

}
