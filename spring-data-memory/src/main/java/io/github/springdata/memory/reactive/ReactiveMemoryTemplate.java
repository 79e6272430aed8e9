package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.util.Assert;

import io.github.springdata.memory.core.EntityChange;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.QueryPlan;
import io.github.springdata.memory.store.ListenerOptions;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Registration;

/**
 * The reactive operations on a {@link MemoryStore}. Works without a container and without
 * a transaction manager. Thread safe.
 * <p>
 * As a bean it calls the reactive entity callbacks of its application context, unless
 * others were given.
 */
public class ReactiveMemoryTemplate implements ReactiveMemoryOperations, ApplicationContextAware {

	private final MemoryTemplate template;

	private final ReactiveExecution execution;

	private final ReactiveCallbacks callbacks;

	private final ReactiveSupport support;

	/**
	 * Creates a template with a mapping context of its own.
	 * @param store the store
	 */
	public ReactiveMemoryTemplate(MemoryStore store) {
		this(store, new MemoryMappingContext());
	}

	/**
	 * Creates a template. Work that takes longer is done by
	 * {@link Schedulers#boundedElastic()}.
	 * @param store the store
	 * @param mappingContext the context of the entities
	 */
	public ReactiveMemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext) {
		this(store, mappingContext, Schedulers.boundedElastic(), null);
	}

	/**
	 * Creates a template.
	 * @param store the store
	 * @param mappingContext the context of the entities
	 * @param scheduler does what takes longer. What cannot be done in chunks, as sorting
	 * without an index, holds one of its threads
	 * @param callbacks the callbacks to call, or {@code null} for those of the
	 * application context
	 */
	public ReactiveMemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext, Scheduler scheduler,
			@Nullable ReactiveEntityCallbacks callbacks) {
		Assert.notNull(scheduler, "Scheduler must not be null");
		this.template = new MemoryTemplate(store, mappingContext, UnitOfWorkMode.EXPLICIT);
		this.execution = new ReactiveExecution(store, scheduler);
		this.callbacks = new ReactiveCallbacks(callbacks);
		this.support = ReactiveSupport.of(this.template, this.execution, this.callbacks);
	}

	/**
	 * Sets from how many rows on the full scans of a query are logged, once for each
	 * query.
	 * @param rows the number of rows read, 0 or more
	 * @see MemoryTemplate#setFullScanThreshold(long)
	 */
	public void setFullScanThreshold(long rows) {
		this.template.setFullScanThreshold(rows);
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.callbacks.discover(applicationContext);
	}

	@Override
	public <T> Mono<T> insert(T instance) {
		Assert.notNull(instance, "Instance must not be null");
		return write(List.of(instance), true);
	}

	@Override
	public <T> Flux<T> insertAll(Iterable<T> instances) {
		Assert.notNull(instances, "Instances must not be null");
		return insertAll(Flux.fromIterable(new RequiredElements<>("Instance", instances)));
	}

	@Override
	public <T> Flux<T> insertAll(Publisher<T> instances) {
		return writeAll(instances, true);
	}

	@Override
	public <T> Mono<T> save(T instance) {
		Assert.notNull(instance, "Instance must not be null");
		return write(List.of(instance), false);
	}

	@Override
	public <T> Flux<T> saveAll(Iterable<T> instances) {
		Assert.notNull(instances, "Instances must not be null");
		return saveAll(Flux.fromIterable(new RequiredElements<>("Instance", instances)));
	}

	@Override
	public <T> Flux<T> saveAll(Publisher<T> instances) {
		return writeAll(instances, false);
	}

	private <T> Mono<T> write(List<T> instances, boolean insert) {
		return this.execution.write(false, (unit) -> this.support.writer().write(unit, instances, insert))
			.map((saved) -> saved.get(0));
	}

	private <T> Flux<T> writeAll(Publisher<T> instances, boolean insert) {
		Assert.notNull(instances, "Instances must not be null");
		return this.execution.writeChunks(instances, (unit, chunk) -> this.support.writer().write(unit, chunk, insert));
	}

	@Override
	public <T> Mono<T> findById(Object id, Class<T> type) {
		Assert.notNull(id, "Id must not be null");
		Mono<T> found = this.execution.read(false,
				(scope) -> scope.operations(this.template).findById(id, type).orElse(null));
		return this.support.entities().with(type, found).flatMap(this::loaded);
	}

	private <T> Mono<T> loaded(T instance) {
		return this.callbacks.call(ReactiveAfterConvertCallback.class, instance);
	}

	@Override
	public <T> Flux<T> findAll(Class<T> type) {
		return query(type).all();
	}

	@Override
	public <T> Flux<T> findAllById(Iterable<?> ids, Class<T> type) {
		Assert.notNull(ids, "Ids must not be null");
		Flux<T> found = Flux.fromIterable(new RequiredElements<>("Id", ids))
			.distinct()
			.buffer(ReactiveExecution.CHUNK)
			.concatMap((chunk) -> this.execution.read(false,
					(scope) -> scope.operations(this.template).findAllById(chunk, type)), 1)
			.concatMapIterable(Function.identity());
		return this.support.entities().with(type, found).concatMap(this::loaded);
	}

	@Override
	public Mono<Boolean> existsById(Object id, Class<?> type) {
		Assert.notNull(id, "Id must not be null");
		return this.support.entities()
			.with(type, this.execution.read(false, (scope) -> scope.operations(this.template).existsById(id, type)));
	}

	@Override
	public Mono<Long> count(Class<?> type) {
		return query(type).count();
	}

	@Override
	public Mono<Boolean> delete(Object instance) {
		Assert.notNull(instance, "Instance must not be null");
		return this.execution.write(false, (unit) -> this.support.remover().delete(unit, List.of(instance)))
			.map((count) -> count > 0);
	}

	@Override
	public Mono<Boolean> deleteById(Object id, Class<?> type) {
		Assert.notNull(id, "Id must not be null");
		return delete(type, false, (operations) -> operations.findById(id, type).map(List::of).orElse(List.of()),
				(operations) -> operations.deleteById(id, type) ? 1L : 0L)
			.map((count) -> count > 0);
	}

	@Override
	public Mono<Long> deleteAll(Iterable<?> instances) {
		Assert.notNull(instances, "Instances must not be null");
		return deleteAll(Flux.fromIterable(new RequiredElements<>("Instance", instances)));
	}

	@Override
	public Mono<Long> deleteAll(Publisher<?> instances) {
		Assert.notNull(instances, "Instances must not be null");
		return this.execution
			.<Object, Long>writeChunks(Flux.from(instances),
					(unit, chunk) -> this.support.remover().delete(unit, chunk).map(List::of))
			.reduce(0L, Long::sum);
	}

	@Override
	public Mono<Long> deleteAll(Class<?> type) {
		return delete(type).all();
	}

	@Override
	public Mono<Long> deleteAllById(Iterable<?> ids, Class<?> type) {
		Assert.notNull(ids, "Ids must not be null");
		return Flux.<Object>fromIterable(new RequiredElements<>("Id", ids))
			.collectList()
			.flatMap((list) -> delete(type, list.size() > ReactiveExecution.CHUNK,
					(operations) -> operations.findAllById(list, type),
					(operations) -> operations.deleteAllById(list, type)));
	}

	private Mono<Long> delete(Class<?> type, boolean large, Function<MemoryOperations, ? extends List<?>> finder,
			Function<MemoryOperations, Long> deletion) {
		return this.support.entities()
			.with(type, this.execution.write(large, (unit) -> this.support.remover().delete(unit, finder, deletion)));
	}

	@Override
	public <T> ReactiveSelectOperation<T> query(Class<T> type) {
		return new FluentReactiveSelect<>(Query.empty(), (query) -> prepare(query, type));
	}

	@Override
	public <T> ReactiveUpdateOperation<T> update(Class<T> type) {
		return new FluentReactiveUpdate<>(this, type, Query.empty());
	}

	@Override
	public <T> ReactiveDeleteOperation<T> delete(Class<T> type) {
		return new FluentReactiveDelete<>(this, type, Query.empty());
	}

	@Override
	public <T> ReactiveEntityQuery<T> prepare(Query query, Class<T> type) {
		return ReactiveEntityQuery.of(this.support, type, () -> this.template.prepare(query, type));
	}

	@Override
	public Mono<QueryPlan> explain(Query query, Class<?> type) {
		Assert.notNull(query, "Query must not be null");
		ScrollPosition position = query.getScrollPosition();
		return Mono.defer(() -> (position != null)
				? prepare(query.withoutPosition(), type).explainScroll(QueryArguments.none(), position)
				: prepare(query, type).explain(QueryArguments.none()));
	}

	@Override
	public <T> Flux<EntityChange<T>> changes(Class<T> type, ChangeOptions options) {
		Assert.notNull(type, "Type must not be null");
		Assert.notNull(options, "Options must not be null");
		return Flux.defer(() -> changes(type, options.toListener(getStore().version())))
			.onBackpressureBuffer(options.capacity(), options.overflow());
	}

	/**
	 * Changes after a version. To listen takes a lock, which is left to a thread that may
	 * wait.
	 */
	private <T> Flux<EntityChange<T>> changes(Class<T> type, ListenerOptions options) {
		Flux<EntityChange<T>> changes = Flux.create((sink) -> listen(type, options, sink),
				FluxSink.OverflowStrategy.IGNORE);
		return Schedulers.isInNonBlockingThread() ? changes.subscribeOn(Schedulers.boundedElastic(), false) : changes;
	}

	private <T> void listen(Class<T> type, ListenerOptions options, FluxSink<EntityChange<T>> sink) {
		Registration registration = this.template.onChange(type, options, sink::next,
				(reason) -> sink.error(Exceptions.failWithOverflow(String.valueOf(reason.getMessage()))));
		sink.onDispose(registration::close);
	}

	@Override
	public MemoryMappingContext getMappingContext() {
		return this.template.getMappingContext();
	}

	@Override
	public MemoryStore getStore() {
		return this.template.getStore();
	}

	/**
	 * What query methods need.
	 */
	ReactiveSupport support() {
		return this.support;
	}

}
