package io.github.springdata.memory.reactive;

import io.github.springdata.memory.core.MemoryTemplate;

/**
 * What the operations of one reactive template share.
 *
 * @param template does the work, over the transaction that is handed to it
 * @param execution decides where and when
 * @param entities the entities that are known
 * @param callbacks the reactive callbacks
 * @param writer inserts and saves
 * @param remover deletes
 */
record ReactiveSupport(MemoryTemplate template, Execution execution, KnownEntities entities,
		ReactiveCallbacks callbacks, ReactiveEntityWriter writer, ReactiveEntityRemover remover) {

	static ReactiveSupport of(MemoryTemplate template, Execution execution, ReactiveCallbacks callbacks) {
		KnownEntities entities = new KnownEntities(template);
		return new ReactiveSupport(template, execution, entities, callbacks,
				new ReactiveEntityWriter(template, entities, callbacks),
				new ReactiveEntityRemover(template, entities, callbacks));
	}

	/**
	 * Whether to go through all rows of an entity takes longer than one chunk.
	 */
	boolean isLarge(Class<?> type) {
		return this.template.getStore().table(this.entities.table(type)).size() > Execution.CHUNK;
	}

}
