package io.github.springdata.memory.jpa.graph;

import java.lang.reflect.Proxy;
import java.util.List;

import io.github.springdata.memory.jpa.metamodel.Company;
import io.github.springdata.memory.jpa.metamodel.MemoryMetamodel;
import io.github.springdata.memory.jpa.metamodel.Metamodels;
import io.github.springdata.memory.jpa.metamodel.People;
import io.github.springdata.memory.jpa.metamodel.People.Address;
import io.github.springdata.memory.jpa.metamodel.People.Manager;
import io.github.springdata.memory.jpa.metamodel.People.Passport;
import io.github.springdata.memory.jpa.metamodel.People.Person;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LoadPlanTests {

	private final PersistenceModel model = Metamodels.model(People.CLASSES.toArray(Class<?>[]::new));

	private final EntityModel person = this.model.entity(Person.class);

	private final EntityModel manager = this.model.entity(Manager.class);

	private final EntityGraphs graphs = EntityGraphs.of(MemoryMetamodel.of(this.model), List.of(), (problem) -> {
	});

	private final EntityGraph<Person> graph = this.graphs.create(Person.class);

	@Test
	void withoutAGraphTheMappingCounts() {
		LoadPlan plan = LoadPlan.defaults(this.person);
		assertThat(plan.isDefault()).isTrue();
		assertThat(included(plan)).containsExactlyInAnyOrder("id", "version", "note", "name", "age", "address",
				"employer", "friend", "numbers");
		assertThat(included(plan.sub("employer"))).containsExactlyInAnyOrder("code", "title");
		assertThat(included(plan.sub("address"))).containsExactly("street");
	}

	@Test
	void outsideOfAFetchGraphAllIsLazyButIdsAndVersions() {
		this.graph.addAttributeNodes("name", "friends");
		LoadPlan plan = LoadPlan.fetchGraph(this.person, this.graph);
		assertThat(plan.isDefault()).isFalse();
		assertThat(included(plan)).containsExactlyInAnyOrder("id", "version", "name", "friends");
	}

	@Test
	void anEmptyFetchGraphHasIdsAndVersions() {
		assertThat(included(LoadPlan.fetchGraph(this.person, this.graph))).containsExactlyInAnyOrder("id", "version");
		EntityModel passport = this.model.entity(Passport.class);
		assertThat(included(LoadPlan.fetchGraph(passport, this.graphs.create(Passport.class)))).containsExactly("id");
	}

	@Test
	void aLoadGraphAddsToTheMapping() {
		this.graph.addAttributeNodes("name", "friends");
		assertThat(included(LoadPlan.loadGraph(this.person, this.graph))).containsExactlyInAnyOrder("id", "version",
				"note", "name", "age", "address", "employer", "friend", "numbers", "friends");
	}

	@Test
	void whatIsRemovedFromALoadGraphIsLazy() {
		this.graph.addAttributeNode("friends");
		this.graph.removeAttributeNode("employer");
		this.graph.removeAttributeNodes(PersistentAttributeType.BASIC);
		assertThat(included(LoadPlan.loadGraph(this.person, this.graph))).containsExactlyInAnyOrder("id", "version",
				"address", "friend", "numbers", "friends");
	}

	@Test
	void whatIsAddedAgainIsLoaded() {
		this.graph.removeAttributeNode("employer");
		this.graph.addSubgraph("employer");
		assertThat(LoadPlan.loadGraph(this.person, this.graph).includes("employer")).isTrue();
	}

	@Test
	void nodesWithoutASubgraphAreLoadedAsTheMappingSays() {
		this.graph.addAttributeNodes("friends", "former", "branches");
		LoadPlan plan = LoadPlan.fetchGraph(this.person, this.graph);
		assertThat(plan.sub("friends").isDefault()).isTrue();
		assertThat(included(plan.sub("friends"))).contains("name", "employer").doesNotContain("friends");
		assertThat(included(plan.sub("former"))).containsExactly("street");
		assertThat(included(plan.key("branches"))).containsExactly("street");
	}

	@Test
	void subgraphsOfAFetchGraphSayAll() {
		this.graph.addSubgraph("employer").addAttributeNode("history");
		this.graph.addSubgraph("address").addAttributeNode("landlord");
		this.graph.addKeySubgraph("branches").addAttributeNode("landlord");
		LoadPlan plan = LoadPlan.fetchGraph(this.person, this.graph);
		assertThat(included(plan.sub("employer"))).containsExactlyInAnyOrder("code", "history");
		assertThat(included(plan.sub("address"))).containsExactly("landlord");
		assertThat(included(plan.key("branches"))).containsExactly("landlord");
		assertThat(plan.sub("branches").isDefault()).isTrue();
	}

	@Test
	void subgraphsOfALoadGraphAdd() {
		this.graph.addSubgraph("employer").addAttributeNode("history");
		this.graph.addSubgraph("address").addAttributeNode("landlord");
		LoadPlan plan = LoadPlan.loadGraph(this.person, this.graph);
		assertThat(included(plan.sub("employer"))).containsExactlyInAnyOrder("code", "title", "history");
		assertThat(included(plan.sub("address"))).containsExactlyInAnyOrder("street", "landlord");
	}

	@Test
	void subgraphsMayNest() {
		Subgraph<Person> friend = this.graph.addSubgraph("friend");
		friend.addSubgraph("friend").addAttributeNode("clients");
		LoadPlan plan = LoadPlan.fetchGraph(this.person, this.graph).sub("friend");
		assertThat(included(plan)).containsExactlyInAnyOrder("id", "version", "friend");
		assertThat(included(plan.sub("friend"))).containsExactlyInAnyOrder("id", "version", "clients");
	}

	@Test
	void attributesOfSubclassesAreForTheirInstances() {
		this.graph.addAttributeNode("name");
		this.graph.addTreatedSubgraph(Manager.class).addAttributeNode("team");
		LoadPlan plan = LoadPlan.fetchGraph(this.person, this.graph);
		assertThat(included(plan)).containsExactlyInAnyOrder("id", "version", "name");
		assertThat(included(plan.as(this.manager))).containsExactlyInAnyOrder("id", "version", "name", "team");
		assertThat(plan.as(this.person)).isSameAs(plan);
	}

	@Test
	void subgraphsOfSubclassesAreForTheirInstances() {
		this.graph.addSubgraph("friend").addAttributeNode("name");
		this.graph.addSubgraph("friend", Manager.class).addAttributeNode("team");
		LoadPlan plan = LoadPlan.fetchGraph(this.person, this.graph).sub("friend");
		assertThat(included(plan)).containsExactlyInAnyOrder("id", "version", "name");
		assertThat(included(plan.as(this.manager))).containsExactlyInAnyOrder("id", "version", "name", "team");
	}

	@Test
	void aSubgraphOfASubclassSaysNothingOfOthers() {
		this.graph.addSubgraph("friend", Manager.class).addAttributeNode("team");
		LoadPlan plan = LoadPlan.fetchGraph(this.person, this.graph).sub("friend");
		assertThat(included(plan)).isEqualTo(included(LoadPlan.defaults(this.person)));
		assertThat(included(plan.as(this.manager))).containsExactlyInAnyOrder("id", "version", "team");
	}

	@Test
	void graphsOfSuperclassesAreForSubclassesToo() {
		this.graph.addAttributeNode("friends");
		assertThat(included(LoadPlan.fetchGraph(this.manager, this.graph))).containsExactlyInAnyOrder("id", "version",
				"friends");
	}

	@Test
	void graphsOfOtherEntitiesAreRefused() {
		EntityGraph<Company> company = this.graphs.create(Company.class);
		assertThatIllegalArgumentException().isThrownBy(() -> LoadPlan.fetchGraph(this.person, company))
			.withMessage("The entity graph is for %s, but what is loaded is %s", Company.class.getName(),
					Person.class.getName());
		assertThatIllegalArgumentException().isThrownBy(() -> LoadPlan.loadGraph(this.person, company));
	}

	@Test
	void graphsOfOtherProvidersAreRefused() {
		EntityGraph<?> foreign = (EntityGraph<?>) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { EntityGraph.class }, (proxy, method, arguments) -> "foreign");
		assertThatIllegalArgumentException().isThrownBy(() -> LoadPlan.loadGraph(this.person, foreign));
	}

	@Test
	void unknownAttributesAreRefused() {
		LoadPlan plan = LoadPlan.defaults(this.person);
		String message = "'nothing' is not an attribute of " + Person.class.getName();
		assertThatIllegalArgumentException().isThrownBy(() -> plan.includes("nothing")).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> plan.sub("nothing")).withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> plan.key("nothing")).withMessage(message);
	}

	@Test
	void valuesWithoutAttributesHaveNoPlan() {
		LoadPlan plan = LoadPlan.defaults(this.person);
		String message = " of " + Person.class.getName() + " has no entities or embeddables to load";
		assertThatIllegalArgumentException().isThrownBy(() -> plan.sub("name")).withMessage("'name'" + message);
		assertThatIllegalArgumentException().isThrownBy(() -> plan.sub("nicknames"))
			.withMessage("'nicknames'" + message);
		assertThatIllegalArgumentException().isThrownBy(() -> plan.key("scores")).withMessage("'scores'" + message);
		assertThatIllegalArgumentException().isThrownBy(() -> plan.key("friends")).withMessage("'friends'" + message);
	}

	@Test
	void plansOfEmbeddablesAreAskedForTheirAttributes() {
		LoadPlan plan = LoadPlan.defaults(this.model.findEmbeddable(Address.class));
		assertThat(plan.includes("street")).isTrue();
		assertThat(plan.includes("landlord")).isFalse();
	}

	private static List<String> included(LoadPlan plan) {
		return plan.type().attributes().stream().map((attribute) -> attribute.name()).filter(plan::includes).toList();
	}

}
