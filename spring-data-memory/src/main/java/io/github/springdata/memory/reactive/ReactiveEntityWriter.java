package io.github.springdata.memory.reactive;

import java.util.BitSet;
import java.util.List;

import reactor.core.publisher.Mono;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.StagedWrites;

/**
 * Writer that inserts and saves instances, with reactive callbacks in between: first
 * those before conversion, then ids and versions are given, then those before saving,
 * then all is written at once, then those after saving.
 *
 * @param template reads and writes
 * @param entities the entities that were met
 * @param callbacks calls back
 */
record ReactiveEntityWriter(MemoryTemplate template, KnownEntities entities, ReactiveCallbacks callbacks) {

	/**
	 * Writes instances, all or none.
	 * @param insert whether all of them are to be new
	 */
	<T> Mono<List<T>> write(ReactiveUnit unit, List<T> instances, boolean insert) {
		unit.writes(instances.size());
		return this.entities.with(instances, Mono.defer(() -> writeKnown(unit, instances, insert)));
	}

	private <T> Mono<List<T>> writeKnown(ReactiveUnit unit, List<T> instances, boolean insert) {
		if (!this.callbacks.has(ReactiveBeforeConvertCallback.class, ReactiveBeforeSaveCallback.class,
				ReactiveAfterSaveCallback.class)) {
			return unit.run((scope) -> insert ? scope.operations(this.template).insertAll(instances)
					: scope.operations(this.template).saveAll(instances));
		}
		BitSet inserts = inserts(instances, insert);
		return this.callbacks.callAll(ReactiveBeforeConvertCallback.class, instances)
			.flatMap((converted) -> unit.run((scope) -> scope.stage(this.template, converted, inserts)))
			.flatMap((staged) -> complete(unit, staged))
			.flatMap((saved) -> this.callbacks.callAll(ReactiveAfterSaveCallback.class, saved));
	}

	private BitSet inserts(List<?> instances, boolean insert) {
		BitSet inserts = new BitSet();
		for (int i = 0; i < instances.size(); i++) {
			inserts.set(i, insert || isNew(instances.get(i)));
		}
		return inserts;
	}

	private boolean isNew(Object instance) {
		return this.template.getMappingContext().getEntity(instance.getClass()).isNew(instance);
	}

	private <T> Mono<List<T>> complete(ReactiveUnit unit, StagedWrites<T> staged) {
		return this.callbacks.callAll(ReactiveBeforeSaveCallback.class, staged.instances())
			.doOnError((ex) -> staged.cancel())
			.doOnCancel(staged::cancel)
			.flatMap((last) -> unit.run((scope) -> staged.complete(last)));
	}

}
