package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryConfigurationExtension;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactoryBean;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import reactor.core.publisher.Flux;

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
 * {@link EnableAutoConfiguration Auto-configuration} for reactive memory repositories:
 * those on the packages of the application.
 */
@AutoConfiguration(after = DataMemoryReactiveAutoConfiguration.class)
@ConditionalOnClass(Flux.class)
@ConditionalOnBean(ReactiveMemoryTemplate.class)
@ConditionalOnMissingBean({ ReactiveMemoryRepositoryFactoryBean.class,
		ReactiveMemoryRepositoryConfigurationExtension.class })
@ConditionalOnBooleanProperty(name = "spring.data.memory.repositories.enabled", matchIfMissing = true)
@ConditionalOnRepositoryType(store = "memory", type = RepositoryType.REACTIVE)
@Import(DataMemoryReactiveRepositoriesRegistrar.class)
public final class DataMemoryReactiveRepositoriesAutoConfiguration {

	DataMemoryReactiveRepositoriesAutoConfiguration() {
	}

}
