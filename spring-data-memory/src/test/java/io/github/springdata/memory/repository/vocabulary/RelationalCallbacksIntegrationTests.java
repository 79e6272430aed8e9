package io.github.springdata.memory.repository.vocabulary;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.conversion.MutableAggregateChange;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.event.AfterConvertCallback;
import org.springframework.data.relational.core.mapping.event.AfterDeleteCallback;
import org.springframework.data.relational.core.mapping.event.AfterSaveCallback;
import org.springframework.data.relational.core.mapping.event.BeforeDeleteCallback;
import org.springframework.data.relational.core.mapping.event.BeforeSaveCallback;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the callbacks of Spring Data Relational.
 */
class RelationalCallbacksIntegrationTests {

	@Test
	void areCalledWhereTheModuleIsNotInUse() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Application.class)) {
			MemoryTemplate template = context.getBean(MemoryTemplate.class);
			Calls calls = context.getBean(Calls.class);
			Note saved = template.save(new Note(null, "a"));
			assertThat(saved).isEqualTo(new Note("relational", "a, saved"));
			template.delete(template.findById("relational", Note.class).orElseThrow());
			assertThat(calls.names()).containsExactly("convert", "own", "save SAVE", "saved", "load", "delete DELETE",
					"deleted");
		}
	}

	@Test
	void areLeftToTheModuleWhereItIsInUse() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Application.class,
				Relational.class)) {
			Note saved = context.getBean(MemoryTemplate.class).save(new Note("1", "a"));
			assertThat(saved).isEqualTo(new Note("1", "a"));
			assertThat(context.getBean(Calls.class).names()).containsExactly("own");
		}
	}

	record Note(@Id String id, String text) {
	}

	record Calls(List<String> names) {

		<T> T add(String name, T result) {
			this.names.add(name);
			return result;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Relational {

		@Bean
		RelationalMappingContext relationalMappingContext() {
			return new RelationalMappingContext();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Calls calls() {
			return new Calls(new ArrayList<>());
		}

		@Bean
		MemoryTemplate memoryTemplate() {
			return new MemoryTemplate(new MemoryStore());
		}

		@Bean
		BeforeConvertCallback<Note> own(Calls calls) {
			return (note) -> calls.add("own", note);
		}

		@Bean
		org.springframework.data.relational.core.mapping.event.BeforeConvertCallback<Note> beforeConvert(Calls calls) {
			return (note) -> calls.add("convert", new Note("relational", note.text()));
		}

		@Bean
		BeforeSaveCallback<Note> beforeSave(Calls calls) {
			return new BeforeSaveCallback<>() {

				@Override
				public Note onBeforeSave(Note note, MutableAggregateChange<Note> change) {
					return calls.add("save " + change.getKind(), new Note(note.id(), note.text() + ", saved"));
				}

			};
		}

		@Bean
		AfterSaveCallback<Note> afterSave(Calls calls) {
			return (note) -> calls.add("saved", note);
		}

		@Bean
		AfterConvertCallback<Note> afterConvert(Calls calls) {
			return (note) -> calls.add("load", note);
		}

		@Bean
		BeforeDeleteCallback<Note> beforeDelete(Calls calls) {
			return new BeforeDeleteCallback<>() {

				@Override
				public Note onBeforeDelete(Note note, MutableAggregateChange<Note> change) {
					return calls.add("delete " + change.getKind(), note);
				}

			};
		}

		@Bean
		AfterDeleteCallback<Note> afterDelete(Calls calls) {
			return (note) -> calls.add("deleted", note);
		}

	}

}
