package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.domain.ManagedTypes;

/**
 * Definition of the tables of all managed entities in the store.
 */
class MemoryTables implements InitializingBean {

	private final MemoryStore store;

	private final MemoryMappingContext mappingContext;

	private final ManagedTypes managedTypes;

	MemoryTables(MemoryStore store, MemoryMappingContext mappingContext, ManagedTypes managedTypes) {
		this.store = store;
		this.mappingContext = mappingContext;
		this.managedTypes = managedTypes;
	}

	@Override
	public void afterPropertiesSet() {
		this.managedTypes
			.forEach((type) -> this.store.define(this.mappingContext.getEntity(type).getTableDefinition()));
	}

}
