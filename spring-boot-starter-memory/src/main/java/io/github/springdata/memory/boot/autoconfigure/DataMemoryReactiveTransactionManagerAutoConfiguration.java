package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.reactive.ReactiveMemoryTransactionManager;
import io.github.springdata.memory.store.MemoryStore;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a
 * {@link ReactiveMemoryTransactionManager}. It is never a candidate for injection by
 * type, so that {@code @Transactional} without a name keeps meaning the blocking one;
 * name it: {@code @Transactional("reactiveMemoryTransactionManager")}. The
 * {@link TransactionalOperator} uses it.
 */
@AutoConfiguration(after = DataMemoryTransactionManagerAutoConfiguration.class,
		before = TransactionAutoConfiguration.class,
		afterName = { "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
				"org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jReactiveAutoConfiguration" })
@ConditionalOnClass(Flux.class)
@ConditionalOnBean(MemoryStore.class)
@ConditionalOnMissingBean(name = "reactiveMemoryTransactionManager")
public final class DataMemoryReactiveTransactionManagerAutoConfiguration {

	DataMemoryReactiveTransactionManagerAutoConfiguration() {
	}

	@Bean(defaultCandidate = false)
	ReactiveMemoryTransactionManager reactiveMemoryTransactionManager(MemoryStore store,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		ReactiveMemoryTransactionManager transactionManager = new ReactiveMemoryTransactionManager(store);
		customizers.ifAvailable((available) -> available.customize(transactionManager));
		return transactionManager;
	}

	@Bean(defaultCandidate = false)
	@ConditionalOnMissingBean(name = "memoryTransactionalOperator")
	TransactionalOperator memoryTransactionalOperator(
			@Qualifier("reactiveMemoryTransactionManager") ReactiveMemoryTransactionManager transactionManager) {
		return TransactionalOperator.create(transactionManager);
	}

	@Bean(defaultCandidate = false)
	@Lazy(false)
	static PipelineTransactionsCheck memoryPipelineTransactionsCheck(ConfigurableListableBeanFactory beans) {
		return new PipelineTransactionsCheck(beans);
	}

}
