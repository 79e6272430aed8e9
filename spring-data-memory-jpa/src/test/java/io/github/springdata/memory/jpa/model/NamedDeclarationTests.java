package io.github.springdata.memory.jpa.model;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.NamedSubgraph;
import jakarta.persistence.QueryHint;
import org.junit.jupiter.api.Test;

import io.github.springdata.memory.jpa.model.EntityGraphModel.Node;
import io.github.springdata.memory.jpa.model.EntityGraphModel.Subgraph;
import io.github.springdata.memory.jpa.model.NamedQueryModel.Language;

import static org.assertj.core.api.Assertions.assertThat;

class NamedDeclarationTests {

	private final PersistenceModel model = Mappings.of(Node1.class, Other.class);

	@Test
	void readsNamedQueries() {
		assertThat(this.model.queries()).containsOnlyKeys("above", "all", "sql", "procedure", "ofHibernate");
		assertThat(this.model.queries()).containsEntry("all", new NamedQueryModel("all", "select n from Node n",
				Language.PERSISTENCE, Node1.class, LockModeType.OPTIMISTIC, Map.of("a", "b")));
		assertThat(this.model.queries().get("sql").language()).isEqualTo(Language.SQL);
		assertThat(this.model.queries().get("sql").resultClass()).isNull();
		assertThat(this.model.queries().get("procedure").text()).isEqualTo("run_it");
		assertThat(this.model.queries().get("ofHibernate").text()).isEqualTo("from Node");
	}

	@Test
	void readsEntityGraphs() {
		EntityGraphModel graph = this.model.graphs().get(0);
		assertThat(graph.name()).isEqualTo("g");
		assertThat(graph.entity()).isEqualTo(Node1.class);
		assertThat(graph.nodes()).containsExactly(new Node("next", "sub", null), new Node("name", null, null));
		assertThat(graph.subgraphs()).containsEntry("sub",
				List.of(new Subgraph(null, List.of(new Node("name", null, null)))));
		assertThat(this.model.graphs().get(1).name()).isEqualTo("Node");
		assertThat(this.model.graphs().get(1).allAttributes()).isTrue();
	}

	@Test
	void readsWhatIsCached() {
		assertThat(this.model.entity(Node1.class).cacheable()).isTrue();
		assertThat(this.model.entity(Other.class).cacheable()).isNull();
	}

	@Test
	void reportsNamesThatAreThereTwice() {
		assertThat(Mappings.problems(Node1.class, Twice.class)).containsExactlyInAnyOrder(
				"Class %s has the name 'Node' of entity %s; give one of them another name with @Entity"
					.formatted(Twice.class.getName(), Node1.class.getName()),
				"Class %s declares the query 'all', but there is another one of that name; give one of them another name"
					.formatted(Twice.class.getName()),
				"Class %s declares the entity graph 'g', but there is another one of that name; give one of them another name"
					.formatted(Twice.class.getName()));
	}

	@Test
	void reportsGraphsOfWhatIsNotThere() {
		assertThat(Mappings.problems(WrongGraph.class)).containsExactlyInAnyOrder(
				"Class %s declares the entity graph 'w' with 'nothing', which is no attribute of it; correct the name"
					.formatted(WrongGraph.class.getName()),
				"Class %s declares the entity graph 'w', which has no subgraph 'missing'; add it"
					.formatted(WrongGraph.class.getName()));
	}

	@MappedSuperclass
	@NamedQuery(name = "above", query = "select 1 from Node")
	@Cacheable
	static class Base {

		@Id
		long id;

	}

	@Entity(name = "Node")
	@NamedQuery(name = "all", query = "select n from Node n", resultClass = Node1.class,
			lockMode = LockModeType.OPTIMISTIC, hints = @QueryHint(name = "a", value = "b"))
	@NamedNativeQuery(name = "sql", query = "select * from node")
	@NamedStoredProcedureQuery(name = "procedure", procedureName = "run_it")
	@org.hibernate.annotations.NamedQuery(name = "ofHibernate", query = "from Node")
	@NamedEntityGraph(name = "g",
			attributeNodes = { @NamedAttributeNode(value = "next", subgraph = "sub"), @NamedAttributeNode("name") },
			subgraphs = @NamedSubgraph(name = "sub", attributeNodes = @NamedAttributeNode("name")))
	@NamedEntityGraph(includeAllAttributes = true)
	static class Node1 extends Base {

		String name;

		@ManyToOne
		Node1 next;

	}

	@Entity
	static class Other {

		@Id
		long id;

	}

	@Entity(name = "Node")
	@NamedQuery(name = "all", query = "select n.id from Node n")
	@NamedEntityGraph(name = "g")
	static class Twice {

		@Id
		long id;

	}

	@Entity
	@NamedEntityGraph(name = "w", attributeNodes = { @NamedAttributeNode("nothing"),
			@NamedAttributeNode(value = "id", subgraph = "missing") })
	static class WrongGraph {

		@Id
		long id;

	}

}
