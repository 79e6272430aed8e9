package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.boot.transaction.jta.autoconfigure.JtaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.TransactionManager;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a
 * {@link MemoryTransactionManager}.
 * <p>
 * The managers of JPA, JDBC, R2DBC, Neo4j and JTA back off as soon as there is any other.
 * So this one comes after them. When one of them is there, or one of the application's,
 * it stays the default, and the memory store's is used where it is named:
 * {@code @Transactional("memoryTransactionManager")}. Alone, it is the default.
 */
@AutoConfiguration(before = TransactionAutoConfiguration.class,
		after = { DataMemoryAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class,
				JtaAutoConfiguration.class },
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
				"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
				"org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
				"org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration",
				"org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jReactiveAutoConfiguration" })
@ConditionalOnClass(MemoryTransactionManager.class)
@ConditionalOnBean(MemoryStore.class)
@ConditionalOnMissingBean(name = "memoryTransactionManager")
public final class DataMemoryTransactionManagerAutoConfiguration {

	DataMemoryTransactionManagerAutoConfiguration() {
	}

	/**
	 * The manager beside others. Comes first, as its condition must not see what the
	 * other one adds.
	 */
	@Bean(name = "memoryTransactionManager", defaultCandidate = false)
	@ConditionalOnBean(TransactionManager.class)
	MemoryTransactionManager additionalMemoryTransactionManager(MemoryStore store,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		return create(store, customizers);
	}

	/**
	 * The only manager.
	 */
	@Bean({ "memoryTransactionManager", "transactionManager" })
	@ConditionalOnMissingBean(TransactionManager.class)
	MemoryTransactionManager memoryTransactionManager(MemoryStore store,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		return create(store, customizers);
	}

	private static MemoryTransactionManager create(MemoryStore store,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		MemoryTransactionManager transactionManager = new MemoryTransactionManager(store);
		customizers.ifAvailable((available) -> available.customize(transactionManager));
		return transactionManager;
	}

}
