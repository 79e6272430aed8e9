package io.github.springdata.memory.jpa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of operations that follow long chains of relations.
 */
class CascadeChainTests {

	private static final int LENGTH = Integer.getInteger("length", 5_000);

	private final EntityManagerFactory factory = TestUnits.of(Link.class, Node.class);

	@AfterEach
	void close() {
		this.factory.close();
	}

	private static Link chain() {
		Link link = new Link(LENGTH, null);
		for (int i = LENGTH - 1; i > 0; i--) {
			link = new Link(i, link);
		}
		return link;
	}

	private long count() {
		return this.factory
			.callInTransaction((entityManager) -> entityManager.createQuery("select count(l) from Link l", Long.class)
				.getSingleResult());
	}

	@Test
	void aChainIsPersistedRefreshedDetachedAndRemoved() {
		this.factory.runInTransaction((entityManager) -> entityManager.persist(chain()));
		assertThat(count()).isEqualTo(LENGTH);
		this.factory.runInTransaction((entityManager) -> {
			Link first = entityManager.find(Link.class, 1);
			Link last = entityManager.find(Link.class, LENGTH);
			last.text = "changed";
			entityManager.refresh(first);
			assertThat(last.text).isNull();
			entityManager.detach(first);
			assertThat(entityManager.contains(last)).isFalse();
		});
		this.factory.runInTransaction((entityManager) -> entityManager.remove(entityManager.find(Link.class, 1)));
		assertThat(count()).isZero();
	}

	@Test
	void aChainIsMerged() {
		this.factory.runInTransaction((entityManager) -> entityManager.merge(chain()));
		assertThat(count()).isEqualTo(LENGTH);
		Link changed = chain();
		last(changed).text = "changed";
		this.factory.runInTransaction((entityManager) -> {
			Link merged = entityManager.merge(changed);
			assertThat(last(merged)).isSameAs(entityManager.find(Link.class, LENGTH));
		});
		assertThat(this.factory
			.callInTransaction((EntityManager entityManager) -> entityManager.find(Link.class, LENGTH)).text)
			.isEqualTo("changed");
	}

	private static Link last(Link first) {
		Link last = first;
		while (last.next != null) {
			last = last.next;
		}
		return last;
	}

	@Test
	void elementsHaveTheirStateBeforeTheyAreAddedToASet() {
		Node root = new Node(1, "root");
		Node child = new Node(2, "child");
		child.children.add(new Node(3, "grandchild"));
		root.children.add(child);
		this.factory.runInTransaction((entityManager) -> {
			Node merged = entityManager.merge(root);
			assertThat(merged.children).contains(new Node(2, "child"));
			assertThat(merged.children.iterator().next().children).contains(new Node(3, "grandchild"));
		});
	}

	@Test
	void aCycleIsMergedOnce() {
		Node first = new Node(1, "first");
		Node second = new Node(2, "second");
		first.other = second;
		second.other = first;
		List<Node> merged = new ArrayList<>();
		this.factory.runInTransaction((entityManager) -> merged.add(entityManager.merge(first)));
		assertThat(merged.get(0).other.other).isSameAs(merged.get(0));
		assertThat(merged.get(0).other.name).isEqualTo("second");
	}

	@Entity(name = "Link")
	static class Link {

		@Id
		int id;

		@Nullable String text;

		@ManyToOne(cascade = CascadeType.ALL)
		@Nullable Link next;

		Link() {
		}

		Link(int id, @Nullable Link next) {
			this.id = id;
			this.next = next;
		}

	}

	@Entity(name = "Node")
	static class Node {

		@Id
		int id;

		String name;

		@ManyToOne(cascade = CascadeType.ALL)
		Node other;

		@OneToMany(cascade = CascadeType.ALL)
		Set<Node> children = new HashSet<>();

		Node() {
		}

		Node(int id, String name) {
			this.id = id;
			this.name = name;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Node node && Objects.equals(node.name, this.name);
		}

		@Override
		public int hashCode() {
			return Objects.hashCode(this.name);
		}

	}

}
