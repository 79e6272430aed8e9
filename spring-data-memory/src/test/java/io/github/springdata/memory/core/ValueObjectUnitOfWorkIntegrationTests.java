package io.github.springdata.memory.core;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the unit of work with records that are not immutable, because a component of
 * theirs is an array.
 */
class ValueObjectUnitOfWorkIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final TransactionTemplate transaction = new TransactionTemplate(new MemoryTransactionManager(this.store));

	private final Picture sunset = this.ops.insert(new Picture(null, "sunset", new byte[] { 1 }));

	@Test
	void anotherRecordReplacesTheRow() {
		this.transaction.executeWithoutResult((status) -> {
			Picture loaded = load();
			this.ops.save(new Picture(loaded.id(), "sunrise", new byte[] { 2 }));
			assertThat(load().name()).isEqualTo("sunrise");
		});
		assertThat(load().name()).isEqualTo("sunrise");
		assertThat(load().content()).containsExactly(2);
	}

	@Test
	void aRollbackRestoresTheRow() {
		this.transaction.executeWithoutResult((status) -> {
			load();
			this.ops.save(new Picture(this.sunset.id(), "sunrise", new byte[] { 2 }));
			status.setRollbackOnly();
		});
		assertThat(load().name()).isEqualTo("sunset");
	}

	@Test
	void changingAPartOfALoadedRecordDoesNotWriteIt() {
		this.transaction.executeWithoutResult((status) -> load().content()[0] = 9);
		assertThat(load().content()).containsExactly(1);
	}

	private Picture load() {
		return this.ops.findById(this.sunset.id(), Picture.class).orElseThrow();
	}

	record Picture(@Id Long id, String name, byte[] content) {
	}

}
