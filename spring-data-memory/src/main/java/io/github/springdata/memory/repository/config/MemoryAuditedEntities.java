package io.github.springdata.memory.repository.config;

import io.github.springdata.memory.core.MemoryOperations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mapping.context.PersistentEntities;

/**
 * Collector of the entities that can be audited.
 */
final class MemoryAuditedEntities {

	private MemoryAuditedEntities() {
	}

	static PersistentEntities of(ObjectProvider<MemoryOperations> operations) {
		return new PersistentEntities(operations.stream().map(MemoryOperations::getMappingContext).toList());
	}

}
