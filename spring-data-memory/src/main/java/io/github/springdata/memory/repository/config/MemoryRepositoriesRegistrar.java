package io.github.springdata.memory.repository.config;

import java.lang.annotation.Annotation;

import org.springframework.data.repository.config.RepositoryBeanDefinitionRegistrarSupport;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Registrar of the repositories asked for by {@link EnableMemoryRepositories}.
 */
class MemoryRepositoriesRegistrar extends RepositoryBeanDefinitionRegistrarSupport {

	@Override
	protected Class<? extends Annotation> getAnnotation() {
		return EnableMemoryRepositories.class;
	}

	@Override
	protected RepositoryConfigurationExtension getExtension() {
		return new MemoryRepositoryConfigurationExtension();
	}

}
