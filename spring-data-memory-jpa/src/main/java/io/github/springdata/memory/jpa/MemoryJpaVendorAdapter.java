package io.github.springdata.memory.jpa;

import java.util.Map;

import jakarta.persistence.spi.PersistenceProvider;

import org.springframework.orm.jpa.JpaDialect;
import org.springframework.orm.jpa.vendor.AbstractJpaVendorAdapter;

/**
 * Adapter of Spring for {@link MemoryPersistenceProvider}, to be set on a
 * {@code LocalContainerEntityManagerFactoryBean}. Names of databases, DDL and SQL logging
 * have no meaning here and are ignored.
 */
public class MemoryJpaVendorAdapter extends AbstractJpaVendorAdapter {

	private final MemoryPersistenceProvider provider = new MemoryPersistenceProvider();

	private final MemoryJpaDialect dialect = new MemoryJpaDialect();

	/**
	 * Creates an adapter.
	 */
	public MemoryJpaVendorAdapter() {
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
		return Map.of();
	}

	@Override
	public JpaDialect getJpaDialect() {
		return this.dialect;
	}

}
