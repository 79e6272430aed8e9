package io.github.springdata.memory.jpa.matrix;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.springdata.memory.jpa.context.LazyContent;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Database;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Key;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Link;
import io.github.springdata.memory.jpa.matrix.NaiveModel.State;
import io.github.springdata.memory.jpa.matrix.NaiveModel.Thing;
import io.github.springdata.memory.jpa.matrix.Shape.Container;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Comparison of instances and rows with those of the model.
 *
 * @param shape the shape of the relation
 * @param model the model
 * @param factory what makes entity managers
 * @param stored any instance of each row that was ever committed
 */
record Comparison(Shape shape, NaiveModel model, EntityManagerFactory factory, Map<Key, Node> stored) {

	/**
	 * Compares everything that is managed, and what it refers to.
	 */
	void managed(EntityManager entityManager, Set<Thing> things) {
		for (Thing thing : List.copyOf(this.model.context().values())) {
			if (thing.real != null) {
				bind(thing, thing.real);
			}
		}
		things.addAll(this.model.context().values().stream().filter((thing) -> thing.real != null).toList());
		for (Thing thing : things) {
			assertThat(entityManager.contains(thing.real)).as("%s is managed", thing)
				.isEqualTo(thing.state == State.MANAGED);
		}
	}

	/**
	 * Notes which instance one of the model stands for.
	 */
	void bind(Thing thing, Node real) {
		assertThat(real.number()).as("number of %s", thing).isEqualTo(thing.key.number());
		assertThat(real.content()).as("content of %s", thing).isEqualTo(thing.content);
		if (thing.real != null) {
			assertThat(real).as("instance of %s", thing).isSameAs(thing.real);
		}
		boolean bound = thing.real != null;
		thing.real = real;
		if (this.model.refers(thing)) {
			String name = thing.key.a() ? "b" : "a";
			if (thing.state == State.MANAGED) {
				assertThat(isLoaded(real.relation())).as("'%s' of %s is loaded", name, thing).isEqualTo(thing.loaded);
			}
			if (thing.loaded && (!bound || thing.state == State.MANAGED)) {
				bindOthers(thing);
			}
		}
	}

	private static boolean isLoaded(Object relation) {
		return !(relation instanceof LazyContent lazy) || lazy.isLoaded();
	}

	void bindOthers(Thing thing) {
		Object relation = thing.real.relation();
		List<Node> nodes = nodes(relation);
		assertThat(nodes.stream().map(Node::number).sorted().toList()).as("what %s refers to", thing)
			.isEqualTo(thing.others.values().stream().map((other) -> other.key.number()).sorted().toList());
		if (thing.key.a() && this.shape.container() == Container.ORDERED) {
			assertThat(nodes.stream().map(Node::number).toList()).as("order of what %s refers to", thing)
				.isEqualTo(thing.others.values().stream().map((other) -> other.key.number()).toList());
		}
		Map<Integer, Node> byNumber = nodes.stream().collect(Collectors.toMap(Node::number, (node) -> node));
		for (Map.Entry<Object, Thing> entry : List.copyOf(thing.others.entrySet())) {
			Thing other = entry.getValue();
			Node node = byNumber.get(other.key.number());
			if (relation instanceof Map<?, ?> map) {
				assertThat(map.get(entry.getKey())).as("value of key of %s", thing).isSameAs(node);
			}
			if (other.real == null) {
				bind(other, node);
			}
			assertThat(node).as("%s of %s", other, thing).isSameAs(other.real);
		}
	}

	@SuppressWarnings("unchecked")
	private static List<Node> nodes(Object relation) {
		return (relation == null) ? List.of()
				: (relation instanceof Map<?, ?> map) ? List.copyOf((Collection<Node>) map.values())
						: (relation instanceof Collection<?> all) ? List.copyOf((Collection<Node>) all)
								: List.of((Node) relation);
	}

	/**
	 * Compares what is stored, read by another entity manager from both sides.
	 */
	void rows(Database expected) {
		try (EntityManager other = this.factory.createEntityManager()) {
			Map<Key, Integer> rows = new HashMap<>();
			Set<Link> there = new HashSet<>();
			Set<Link> back = new HashSet<>();
			for (boolean a : new boolean[] { true, false }) {
				for (Object found : other.createQuery("from " + (a ? "A" : "B") + " x").getResultList()) {
					Node node = (Node) found;
					rows.put(new Key(a, node.number()), node.content());
					this.stored.put(new Key(a, node.number()), node);
					collect(node, a, a ? there : back);
				}
			}
			assertThat(rows).as("rows").isEqualTo(expected.rows());
			assertThat(there).as("links").isEqualTo(withPlaces(expected.links()));
			if (this.shape.kind().hasWayBack()) {
				assertThat(back).as("links as they are seen from the other side")
					.isEqualTo(expected.links()
						.stream()
						.map((link) -> new Link(link.a(), link.b(), null))
						.collect(Collectors.toSet()));
			}
		}
	}

	/**
	 * Links with positions that count from 0, as the order is what is seen of them.
	 */
	private Set<Link> withPlaces(Set<Link> links) {
		return switch (this.shape.container()) {
			case MAP -> this.shape.isKeyedByNumber()
					? links.stream().map((link) -> new Link(link.a(), link.b(), link.b())).collect(Collectors.toSet())
					: links;
			case ORDERED -> links.stream()
				.map((link) -> new Link(link.a(), link.b(),
						(int) links.stream()
							.filter((other) -> other.a() == link.a() && other.place() < link.place())
							.count()))
				.collect(Collectors.toSet());
			default -> links.stream().map((link) -> new Link(link.a(), link.b(), null)).collect(Collectors.toSet());
		};
	}

	private void collect(Node node, boolean a, Set<Link> links) {
		Object relation = node.relation();
		if (relation instanceof Map<?, ?> map) {
			map.forEach((place, other) -> links.add(new Link(node.number(), ((Node) other).number(), (Integer) place)));
			return;
		}
		int position = 0;
		for (Node other : nodes(relation)) {
			Integer place = (a && this.shape.container() == Container.ORDERED) ? (Integer) position++ : null;
			Link link = a ? new Link(node.number(), other.number(), place)
					: new Link(other.number(), node.number(), place);
			assertThat(links.add(link)).as("%s is there once", link).isTrue();
		}
	}

}
