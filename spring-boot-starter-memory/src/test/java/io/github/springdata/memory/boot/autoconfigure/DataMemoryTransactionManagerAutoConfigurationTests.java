package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class DataMemoryTransactionManagerAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class,
				DataMemoryTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
				TransactionManagerCustomizationAutoConfiguration.class))
		.withUserConfiguration(TransactionalCalls.class);

	private final ApplicationContextRunner besideJdbc = this.contextRunner
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class));

	@Test
	void isTheDefaultWhenAlone() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(TransactionManager.class);
			assertThat(context.getBean("transactionManager")).isSameAs(context.getBean("memoryTransactionManager"))
				.isInstanceOf(MemoryTransactionManager.class);
			assertThat(context.getBean(MemoryTransactionManager.class).getStore())
				.isSameAs(context.getBean(MemoryStore.class));
		});
	}

	@Test
	void servesUnqualifiedTransactionsWhenAlone() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(TransactionalCalls.class).unqualified()).isEqualTo("memory");
			assertThat(context.getBean(TransactionTemplate.class).getTransactionManager())
				.isSameAs(context.getBean(MemoryTransactionManager.class));
		});
	}

	@Test
	void leavesJdbcsManagerTheDefault() {
		this.besideJdbc.run((context) -> {
			assertThat(context.getBean(PlatformTransactionManager.class)).isInstanceOf(JdbcTransactionManager.class);
			assertThat(context.getBean("transactionManager")).isInstanceOf(JdbcTransactionManager.class);
			assertThat(context.getBean("memoryTransactionManager")).isInstanceOf(MemoryTransactionManager.class);
			assertThat(context.getBean(TransactionTemplate.class).getTransactionManager())
				.isInstanceOf(JdbcTransactionManager.class);
		});
	}

	@Test
	void servesNamedTransactionsBesideJdbc() {
		this.besideJdbc.run((context) -> {
			assertThat(context.getBean(TransactionalCalls.class).unqualified()).isEqualTo("other");
			assertThat(context.getBean(TransactionalCalls.class).named()).isEqualTo("memory");
		});
	}

	@Test
	void leavesTheManagerOfTheApplicationTheDefault() {
		this.contextRunner.withUserConfiguration(OtherManager.class).run((context) -> {
			assertThat(context.getBean(TransactionManager.class)).isSameAs(context.getBean("other"));
			assertThat(context.getBean("memoryTransactionManager")).isInstanceOf(MemoryTransactionManager.class);
		});
	}

	@Test
	void worksBesideAMemoryManagerOfTheApplicationByAnotherName() {
		this.contextRunner.withUserConfiguration(OwnManagerByAnotherName.class).run((context) -> {
			assertThat(context.getBean(TransactionManager.class)).isSameAs(context.getBean("transactionManager"));
			assertThat(context.getBean(TransactionalCalls.class).unqualified()).isEqualTo("memory");
			assertThat(context.getBean(TransactionalCalls.class).named()).isEqualTo("memory");
		});
	}

	@Test
	void backsOffFromTheMemoryManagerOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnManager.class).run((context) -> {
			assertThat(context).hasSingleBean(TransactionManager.class);
			assertThat(context.getBean("memoryTransactionManager")).isSameAs(OwnManager.MANAGER);
		});
	}

	@Test
	void isCustomizedByTransactionProperties() {
		this.contextRunner.withPropertyValues("spring.transaction.default-timeout=7s")
			.run((context) -> assertThat(context.getBean(MemoryTransactionManager.class).getDefaultTimeout())
				.isEqualTo(7));
	}

	@Test
	void isCustomizedByTransactionPropertiesBesideJdbc() {
		this.besideJdbc.withPropertyValues("spring.transaction.default-timeout=7s")
			.run((context) -> assertThat(
					context.getBean("memoryTransactionManager", MemoryTransactionManager.class).getDefaultTimeout())
				.isEqualTo(7));
	}

	@Test
	void worksWithoutCustomizers() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class,
					DataMemoryTransactionManagerAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(MemoryTransactionManager.class));
	}

	@Test
	void isNotDefinedWithoutAStore() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataMemoryTransactionManagerAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(TransactionManager.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class TransactionalCalls {

		private final MemoryStore store;

		TransactionalCalls(MemoryStore store) {
			this.store = store;
		}

		@Transactional
		String unqualified() {
			return currentManager();
		}

		@Transactional("memoryTransactionManager")
		String named() {
			return currentManager();
		}

		private String currentManager() {
			assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
			return (MemoryResourceHolder.current(this.store) != null) ? "memory" : "other";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherManager {

		@Bean
		PlatformTransactionManager other() {
			return mock(PlatformTransactionManager.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManagerByAnotherName {

		@Bean
		MemoryTransactionManager transactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnManager {

		static final MemoryTransactionManager MANAGER = new MemoryTransactionManager(new MemoryStore());

		@Bean
		MemoryTransactionManager memoryTransactionManager() {
			return MANAGER;
		}

	}

}
