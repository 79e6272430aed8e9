package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Examples whose objects lead back to themselves, or are very deep.
 */
class CyclicExampleIntegrationTests {

	private final Nodes nodes = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()))
		.getRepository(Nodes.class);

	static Stream<Node> cyclic() {
		Node self = new Node("self");
		self.next = self;
		Node one = new Node("one");
		one.next = new Node("two");
		one.next.next = new Node("three");
		one.next.next.next = one.next;
		Node held = new Node("held");
		held.holder = new Holder();
		held.holder.node = held;
		Node deep = new Node("deep");
		Node last = deep;
		for (int i = 0; i < 50_000; i++) {
			last.next = new Node("n");
			last = last.next;
		}
		return Stream.of(self, one, held, deep);
	}

	@ParameterizedTest
	@MethodSource("cyclic")
	void areRefused(Node node) {
		ReactiveNodes reactive = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(new MemoryStore()))
			.getRepository(ReactiveNodes.class);
		Example<Node> example = Example.of(node);
		Stream.<Runnable>of(() -> this.nodes.findAll(example), () -> this.nodes.count(example),
				() -> this.nodes.findBy(example, (query) -> query.all()), () -> reactive.findAll(example).blockLast())
			.forEach((call) -> assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(call::run)
				.withMessageContaining("leads back to an object")
				.withMessageContaining("withIgnorePaths(\"%s\")".formatted((node.next != null) ? "next" : "holder")));
	}

	@ParameterizedTest
	@MethodSource("cyclic")
	void areServedWithoutThePathThatLeadsBack(Node node) {
		this.nodes.save(new Node(node.name));
		ExampleMatcher matcher = ExampleMatcher.matching().withIgnorePaths("next", "holder");
		assertThat(this.nodes.findAll(Example.of(node, matcher))).extracting("name").containsExactly(node.name);
	}

	@Test
	void findsByTheSameObjectInTwoPlaces() {
		Node node = new Node("a");
		node.next = new Node("b");
		node.holder = new Holder();
		node.holder.node = node.next;
		this.nodes.saveAll(List.of(node, new Node("a")));
		assertThat(this.nodes.findAll(Example.of(node, ExampleMatcher.matching().withIgnorePaths("id"))))
			.extracting("id")
			.containsExactly(node.id);
	}

	static class Node {

		@Id
		@Nullable Long id;

		String name;

		@Nullable Node next;

		@Nullable Holder holder;

		Node(String name) {
			this.name = name;
		}

	}

	static class Holder {

		@Nullable Node node;

	}

	interface Nodes extends MemoryRepository<Node, Long> {

	}

	interface ReactiveNodes extends ReactiveMemoryRepository<Node, Long> {

	}

}
