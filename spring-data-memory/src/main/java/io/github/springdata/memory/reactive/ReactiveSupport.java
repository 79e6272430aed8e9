package io.github.springdata.memory.reactive;

import io.github.springdata.memory.core.MemoryTemplate;

/**
 * What the operations of one reactive template share.
 *
 * @param template does the work, over the transaction that is handed to it
 * @param execution decides where and when
 * @param callbacks the reactive callbacks
 * @param writer inserts and saves
 * @param remover deletes
 */
record ReactiveSupport(MemoryTemplate template, Execution execution, ReactiveCallbacks callbacks,
		ReactiveEntityWriter writer, ReactiveEntityRemover remover) {

	static ReactiveSupport of(MemoryTemplate template, Execution execution, ReactiveCallbacks callbacks) {
		return new ReactiveSupport(template, execution, callbacks, new ReactiveEntityWriter(template, callbacks),
				new ReactiveEntityRemover(template, callbacks));
	}

	/**
	 * Whether to go through all rows of an entity takes longer than one chunk.
	 */
	boolean isLarge(Class<?> type) {
		String table = this.template.getMappingContext().getEntity(type).getTableName();
		return this.template.getStore().table(table).size() > Execution.CHUNK;
	}

}
