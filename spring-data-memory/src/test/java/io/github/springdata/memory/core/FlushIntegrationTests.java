package io.github.springdata.memory.core;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.core.event.AfterSaveCallback;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what is written at a flush, and that unique keys are checked for all of it
 * together.
 */
class FlushIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private final Person ada = this.ops.insert(new Person("ada", 36));

	private final Person bob = this.ops.insert(new Person("bob", 20));

	private void inTransaction(Consumer<MemoryTemplate> action) {
		this.transaction.executeWithoutResult((status) -> action.accept(this.ops));
	}

	private Person load(Person person) {
		return this.ops.findById(person.id, Person.class).orElseThrow();
	}

	private List<String> emails() {
		return this.ops.findAll(Person.class).stream().map((person) -> person.email).toList();
	}

	private void exchange() {
		Person first = load(this.ada);
		Person second = load(this.bob);
		String email = first.email;
		first.email = second.email;
		second.email = email;
	}

	@Test
	void letsManagedInstancesExchangeUniqueKeysAtCommit() {
		inTransaction((ops) -> exchange());
		assertThat(emails()).containsExactly("bob@example.org", "ada@example.org");
	}

	@Test
	void letsManagedInstancesExchangeUniqueKeysBeforeAQuery() {
		inTransaction((ops) -> {
			exchange();
			assertThat(ops.query(Person.class).count()).isEqualTo(2);
			assertThat(emails()).containsExactly("bob@example.org", "ada@example.org");
		});
	}

	@Test
	void letsSavedInstancesExchangeUniqueKeysInOneCall() {
		this.ada.email = "bob@example.org";
		this.bob.email = "ada@example.org";
		this.ops.saveAll(List.of(this.ada, this.bob));
		assertThat(emails()).containsExactly("bob@example.org", "ada@example.org");
		assertThat(load(this.ada).version).isEqualTo(1);
	}

	@Test
	void letsAnInstanceTakeTheUniqueKeyThatAnUnwrittenOneHasGivenUp() {
		inTransaction((ops) -> {
			load(this.ada).email = "other@example.org";
			ops.insert(new Person("ada", 1));
		});
		assertThat(emails()).containsExactly("other@example.org", "bob@example.org", "ada@example.org");
	}

	@Test
	void letsANewInstanceTakeAUniqueKeyThatALaterOneInTheCallGivesUp() {
		this.ada.email = "other@example.org";
		this.ops.saveAll(List.of(new Person("ada", 1), this.ada));
		assertThat(emails()).containsExactly("other@example.org", "bob@example.org", "ada@example.org");
	}

	@Test
	void refusesAUniqueKeyThatIsTakenInTheEnd() {
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> inTransaction((ops) -> {
			load(this.ada).email = "x@example.org";
			load(this.bob).email = "x@example.org";
		}));
		this.ada.email = "x@example.org";
		this.bob.email = "x@example.org";
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.ops.saveAll(List.of(this.ada, this.bob)));
		assertThat(this.ada.version).isZero();
		assertThat(emails()).containsExactly("ada@example.org", "bob@example.org");
	}

	@Test
	void goesOnInTheTransactionAfterARefusedCall() {
		inTransaction((ops) -> {
			Person eva = new Person("ada", 20);
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> ops.insert(eva));
			assertThat(eva.id).isNull();
			load(this.bob).age = 21;
		});
		assertThat(load(this.bob).age).isEqualTo(21);
		assertThat(emails()).hasSize(2);
	}

	@Test
	void deletesAnInstanceThatWasChanged() {
		inTransaction((ops) -> {
			Person loaded = load(this.ada);
			loaded.age = 50;
			ops.query(Person.class).count();
			loaded.age = 51;
			assertThat(ops.delete(loaded)).isTrue();
		});
		assertThat(emails()).containsExactly("bob@example.org");
	}

	@Test
	void insertsADeletedInstanceAgainWhenItIsSaved() {
		inTransaction((ops) -> {
			Person loaded = load(this.ada);
			ops.delete(loaded);
			loaded.age = 50;
			assertThat(ops.save(loaded)).isSameAs(loaded);
			assertThat(load(this.ada)).isSameAs(loaded);
			loaded.name = "again";
		});
		assertThat(load(this.ada).age).isEqualTo(50);
		assertThat(load(this.ada).name).isEqualTo("again");
	}

	@Test
	void insertsADeletedRowAgainWithTheSameUniqueKey() {
		inTransaction((ops) -> {
			ops.deleteById(this.ada.id, Person.class);
			ops.insert(new Person("ada", 1));
		});
		assertThat(this.ops.findAll(Person.class)).extracting((person) -> person.age).containsExactly(20, 1);
	}

	@Test
	void writesWhatIsChangedBeforeTheCommit() {
		inTransaction((ops) -> {
			Person loaded = load(this.ada);
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void beforeCommit(boolean readOnly) {
					loaded.age = 50;
					ops.insert(new Person("eva", 1));
				}
			});
		});
		assertThat(load(this.ada).age).isEqualTo(50);
		assertThat(emails()).hasSize(3);
	}

	@Test
	void writesWhatCallbacksChangeAfterTheyWereCalled() {
		MemoryTemplate template = template((AfterSaveCallback<Code>) (code) -> {
			code.shown = "<" + code.text + ">";
			return code;
		});
		this.transaction.executeWithoutResult((status) -> template.insert(new Code("x")));
		assertThat(template.findAll(Code.class)).singleElement().extracting((code) -> code.shown).isEqualTo("<x>");
	}

	@Test
	void refusesCallbacksThatChangeWhatIsSavedForever() {
		MemoryTemplate template = template((AfterSaveCallback<Code>) (code) -> {
			code.shown += "!";
			return code;
		});
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> template.insert(new Code("x"))))
			.withMessageContaining("changed anew");
		assertThat(template.findAll(Code.class)).isEmpty();
	}

	private MemoryTemplate template(AfterSaveCallback<?> callback) {
		return new MemoryTemplate(this.store, new MemoryMappingContext(), UnitOfWorkMode.MANAGED,
				EntityCallbacks.create(callback));
	}

	static class Code {

		@Id
		@Indexed
		String text;

		String shown = "";

		Code() {
		}

		Code(String text) {
			this.text = text;
		}

	}

}
