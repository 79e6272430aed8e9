package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What updates and writes refuse: values whose elements do not fit, paths that lead
 * nowhere, and what may hold an entity without being one.
 */
class UpdateValueIntegrationTests {

	private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore());

	@BeforeEach
	void insertRow() {
		this.ops.insert(new Shelf());
	}

	private long update(String path, @Nullable Object value) {
		return this.ops.update(Shelf.class).apply(Update.update(path, value));
	}

	static List<Arguments> misfits() {
		return List.of(Arguments.of("labels", List.of(5)), Arguments.of("counts", Map.of(1, 2)),
				Arguments.of("counts", Map.of("a", "b")), Arguments.of("note", Optional.of(3)),
				Arguments.of("nested", Map.of("a", List.of("b", 4))));
	}

	@ParameterizedTest
	@MethodSource("misfits")
	void refusesElementsOfAnotherType(String path, Object value) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> update(path, value))
			.withMessageContaining("Property '%s'".formatted(path))
			.withMessageContaining("<");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.execute("update Shelf s set s.%s = ?1".formatted(path), value))
			.withMessageContaining("Property '%s'".formatted(path));
	}

	@Test
	void takesElementsThatFit() {
		update("labels", List.of("a"));
		update("counts", Map.of("a", 1));
		update("note", Optional.of("b"));
		update("nested", Map.of("a", List.of("b")));
		update("anything", List.of(1, "a"));
		Shelf shelf = this.ops.findAll(Shelf.class).get(0);
		assertThat(shelf.labels).containsExactly("a");
		assertThat(shelf.counts).containsEntry("a", 1);
		assertThat(shelf.note).contains("b");
		assertThat(shelf.anything).isEqualTo(List.of(1, "a"));
	}

	@Test
	void refusesPathsThroughAnObjectThatIsNull() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> update("size.width", 3))
			.withMessageContaining("'size.width'")
			.withMessageContaining("id 1");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.execute("update Shelf s set s.size.width = 3"));
	}

	@Test
	void refusesTheValueOfOneKey() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> update("counts[a]", 3))
			.withMessageContaining("one value of a map");
	}

	@Test
	void refusesFinalPropertiesThatNoConstructorTakes() {
		this.ops.insert(new Stamped());
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.ops.update(Stamped.class).apply(Update.update("stamp", "b")))
			.withMessageContaining("'stamp'");
	}

	@Test
	void saysThatPublishersAndFuturesAreNoEntities() {
		for (Object holder : List.of(Mono.just(new Shelf()), Flux.just(new Shelf()),
				CompletableFuture.completedFuture(new Shelf()))) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> this.ops.save(holder))
				.withMessageContaining("give the entity itself");
		}
	}

	@Test
	void looksForListsInAListOfLists() {
		update("labels", List.of("a", "b"));
		String text = "select count(s) from Shelf s where s.labels in ?1";
		assertThat(this.ops.query(text, Long.class, List.of(List.of("x"), List.of("a", "b")))).containsExactly(1L);
		assertThat(this.ops.query(text, Long.class, List.of("a", "b"))).containsExactly(1L);
		assertThat(this.ops.query(text, Long.class, List.of(List.of("x")))).containsExactly(0L);
	}

	static class Size {

		int width;

	}

	static class Shelf {

		@Id
		@Nullable Long id;

		List<String> labels = new ArrayList<>();

		Map<String, Integer> counts = new HashMap<>();

		Map<String, List<String>> nested = new HashMap<>();

		Optional<String> note = Optional.empty();

		@Nullable Object anything;

		@Nullable Size size;

	}

	static class Stamped {

		@Id
		@Nullable Long id;

		final String stamp;

		Stamped() {
			this.stamp = "a";
		}

	}

}
