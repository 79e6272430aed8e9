package io.github.springdata.memory.reactive;

import io.github.springdata.memory.repository.config.MemoryAuditingRegistrar;

/**
 * Registrar of what {@link EnableReactiveMemoryAuditing} asks for: a handler that has the
 * entities of all templates, and the callback that calls it.
 */
class ReactiveMemoryAuditingRegistrar extends MemoryAuditingRegistrar {

	ReactiveMemoryAuditingRegistrar() {
		super(EnableReactiveMemoryAuditing.class, "reactiveMemory", ReactiveMemoryAuditingHandler.class,
				ReactiveAuditedEntities.class, ReactiveAuditingEntityCallback.class);
	}

}
