package io.github.springdata.memory.repository.language;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values in the results of texts belong to the caller, and stored ones to the store,
 * however they are computed.
 */
class StoredValuesIntegrationTests {

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	@ParameterizedTest
	@ValueSource(strings = { "d.num", "coalesce(d.num, 1)", "coalesce(null, d.num)",
			"case when d.id = 1 then d.num else 2 end", "case d.id when 2 then 0.5 else d.num end" })
	void resultsAreNoStoredState(String expression) {
		this.operations.insert(new Dial(1L, new AtomicInteger(7)));
		List<Object> found = this.operations.query("select " + expression + " from Dial d", Object.class);
		assertThat(found).singleElement().isInstanceOf(AtomicInteger.class);
		((AtomicInteger) found.get(0)).set(100);
		assertThat(this.operations.findById(1L, Dial.class).orElseThrow().num.get()).isEqualTo(7);
	}

	static class Dial {

		@Id
		Long id;

		AtomicInteger num;

		Dial(Long id, AtomicInteger num) {
			this.id = id;
			this.num = num;
		}

	}

}
