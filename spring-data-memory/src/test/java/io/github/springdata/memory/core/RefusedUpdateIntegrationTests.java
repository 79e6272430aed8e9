package io.github.springdata.memory.core;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Updates of rows to values that a property may not have.
 */
class RefusedUpdateIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryOperations operations = new MemoryTemplate(this.store);

	@BeforeEach
	void fill() {
		this.operations.insertAll(List.of(new Strict(null, null, "a", 1, new Part("x"), "n"),
				new Strict(null, null, "b", 5, new Part("y"), "n")));
		Bean bean = new Bean();
		this.operations.insert(bean);
	}

	static Stream<Object[]> refused() {
		return Stream.of(new Object[] { "Strict", Strict.class, "name", null },
				new Object[] { "Strict", Strict.class, "number", -1 },
				new Object[] { "Strict", Strict.class, "part.text", null },
				new Object[] { "Strict", Strict.class, "note", null },
				new Object[] { "Bean", Bean.class, "text", null });
	}

	@ParameterizedTest
	@MethodSource("refused")
	void areRefusedByName(String name, Class<?> type, String path, @Nullable Object value) {
		List<?> before = this.operations.findAll(type);
		Snapshot snapshot = this.store.snapshot();
		String leaf = path.substring(path.indexOf('.') + 1);
		Stream
			.<Runnable>of(() -> this.operations.update(type).apply(Update.update(path, value)),
					() -> this.operations.execute("update %s set %s = :value".formatted(name, path),
							Collections.singletonMap("value", value)))
			.forEach(
					(update) -> assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(update::run)
						.withMessageContaining(leaf)
						.withMessageContaining(type.getName()));
		assertThat(this.operations.findAll(type)).usingRecursiveComparison().isEqualTo(before);
		assertThat(this.store.version()).isEqualTo(snapshot.version());
	}

	@Test
	void areRefusedForPrimitives() {
		Stream
			.<Runnable>of(() -> this.operations.update(Strict.class).apply(Update.update("number", null)),
					() -> this.operations.update(Bean.class).apply(Update.update("count", null)))
			.forEach((update) -> assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(update::run)
				.withMessageContaining("cannot be set to 'null'"));
		assertThat(this.operations.findAll(Strict.class)).extracting(Strict::version).containsOnly(0L);
	}

	@Test
	void changeNoRowIfTheyAreRefusedForOne() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.operations.execute("update Strict s set s.number = s.number - 3"))
			.withMessageContaining("'number'")
			.withMessageContaining("-2");
		assertThat(this.operations.findAll(Strict.class)).extracting(Strict::number).containsExactly(1, 5);
	}

	@Test
	void nameTheRowAndTheReason() {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.operations.update(Strict.class).apply(Update.update("name", null)))
			.withMessageContaining("id 1")
			.withMessageContaining("a name is needed");
	}

	record Strict(@Id @Nullable Long id, @Version @Nullable Long version, String name, int number, Part part,
			@NonNull String note) {

		Strict {
			Objects.requireNonNull(name, "a name is needed");
			if (number < 0) {
				throw new IllegalArgumentException("negative");
			}
		}

	}

	record Part(String text) {

		Part {
			Objects.requireNonNull(text);
		}

	}

	static class Bean {

		@Id
		@Nullable Long id;

		long count;

		@NonNull String text = "";

	}

}
