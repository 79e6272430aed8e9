package io.github.springdata.memory.boot.autoconfigure;

import java.lang.annotation.Annotation;

import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.repository.config.MemoryRepositoryConfigurationExtension;

import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Registrar of the memory repositories that it finds on the packages of the application.
 */
class DataMemoryRepositoriesRegistrar extends AbstractRepositoryConfigurationSourceSupport {

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
		return new MemoryRepositoryConfigurationExtension();
	}

	@EnableMemoryRepositories
	private static final class EnableMemoryRepositoriesConfiguration {

	}

}
