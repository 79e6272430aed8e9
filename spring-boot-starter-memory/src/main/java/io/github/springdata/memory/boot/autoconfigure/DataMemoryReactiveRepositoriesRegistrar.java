package io.github.springdata.memory.boot.autoconfigure;

import java.lang.annotation.Annotation;

import io.github.springdata.memory.reactive.EnableReactiveMemoryRepositories;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryConfigurationExtension;

import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Registrar of the reactive memory repositories that it finds on the packages of the
 * application.
 */
class DataMemoryReactiveRepositoriesRegistrar extends AbstractRepositoryConfigurationSourceSupport {

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
		return new ReactiveMemoryRepositoryConfigurationExtension();
	}

	@EnableReactiveMemoryRepositories
	private static final class EnableReactiveMemoryRepositoriesConfiguration {

	}

}
