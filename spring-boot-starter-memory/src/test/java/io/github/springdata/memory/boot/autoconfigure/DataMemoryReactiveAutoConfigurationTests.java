package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.boot.reactive.Ticket;
import io.github.springdata.memory.boot.reactive.Tickets;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.reactive.ReactiveMemoryOperations;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;

class DataMemoryReactiveAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class,
				DataMemoryRepositoriesAutoConfiguration.class, DataMemoryTransactionManagerAutoConfiguration.class,
				DataMemoryReactiveAutoConfiguration.class, DataMemoryReactiveRepositoriesAutoConfiguration.class,
				DataMemoryReactiveTransactionManagerAutoConfiguration.class,
				TransactionManagerCustomizationAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withUserConfiguration(Application.class);

	@Test
	void createsTheReactiveTwins() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(ReactiveMemoryTemplate.class);
			assertThat(context).hasBean("reactiveMemoryTransactionManager");
			assertThat(context).hasSingleBean(Tickets.class);
			assertThat(context.getBean(ReactiveMemoryTemplate.class).getStore())
				.isSameAs(context.getBean(MemoryStore.class));
		});
	}

	@Test
	void leavesTheBlockingTransactionManagerTheDefault() {
		this.runner.run((context) -> assertThat(context.getBean(TransactionManager.class))
			.isInstanceOf(MemoryTransactionManager.class));
	}

	@Test
	void rollsBackByTheTransactionalOperator() {
		this.runner.run((context) -> {
			Tickets tickets = context.getBean(Tickets.class);
			TransactionalOperator operator = context.getBean("memoryTransactionalOperator",
					TransactionalOperator.class);
			Mono<Ticket> failing = tickets.save(new Ticket(null, "front row")).then(Mono.error(new Failure()));
			assertThat(failing.as(operator::transactional)
				.map(Ticket::seat)
				.onErrorReturn(Failure.class, "failed")
				.block()).isEqualTo("failed");
			assertThat(tickets.count().block()).isZero();
		});
	}

	@Test
	void sharesTheStoreWithTheBlockingTwin() {
		this.runner.run((context) -> {
			context.getBean(Tickets.class).save(new Ticket(null, "front row")).block();
			assertThat(context.getBean(MemoryTemplate.class).findAll(Ticket.class)).hasSize(1);
		});
	}

	@Test
	void backsOffWithoutReactor() {
		this.runner.withClassLoader(new FilteredClassLoader("reactor.core")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).hasSingleBean(MemoryTemplate.class);
			assertThat(context).doesNotHaveBean("reactiveMemoryTemplate");
			assertThat(context).doesNotHaveBean("reactiveMemoryTransactionManager");
		});
	}

	@Test
	void backsOffFromATemplateOfTheApplication() {
		this.runner.withUserConfiguration(OwnTemplate.class)
			.withPropertyValues("spring.data.memory.repositories.enabled=false")
			.run((context) -> assertThat(context).getBean(ReactiveMemoryOperations.class)
				.isSameAs(context.getBean("ownTemplate")));
	}

	@Test
	void createsNoReactiveRepositoriesIfBlockingOnesAreAskedFor() {
		this.runner.withPropertyValues("spring.data.memory.repositories.type=imperative")
			.run((context) -> assertThat(context).doesNotHaveBean(Tickets.class));
	}

	@Test
	void createsNoRepositoriesIfTheyAreSwitchedOff() {
		this.runner.withPropertyValues("spring.data.memory.repositories.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Tickets.class));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Ticket.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTemplate {

		@Bean
		ReactiveMemoryTemplate ownTemplate(MemoryStore store) {
			return new ReactiveMemoryTemplate(store);
		}

	}

	private static final class Failure extends RuntimeException {

	}

}
