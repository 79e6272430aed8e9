package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.config.MemoryRepositoryConfigurationExtension;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactoryBean;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.data.ConditionalOnRepositoryType;
import org.springframework.boot.autoconfigure.data.RepositoryType;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for memory repositories: those on
 * the packages of the application.
 */
@AutoConfiguration(after = { DataMemoryAutoConfiguration.class, DataMemoryTransactionManagerAutoConfiguration.class })
@ConditionalOnClass(MemoryRepository.class)
@ConditionalOnBean(MemoryOperations.class)
@ConditionalOnMissingBean({ MemoryRepositoryFactoryBean.class, MemoryRepositoryConfigurationExtension.class })
@ConditionalOnBooleanProperty(name = "spring.data.memory.repositories.enabled", matchIfMissing = true)
@ConditionalOnRepositoryType(store = "memory", type = RepositoryType.IMPERATIVE)
@Import(DataMemoryRepositoriesRegistrar.class)
public final class DataMemoryRepositoriesAutoConfiguration {

	DataMemoryRepositoriesAutoConfiguration() {
	}

}
