package io.github.springdata.memory.repository.query;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.event.AfterConvertCallback;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.people.Address;
import io.github.springdata.memory.repository.people.Color;
import io.github.springdata.memory.repository.people.NameAndCity;
import io.github.springdata.memory.repository.people.PersonRecord;
import io.github.springdata.memory.repository.people.PersonRecordRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.mapping.callback.EntityCallbacks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other repositories over maps and collections get wrong.
 */
class PeerTrapsIntegrationTests {

	private int loaded;

	private final PersonRecordRepository people = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore(),
			new MemoryMappingContext(), UnitOfWorkMode.EXPLICIT, EntityCallbacks.create(counting())))
		.getRepository(PersonRecordRepository.class);

	private AfterConvertCallback<PersonRecord> counting() {
		return new AfterConvertCallback<>() {

			@Override
			public PersonRecord onAfterConvert(PersonRecord entity) {
				PeerTrapsIntegrationTests.this.loaded++;
				return entity;
			}

		};
	}

	@BeforeEach
	void fill() {
		this.people.insertAll(List.of(person("Ann", 10, "Rome", true, "red", "blue"),
				person("ann", 20, "Rome", false, "red"), person("Bob", 30, null, true),
				person("a%b", 40, "Oslo", true, "green"), person(null, 50, "Oslo", false)));
	}

	@Test
	void betweenIncludesItsBounds() {
		assertThat(this.people.findByAgeBetween(10, 30)).extracting(PersonRecord::age).containsExactly(10, 20, 30);
	}

	@Test
	void inTakesArraysAndVarargs() {
		assertThat(this.people.findByNameIn(new String[] { "Ann", "Bob" })).hasSize(2);
		assertThat(this.people.findByAgeIn(10, 40)).hasSize(2);
		assertThat(this.people.findByAgeNotIn(10, 40)).hasSize(3);
	}

	@Test
	void likeIsNeitherContainsNorARegularExpression() {
		assertThat(this.people.findByNameLike("nn")).isEmpty();
		assertThat(this.people.findByNameLike(".*")).isEmpty();
		assertThat(this.people.findByNameLike("A%")).extracting(PersonRecord::name).containsExactly("Ann");
		assertThat(this.people.findByNameNotLike("A%")).hasSize(3);
	}

	@Test
	void containingWorksForTextAndCollectionsAndCanBeNegated() {
		assertThat(this.people.findByNameContaining("%")).extracting(PersonRecord::name).containsExactly("a%b");
		assertThat(this.people.findByNameNotContaining("n")).hasSize(2);
		assertThat(this.people.findByTagsContaining("red")).hasSize(2);
		assertThat(this.people.findByTagsNotContaining("red")).hasSize(3);
	}

	@Test
	void emptinessIsServed() {
		assertThat(this.people.findByTagsIsEmpty()).hasSize(2);
		assertThat(this.people.findByTagsIsNotEmpty()).hasSize(3);
	}

	@Test
	void caseIsIgnoredByEqualityListsAndComparisons() {
		assertThat(this.people.findByNameIgnoreCase("ANN")).hasSize(2);
		assertThat(this.people.findByNameInIgnoreCase(List.of("ANN"))).hasSize(2);
		assertThat(this.people.findByNameGreaterThanIgnoreCase("AZZ")).extracting(PersonRecord::name)
			.containsExactly("Bob");
		assertThat(this.people.findByNameAndCityAllIgnoreCase("ANN", "ROME")).hasSize(2);
	}

	@Test
	void andBindsTighterThanOr() {
		assertThat(this.people.findByNameOrCityAndAge("Ann", "Oslo", 50)).extracting(PersonRecord::age)
			.containsExactly(10, 50);
	}

	@Test
	void distinctFindsEachEntityOnce() {
		assertThat(this.people.findDistinctByTagsIn(List.of("red", "blue"))).extracting(PersonRecord::age)
			.containsExactly(10, 20);
	}

	@Test
	void firstIsALimitBesideAPageToo() {
		assertThat(this.people.findFirst12PageByActiveTrueOrderByAge(PageRequest.of(0, 2)).getTotalElements())
			.isEqualTo(3);
		assertThat(this.people.findFirst3ByActiveTrueOrderByAgeDesc()).extracting(PersonRecord::age)
			.containsExactly(40, 30, 10);
	}

	@Test
	void countAndExistsLoadNothing() {
		this.loaded = 0;
		assertThat(this.people.countByActiveTrue()).isEqualTo(3);
		assertThat(this.people.existsByCity("Rome")).isTrue();
		assertThat(this.loaded).isZero();
		assertThat(this.people.findByActiveTrue()).hasSize(3);
		assertThat(this.loaded).isEqualTo(3);
	}

	@Test
	void deleteByDeletes() {
		assertThat(this.people.deleteByCity("Rome")).isEqualTo(2);
		assertThat(this.people.deleteByActiveFalse()).hasSize(1);
		assertThat(this.people.count()).isEqualTo(2);
	}

	@Test
	void pathsLeadThroughObjectsAndCollections() {
		assertThat(this.people.findByAddressZip("z10")).hasSize(1);
		assertThat(this.people.findByTags("green")).hasSize(1);
	}

	@Test
	void streamsAreStreams() {
		try (Stream<PersonRecord> stream = this.people.streamByActiveTrueOrderByAge()) {
			assertThat(stream.map(PersonRecord::age)).containsExactly(10, 30, 40);
		}
	}

	@Test
	void slicesKnowWhetherThereIsAnother() {
		assertThat(this.people.findSliceByActiveTrue(PageRequest.of(0, 2)).hasNext()).isTrue();
		assertThat(this.people.findSliceByActiveTrue(PageRequest.of(1, 2)).hasNext()).isFalse();
	}

	@Test
	void windowsAreThereAndGoOn() {
		Window<PersonRecord> window = this.people.findWindowByActiveTrue(ScrollPosition.keyset(), Sort.by("age"),
				Limit.of(2));
		assertThat(window).extracting(PersonRecord::age).containsExactly(10, 30);
		assertThat(this.people.findWindowByActiveTrue(window.positionAt(1), Sort.by("age"), Limit.of(2)))
			.extracting(PersonRecord::age)
			.containsExactly(40);
	}

	@Test
	void pagesMayBeUnpaged() {
		assertThat(this.people.findPageByActiveTrue(Pageable.unpaged()).getTotalElements()).isEqualTo(3);
	}

	@Test
	void sortsIgnoreCasePlaceNullsAndHaveSeveralOrders() {
		assertThat(
				this.people.findAll(Sort.by(Sort.Order.asc("name").ignoreCase().nullsLast(), Sort.Order.desc("age"))))
			.extracting(PersonRecord::age)
			.containsExactly(40, 20, 10, 30, 50);
	}

	@Test
	void recordsAreProjectionsAndProjectionsAreChosenPerCall() {
		assertThat(this.people.findRecordsByActiveTrue()).contains(new NameAndCity("Ann", "Rome"));
		assertThat(this.people.findByCity("Rome", NameAndCity.class)).hasSize(2);
		assertThat(this.people.findByActiveTrue(Limit.of(1))).hasSize(1);
	}

	@Test
	void recordsGetIdsInOrder() {
		assertThat(this.people.findAll()).extracting(PersonRecord::id).containsExactly(1L, 2L, 3L, 4L, 5L);
	}

	private static PersonRecord person(@Nullable String name, int age, @Nullable String city, boolean active,
			String... tags) {
		return new PersonRecord(null, name, age, active, city, null, LocalDate.of(2000, 1, 1), Color.RED, List.of(tags),
				new Address("street", "z" + age));
	}

}
