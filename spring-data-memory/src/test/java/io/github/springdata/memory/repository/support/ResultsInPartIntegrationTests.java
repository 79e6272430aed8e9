package io.github.springdata.memory.repository.support;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.AfterConvertCallback;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.data.querydsl.ListQuerydslPredicateExecutor;
import org.springframework.data.querydsl.QuerydslPredicateExecutor;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for results that are read one after the other, and for what a repository is made
 * of.
 */
class ResultsInPartIntegrationTests {

	private static final int COUNT = 100;

	private final List<Integer> loaded = new ArrayList<>();

	private final Readings readings = new MemoryRepositoryFactory(template()).getRepository(Readings.class);

	private MemoryTemplate template() {
		AfterConvertCallback<Reading> callback = new AfterConvertCallback<>() {

			@Override
			public Reading onAfterConvert(Reading entity) {
				ResultsInPartIntegrationTests.this.loaded.add(entity.value);
				return entity;
			}

		};
		return new MemoryTemplate(new MemoryStore(), new MemoryMappingContext(), UnitOfWorkMode.MANAGED,
				EntityCallbacks.create(callback));
	}

	@BeforeEach
	void insert() {
		this.readings.insertAll(IntStream.range(0, COUNT).mapToObj((value) -> new Reading("a", value)).toList());
		this.loaded.clear();
	}

	@Test
	void aStreamLoadsNoMoreThanIsTaken() {
		try (Stream<Reading> stream = this.readings.streamBySensor("a")) {
			assertThat(stream.map((reading) -> reading.value).filter((value) -> value > 4).limit(2)).containsExactly(5,
					6);
		}
		assertThat(this.loaded).hasSize(7);
	}

	@Test
	void anIteratorLoadsNoMoreThanIsTaken() {
		Iterator<Reading> iterator = this.readings.findBySensor("a");
		iterator.next();
		iterator.next();
		assertThat(this.loaded.size()).isBetween(2, 3);
	}

	@Test
	void aStreamStaysOnTheStateThatItStartedFrom() {
		try (Stream<Reading> stream = this.readings.streamBySensor("a")) {
			Iterator<Reading> iterator = stream.iterator();
			iterator.next();
			this.readings.deleteAll();
			assertThat(iterator).toIterable().hasSize(COUNT - 1);
		}
		assertThat(this.readings.streamBySensor("a")).isEmpty();
	}

	@Test
	void arraysHoldEntitiesInOrder() {
		assertThat(this.readings.findByValueLessThanOrderByValueDesc(3)).extracting((reading) -> reading.value)
			.containsExactly(2, 1, 0);
	}

	@Test
	void anExampleScrollsByKeys() {
		Example<Reading> example = Example.of(new Reading("a", 0), ExampleMatcher.matching().withIgnorePaths("value"));
		List<Integer> seen = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset();
		Window<Reading> window;
		do {
			ScrollPosition from = position;
			window = this.readings.findBy(example,
					(query) -> query.sortBy(Sort.by("value").descending()).limit(30).scroll(from));
			window.forEach((reading) -> seen.add(reading.value));
			position = window.positionAt(window.size() - 1);
		}
		while (window.hasNext());
		assertThat(seen).isEqualTo(IntStream.range(0, COUNT).mapToObj((i) -> COUNT - 1 - i).toList());
	}

	@Test
	void fragmentsAreDescribedAsTheyAreImplemented() {
		var contributor = new MemoryRepositoryFactoryBean<>(Readings.class).getRepositoryFragmentsContributor();
		RepositoryFragments described = contributor
			.describe(AbstractRepositoryMetadata.getMetadata(ReadingsByAnything.class));
		assertThat(described.stream()).extracting(RepositoryFragment::getSignatureContributor)
			.containsExactlyInAnyOrder(MemoryCriteriaExecutor.class, ListQuerydslPredicateExecutor.class);
		assertThat(contributor.describe(AbstractRepositoryMetadata.getMetadata(Readings.class))).isEmpty();
	}

	static class Reading {

		@Id
		@Nullable Long id;

		String sensor;

		int value;

		Reading(String sensor, int value) {
			this.sensor = sensor;
			this.value = value;
		}

	}

	interface Readings extends MemoryRepository<Reading, Long> {

		Stream<Reading> streamBySensor(String sensor);

		Iterator<Reading> findBySensor(String sensor);

		Reading[] findByValueLessThanOrderByValueDesc(int value);

	}

	interface ReadingsByAnything extends MemoryRepository<Reading, Long>, MemoryCriteriaExecutor<Reading>,
			QuerydslPredicateExecutor<Reading> {

	}

}
