package io.github.springdata.memory.boot.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.MemoryStore;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The stores that persistence units have, as many as they would have databases: the store
 * of the application stands for its only or primary data source.
 */
class MemoryStores {

	private final ObjectProvider<MemoryStore> store;

	private final ObjectProvider<DataSource> dataSources;

	private final Map<DataSource, MemoryStore> others = new ConcurrentHashMap<>();

	MemoryStores(ObjectProvider<MemoryStore> store, ObjectProvider<DataSource> dataSources) {
		this.store = store;
		this.dataSources = dataSources;
	}

	/**
	 * The store of the units that would be in a database.
	 * @param dataSource the data source of the unit, {@code null} if it has none
	 */
	MemoryStore of(@Nullable DataSource dataSource) {
		MemoryStore shared = this.store.getIfUnique();
		if (shared != null && (dataSource == null || isDefault(dataSource))) {
			return shared;
		}
		return (dataSource != null) ? this.others.computeIfAbsent(dataSource, (key) -> new MemoryStore())
				: new MemoryStore();
	}

	private boolean isDefault(DataSource dataSource) {
		DataSource only = this.dataSources.getIfUnique();
		return only == null || only == dataSource;
	}

}
