package io.github.springdata.memory.reactive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.ClassUtils;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Query;

/**
 * The entities whose mapping is known and whose tables are defined, with the names of
 * these. To meet one for the first time takes locks. So in a thread that must not wait it
 * is left to another one, and the work that needs the entity goes on there.
 */
final class KnownEntities {

	private final MemoryTemplate template;

	private final Map<Class<?>, String> tables = new ConcurrentHashMap<>();

	KnownEntities(MemoryTemplate template) {
		this.template = template;
	}

	/**
	 * The name of the table of an entity.
	 */
	String table(Class<?> type) {
		String table = this.tables.get(type);
		return (table != null) ? table : meet(type);
	}

	private String meet(Class<?> type) {
		this.template.prepare(Query.empty(), type);
		String table = this.template.getMappingContext().getEntity(type).getTableName();
		this.tables.put(type, table);
		return table;
	}

	/**
	 * Work that needs an entity.
	 */
	<T> Mono<T> with(Class<?> type, Mono<T> work) {
		return Mono.defer(() -> mayRun(type) ? work : introduce(List.of(type)).then(work));
	}

	/**
	 * Work that needs an entity.
	 */
	<T> Flux<T> with(Class<?> type, Flux<T> work) {
		return Flux.defer(() -> mayRun(type) ? work : introduce(List.of(type)).thenMany(work));
	}

	/**
	 * Work that needs the entities of instances.
	 */
	<T> Mono<T> with(Collection<?> instances, Mono<T> work) {
		List<? extends Class<?>> unknown = instances.stream()
			.map((instance) -> ClassUtils.getUserClass(instance.getClass()))
			.filter((type) -> !this.tables.containsKey(type))
			.distinct()
			.toList();
		return unknown.isEmpty() ? work
				: Mono.defer(() -> Schedulers.isInNonBlockingThread() ? introduce(unknown).then(work) : work);
	}

	/**
	 * A query for an entity, compiled at once unless that has to wait.
	 */
	<T> Supplier<EntityQuery<T>> compiled(Class<?> type, Supplier<EntityQuery<T>> compiler) {
		if (!mayRun(type)) {
			return compiler;
		}
		table(type);
		EntityQuery<T> query = compiler.get();
		return () -> query;
	}

	private boolean mayRun(Class<?> type) {
		return this.tables.containsKey(type) || !Schedulers.isInNonBlockingThread();
	}

	private Mono<Void> introduce(List<? extends Class<?>> types) {
		return Mono.<Void>fromRunnable(() -> types.forEach(this::table)).subscribeOn(Schedulers.boundedElastic());
	}

}
