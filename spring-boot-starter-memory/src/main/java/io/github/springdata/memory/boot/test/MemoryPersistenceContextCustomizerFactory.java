package io.github.springdata.memory.boot.test;

import java.util.List;

import io.github.springdata.memory.boot.autoconfigure.MemoryPersistencePostProcessor;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Factory of the customizer that has the entities of a test in the memory store, if its
 * environment asks for it.
 */
class MemoryPersistenceContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		return new MemoryPersistenceCustomizer();
	}

	/**
	 * All customizers are equal, as what they do is in the environment.
	 */
	private record MemoryPersistenceCustomizer() implements ContextCustomizer {

		/**
		 * Registers the post-processor, unless the context was processed ahead of time:
		 * it is among the beans that were generated then.
		 */
		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
			if (!AotDetector.useGeneratedArtifacts()
					&& context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
				registry.registerBeanDefinition(MemoryPersistencePostProcessor.class.getName(),
						new RootBeanDefinition(MemoryPersistencePostProcessor.class));
			}
		}

	}

}
