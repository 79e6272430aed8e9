package io.github.springdata.memory.repository.query;

import java.util.List;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IncomparableValueException;
import io.github.springdata.memory.store.index.IndexKind;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sorts, ranges and indexes on properties whose type leaves open what the values are.
 */
class MixedOrderIntegrationTests {

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	@Test
	void ordersNumbersOfDifferentTypesByValue() {
		this.ops.insertAll(List.of(new Any(1L, 3), new Any(2L, 2.5), new Any(3L, 1L)));
		this.ops.insertAll(List.of(new AnyIndexed(1L, 3), new AnyIndexed(2L, 2.5), new AnyIndexed(3L, 1L)));
		assertThat(this.ops.query(Any.class).sort(Sort.by("value")).all()).extracting(Any::id)
			.containsExactly(3L, 2L, 1L);
		assertThat(this.ops.query(AnyIndexed.class).sort(Sort.by("value")).all()).extracting(AnyIndexed::id)
			.containsExactly(3L, 2L, 1L);
		assertThat(this.ops.query(Any.class).matching(where("value").lessThan(3)).count()).isEqualTo(2);
	}

	@Test
	void saysThatValuesHaveNoOrderAmongEachOther() {
		this.ops.insertAll(List.of(new Any(1L, 3), new Any(2L, "a")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.query(Any.class).sort(Sort.by("value")).all())
			.withMessageContaining("has no order among");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.query(Any.class).matching(where("value").lessThan("b")).count())
			.withMessageContaining("has no order among");
		assertThat(this.ops.query(Any.class).matching(where("value").is("a")).count()).isOne();
	}

	@Test
	void refusesToIndexValuesThatHaveNoOrderAmongEachOther() {
		this.ops.insert(new AnyIndexed(1L, 3));
		assertThatExceptionOfType(IncomparableValueException.class)
			.isThrownBy(() -> this.ops.insert(new AnyIndexed(2L, "a")))
			.withMessageContaining("java.lang.String has no order among values of type java.lang.Long");
		assertThatExceptionOfType(IncomparableValueException.class)
			.isThrownBy(() -> this.ops.saveAll(List.of(new AnyIndexed(4L, 1), new AnyIndexed(5L, "b"))));
		assertThat(this.ops.findAll(AnyIndexed.class)).containsExactly(new AnyIndexed(1L, 3));
	}

	record Any(@Id Long id, Comparable<?> value) {
	}

	record AnyIndexed(@Id Long id, @Indexed(kind = IndexKind.SORTED) Comparable<?> value) {
	}

}
