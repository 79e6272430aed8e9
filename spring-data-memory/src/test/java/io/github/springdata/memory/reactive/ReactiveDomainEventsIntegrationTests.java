package io.github.springdata.memory.reactive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Domain events of entities that reactive repositories write.
 */
@SpringJUnitConfig
class ReactiveDomainEventsIntegrationTests {

	@Autowired
	private Orders orders;

	@Autowired
	private Listener listener;

	@Autowired
	private TransactionalOperator transactions;

	@BeforeEach
	void clear() {
		this.orders.deleteAll().block();
		this.listener.heard.clear();
	}

	@Test
	void publishesNothingBeforeASubscription() {
		Mono<Order> save = this.orders.save(new Order("book"));
		assertThat(this.listener.heard).isEmpty();
		save.block();
		assertThat(this.listener.heard).startsWith("at once: book, 0 committed", "before commit: book, 0 committed")
			.hasSize(4)
			.contains("after commit: book, 1 committed", "after completion: book, 1 committed");
	}

	@Test
	void publishesAgainForEachSubscription() {
		Mono<Order> save = Mono.defer(() -> this.orders.save(new Order("book" + this.listener.heard.size())));
		save.then(save).block();
		assertThat(after("after commit")).containsExactly("after commit: book0, 1 committed",
				"after commit: book4, 2 committed");
	}

	@Test
	void publishesInTheTransactionOfThePipeline() {
		this.orders.save(new Order("book"))
			.doOnNext((saved) -> this.listener.heard.add("saved"))
			.then(this.orders.save(new Order("pen")))
			.as(this.transactions::transactional)
			.block();
		assertThat(this.listener.heard).startsWith("at once: book, 0 committed", "saved", "at once: pen, 0 committed",
				"before commit: book, 0 committed");
		assertThat(after("after commit")).containsExactly("after commit: book, 2 committed",
				"after commit: pen, 2 committed");
	}

	@Test
	void tellsOfARollback() {
		StepVerifier
			.create(this.orders.save(new Order("book"))
				.then(Mono.error(new IllegalStateException("by purpose")))
				.as(this.transactions::transactional))
			.verifyErrorMessage("by purpose");
		assertThat(this.listener.heard).containsExactlyInAnyOrder("at once: book, 0 committed",
				"after rollback: book, 0 committed", "after completion: book, 0 committed");
	}

	@Test
	void tellsOfACommitThatFails() {
		Order order = this.orders.save(new Order("book")).block();
		this.listener.heard.clear();
		Mono<Order> other = Mono.fromCallable(() -> this.orders.save(order.renamed("other")).block());
		StepVerifier
			.create(this.orders.findById(order.id)
				.flatMap((found) -> this.orders.save(found.renamed("mine").ordered()))
				.delayUntil((saved) -> Mono.fromFuture(other.toFuture()))
				.as(this.transactions::transactional))
			.verifyError(OptimisticLockingFailureException.class);
		assertThat(after("after")).containsExactlyInAnyOrder("after rollback: mine, 1 committed",
				"after completion: mine, 1 committed");
	}

	@Test
	void publishesNothingIfTheWriteFails() {
		this.orders.save(new Order("book")).block();
		this.listener.heard.clear();
		Order duplicate = new Order("book");
		StepVerifier.create(this.orders.save(duplicate)).verifyError(DuplicateKeyException.class);
		assertThat(this.listener.heard).isEmpty();
		assertThat(duplicate.domainEvents()).as("kept for another attempt").hasSize(1);
	}

	@Test
	void writesNothingIfAListenerFails() {
		StepVerifier.create(this.orders.save(new Order("bomb"))).verifyErrorMessage("by purpose");
		StepVerifier.create(this.orders.count()).expectNext(0L).verifyComplete();
	}

