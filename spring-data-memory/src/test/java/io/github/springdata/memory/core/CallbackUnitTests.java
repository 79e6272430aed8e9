package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.core.event.AfterConvertCallback;
import io.github.springdata.memory.core.event.AfterDeleteCallback;
import io.github.springdata.memory.core.event.AfterSaveCallback;
import io.github.springdata.memory.core.event.BeforeConvertCallback;
import io.github.springdata.memory.core.event.BeforeDeleteCallback;
import io.github.springdata.memory.core.event.BeforeSaveCallback;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mapping.callback.EntityCallback;
import org.springframework.data.mapping.callback.EntityCallbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for entity callbacks.
 */
class CallbackUnitTests {

	private final MemoryStore store = new MemoryStore();

	private final List<String> calls = new ArrayList<>();

	private MemoryTemplate template(EntityCallback<?>... callbacks) {
		return new MemoryTemplate(this.store, new MemoryMappingContext(), UnitOfWorkMode.MANAGED,
				EntityCallbacks.create(callbacks));
	}

	private MemoryTemplate recording() {
		return template(new Recorder(this.calls));
	}

	@Test
	void callsAroundAnInsertAndAnUpdate() {
		MemoryTemplate ops = recording();
		Tag tag = ops.insert(new Tag("a"));
		ops.save(tag);
		assertThat(this.calls).containsExactly("convert null", "save 1", "saved 1", "convert 1", "save 1", "saved 1");
	}

	@Test
	void callsAfterEveryRead() {
		new MemoryTemplate(this.store).insert(new Tag("a"));
		MemoryTemplate ops = recording();
		ops.findById(1L, Tag.class);
		ops.findAll(Tag.class);
		ops.query(Tag.class).all();
		assertThat(this.calls).containsExactly("load 1", "load 1", "load 1");
	}

	@Test
	void callsAroundEveryDeletion() {
		new MemoryTemplate(this.store)
			.insertAll(List.of(new Tag("a"), new Tag("b"), new Tag("c"), new Tag("d"), new Tag("e")));
		MemoryTemplate ops = recording();
		Tag first = ops.findById(1L, Tag.class).orElseThrow();
		this.calls.clear();
		ops.delete(first);
		ops.deleteById(2L, Tag.class);
		ops.deleteAllById(List.of(3L), Tag.class);
		ops.delete(Tag.class).matching(Criteria.where("text").is("d")).all();
		ops.deleteAll(Tag.class);
		assertThat(this.calls).filteredOn((call) -> call.startsWith("delete"))
			.containsExactly("delete 1", "deleted 1", "delete 2", "deleted 2", "delete 3", "deleted 3", "delete 4",
					"deleted 4", "delete 5", "deleted 5");
	}

	@Test
	void savesTheInstanceThatACallbackReturns() {
		MemoryTemplate ops = template(new TrimmingCallback());
		assertThat(ops.insert(Item.of(" pen ", 2))).isEqualTo(new Item(1L, "pen", 2));
		assertThat(ops.findAll(Item.class)).containsExactly(new Item(1L, "pen", 2));
	}

	@Test
	void leavesTheStoreAsItWasWhenACallbackRefuses() {
		MemoryTemplate plain = new MemoryTemplate(this.store);
		plain.insertAll(List.of(new Tag("a"), new Tag("b")));
		MemoryTemplate ops = template(new RefusingCallback());
		assertThatIllegalStateException().isThrownBy(() -> ops.deleteAll(Tag.class)).withMessage("b");
		assertThatIllegalStateException().isThrownBy(() -> ops.insertAll(List.of(new Tag("c"), new Tag("b"))))
			.withMessage("b");
		assertThat(plain.findAll(Tag.class)).extracting((tag) -> tag.text).containsExactly("a", "b");
	}

