package io.github.springdata.memory.boot.autoconfigure;

import java.lang.annotation.Annotation;

import io.github.springdata.memory.reactive.EnableReactiveMemoryRepositories;

import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Registrar of the reactive memory repositories that it finds on the packages of the
 * application.
 */
class DataMemoryReactiveRepositoriesRegistrar extends ApplicationRepositoriesRegistrar {

	@Override
	protected Class<? extends Annotation> getAnnotation() {
		return EnableReactiveMemoryRepositories.class;
	}

	@Override
	protected Class<?> getConfiguration() {
		return EnableReactiveMemoryRepositoriesConfiguration.class;
	}

	@Override
	protected RepositoryConfigurationExtension getRepositoryConfigurationExtension() {
		return ReactiveApplicationRepositories.of(registry());
	}

	@EnableReactiveMemoryRepositories
	private static final class EnableReactiveMemoryRepositoriesConfiguration {

	}

}
