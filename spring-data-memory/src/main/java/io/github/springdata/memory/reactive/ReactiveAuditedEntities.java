package io.github.springdata.memory.reactive;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mapping.context.PersistentEntities;

/**
 * Collector of the entities that can be audited.
 */
final class ReactiveAuditedEntities {

	private ReactiveAuditedEntities() {
	}

	static PersistentEntities of(ObjectProvider<ReactiveMemoryOperations> operations) {
		return new PersistentEntities(operations.stream().map(ReactiveMemoryOperations::getMappingContext).toList());
	}

}
