package io.github.springdata.memory.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringJUnitConfig
@ExtendWith(NothingLeftBound.class)
class TransactionalEventListenerIntegrationTests {

	@Autowired
	private Orders orders;

	@Autowired
	private Listener listener;

	@Autowired
	private TransactionTemplate transactions;

	@Autowired
	private ApplicationEventPublisher publisher;

	@BeforeEach
	void clear() {
		this.orders.deleteAll();
		this.listener.heard.clear();
	}

	@Test
	void listensInThreePhasesOfACommit() {
		this.transactions.executeWithoutResult((status) -> {
			this.orders.save(new Order("book"));
			assertThat(this.listener.heard).as("within the transaction").isEmpty();
		});
		assertThat(this.listener.heard).startsWith("before commit: book")
			.containsExactlyInAnyOrder("before commit: book", "after commit: book, 1 committed",
					"after completion: book");
	}

	@Test
	void listensInTwoPhasesOfARollback() {
		this.transactions.executeWithoutResult((status) -> {
			this.orders.save(new Order("book"));
			status.setRollbackOnly();
		});
		assertThat(this.listener.heard).containsExactlyInAnyOrder("after rollback: book", "after completion: book");
	}

	@Test
	void hearsOfARollbackWhenTheCommitFails() {
		Order order = this.orders.save(new Order("book"));
		this.listener.heard.clear();
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.transactions.executeWithoutResult((status) -> {
				this.orders.save(this.orders.findById(order.id).orElseThrow().ordered());
				inAnotherThread(() -> this.orders.save(this.orders.findById(order.id).orElseThrow().quietly("other")));
			}));
		assertThat(this.listener.heard).containsExactlyInAnyOrder("before commit: book", "after rollback: book",
				"after completion: book");
	}

	@Test
	void firesAfterAPlainSave() {
		this.orders.save(new Order("book"));
		assertThat(this.listener.heard).startsWith("before commit: book")
			.containsExactlyInAnyOrder("before commit: book", "after commit: book, 1 committed",
					"after completion: book");
	}

	@Test
	void firesOncePerAggregateAfterAPlainSaveAll() {
		this.orders.saveAll(List.of(new Order("book"), new Order("pen")));
		assertThat(this.listener.heard).filteredOn((event) -> event.startsWith("after commit"))
			.containsExactly("after commit: book, 2 committed", "after commit: pen, 2 committed");
	}

	@Test
	void firesAfterAPlainDelete() {
		Order order = this.orders.save(new Order("book"));
		this.listener.heard.clear();
		this.orders.delete(order.ordered());
		assertThat(this.listener.heard).contains("after commit: book, 0 committed");
	}

	@Test
	void ignoresEventsWithoutATransactionUnlessAskedFor() {
		this.publisher.publishEvent(new Ordered("pen"));
		assertThat(this.listener.heard).isEmpty();
	}

	@Test
	void mayWriteInATransactionOfItsOwnAfterCommit() {
		this.orders.save(new Order("chain"));
		assertThat(this.orders.count()).isEqualTo(2);
	}

	private static void inAnotherThread(Runnable work) {
		CompletableFuture.runAsync(work).join();
	}

	public record Ordered(String text) {
	}

	public static class Order extends AbstractAggregateRoot<Order> {

		@Id
		private Long id;

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

		Order quietly(String text) {
			this.text = text;
			return this;
		}

	}

	public interface Orders extends MemoryRepository<Order, Long> {

	}

	static class Listener {

		private final List<String> heard = new ArrayList<>();

		private final MemoryStore store;

		private final MemoryTemplate template;

		Listener(MemoryStore store, MemoryTemplate template) {
			this.store = store;
			this.template = template;
		}

		@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
		void beforeCommit(Ordered event) {
			this.heard.add("before commit: " + event.text());
		}

		@TransactionalEventListener
		void afterCommit(Ordered event) {
			int committed = this.store.statistics().get(0).rows();
			this.heard.add("after commit: %s, %d committed".formatted(event.text(), committed));
			if ("chain".equals(event.text())) {
				this.template.insert(new Order().quietly("chained"));
			}
		}

		@TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
		void afterRollback(Ordered event) {
			this.heard.add("after rollback: " + event.text());
		}

		@TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
		void afterCompletion(Ordered event) {
			this.heard.add("after completion: " + event.text());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Orders.class))
	static class Config {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		TransactionTemplate transactionTemplate(MemoryTransactionManager manager) {
			return new TransactionTemplate(manager);
		}

		@Bean
		Listener listener(MemoryStore store, MemoryTemplate template) {
			return new Listener(store, template);
		}

	}

}
