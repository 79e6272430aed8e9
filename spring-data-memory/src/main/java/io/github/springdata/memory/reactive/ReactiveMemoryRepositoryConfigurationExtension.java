package io.github.springdata.memory.reactive;

import java.util.Collection;
import java.util.Collections;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.data.repository.config.AnnotationRepositoryConfigurationSource;
import org.springframework.data.repository.config.RepositoryConfigurationSource;
import org.springframework.data.repository.core.RepositoryMetadata;

import io.github.springdata.memory.repository.config.MemoryRepositoryConfigurationExtension;

/**
 * Description of the reactive half of this store module for Spring Data's repository
 * scanning.
 */
public class ReactiveMemoryRepositoryConfigurationExtension extends MemoryRepositoryConfigurationExtension {

	private static final String DEFAULT_TEMPLATE = "reactiveMemoryTemplate";

	/**
	 * Creates the description.
	 */
	public ReactiveMemoryRepositoryConfigurationExtension() {
	}

	@Override
	public String getModuleName() {
		return "Reactive Memory";
	}

	@Override
	public String getRepositoryFactoryBeanClassName() {
		return ReactiveMemoryRepositoryFactoryBean.class.getName();
	}

	@Override
	public String getRepositoryBaseClassName() {
		return SimpleReactiveMemoryRepository.class.getName();
	}

	@Override
	protected Collection<Class<?>> getIdentifyingTypes() {
		return Collections.singleton(ReactiveMemoryRepository.class);
	}

	@Override
	protected boolean useRepositoryConfiguration(RepositoryMetadata metadata) {
		return metadata.isReactiveRepository();
	}

	@Override
	public void postProcess(BeanDefinitionBuilder builder, RepositoryConfigurationSource source) {
		builder.addPropertyReference("reactiveMemoryOperations",
				source.getAttribute("reactiveMemoryTemplateRef").orElse(DEFAULT_TEMPLATE));
	}

	@Override
	public void postProcess(BeanDefinitionBuilder builder, AnnotationRepositoryConfigurationSource config) {
	}

}
