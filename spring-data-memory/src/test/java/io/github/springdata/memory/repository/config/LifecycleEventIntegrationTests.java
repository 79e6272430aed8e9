package io.github.springdata.memory.repository.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.AbstractMemoryEventListener;
import io.github.springdata.memory.core.event.AfterConvertEvent;
import io.github.springdata.memory.core.event.AfterDeleteEvent;
import io.github.springdata.memory.core.event.AfterSaveEvent;
import io.github.springdata.memory.core.event.BeforeConvertEvent;
import io.github.springdata.memory.core.event.BeforeDeleteEvent;
import io.github.springdata.memory.core.event.BeforeSaveCallback;
import io.github.springdata.memory.core.event.BeforeSaveEvent;
import io.github.springdata.memory.core.event.ValidatingEntityCallback;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.AfterDomainEventPublication;
import org.springframework.data.domain.DomainEvents;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for events of entities, of the module and of the application, and for validation.
 */
class LifecycleEventIntegrationTests {

	@Test
	void publishesEventsAroundSavesReadsAndDeletions() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			Note note = notes.save(new Note("a"));
			notes.findById(note.id);
			notes.delete(note);
			assertThat(context.getBean(Recorder.class).calls).containsExactly("convert null", "save 1", "saved 1",
					"load 1", "delete 1", "deleted 1");
		}, Recorder.class);
	}

	@Test
	void tellsListenersOfOneTypeAboutThisTypeOnly() {
		run((context) -> {
			context.getBean(Words.class).save(new Word(null, "w"));
			context.getBean(Notes.class).save(new Note("a"));
			assertThat(context.getBean(Recorder.class).calls).containsExactly("convert null", "save 1", "saved 1");
			assertThat(context.getBean(WordListener.class).saved).containsExactly(new Word(1L, "w"));
		}, Recorder.class, WordListener.class);
	}

	@Test
	void publishesBeforeCallbacksAreCalled() {
		run((context) -> {
			Note note = context.getBean(Notes.class).save(new Note("a"));
			assertThat(note.text).isEqualTo("a event callback");
		}, Appending.class);
	}

	@Test
	void publishesAfterTheCommitIfAsked() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			AfterCommit listener = context.getBean(AfterCommit.class);
			transaction(context).executeWithoutResult((status) -> {
				notes.save(new Note("a"));
				assertThat(listener.seen).isEmpty();
			});
			transaction(context).executeWithoutResult((status) -> {
				notes.save(new Note("b"));
				status.setRollbackOnly();
			});
			assertThat(listener.seen).containsExactly("a");
		}, AfterCommit.class);
	}

	@Test
	void writesWhatAListenerChangesBeforeTheCommit() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			transaction(context).executeWithoutResult((status) -> notes.save(new Note("a")));
			assertThat(notes.findAll()).extracting((note) -> note.text).containsExactly("a, checked");
			assertThat(context.getBean(Words.class).findAll()).extracting(Word::text).containsExactly("log: a");
		}, BeforeCommit.class);
	}

	@Test
	void publishesDomainEventsOfSavedInsertedAndDeletedEntities() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			List<String> seen = context.getBean(DomainListener.class).seen;
			Note a = notes.save(new Note("a").raise("1"));
			notes.saveAll(List.of(new Note("b").raise("2"), new Note("c").raise("3")));
			notes.insert(new Note("d").raise("4"));
			notes.insertAll(List.of(new Note("e").raise("5"), new Note("f").raise("6")));
			assertThat(seen).containsExactly("1", "2", "3", "4", "5", "6");
			assertThat(a.events).isEmpty();
			notes.delete(a.raise("7"));
			assertThat(seen).endsWith("7");
		}, DomainListener.class);
	}

	@Test
	void validatesBeforeAnythingIsSaved() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			Note blank = new Note("");
			assertThatExceptionOfType(ConstraintViolationException.class)
				.isThrownBy(() -> notes.saveAll(List.of(new Note("a"), blank)))
				.satisfies((ex) -> assertThat(ex.getConstraintViolations()).hasSize(1));
			assertThat(blank.id).isNull();
			assertThat(notes.findAll()).isEmpty();
		}, Validating.class);
	}

	@Test
	void validatesWhatIsWrittenAtCommit() {
		run((context) -> {
			Notes notes = context.getBean(Notes.class);
			Long id = notes.save(new Note("a")).id;
			assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> transaction(context)
				.executeWithoutResult((status) -> notes.findById(id).orElseThrow().text = "far too long"));
			assertThat(notes.findById(id).orElseThrow().text).isEqualTo("a");
		}, Validating.class);
	}

	@Test
	void validatesInstancesWithTheirGeneratedId() {
		run((context) -> assertThat(context.getBean(Words.class).save(new Word(null, "w")).id()).isEqualTo(1),
				Validating.class);
	}

	private static TransactionTemplate transaction(AnnotationConfigApplicationContext context) {
		return new TransactionTemplate(context.getBean(MemoryTransactionManager.class));
	}

	private static void run(Consumer<AnnotationConfigApplicationContext> test, Class<?>... configuration) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Store.class);
			context.register(configuration);
			context.refresh();
			test.accept(context);
		}
	}

	interface Notes extends MemoryRepository<Note, Long> {

	}

	interface Words extends MemoryRepository<Word, Long> {

	}

	static class Note {

		@Id
		Long id;

		@NotBlank
		@Size(max = 10)
		String text;

		@Transient
		List<Object> events = new ArrayList<>();

		Note() {
		}

		Note(String text) {
			this.text = text;
		}

		Note raise(Object event) {
			this.events.add(event);
			return this;
		}

		@DomainEvents
		List<Object> domainEvents() {
			return List.copyOf(this.events);
		}

		@AfterDomainEventPublication
		void clear() {
			this.events.clear();
		}

	}

	record Word(@Id @NotNull @Nullable Long id, String text) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@EnableMemoryRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Notes.class, Words.class }))
	static class Store {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

	}

	static class Recorder extends AbstractMemoryEventListener<Note> {

		private final List<String> calls = new ArrayList<>();

		@Override
		protected void onBeforeConvert(BeforeConvertEvent<Note> event) {
			this.calls.add("convert " + event.getEntity().id);
		}

		@Override
		protected void onBeforeSave(BeforeSaveEvent<Note> event) {
			this.calls.add("save " + event.getEntity().id);
		}

		@Override
		protected void onAfterSave(AfterSaveEvent<Note> event) {
			this.calls.add("saved " + event.getEntity().id);
		}

		@Override
		protected void onAfterConvert(AfterConvertEvent<Note> event) {
			this.calls.add("load " + event.getEntity().id);
		}

		@Override
		protected void onBeforeDelete(BeforeDeleteEvent<Note> event) {
			this.calls.add("delete " + event.getEntity().id);
		}

		@Override
		protected void onAfterDelete(AfterDeleteEvent<Note> event) {
			this.calls.add("deleted " + event.getEntity().id);
		}

	}

	static class WordListener {

		private final List<Word> saved = new ArrayList<>();

		@EventListener
		void on(AfterSaveEvent<Word> event) {
			this.saved.add(event.getEntity());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Appending {

		@EventListener
		void on(BeforeSaveEvent<Note> event) {
			event.getEntity().text += " event";
		}

		@Bean
		BeforeSaveCallback<Note> callback() {
			return (note) -> {
				note.text += " callback";
				return note;
			};
		}

	}

	static class AfterCommit {

		private final List<String> seen = new ArrayList<>();

		@TransactionalEventListener
		void on(AfterSaveEvent<Note> event) {
			this.seen.add(event.getEntity().text);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BeforeCommit {

		private final Words words;

		BeforeCommit(Words words) {
			this.words = words;
		}

		@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
		void on(AfterSaveEvent<Note> event) {
			this.words.save(new Word(null, "log: " + event.getEntity().text));
			event.getEntity().text += ", checked";
		}

	}

	static class DomainListener {

		private final List<String> seen = new ArrayList<>();

		@EventListener
		void on(String event) {
			this.seen.add(event);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Validating {

		@Bean
		ValidatingEntityCallback validation() {
			return new ValidatingEntityCallback(Validation.buildDefaultValidatorFactory().getValidator());
		}

	}

}
