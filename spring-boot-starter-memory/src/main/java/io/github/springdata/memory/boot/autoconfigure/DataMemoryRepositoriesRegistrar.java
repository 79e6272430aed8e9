package io.github.springdata.memory.boot.autoconfigure;

import java.lang.annotation.Annotation;

import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Registrar of the memory repositories that it finds on the packages of the application.
 */
class DataMemoryRepositoriesRegistrar extends AbstractRepositoryConfigurationSourceSupport {

	private @Nullable BeanDefinitionRegistry registry;

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry,
			@Nullable BeanNameGenerator beanNameGenerator) {
		this.registry = registry;
		super.registerBeanDefinitions(importingClassMetadata, registry, beanNameGenerator);
	}

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
		return ApplicationRepositories.of(this.registry);
	}

	@EnableMemoryRepositories
	private static final class EnableMemoryRepositoriesConfiguration {

	}

}
