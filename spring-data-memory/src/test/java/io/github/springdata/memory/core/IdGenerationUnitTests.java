package io.github.springdata.memory.core;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.store.MemoryStore;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.domain.Persistable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the generation of ids.
 */
class IdGenerationUnitTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	@Test
	void goesOnAfterAnIdSetByHand() {
		assertThat(this.ops.insert(Item.of("a", 1)).id()).isEqualTo(1);
		assertThat(this.ops.insert(new Item(90L, "b", 1)).id()).isEqualTo(90);
		assertThat(this.ops.insert(Item.of("c", 1)).id()).isEqualTo(91);
		assertThat(this.ops.insert(new Item(5L, "d", 1)).id()).isEqualTo(5);
		assertThat(this.ops.insert(Item.of("e", 1)).id()).isEqualTo(92);
	}

	@Test
	void hasASequencePerTable() {
		this.ops.insert(Item.of("a", 1));
		assertThat(this.ops.insert(new Tag("x")).id).isEqualTo(1);
	}

	@Test
	void generatesPrimitiveIds() {
		Counter counter = this.ops.save(new Counter());
		assertThat(counter.id).isEqualTo(1);
		assertThat(this.ops.save(counter).id).isEqualTo(1);
		assertThat(this.ops.count(Counter.class)).isEqualTo(1);
	}

	@Test
	void refusesToGenerateAnIntThatIsNone() {
		Counter counter = new Counter();
		counter.id = Integer.MAX_VALUE;
		this.ops.insert(counter);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.ops.insert(new Counter()))
			.withMessageContaining("no int left");
	}

	@Test
	void generatesUuids() {
		Token token = this.ops.insert(new Token(null, "x"));
		assertThat(token.id()).isNotNull();
		assertThat(this.ops.findById(token.id(), Token.class)).contains(token);
	}

	@Test
	void generatesTextsOfUuids() {
		Note note = this.ops.save(new Note(null, "x"));
		assertThat(UUID.fromString(note.id())).hasToString(note.id());
		assertThat(this.ops.insert(new Note("mine", "y")).id()).isEqualTo("mine");
	}

	@Test
	void requiresIdsOfOtherTypesToBeSet() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.insert(new Day(null, "x")))
			.withMessageContaining("java.time.LocalDate")
			.withMessageContaining("'date'");
		Day day = this.ops.insert(new Day(LocalDate.EPOCH, "x"));
		assertThat(this.ops.findById(LocalDate.EPOCH, Day.class)).contains(day);
	}

	@Test
	void asksAPersistableWhetherItIsNew() {
		Code code = new Code("A");
		this.ops.save(code);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.save(code));
		code.fresh = false;
		this.ops.save(code);
		assertThat(this.ops.findAll(Code.class)).extracting(Code::getId).isEqualTo(List.of("A"));
	}

	static class Counter {

		@Id
		int id;

	}

	record Token(@Id UUID id, String text) {

	}

	record Note(@Id String id, String text) {

	}

	record Day(@Id LocalDate date, String text) {

	}

	static class Code implements Persistable<String> {

		@Id
		String code;

		@Transient
		boolean fresh = true;

		Code() {
		}

		Code(String code) {
			this.code = code;
		}

		@Override
		public String getId() {
			return this.code;
		}

		@Override
		public boolean isNew() {
			return this.fresh;
		}

	}

}
