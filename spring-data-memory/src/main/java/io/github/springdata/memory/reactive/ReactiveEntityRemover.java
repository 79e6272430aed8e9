package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;

/**
 * Reactive deletion of rows. Reactive callbacks see every instance that is deleted; rows
 * that are deleted by id or query are read into instances only for them.
 *
 * @param template reads and writes
 * @param entities the entities that were met
 * @param callbacks calls back
 */
record ReactiveEntityRemover(MemoryTemplate template, KnownEntities entities, ReactiveCallbacks callbacks) {

	/**
	 * Deletes the rows of instances, all or none.
	 * @return the number of rows deleted
	 */
	Mono<Long> delete(ReactiveUnit unit, List<?> instances) {
		unit.writes(instances.size());
		Mono<Long> deletion = this.callbacks.callAll(ReactiveBeforeDeleteCallback.class, instances)
			.flatMap((last) -> unit.run((scope) -> scope.operations(this.template).deleteAll(last))
				.flatMap((count) -> this.callbacks.callAll(ReactiveAfterDeleteCallback.class, last).thenReturn(count)));
		return this.entities.with(instances, deletion);
	}

	/**
	 * Deletes rows that are found in the unit.
	 * @param finder reads them, if callbacks are to see them
	 * @param deletion deletes them without reading them
	 * @return the number of rows deleted
	 */
	Mono<Long> delete(ReactiveUnit unit, Function<MemoryOperations, ? extends List<?>> finder,
			Function<MemoryOperations, Long> deletion) {
		if (!hasCallbacks()) {
			return unit.run((scope) -> deletion.apply(scope.operations(this.template))).doOnNext(unit::writes);
		}
		Mono<List<?>> found = unit.run((scope) -> finder.apply(scope.operations(this.template)));
		return found.flatMap((instances) -> delete(unit, instances));
	}

	boolean hasCallbacks() {
		return this.callbacks.has(ReactiveBeforeDeleteCallback.class, ReactiveAfterDeleteCallback.class);
	}

}
