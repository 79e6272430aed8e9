package io.github.springdata.memory.repository.config;

import java.util.function.Consumer;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.annotation.Id;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link EnableMemoryRepositories#unitOfWork()}.
 */
class UnitOfWorkConfigurationIntegrationTests {

	private static void run(Class<?> configuration, Consumer<AnnotationConfigApplicationContext> test) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Beans.class,
				configuration)) {
			test.accept(context);
		}
	}

	private static int stepsAfterAChangeWithoutSave(AnnotationConfigApplicationContext context) {
		Counters counters = context.getBean(Counters.class);
		Counter counter = counters.save(new Counter());
		new TransactionTemplate(context.getBean(MemoryTransactionManager.class))
			.executeWithoutResult((status) -> counters.findById(counter.id).orElseThrow().steps++);
		return counters.findById(counter.id).orElseThrow().steps;
	}

	@Test
	void repositoriesHaveTheModeOfTheTemplate() {
		run(Inheriting.class, (context) -> assertThat(stepsAfterAChangeWithoutSave(context)).isEqualTo(1));
	}

	@Test
	void explicitRepositoriesWriteNothingWithoutBeingTold() {
		run(Explicit.class, (context) -> {
			assertThat(stepsAfterAChangeWithoutSave(context)).isZero();
			Counters counters = context.getBean(Counters.class);
			new TransactionTemplate(context.getBean(MemoryTransactionManager.class)).executeWithoutResult((status) -> {
				Counter counter = counters.findAll().get(0);
				assertThat(counters.findAll().get(0)).isNotSameAs(counter);
				counter.steps = 5;
				counters.save(counter);
				assertThat(counters.findAll().get(0).steps).isEqualTo(5);
			});
		});
	}

	@Test
	void sharedRepositoriesHandOutTheObjectThatWasSaved() {
		run(Shared.class, (context) -> {
			Counters counters = context.getBean(Counters.class);
			Counter counter = counters.save(new Counter());
			assertThat(counters.findById(counter.id)).containsSame(counter);
			assertThat(stepsAfterAChangeWithoutSave(context)).isEqualTo(1);
		});
	}

	@Test
	void repositoriesOfOneModeShareTheirTemplate() {
		run(Explicit.class, (context) -> {
			MemoryTemplate template = context.getBean(MemoryTemplate.class);
			MemoryTemplate explicit = template.withUnitOfWork(UnitOfWorkMode.EXPLICIT);
			assertThat(template.withUnitOfWork(UnitOfWorkMode.EXPLICIT)).isSameAs(explicit);
			assertThat(explicit.withUnitOfWork(UnitOfWorkMode.MANAGED)).isSameAs(template);
		});
	}

	@Test
	void refusesSeveralModes() {
		assertThatThrownBy(() -> new AnnotationConfigApplicationContext(Beans.class, Several.class))
			.hasStackTraceContaining("names several modes");
	}

	static class Counter {

		@Id
		Long id;

		int steps;

	}

	interface Counters extends MemoryRepository<Counter, Long> {

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

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

	}

	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Counters.class))
	static class Inheriting {

	}

	@EnableMemoryRepositories(unitOfWork = UnitOfWorkMode.EXPLICIT, considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Counters.class))
	static class Explicit {

	}

	@EnableMemoryRepositories(unitOfWork = UnitOfWorkMode.SHARED, considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Counters.class))
	static class Shared {

	}

	@EnableMemoryRepositories(unitOfWork = { UnitOfWorkMode.EXPLICIT, UnitOfWorkMode.SHARED },
			considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Counters.class))
	static class Several {

	}

}