	@Test
	void leavesIdAndVersionAsTheyWereWhenACallbackRefuses() {
		MemoryTemplate ops = template(new RefusingCallback());
		Tag tag = new Tag("b");
		assertThatIllegalStateException().isThrownBy(() -> ops.insert(tag));
		assertThat(tag.id).isNull();
	}

	@Test
	void startsAgainWhenACallbackMeetsAConcurrentCommit() {
		MemoryTemplate plain = new MemoryTemplate(this.store);
		plain.insert(new Tag("a"));
		ChangingCallback callback = new ChangingCallback(plain);
		MemoryTemplate ops = template(callback);
		assertThat(ops.delete(Tag.class).matching(Criteria.where("text").in("a", "changed")).all()).isEqualTo(1);
		assertThat(callback.seen).containsExactly("a", "changed");
		assertThat(plain.count(Tag.class)).isZero();
	}

	@Test
	void findsTheCallbacksOfTheApplicationContext() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Application.class)) {
			MemoryTemplate ops = context.getBean(MemoryTemplate.class);
			assertThat(ops.insert(new Tag("a")).text).isEqualTo("a!");
		}
	}

	@Test
	void reportsADuplicateKeyAfterTheCallbacks() {
		MemoryTemplate ops = recording();
		ops.insert(new Tag("a"));
		Tag other = new Tag("b");
		other.id = 1L;
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> ops.insert(other));
		assertThat(this.calls).containsExactly("convert null", "save 1", "saved 1", "convert 1", "save 1");
	}

	record Recorder(List<String> calls)
			implements
				BeforeConvertCallback<Tag>,
				BeforeSaveCallback<Tag>,
				AfterSaveCallback<Tag>,
				AfterConvertCallback<Tag>,
				BeforeDeleteCallback<Tag>,
				AfterDeleteCallback<Tag> {

		private Tag call(String name, Tag tag) {
			this.calls.add(name + " " + tag.id);
			return tag;
		}

		@Override
		public Tag onBeforeConvert(Tag tag) {
			return call("convert", tag);
		}

		@Override
		public Tag onBeforeSave(Tag tag) {
			return call("save", tag);
		}

		@Override
		public Tag onAfterSave(Tag tag) {
			return call("saved", tag);
		}

		@Override
		public Tag onAfterConvert(Tag tag) {
			return call("load", tag);
		}

		@Override
		public Tag onBeforeDelete(Tag tag) {
			return call("delete", tag);
		}

		@Override
		public Tag onAfterDelete(Tag tag) {
			return call("deleted", tag);
		}

	}

	static final class TrimmingCallback implements BeforeConvertCallback<Item> {

		@Override
		public Item onBeforeConvert(Item item) {
			return new Item(item.id(), item.name().trim(), item.price());
		}

	}

	static final class RefusingCallback implements BeforeSaveCallback<Tag>, BeforeDeleteCallback<Tag> {

		@Override
		public Tag onBeforeSave(Tag tag) {
			return check(tag);
		}

		@Override
		public Tag onBeforeDelete(Tag tag) {
			return check(tag);
		}

		private static Tag check(Tag tag) {
			if ("b".equals(tag.text)) {
				throw new IllegalStateException("b");
			}
			return tag;
		}

	}

	static final class ChangingCallback implements BeforeDeleteCallback<Tag> {

		private final MemoryTemplate other;

		private final List<String> seen = new ArrayList<>();

		ChangingCallback(MemoryTemplate other) {
			this.other = other;
		}

		@Override
		public Tag onBeforeDelete(Tag tag) {
			this.seen.add(tag.text);
			if (this.seen.size() == 1) {
				Tag changed = this.other.findById(tag.id, Tag.class).orElseThrow();
				changed.text = "changed";
				this.other.save(changed);
			}
			return tag;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		MemoryTemplate memoryTemplate() {
			return new MemoryTemplate(new MemoryStore());
		}

		@Bean
		BeforeConvertCallback<Tag> exclaim() {
			return (tag) -> {
				tag.text += "!";
				return tag;
			};
		}

	}

}
