package io.github.springdata.memory.repository.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.AfterConvertCallback;
import io.github.springdata.memory.core.event.AfterDeleteCallback;
import io.github.springdata.memory.core.event.AfterSaveCallback;
import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.core.event.BeforeDeleteCallback;
import io.github.springdata.memory.core.event.BeforeSaveCallback;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.config.EnableMemoryAuditing;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A store with all repositories, in one mode. It is kept from test to test, and emptied
 * in between.
 *
 * @param context the beans
 * @param empty the store as it is to begin with
 */
record StateWorld(AnnotationConfigApplicationContext context, Snapshot empty) {

	private static final Map<String, StateWorld> WORLDS = new ConcurrentHashMap<>();

	static StateWorld of(UnitOfWorkMode mode, boolean observed) {
		StateWorld world = WORLDS.computeIfAbsent(mode + " " + observed, (key) -> create(mode, observed));
		world.reset();
		return world;
	}

	private static StateWorld create(UnitOfWorkMode mode, boolean observed) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(UnitOfWorkMode.class, () -> mode);
		context.register(Beans.class);
		if (observed) {
			context.register(Observers.class);
		}
		context.refresh();
		return new StateWorld(context, context.getBean(MemoryStore.class).snapshot());
	}

	private void reset() {
		store().restore(this.empty);
		this.context.getBean(Calls.class).reset();
	}

	MemoryStore store() {
		return this.context.getBean(MemoryStore.class);
	}

	MemoryOperations operations() {
		return this.context.getBean(MemoryOperations.class);
	}

	MemoryTransactionManager transactionManager() {
		return this.context.getBean(MemoryTransactionManager.class);
	}

	Calls calls() {
		return this.context.getBean(Calls.class);
	}

	/**
	 * What callbacks and listeners report, and what they are to do.
	 */
	static final class Calls {

		private final List<String> names = new ArrayList<>();

		private final AtomicLong clock = new AtomicLong();

		private Consumer<Object> beforeCommit = (event) -> {
		};

		private void reset() {
			this.names.clear();
			this.clock.set(0);
		}

		/**
		 * What was called since the last time.
		 */
		List<String> take() {
			List<String> taken = List.copyOf(this.names);
			this.names.clear();
			return taken;
		}

		private <T> T add(String name, T entity) {
			this.names.add(name);
			return entity;
		}

		void beforeCommit(Consumer<Object> action) {
			this.beforeCommit = action;
		}

	}

	/**
	 * Published by tests.
	 *
	 * @param subject what it is about
	 */
	record Event(Object subject) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@EnableMemoryRepositories(considerNestedRepositories = true)
	static class Beans {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryMappingContext memoryMappingContext() {
			return new MemoryMappingContext();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store, MemoryMappingContext context, UnitOfWorkMode mode) {
			return new MemoryTemplate(store, context, mode);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		Calls calls() {
			return new Calls();
		}

		@Bean
		Listener listener(Calls calls) {
			return new Listener(calls);
		}

	}

	record Listener(Calls calls) {

		@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
		void beforeCommit(Event event) {
			this.calls.beforeCommit.accept(event.subject());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryAuditing(dateTimeProviderRef = "clock")
	static class Observers {

		@Bean
		DateTimeProvider clock(Calls calls) {
			return () -> Optional.of(Instant.ofEpochSecond(calls.clock.incrementAndGet()));
		}

		@Bean
		AuditorAware<String> auditor() {
			return () -> Optional.of("ada");
		}

		@Bean
		BeforeConvertCallback<Note> beforeConvert(Calls calls) {
			return (note) -> calls.add("beforeConvert", note);
		}

		@Bean
		BeforeSaveCallback<Note> beforeSave(Calls calls) {
			return (note) -> calls.add("beforeSave", note);
		}

		@Bean
		AfterSaveCallback<Note> afterSave(Calls calls) {
			return (note) -> calls.add("afterSave", note);
		}

		@Bean
		AfterConvertCallback<Note> afterConvert(Calls calls) {
			return (note) -> calls.add("afterConvert", note);
		}

		@Bean
		BeforeDeleteCallback<Note> beforeDelete(Calls calls) {
			return (note) -> calls.add("beforeDelete", note);
		}

		@Bean
		AfterDeleteCallback<Note> afterDelete(Calls calls) {
			return (note) -> calls.add("afterDelete", note);
		}

	}

}
