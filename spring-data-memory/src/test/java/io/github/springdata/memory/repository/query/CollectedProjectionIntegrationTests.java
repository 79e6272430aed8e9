package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.Set;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Projections of a property that the elements of a collection have, which are as many
 * values.
 */
class CollectedProjectionIntegrationTests {

	private final Lines lines = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()))
		.getRepository(Lines.class);

	@BeforeEach
	void insertRows() {
		this.lines.insert(new Line(1L, List.of(new Stop("a", Set.of("x")), new Stop("b", Set.of("y")))));
	}

	private <R> List<R> found(String path, Class<R> type) {
		return this.lines.findBy(where("id").is(1L), (query) -> query.project(path).as(type).all());
	}

	@Test
	void givesAllValues() {
		assertThat(found("stops.name", Names.class)).containsExactly(new Names(List.of("a", "b")));
		assertThat(found("stops.name", NameSet.class)).containsExactly(new NameSet(Set.of("a", "b")));
		assertThat(found("stops.tags", Tags.class)).containsExactly(new Tags(Set.of("x", "y")));
	}

	@Test
	void refusesOneOfThem() {
		assertThatIllegalArgumentException().isThrownBy(() -> found("stops.name", OneName.class))
			.withMessageContaining("is a java.lang.String, but the property")
			.withMessageContaining("java.util.List<java.lang.String>");
	}

	interface Lines extends MemoryRepository<Line, Long>, MemoryCriteriaExecutor<Line> {

	}

	record Line(@Id Long id, List<Stop> stops) {
	}

	record Stop(String name, Set<String> tags) {
	}

	record Names(List<String> name) {
	}

	record NameSet(Set<String> name) {
	}

	record Tags(Set<String> tags) {
	}

	record OneName(String name) {
	}

}