	@Test
	void publishesOfEachEntityInOrder() {
		StepVerifier
			.create(this.orders.saveAll(List.of(new Order("book"), new Order("pen"))).map((order) -> order.text))
			.expectNext("book", "pen")
			.verifyComplete();
		this.orders.insertAll(Flux.just(new Order("ink"), new Order("cap"))).blockLast();
		this.orders.insert(new Order("nib")).block();
		assertThat(after("after commit")).containsExactly("after commit: book, 2 committed",
				"after commit: pen, 2 committed", "after commit: ink, 4 committed", "after commit: cap, 4 committed",
				"after commit: nib, 5 committed");
	}

	@Test
	void publishesOfDeletions() {
		Order book = this.orders.save(new Order("book")).block();
		Order pen = this.orders.save(new Order("pen")).block();
		this.listener.heard.clear();
		this.orders.delete(book.ordered()).block();
		this.orders.deleteAll(List.of(pen.ordered())).block();
		assertThat(after("after commit")).containsExactly("after commit: book, 1 committed",
				"after commit: pen, 0 committed");
	}

	@Test
	void forgetsEventsThatWerePublished() {
		Order order = this.orders.save(new Order("book")).block();
		assertThat(order.domainEvents()).isEmpty();
		this.listener.heard.clear();
		this.orders.save(order).block();
		assertThat(this.listener.heard).isEmpty();
	}

	@Test
	void publishesNothingWithoutAContainer() {
		Orders alone = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(new MemoryStore()))
			.getRepository(Orders.class);
		Order order = alone.save(new Order("book")).block();
		assertThat(order.domainEvents()).hasSize(1);
		assertThat(this.listener.heard).isEmpty();
	}

	private List<String> after(String phase) {
		return this.listener.heard.stream().filter((event) -> event.startsWith(phase)).toList();
	}

	public record Ordered(String text) {
	}

	public static class Order extends AbstractAggregateRoot<Order> {

		@Id
		private Long id;

		@Indexed(unique = true)
		private String text;

		Order() {
		}

		Order(String text) {
			this.text = text;
			ordered();
		}

		Order ordered() {
			registerEvent(new Ordered(this.text));
			return this;
		}

		Order renamed(String text) {
			this.text = text;
			return this;
		}

		@Override
		public Collection<Object> domainEvents() {
			return super.domainEvents();
		}

	}

	public interface Orders extends ReactiveMemoryRepository<Order, Long> {

	}

	static class Listener {

		private final List<String> heard = new ArrayList<>();

		private final MemoryStore store;

		Listener(MemoryStore store) {
			this.store = store;
		}

		@EventListener
		void atOnce(Ordered event) {
			if ("bomb".equals(event.text())) {
				throw new IllegalStateException("by purpose");
			}
			hear("at once", event);
		}

		@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
		void beforeCommit(Ordered event) {
			hear("before commit", event);
		}

		@TransactionalEventListener
		void afterCommit(Ordered event) {
			hear("after commit", event);
		}

		@TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
		void afterRollback(Ordered event) {
			hear("after rollback", event);
		}

		@TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
		void afterCompletion(Ordered event) {
			hear("after completion", event);
		}

		private void hear(String phase, Ordered event) {
			this.heard
				.add("%s: %s, %d committed".formatted(phase, event.text(), this.store.statistics().get(0).rows()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@EnableReactiveMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Orders.class))
	static class Config {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		ReactiveMemoryTemplate reactiveMemoryTemplate(MemoryStore store) {
			return new ReactiveMemoryTemplate(store);
		}

		@Bean
		ReactiveMemoryTransactionManager reactiveMemoryTransactionManager(MemoryStore store) {
			return new ReactiveMemoryTransactionManager(store);
		}

		@Bean
		TransactionalOperator transactionalOperator(ReactiveMemoryTransactionManager manager) {
			return TransactionalOperator.create(manager);
		}

		@Bean
		Listener listener(MemoryStore store) {
			return new Listener(store);
		}

	}

}
