package io.github.springdata.memory.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registrar of repositories on the packages of the application, which looks at what that
 * has enabled so far.
 */
abstract class ApplicationRepositoriesRegistrar extends AbstractRepositoryConfigurationSourceSupport {

	private @Nullable BeanDefinitionRegistry registry;

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClassMetadata, BeanDefinitionRegistry registry,
			@Nullable BeanNameGenerator beanNameGenerator) {
		this.registry = registry;
		super.registerBeanDefinitions(importingClassMetadata, registry, beanNameGenerator);
	}

	/**
	 * The beans that are defined so far, {@code null} before any are registered.
	 */
	@Nullable BeanDefinitionRegistry registry() {
		return this.registry;
	}

}
