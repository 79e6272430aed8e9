package io.github.springdata.memory.reactive;

import java.util.Collection;

import io.github.springdata.memory.core.MemoryTemplate;

/**
 * Support that the operations of one reactive template share.
 *
 * @param template does the work, over the transaction that is handed to it
 * @param execution decides where and when
 * @param entities the entities that are known
 * @param callbacks the reactive callbacks
 * @param writer inserts and saves
 * @param remover deletes
 */
record ReactiveSupport(MemoryTemplate template, ReactiveExecution execution, KnownEntities entities,
		ReactiveCallbacks callbacks, ReactiveEntityWriter writer, ReactiveEntityRemover remover,
		ReactiveDomainEvents events) {

	static ReactiveSupport of(MemoryTemplate template, ReactiveExecution execution, ReactiveCallbacks callbacks) {
		KnownEntities entities = new KnownEntities(template);
		return new ReactiveSupport(template, execution, entities, callbacks,
				new ReactiveEntityWriter(template, entities, callbacks),
				new ReactiveEntityRemover(template, entities, callbacks),
				new ReactiveDomainEvents(template.getStore()));
	}

	/**
	 * Whether to go through all rows of an entity takes longer than one chunk.
	 */
	boolean isLarge(Class<?> type) {
		return size(type) > ReactiveExecution.CHUNK;
	}

	/**
	 * Whether to go through all combinations of the rows of entities takes longer than
	 * one chunk.
	 */
	boolean isLarge(Collection<Class<?>> types) {
		long combinations = 1;
		for (Class<?> type : types) {
			combinations *= Math.max(1, size(type));
			if (combinations > ReactiveExecution.CHUNK) {
				return true;
			}
		}
		return false;
	}

	private int size(Class<?> type) {
		return this.template.getStore().table(this.entities.table(type)).size();
	}

}
