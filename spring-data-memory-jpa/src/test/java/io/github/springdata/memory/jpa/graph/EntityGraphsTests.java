package io.github.springdata.memory.jpa.graph;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.metamodel.Company;
import io.github.springdata.memory.jpa.metamodel.MemoryMetamodel;
import io.github.springdata.memory.jpa.metamodel.Metamodels;
import io.github.springdata.memory.jpa.metamodel.People;
import io.github.springdata.memory.jpa.metamodel.People.Address;
import io.github.springdata.memory.jpa.metamodel.People.Manager;
import io.github.springdata.memory.jpa.metamodel.People.Person;
import io.github.springdata.memory.jpa.model.EntityGraphModel;
import io.github.springdata.memory.jpa.model.EntityGraphModel.Node;
import io.github.springdata.memory.jpa.model.EntityGraphModel.Subgraph;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import jakarta.persistence.AttributeNode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.Graph;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EntityGraphsTests {

	private final PersistenceModel model = Metamodels.model(People.CLASSES.toArray(Class<?>[]::new));

	private final MemoryMetamodel metamodel = MemoryMetamodel.of(this.model);

	private final List<String> problems = new ArrayList<>();

	private final EntityGraphs graphs = EntityGraphs.of(this.metamodel, this.model.graphs(), this.problems::add);

	@Test
	void newGraphsAreEmptyAndHaveNoName() {
		EntityGraph<Person> graph = this.graphs.create(Person.class);
		assertThat(graph.getName()).isNull();
		assertThat(graph.getAttributeNodes()).isEmpty();
	}

	@Test
	void graphsOfWhatIsNoEntityAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.graphs.create(Address.class))
			.withMessage("%s is not an entity of this persistence unit", Address.class.getName());
	}

	@Test
	void declaredGraphsAreFoundByName() {
		EntityGraph<?> graph = this.graphs.get("person.deep");
		assertThat(graph.getName()).isEqualTo("person.deep");
		assertThat(names(graph)).containsExactly("name", "friends", "branches");
		assertThat(this.problems).isEmpty();
	}

	@Test
	void declaredGraphsHaveSubgraphs() {
		AttributeNode<?> friends = this.graphs.get("person.deep").getAttributeNode("friends");
		assertThat(friends.getSubgraphs()).containsOnlyKeys(Person.class, Manager.class);
		assertThat(names(friends.getSubgraphs().get(Person.class))).containsExactly("address");
		assertThat(names(friends.getSubgraphs().get(Manager.class))).containsExactly("team");
		AttributeNode<?> address = friends.getSubgraphs().get(Person.class).getAttributeNode("address");
		assertThat(names(address.getSubgraphs().get(Address.class))).containsExactly("landlord");
	}

	@Test
	void declaredGraphsHaveSubgraphsOfKeys() {
		AttributeNode<?> branches = this.graphs.get("person.deep").getAttributeNode("branches");
		assertThat(names(branches.getSubgraphs().get(Company.class))).containsExactly("history");
		assertThat(names(branches.getKeySubgraphs().get(Address.class))).containsExactly("landlord");
	}

	@Test
	void declaredGraphsMayHaveAllAttributes() {
		assertThat(names(this.graphs.get("person.all"))).containsExactlyInAnyOrderElementsOf(
				this.metamodel.entity(Person.class).getAttributes().stream().map((a) -> a.getName()).toList());
	}

	@Test
	void unknownNamesAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.graphs.get("nothing"))
			.withMessageStartingWith("There is no entity graph named 'nothing'; there are [");
		assertThat(this.graphs.copy("nothing")).isNull();
	}

	@Test
	void namedGraphsRefuseEveryChange() {
		EntityGraph<?> graph = this.graphs.get("person.deep");
		Graph<?> subgraph = graph.getAttributeNode("friends").getSubgraphs().get(Person.class);
		assertFrozen(() -> graph.addAttributeNode("age"));
		assertFrozen(() -> graph.addAttributeNodes("age"));
		assertFrozen(() -> graph.addAttributeNode("name"));
		assertFrozen(() -> graph.addSubgraph("address"));
		assertFrozen(() -> graph.addSubgraph("friend", Manager.class));
		assertFrozen(() -> graph.addElementSubgraph("friends"));
		assertFrozen(() -> graph.addElementSubgraph("friends", Manager.class));
		assertFrozen(() -> graph.addKeySubgraph("branches"));
		assertFrozen(() -> graph.addKeySubgraph("branches", Address.class));
		assertFrozen(() -> graph.removeAttributeNode("name"));
		assertFrozen(() -> graph.removeAttributeNodes(PersistentAttributeType.BASIC));
		assertFrozen(() -> subgraph.addAttributeNode("age"));
		assertFrozen(() -> subgraph.removeAttributeNode("address"));
	}

	@Test
	@SuppressWarnings({ "unchecked", "removal" })
	void namedGraphsRefuseNewSubclasses() {
		EntityGraph<Person> graph = (EntityGraph<Person>) this.graphs.get("person.all");
		assertThatIllegalStateException().isThrownBy(() -> graph.addTreatedSubgraph(Manager.class));
		assertThatIllegalStateException().isThrownBy(() -> graph.addSubclassSubgraph(Manager.class));
	}

	private static void assertFrozen(ThrowingCallable change) {
		assertThatIllegalStateException().isThrownBy(change)
			.withMessage("The named entity graph 'person.deep' must not be changed; "
					+ "change the copy that createEntityGraph(\"person.deep\") returns");
	}

	@Test
	void copiesOfNamedGraphsCanBeChanged() {
		EntityGraph<?> copy = this.graphs.copy("person.deep");
		assertThat(copy.getName()).isNull();
		copy.addAttributeNode("age");
		copy.getAttributeNode("friends").getSubgraphs().get(Person.class).addAttributeNode("age");
		copy.getAttributeNode("branches").getKeySubgraphs().get(Address.class).addAttributeNode("street");
		assertThat(names(copy)).containsExactly("name", "friends", "branches", "age");
		assertThat(this.graphs.get("person.deep").hasAttributeNode("age")).isFalse();
		assertThat(names(this.graphs.get("person.deep").getAttributeNode("friends").getSubgraphs().get(Person.class)))
			.containsExactly("address");
	}

	@Test
	void graphsAreListedByEntity() {
		assertThat(this.graphs.of(Person.class)).extracting(EntityGraph::getName)
			.containsExactlyInAnyOrder("person.all", "person.deep");
		assertThat(this.graphs.of(Manager.class)).extracting(EntityGraph::getName)
			.containsExactlyInAnyOrder("person.all", "person.deep");
		assertThat(this.graphs.of(Company.class)).extracting(EntityGraph::getName).containsExactly("company.history");
		assertThat(this.graphs.of(People.Detail.class)).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> this.graphs.of(String.class));
	}

	@Test
	void graphsAreListedByType() {
		assertThat(this.graphs.named(Object.class)).containsOnlyKeys("person.all", "person.deep", "company.history");
		assertThat(this.graphs.named(People.Base.class)).containsOnlyKeys("person.all", "person.deep");
		assertThat(this.graphs.named(Manager.class)).isEmpty();
		assertThat(this.graphs.named(String.class)).isEmpty();
	}

	@Test
	void graphsCanBeNamed() {
		EntityGraph<Person> graph = this.graphs.create(Person.class);
		graph.addAttributeNode("age");
		graph.addTreatedSubgraph(Manager.class).addAttributeNode("grade");
		this.graphs.add("new", graph);
		graph.addAttributeNode("name");
		EntityGraph<?> named = this.graphs.get("new");
		assertThat(named.getName()).isEqualTo("new");
		assertThat(names(named)).containsExactly("age");
		assertThatIllegalStateException().isThrownBy(() -> named.addAttributeNode("name"));
		assertThat(((MemoryEntityGraph<?>) named).parts()).hasSize(2)
			.last()
			.satisfies((part) -> assertThat(names(part)).containsExactly("grade"));
	}

	@Test
	void graphsReplaceThoseOfTheSameName() {
		EntityGraph<Company> graph = this.graphs.create(Company.class);
		this.graphs.add("person.all", graph);
		assertThat(this.graphs.get("person.all").getAttributeNodes()).isEmpty();
		assertThat(this.graphs.of(Person.class)).extracting(EntityGraph::getName).containsExactly("person.deep");
	}

	@Test
	void graphsOfOtherProvidersAreRefused() {
		EntityGraph<?> foreign = (EntityGraph<?>) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { EntityGraph.class }, (proxy, method, arguments) -> "foreign");
		assertThatIllegalArgumentException().isThrownBy(() -> this.graphs.add("foreign", foreign))
			.withMessage("foreign is not an entity graph of this provider; make one by createEntityGraph");
	}

	@Test
	void everythingThatIsWrongWithDeclaredGraphsIsReported() {
		EntityGraphModel wrong = new EntityGraphModel("wrong", Person.class, false,
				List.of(new Node("nothing", null, null), new Node("age", "sub", null),
						new Node("friends", "lost", null), new Node("clients", null, "sub"),
						new Node("friend", "round", null)),
				Map.of("sub", List.of(new Subgraph(null, List.of())), "round",
						List.of(new Subgraph(null, List.of(new Node("friend", "round", null))))),
				List.of(new Subgraph(null, List.of()), new Subgraph(Company.class, List.of())));
		EntityGraphs.of(this.metamodel, List.of(wrong, wrong), this.problems::add);
		String start = "Entity graph 'wrong' of " + Person.class.getName() + ": ";
		String person = Person.class.getName();
		assertThat(this.problems).contains(start + "'nothing' is not an attribute of " + person,
				start + person + ".age has no subgraph: its type, int, is neither an entity nor an embeddable",
				start + "there is no subgraph 'lost'",
				start + person + ".clients has no keys; use addSubgraph for its values",
				start + "subgraph 'round' contains itself", start + "a subgraph for a subclass must name it by type",
				"There are two entity graphs named 'wrong'")
			.anySatisfy((problem) -> assertThat(problem).startsWith(start)
				.endsWith(" has no subgraph for " + Company.class.getName() + ", which is not a subclass of its type, "
						+ person));
	}

	private static List<String> names(Graph<?> graph) {
		return graph.getAttributeNodes().stream().<String>map(AttributeNode::getAttributeName).toList();
	}

}
