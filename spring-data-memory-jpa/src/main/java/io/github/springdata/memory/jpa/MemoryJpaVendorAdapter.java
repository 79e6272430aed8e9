package io.github.springdata.memory.jpa;

import java.util.Map;

import jakarta.persistence.spi.PersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.orm.jpa.JpaDialect;
import org.springframework.orm.jpa.vendor.AbstractJpaVendorAdapter;

/**
 * Adapter of Spring for {@link MemoryPersistenceProvider}, to be set on a
 * {@code LocalContainerEntityManagerFactoryBean}. Names of databases, DDL and SQL logging
 * have no meaning here and are ignored. As a bean it lets converters and listeners have
 * dependencies.
 */
public class MemoryJpaVendorAdapter extends AbstractJpaVendorAdapter implements BeanFactoryAware {

	private final MemoryPersistenceProvider provider = new MemoryPersistenceProvider();

	private final MemoryJpaDialect dialect = new MemoryJpaDialect();

	private @Nullable BeanFactory beanFactory;

	/**
	 * Creates an adapter.
	 */
	public MemoryJpaVendorAdapter() {
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public PersistenceProvider getPersistenceProvider() {
		return this.provider;
	}

	@Override
	public String getPersistenceProviderRootPackage() {
		return MemoryPersistenceProvider.class.getPackageName();
	}

	@Override
	public Map<String, ?> getJpaPropertyMap() {
		return (this.beanFactory instanceof AutowireCapableBeanFactory beans)
				? Map.of(MemoryJpaProperties.BEAN_FACTORY, beans) : Map.of();
	}

	@Override
	public JpaDialect getJpaDialect() {
		return this.dialect;
	}

}
