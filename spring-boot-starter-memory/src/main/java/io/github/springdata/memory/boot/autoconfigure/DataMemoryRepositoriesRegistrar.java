package io.github.springdata.memory.boot.autoconfigure;

import java.lang.annotation.Annotation;

import io.github.springdata.memory.repository.config.EnableMemoryRepositories;

import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Registrar of the memory repositories that it finds on the packages of the application.
 */
class DataMemoryRepositoriesRegistrar extends ApplicationRepositoriesRegistrar {

	@Override
	protected Class<? extends Annotation> getAnnotation() {
		return EnableMemoryRepositories.class;
	}

	@Override
	protected Class<?> getConfiguration() {
		return EnableMemoryRepositoriesConfiguration.class;
	}

	@Override
	protected RepositoryConfigurationExtension getRepositoryConfigurationExtension() {
		return ApplicationRepositories.of(registry());
	}

	@EnableMemoryRepositories
	private static final class EnableMemoryRepositoriesConfiguration {

	}

}
