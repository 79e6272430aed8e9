package io.github.springdata.memory.boot.autoconfigure;

import java.lang.annotation.Annotation;

import io.github.springdata.memory.reactive.EnableReactiveMemoryRepositories;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Registrar of the reactive memory repositories that it finds on the packages of the
 * application.
 */
class DataMemoryReactiveRepositoriesRegistrar extends AbstractRepositoryConfigurationSourceSupport {

	private @Nullable BeanDefinitionRegistry registry;

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry,
			@Nullable BeanNameGenerator beanNameGenerator) {
		this.registry = registry;
		super.registerBeanDefinitions(importingClassMetadata, registry, beanNameGenerator);
	}

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
		return ReactiveApplicationRepositories.of(this.registry);
	}

	@EnableReactiveMemoryRepositories
	private static final class EnableReactiveMemoryRepositoriesConfiguration {

	}

}
