package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionManager;

/**
 * The transaction manager beside others, or as the only one. To be imported in this
 * order: the first condition must not see what the second adds.
 */
abstract class MemoryTransactionManagerConfigurations {

	private static MemoryTransactionManager create(MemoryStore store,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		MemoryTransactionManager transactionManager = new MemoryTransactionManager(store);
		customizers.ifAvailable((available) -> available.customize(transactionManager));
		return transactionManager;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(TransactionManager.class)
	static class Additional {

		@Bean(name = "memoryTransactionManager", defaultCandidate = false)
		MemoryTransactionManager memoryTransactionManager(MemoryStore store,
				ObjectProvider<TransactionManagerCustomizers> customizers) {
			return create(store, customizers);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(TransactionManager.class)
	static class Default {

		@Bean({ "memoryTransactionManager", "transactionManager" })
		MemoryTransactionManager memoryTransactionManager(MemoryStore store,
				ObjectProvider<TransactionManagerCustomizers> customizers) {
			return create(store, customizers);
		}

	}

}
