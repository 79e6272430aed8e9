package io.github.springdata.memory.boot.autoconfigure;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Post-processor that puts the memory store in place of all databases of an application
 * context: data sources refuse connections when they are asked for one, and entity
 * manager factories, whoever defines them, have the persistence provider of the memory
 * store. Does so if the property {@code spring.test.memory.persistence} is
 * {@code replace}; the tests of the application have it.
 */
public class MemoryPersistencePostProcessor implements BeanFactoryPostProcessor, PriorityOrdered, EnvironmentAware {

	private static final String PROVIDER = "io.github.springdata.memory.jpa.MemoryPersistenceProvider";

	private static final String SCRIPTS = "org.springframework.jdbc.datasource.init.ScriptUtils";

	/** The configuration that is there if the application has no database anyway. */
	private static final String NO_DATABASE = MemoryDataSourceConfiguration.class.getName();

	private static final String DATA_SOURCE = "dataSource";

	private boolean replacing;

	/**
	 * Creates a post-processor.
	 */
	public MemoryPersistencePostProcessor() {
	}

	/**
	 * Before other post-processors of factories, which declare dependencies on the beans
	 * that they find, and after all that register beans.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.replacing = MemoryPersistence.REPLACE
			.equalsIgnoreCase(environment.getProperty(MemoryPersistence.PROPERTY));
	}

	/**
	 * Replaces what there is.
	 * @throws IllegalStateException if it is asked for without the provider
	 */
	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beanFactory;
		if (this.replacing) {
			checkProvider(beanFactory.getBeanClassLoader());
			for (String name : beanFactory.getBeanNamesForType(DataSource.class, true, false)) {
				replace(registry, name);
			}
			beanFactory.addBeanPostProcessor(new EntityManagerFactoryPostProcessor(beanFactory));
			beanFactory.addBeanPostProcessor(new NamedQueryPostProcessor(beanFactory));
			addScripts(beanFactory);
			report(beanFactory);
		}
		else if (registry.containsBeanDefinition(NO_DATABASE)) {
			replace(registry, DATA_SOURCE);
		}
	}

	private static void addScripts(ConfigurableListableBeanFactory beanFactory) {
		if (ClassUtils.isPresent(SCRIPTS, beanFactory.getBeanClassLoader())
				&& !beanFactory.containsBean(ScriptPostProcessor.NAME)) {
			beanFactory.registerSingleton(ScriptPostProcessor.NAME, new ScriptPostProcessor(beanFactory));
		}
	}

	private static void report(ConfigurableListableBeanFactory beanFactory) {
		if (!beanFactory.containsBean(DataMemoryJpaConfiguration.REPORT)) {
			beanFactory.registerSingleton(DataMemoryJpaConfiguration.REPORT, new PersistenceReport(beanFactory));
		}
	}

	/**
	 * Whether the persistence provider of the memory store is on the class path.
	 * @param loader the class loader of the application
	 * @return whether it can be used
	 */
	public static boolean hasProvider(@Nullable ClassLoader loader) {
		return ClassUtils.isPresent(PROVIDER, loader);
	}

	private static void checkProvider(@Nullable ClassLoader loader) {
		if (!hasProvider(loader)) {
			throw new IllegalStateException(
					"%s=%s, or @AutoConfigureMemoryPersistence, needs the persistence provider of the memory store; add the dependency spring-data-memory-jpa to the tests"
						.formatted(MemoryPersistence.PROPERTY, MemoryPersistence.REPLACE));
		}
	}

	private static void replace(BeanDefinitionRegistry registry, String name) {
		if (!registry.containsBeanDefinition(name)) {
			return;
		}
		BeanDefinition replaced = registry.getBeanDefinition(name);
		RootBeanDefinition definition = new RootBeanDefinition(MemoryDataSource.class);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		definition.setPrimary(replaced.isPrimary());
		definition.setFallback(replaced.isFallback());
		definition.setAutowireCandidate(replaced.isAutowireCandidate());
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		if (replaced instanceof AbstractBeanDefinition qualified) {
			definition.setDefaultCandidate(qualified.isDefaultCandidate());
			definition.copyQualifiersFrom(qualified);
		}
		registry.removeBeanDefinition(name);
		registry.registerBeanDefinition(name, definition);
	}

}
