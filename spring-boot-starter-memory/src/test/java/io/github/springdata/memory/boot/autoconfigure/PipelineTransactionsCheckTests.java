package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.boot.reactive.Ticket;
import io.github.springdata.memory.boot.reactive.Tickets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class PipelineTransactionsCheckTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class,
				DataMemoryRepositoriesAutoConfiguration.class, DataMemoryTransactionManagerAutoConfiguration.class,
				DataMemoryReactiveAutoConfiguration.class, DataMemoryReactiveRepositoriesAutoConfiguration.class,
				DataMemoryReactiveTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withUserConfiguration(Application.class);

	@Test
	void warnsOfPipelinesInBlockingTransactions(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output.getOut().lines().filter((line) -> line.contains("blocking MemoryTransactionManager")))
				.hasSize(2)
				.anySatisfy((line) -> assertThat(line).contains(Office.class.getName() + ".unnamed is transactional",
						"@Transactional(\"reactiveMemoryTransactionManager\")"))
				.anySatisfy((line) -> assertThat(line).contains(Office.class.getName() + ".named is transactional"));
		});
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Tickets.class)
	@Import(Office.class)
	static class Application {

	}

	static class Office {

		private final Tickets tickets;

		Office(Tickets tickets) {
			this.tickets = tickets;
		}

		@Transactional
		public Mono<Ticket> unnamed() {
			return this.tickets.save(new Ticket(null, "front row"));
		}

		@Transactional("memoryTransactionManager")
		public Flux<Ticket> named() {
			return this.tickets.findAll();
		}

		@Transactional("reactiveMemoryTransactionManager")
		public Mono<Ticket> right() {
			return this.tickets.save(new Ticket(null, "front row"));
		}

		@Transactional
		public long blocking() {
			return 1;
		}

		public Mono<Long> plain() {
			return this.tickets.count();
		}

	}

}
