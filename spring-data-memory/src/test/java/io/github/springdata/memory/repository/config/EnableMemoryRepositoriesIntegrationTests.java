package io.github.springdata.memory.repository.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.AfterConvertCallback;
import io.github.springdata.memory.core.event.BeforeSaveCallback;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.SimpleMemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.annotation.Id;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnableMemoryRepositoriesIntegrationTests {

	@Test
	void createsRepositories() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			Note saved = notes.save(new Note(null, "first"));
			assertThat(notes.findByText("first")).contains(saved);
			assertThat(context.getBean(PlainNotes.class).findById(saved.id())).contains(saved);
		}, Beans.class, Enabled.class);
	}

	@Test
	void opensTransactionsForWritesOnly() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			Transactions transactions = context.getBean(Transactions.class);
			notes.save(new Note(null, "a"));
			notes.saveAll(List.of(new Note(null, "b")));
			notes.insert(new Note(null, "c"));
			notes.insertAll(List.of(new Note(null, "d")));
			assertThat(transactions.whenSaved).containsExactly(true, true, true, true);
			notes.findAll();
			notes.findById(1L);
			notes.findByText("a");
			assertThat(transactions.whenLoaded).isNotEmpty().containsOnly(false);
		}, Beans.class, Enabled.class);
	}

	@Test
	void opensNoTransactionsIfNotAsked() {
		run((context) -> {
			context.getBean(Notes.class).save(new Note(null, "a"));
			assertThat(context.getBean(Transactions.class).whenSaved).containsExactly(false);
		}, Store.class, Template.class, WithoutTransactions.class);
	}

	@Test
	void takesPartInTheSurroundingTransaction() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			notes.insertAll(List.of(new Note(null, "a"), new Note(null, "b")));
			new TransactionTemplate(context.getBean(MemoryTransactionManager.class)).executeWithoutResult((status) -> {
				assertThat(notes.deleteByText("a")).isEqualTo(1);
				notes.save(new Note(null, "c"));
				assertThat(notes.findAll()).extracting(Note::text).containsExactly("b", "c");
				status.setRollbackOnly();
			});
			assertThat(notes.findAll()).extracting(Note::text).containsExactly("a", "b");
		}, Beans.class, Enabled.class);
	}

	@Test
	void saysWhichTransactionManagerIsMissing() {
		assertThatThrownBy(() -> start(Store.class, Template.class, Enabled.class))
			.hasStackTraceContaining("No transaction manager bean named 'memoryTransactionManager'")
			.hasStackTraceContaining("define a bean 'memoryTransactionManager' of type MemoryTransactionManager")
			.hasStackTraceContaining("Notes need");
	}

	@Test
	void refusesATransactionManagerOfAnotherStore() {
		assertThatThrownBy(() -> start(Store.class, Template.class, ForeignManager.class, Enabled.class))
			.hasStackTraceContaining("is for another store");
	}

	@Test
	void saysWhichTemplateIsMissing() {
		assertThatThrownBy(() -> start(Store.class, Manager.class, Enabled.class))
			.hasStackTraceContaining("'memoryTemplate'");
	}

	@Test
	void usesTheBeansThatAreNamed() {
		run((context) -> {
			context.getBean(Notes.class).save(new Note(null, "a"));
			assertThat(context.getBean("otherStore", MemoryStore.class).version()).isPositive();
		}, OtherBeans.class, OtherNames.class);
	}

	@Test
	void usesTheBaseClassThatIsSet() {
		run((context) -> assertThat(context.getBean(Notes.class).findAll()).extracting(Note::text)
			.containsExactly("from the base class"), Beans.class, WithBaseClass.class);
	}

	@Test
	void createsLazyRepositoriesAtFirstUse() {
		run((context) -> assertThat(context.getBean(Notes.class).count()).isZero(), Beans.class, Lazily.class);
	}

	@Test
	void failsToStartWithAnUnsupportedMethod() {
		assertThatThrownBy(() -> start(Beans.class, Broken.class)).rootCause().hasMessageContaining("txet");
		assertThatThrownBy(() -> start(Beans.class, Broken.class))
			.satisfies((ex) -> assertThat(cause(ex, QueryCreationException.class)).isPresent())
			.hasMessageContaining("findByTxet")
			.hasMessageContaining("'text'");
	}

	@Test
	void refusesEntitiesWithoutId() {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> start(Beans.class, BrokenEntity.class))
			.satisfies((ex) -> assertThat(ex).hasStackTraceContaining(NoId.class.getName()));
	}

	private static void run(ContextConsumer test, Class<?>... configuration) {
		try (AnnotationConfigApplicationContext context = start(configuration)) {
			test.accept(context);
		}
	}

	private static AnnotationConfigApplicationContext start(Class<?>... configuration) {
		return new AnnotationConfigApplicationContext(configuration);
	}

	private static Optional<Throwable> cause(Throwable throwable, Class<?> type) {
		for (Throwable cause = throwable; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return Optional.of(cause);
			}
		}
		return Optional.empty();
	}

	interface ContextConsumer {

		void accept(AnnotationConfigApplicationContext context);

	}

	@MemoryEntity
	record Note(@Id Long id, String text) {
	}

	record NoId(String text) {
	}

	public interface Notes extends MemoryRepository<Note, Long> {

		Optional<Note> findByText(String text);

		int deleteByText(String text);

	}

	interface PlainNotes extends Repository<Note, Long> {

		Optional<Note> findById(Long id);

	}

	interface BrokenNotes extends Repository<Note, Long> {

		List<Note> findByTxet(String text);

	}

	interface NoIds extends Repository<NoId, Long> {

	}

	static class Transactions {

		final List<Boolean> whenSaved = new ArrayList<>();

		final List<Boolean> whenLoaded = new ArrayList<>();

	}

	static class FixedRepository<T, ID> extends SimpleMemoryRepository<T, ID> {

		FixedRepository(EntityInformation<T, ID> information, MemoryOperations operations) {
			super(information, operations);
		}

		@Override
		@SuppressWarnings("unchecked")
		public List<T> findAll() {
			return (List<T>) List.of(new Note(1L, "from the base class"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Store {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Template {

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		Transactions transactions() {
			return new Transactions();
		}

		@Bean
		BeforeSaveCallback<Note> saved(Transactions transactions) {
			return new BeforeSaveCallback<>() {

				@Override
				public Note onBeforeSave(Note entity) {
					transactions.whenSaved.add(TransactionSynchronizationManager.isActualTransactionActive());
					return entity;
				}

			};
		}

		@Bean
		AfterConvertCallback<Note> loaded(Transactions transactions) {
			return new AfterConvertCallback<>() {

				@Override
				public Note onAfterConvert(Note entity) {
					transactions.whenLoaded.add(TransactionSynchronizationManager.isActualTransactionActive());
					return entity;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Manager {

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ForeignManager {

		@Bean
		MemoryTransactionManager memoryTransactionManager() {
			return new MemoryTransactionManager(new MemoryStore());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Configuration(proxyBeanMethods = false)
		static class StoreBean extends Store {

		}

		@Configuration(proxyBeanMethods = false)
		static class TemplateBean extends Template {

		}

		@Configuration(proxyBeanMethods = false)
		static class ManagerBean extends Manager {

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherBeans {

		@Bean
		MemoryStore otherStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate otherTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager otherManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Notes.class, PlainNotes.class }))
	static class Enabled {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true, enableDefaultTransactions = false,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Notes.class }))
	static class WithoutTransactions {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true, memoryTemplateRef = "otherTemplate",
			transactionManagerRef = "otherManager",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Notes.class }))
	static class OtherNames {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true, repositoryBaseClass = FixedRepository.class,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Notes.class }))
	static class WithBaseClass {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true, bootstrapMode = BootstrapMode.LAZY,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Notes.class }))
	static class Lazily {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { BrokenNotes.class }))
	static class Broken {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { NoIds.class }))
	static class BrokenEntity {

	}

}
