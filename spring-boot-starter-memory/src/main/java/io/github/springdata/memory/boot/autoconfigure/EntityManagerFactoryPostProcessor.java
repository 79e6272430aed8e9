package io.github.springdata.memory.boot.autoconfigure;

import java.util.Map;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.MemoryJpaProperties;
import io.github.springdata.memory.jpa.MemoryJpaVendorAdapter;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Post-processor that gives factories of entity managers the provider of the memory
 * store, before they begin to set up their own.
 */
class EntityManagerFactoryPostProcessor implements BeanPostProcessor {

	private final BeanFactory beans;

	/** Serves applications that are not Spring Boot's. */
	private final MemoryStores stores;

	EntityManagerFactoryPostProcessor(BeanFactory beans) {
		this.beans = beans;
		this.stores = new MemoryStores(beans.getBeanProvider(MemoryStore.class),
				beans.getBeanProvider(DataSource.class));
	}

	private MemoryStores stores() {
		return this.beans.getBeanProvider(MemoryStores.class).getIfAvailable(() -> this.stores);
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory
				&& !(factory.getJpaVendorAdapter() instanceof MemoryJpaVendorAdapter)) {
			replace(factory);
		}
		return bean;
	}

	private void replace(AbstractEntityManagerFactoryBean factory) {
		MemoryJpaVendorAdapter adapter = new MemoryJpaVendorAdapter();
		adapter.setBeanFactory(this.beans);
		factory.setJpaVendorAdapter(adapter);
		factory.setPersistenceProvider(adapter.getPersistenceProvider());
		factory.setJpaDialect(adapter.getJpaDialect());
		factory.setEntityManagerFactoryInterface(adapter.getEntityManagerFactoryInterface());
		factory.setEntityManagerInterface(adapter.getEntityManagerInterface());
		Map<String, Object> properties = factory.getJpaPropertyMap();
		properties.putIfAbsent(MemoryJpaProperties.STORE, stores().of(dataSource(factory)));
		properties.putIfAbsent(MemoryJpaProperties.NAMING, HibernateProperties.naming(properties));
	}

	private static @Nullable DataSource dataSource(AbstractEntityManagerFactoryBean factory) {
		return (factory instanceof LocalContainerEntityManagerFactoryBean container) ? container.getDataSource() : null;
	}

}
