package io.github.springdata.memory.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.MemoryJpaProperties;
import io.github.springdata.memory.jpa.MemoryJpaVendorAdapter;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.ManagedClassNameFilter;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypesScanner;
import org.springframework.orm.jpa.persistenceunit.PersistenceUnitManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;

/**
 * Configuration of entity managers on the memory store: the beans that Spring Boot has
 * for Hibernate, each of which backs off where the application has its own. It does not
 * share Spring Boot's base class, whose nested configurations are parsed for one subclass
 * alone, although Hibernate's may be the one whose conditions hold.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JpaProperties.class)
class DataMemoryJpaConfiguration {

	/** The name of the bean that reports what is in the store. */
	static final String REPORT = "memoryPersistenceReport";

	private final JpaProperties properties;

	DataMemoryJpaConfiguration(JpaProperties properties) {
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean(TransactionManager.class)
	PlatformTransactionManager transactionManager(ObjectProvider<TransactionManagerCustomizers> customizers) {
		JpaTransactionManager transactionManager = new JpaTransactionManager();
		customizers.ifAvailable((available) -> available.customize(transactionManager));
		return transactionManager;
	}

	@Bean
	@ConditionalOnMissingBean
	JpaVendorAdapter jpaVendorAdapter() {
		return new MemoryJpaVendorAdapter();
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryStores memoryStores(ObjectProvider<MemoryStore> store, ObjectProvider<DataSource> dataSources) {
		return new MemoryStores(store, dataSources);
	}

	@Bean
	static NamedQueryPostProcessor memoryNamedQueryPostProcessor(ListableBeanFactory beans) {
		return new NamedQueryPostProcessor(beans);
	}

	@Bean(REPORT)
	@Lazy(false)
	static PersistenceReport memoryPersistenceReport(ConfigurableListableBeanFactory beans) {
		return new PersistenceReport(beans);
	}

	@Bean
	@ConditionalOnMissingBean
	EntityManagerFactoryBuilder entityManagerFactoryBuilder(JpaVendorAdapter jpaVendorAdapter, MemoryStores stores,
			DataMemoryProperties memoryProperties, ObjectProvider<PersistenceUnitManager> persistenceUnitManager,
			ObjectProvider<EntityManagerFactoryBuilderCustomizer> customizers, ListableBeanFactory beans,
			Environment environment) {
		HibernateProperties hibernate = HibernateProperties.of(environment);
		hibernate.logIgnored();
		EntityManagerFactoryBuilder builder = new EntityManagerFactoryBuilder(jpaVendorAdapter, (dataSource) -> {
			Map<String, Object> unit = new LinkedHashMap<>(this.properties.getProperties());
			unit.put(MemoryJpaProperties.STORE, stores.of(dataSource));
			unit.put(MemoryJpaProperties.NAMING, hibernate.naming());
			memoryProperties.getJpa().addTo(unit);
			return unit;
		}, persistenceUnitManager.getIfAvailable(), null, () -> bootstrapExecutor(beans));
		if (this.properties.getBootstrap() == JpaProperties.Bootstrap.ASYNC) {
			builder.requireBootstrapExecutor(DataMemoryJpaConfiguration::missingExecutor);
		}
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	private static @Nullable AsyncTaskExecutor bootstrapExecutor(ListableBeanFactory beans) {
		Map<String, AsyncTaskExecutor> executors = beans.getBeansOfType(AsyncTaskExecutor.class);
		return (executors.size() == 1) ? executors.values().iterator().next()
				: executors.get(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME);
	}

	private static RuntimeException missingExecutor() {
		return new IllegalStateException(
				"spring.jpa.bootstrap=async needs an AsyncTaskExecutor; define one, or name one of several 'applicationTaskExecutor'");
	}

	@Bean
	@Primary
	@ConditionalOnMissingBean({ LocalContainerEntityManagerFactoryBean.class, EntityManagerFactory.class })
	LocalContainerEntityManagerFactoryBean entityManagerFactory(EntityManagerFactoryBuilder builder,
			PersistenceManagedTypes managedTypes, ObjectProvider<DataSource> dataSources) {
		DataSource dataSource = dataSources.getIfUnique(() -> new MemoryDataSource("dataSource"));
		return builder.dataSource(dataSource)
			.managedTypes(managedTypes)
			.mappingResources(this.properties.getMappingResources().toArray(String[]::new))
			.build();
	}

	/**
	 * Configuration of scripts of an application without a database.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ScriptUtils.class)
	static class ScriptConfiguration {

		@Bean(ScriptPostProcessor.NAME)
		@ConditionalOnMissingBean
		static ScriptPostProcessor scriptPostProcessor(ConfigurableListableBeanFactory beans) {
			return new ScriptPostProcessor(beans);
		}

	}

	/**
	 * Configuration of the classes that a scan finds.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean({ LocalContainerEntityManagerFactoryBean.class, EntityManagerFactory.class })
	static class ManagedTypesConfiguration {

		@Bean
		@Primary
		@ConditionalOnMissingBean
		static PersistenceManagedTypes persistenceManagedTypes(BeanFactory beans, ResourceLoader resourceLoader,
				ObjectProvider<ManagedClassNameFilter> filter) {
			List<String> packages = EntityScanPackages.get(beans).getPackageNames();
			if (packages.isEmpty() && AutoConfigurationPackages.has(beans)) {
				packages = AutoConfigurationPackages.get(beans);
			}
			return new PersistenceManagedTypesScanner(resourceLoader, filter.getIfAvailable())
				.scan(packages.toArray(String[]::new));
		}

	}

}
