package io.github.springdata.memory.repository.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.repository.people.Human;
import io.github.springdata.memory.repository.people.IndexedPerson;
import io.github.springdata.memory.repository.people.IndexedPersonRepository;
import io.github.springdata.memory.repository.people.NameAndCity;
import io.github.springdata.memory.repository.people.NameView;
import io.github.springdata.memory.repository.people.People;
import io.github.springdata.memory.repository.people.PeopleConfiguration;
import io.github.springdata.memory.repository.people.PeopleRepository;
import io.github.springdata.memory.repository.people.Person;
import io.github.springdata.memory.repository.people.PersonRecord;
import io.github.springdata.memory.repository.people.PersonRecordRepository;
import io.github.springdata.memory.repository.people.PersonRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Compares every kind of result with a stream over the same data.
 */
class ResultTypeIntegrationTests {

	@Nested
	class Classes extends ResultTypeTests<Person> {

		@Override
		PeopleRepository<Person> repository(AnnotationConfigApplicationContext context) {
			return context.getBean(PersonRepository.class);
		}

		@Override
		Person entity(PersonRecord state) {
			return Person.of(state);
		}

	}

	@Nested
	class ClassesWithIndexes extends ResultTypeTests<IndexedPerson> {

		@Override
		PeopleRepository<IndexedPerson> repository(AnnotationConfigApplicationContext context) {
			return context.getBean(IndexedPersonRepository.class);
		}

		@Override
		IndexedPerson entity(PersonRecord state) {
			return IndexedPerson.of(state);
		}

	}

	@Nested
	class Records extends ResultTypeTests<PersonRecord> {

		@Override
		PeopleRepository<PersonRecord> repository(AnnotationConfigApplicationContext context) {
			return context.getBean(PersonRecordRepository.class);
		}

		@Override
		PersonRecord entity(PersonRecord state) {
			return state;
		}

	}

	abstract static class ResultTypeTests<T extends Human> {

		private static final Comparator<PersonRecord> BY_AGE = Comparator.comparingInt(PersonRecord::age);

		private static final Comparator<PersonRecord> BY_NAME = Comparator.comparing(PersonRecord::name,
				Comparator.nullsFirst(Comparator.naturalOrder()));

		private final long seed = Seeds.seed();

		private AnnotationConfigApplicationContext context;

		private PeopleRepository<T> repository;

		private List<PersonRecord> people;

		abstract PeopleRepository<T> repository(AnnotationConfigApplicationContext context);

		abstract T entity(PersonRecord state);

		@BeforeEach
		void fill() {
			this.context = new AnnotationConfigApplicationContext(PeopleConfiguration.class);
			this.repository = repository(this.context);
			List<T> saved = this.repository.insertAll(People.random(this.seed, 80).stream().map(this::entity).toList());
			this.people = saved.stream().map(Human::state).toList();
		}

		@AfterEach
		void close() {
			this.context.close();
		}

		@Test
		void returnsCollectionsOfAllKinds() {
			List<Long> active = ids(PersonRecord::active);
			assertIds(this.repository.findCollectionByActiveTrue(), active);
			assertIds(this.repository.findIterableByActiveTrue(), active);
			assertIds(this.repository.findSetByActiveTrue(), active);
			assertIds(Arrays.asList(this.repository.findArrayByActiveTrue()), active);
			assertIds(this.repository.findStreamableByActiveTrue(), active);
			assertIds(this.repository.findFutureByActiveTrue().join(), active);
			assertIds(this.repository.findOptionalListByActiveTrue().orElseThrow(), active);
		}

		@Test
		void returnsStreams() {
			try (Stream<T> stream = this.repository.streamByActiveTrueOrderByAge()) {
				assertIds(stream.toList(), ids(PersonRecord::active, BY_AGE));
			}
			try (Stream<T> stream = this.repository.findStreamByActiveTrue(PageRequest.of(1, 5))) {
				assertIds(stream.toList(), ids(PersonRecord::active).subList(5, 10));
			}
		}

		@Test
		void sortsByTheNameAndThenByTheParameter() {
			assertIds(this.repository.findByOrderByNameAscAgeDesc(),
					ids((person) -> true, BY_NAME.thenComparing(BY_AGE.reversed())));
			assertIds(this.repository.findByActiveTrue(Sort.by("name").and(Sort.by("age").descending())),
					ids(PersonRecord::active, BY_NAME.thenComparing(BY_AGE.reversed())));
			assertIds(this.repository.findByActiveTrueOrderByAge(Sort.by(Sort.Direction.DESC, "id")),
					ids(PersonRecord::active, BY_AGE.thenComparing(PersonRecord::id, Comparator.reverseOrder())));
			assertIds(this.repository.findByActiveTrueOrderByCityDescNameAsc(), ids(PersonRecord::active,
					Comparator.comparing(PersonRecord::city, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
						.reversed()
						.thenComparing(BY_NAME)));
			assertIds(this.repository.findAll(Sort.by("age")), ids((person) -> true, BY_AGE));
		}

		@Test
		void sortsAsOrdersSay() {
			assertIds(
					this.repository.findByActiveTrue(
							Sort.by(Sort.Order.asc("name").ignoreCase().nullsLast(), Sort.Order.asc("id"))),
					ids(PersonRecord::active, Comparator.comparing(PersonRecord::name,
							Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER))));
			assertIds(this.repository.findByActiveTrue(Sort.by("address.zip")), ids(PersonRecord::active, Comparator
				.comparing(ResultTypeTests::zip, Comparator.nullsFirst(Comparator.<String>naturalOrder()))));
		}

		@Test
		void refusesToSortByUnknownProperties() {
			assertThatExceptionOfType(PropertyReferenceException.class)
				.isThrownBy(() -> this.repository.findByActiveTrue(Sort.by("nmae")))
				.withMessageContaining("nmae")
				.withMessageContaining("name");
		}

		@Test
		void limitsResults() {
			assertIds(this.repository.findFirst3ByActiveTrueOrderByAgeDesc(),
					ids(PersonRecord::active, BY_AGE.reversed()).subList(0, 3));
			assertIds(this.repository.findTop5ByActiveTrue(Sort.by("name")),
					ids(PersonRecord::active, BY_NAME).subList(0, 5));
			assertIds(this.repository.findByActiveTrue(Limit.of(4)), ids(PersonRecord::active).subList(0, 4));
			assertIds(this.repository.findByActiveTrue(Limit.unlimited()), ids(PersonRecord::active));
			assertIds(this.repository.findByActiveTrue(Sort.by("age"), Limit.of(4)),
					ids(PersonRecord::active, BY_AGE).subList(0, 4));
			assertIds(this.repository.findByActiveTrue(PageRequest.of(2, 3, Sort.by("age"))),
					ids(PersonRecord::active, BY_AGE).subList(6, 9));
			assertIds(this.repository.findByActiveTrue(Pageable.unpaged(Sort.by("age"))),
					ids(PersonRecord::active, BY_AGE));
		}

		@Test
		void returnsOneOrNone() {
			PersonRecord oldest = sorted((person) -> true, BY_AGE.reversed()).get(0);
			assertThat(this.repository.findFirstByOrderByAgeDescIdAsc().state().id()).isEqualTo(oldest.id());
			assertThat(this.repository.findTopByActiveOrderByNameDesc(true)).map((person) -> person.state().id())
				.contains(ids(PersonRecord::active, BY_NAME.reversed()).get(0));
			assertThat(this.repository.findOneById(this.people.get(3).id()).state()).isEqualTo(this.people.get(3));
			assertThat(this.repository.findOneByName("nobody")).isNull();
			assertThat(this.repository.findOptionalByName("nobody")).isEmpty();
		}

		@Test
		void refusesMoreThanOneMatchForOneResult() {
			this.repository.save(entity(this.people.get(0)));
			this.repository.insertAll(List.of(named("twice"), named("twice")));
			assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
				.isThrownBy(() -> this.repository.findOneByName("twice"));
			assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
				.isThrownBy(() -> this.repository.findOptionalByName("twice"));
		}

		@Test
		void returnsPages() {
			List<Long> active = ids(PersonRecord::active, BY_AGE);
			Page<T> page = this.repository.findPageByActiveTrue(PageRequest.of(1, 10, Sort.by("age")));
			assertIds(page, active.subList(10, 20));
			assertThat(page.getTotalElements()).isEqualTo(active.size());
			assertThat(page.hasNext()).isTrue();
			assertThat(this.repository.findPageByActiveTrue(PageRequest.of(99, 10)).getTotalElements())
				.isEqualTo(active.size());
			assertIds(this.repository.findPageByActiveTrue(Pageable.unpaged()), ids(PersonRecord::active));
			assertIds(this.repository.findPageByActiveTrue(Pageable.unpaged(Sort.by("age"))), active);
		}

		@Test
		void pagesAndSlicesWithinTheFirst() {
			List<Long> first = ids(PersonRecord::active, BY_AGE).subList(0, 12);
			Page<T> last = this.repository.findFirst12PageByActiveTrueOrderByAge(PageRequest.of(1, 10));
			assertIds(last, first.subList(10, 12));
			assertThat(last.getTotalElements()).isEqualTo(12);
			Page<T> start = this.repository.findFirst12PageByActiveTrueOrderByAge(PageRequest.of(0, 5));
			assertIds(start, first.subList(0, 5));
			assertThat(start.getTotalElements()).isEqualTo(12);
			Slice<T> slice = this.repository.findFirst12SliceByActiveTrue(PageRequest.of(1, 6));
			assertIds(slice, ids(PersonRecord::active).subList(6, 12));
			assertThat(slice.hasNext()).isFalse();
		}

		@Test
		void returnsSlices() {
			List<Long> active = ids(PersonRecord::active, BY_AGE);
			List<Long> seen = new ArrayList<>();
			Slice<T> slice = this.repository.findSliceByActiveTrue(PageRequest.of(0, 7, Sort.by("age")));
			seen.addAll(ids(slice));
			while (slice.hasNext()) {
				slice = this.repository.findSliceByActiveTrue(slice.nextPageable());
				seen.addAll(ids(slice));
			}
			assertThat(seen).as("-Dseed=%d", this.seed).isEqualTo(active);
			assertIds(this.repository.findSliceByActiveTrue(Pageable.unpaged()), ids(PersonRecord::active));
		}

		@Test
		void scrollsByOffset() {
			assertScrolls(ScrollPosition.offset());
		}

		@Test
		void scrollsByKeys() {
			assertScrolls(ScrollPosition.keyset());
		}

		@Test
		void scrollsWithinTheFirst() {
			Window<T> window = this.repository.findFirst7ByActiveTrueOrderByAge(ScrollPosition.offset());
			assertIds(window, ids(PersonRecord::active, BY_AGE).subList(0, 7));
			assertThat(window.hasNext()).isTrue();
			Window<T> next = this.repository.findFirst7ByActiveTrueOrderByAge(window.positionAt(window.size() - 1));
			assertIds(next, ids(PersonRecord::active, BY_AGE).subList(7, 14));
		}

		@Test
		void scrollsFromAPage() {
			assertIds(this.repository.findWindowByActiveTrue(PageRequest.of(1, 6, Sort.by("age"))),
					ids(PersonRecord::active, BY_AGE).subList(6, 12));
			assertIds(this.repository.findWindowByActiveTrue(PageRequest.of(0, 6)),
					ids(PersonRecord::active).subList(0, 6));
			assertIds(this.repository.findWindowByActiveTrue(Pageable.unpaged()), ids(PersonRecord::active));
		}

		@Test
		void countsAndTestsForExistence() {
			assertThat(this.repository.countByActiveTrue()).isEqualTo(ids(PersonRecord::active).size());
			assertThat(this.repository.countIntByCity("Rome")).isEqualTo(ids(inCity("Rome")).size());
			assertThat(this.repository.countFirst3ByActiveTrue()).isEqualTo(3);
			assertThat(this.repository.existsByCity("Rome")).isEqualTo(!ids(inCity("Rome")).isEmpty());
			assertThat(this.repository.existsByCity("nowhere")).isFalse();
			assertThat(this.repository.existsByCityAndName("Rome", "nobody")).isFalse();
		}

		@Test
		void deletesAndCounts() {
			List<Long> rome = ids(inCity("Rome"));
			List<Long> oslo = ids(inCity("Oslo").and(PersonRecord::active));
			List<Long> seven = ids((person) -> person.age() == 7 && !"Rome".equals(person.city()));
			assertThat(this.repository.deleteByCity("Rome")).isEqualTo(rome.size());
			assertThat(this.repository.removeByCityAndActiveTrue("Oslo")).isEqualTo(oslo.size());
			this.repository.deleteByAge(7);
			assertIds(this.repository.findAll(), ids((person) -> !rome.contains(person.id())
					&& !oslo.contains(person.id()) && !seven.contains(person.id())));
		}

		@Test
		void deletesAndReturnsTheEntities() {
			List<Long> passive = ids((person) -> !person.active());
			assertIds(this.repository.deleteByActiveFalse(), passive);
			assertIds(this.repository.findAll(), ids(PersonRecord::active));
			assertThat(this.repository.deleteSetByActiveFalse()).isEmpty();
		}

		@Test
		void deletesTheFirst() {
			List<Long> oldest = ids(PersonRecord::active, BY_AGE.reversed()).subList(0, 2);
			assertIds(this.repository.deleteTop2ByActiveTrueOrderByAgeDesc(), oldest);
			List<Long> first = ids((person) -> person.active() && !oldest.contains(person.id())).subList(0, 3);
			assertThat(this.repository.deleteFirst3ByActiveTrue()).isEqualTo(3);
			assertIds(this.repository.findAll(),
					ids((person) -> !oldest.contains(person.id()) && !first.contains(person.id())));
		}

		@Test
		void deletesTheOnlyMatchOrNone() {
			this.repository.insertAll(List.of(named("once"), named("twice"), named("twice")));
			assertThat(this.repository.deleteByName("once")).map((person) -> person.state().name()).contains("once");
			assertThat(this.repository.deleteByName("once")).isEmpty();
			assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
				.isThrownBy(() -> this.repository.deleteByName("twice"));
			assertThat(this.repository.findByName("twice")).hasSize(2);
		}

		@Test
		void projects() {
			List<PersonRecord> active = sorted(PersonRecord::active, BY_NAME);
			List<NameView> names = this.repository.findNamesByActiveTrueOrderByName();
			assertThat(names).extracting(NameView::display)
				.isEqualTo(active.stream().map((person) -> person.name() + " (" + person.age() + ")").toList());
			assertThat(this.repository.findRecordsByActiveTrue()).isEqualTo(namesAndCities());
			assertThat(this.repository.streamRecordsByActiveTrue()).isEqualTo(namesAndCities());
			assertThat(this.repository.findNamePageByActiveTrue(PageRequest.of(0, 5, Sort.by("name"))).getContent())
				.extracting(NameView::getName)
				.isEqualTo(active.stream().limit(5).map(PersonRecord::name).toList());
			assertThat(this.repository.findFirstNameByActiveTrueOrderByName()).map(NameView::getAge)
				.contains(active.get(0).age());
		}

		@Test
		void projectsByParameter() {
			List<Long> rome = ids(inCity("Rome"));
			assertThat(this.repository.findByCity("Rome", NameView.class)).hasSameSizeAs(rome);
			assertThat(this.repository.findByCity("Rome", NameAndCity.class)).hasSameSizeAs(rome)
				.allMatch((person) -> person.city().equals("Rome"));
			assertIds(this.repository.findByCity("Rome", Human.class), rome);
			assertThat(this.repository.findFirstByActiveTrueOrderByName(NameAndCity.class).name())
				.isEqualTo(sorted(PersonRecord::active, BY_NAME).get(0).name());
		}

		private void assertScrolls(ScrollPosition start) {
			List<Long> seen = new ArrayList<>();
			Window<T> window = this.repository.findWindowByActiveTrue(start, Sort.by("age"), Limit.of(7));
			seen.addAll(ids(window));
			while (window.hasNext()) {
				window = this.repository.findWindowByActiveTrue(window.positionAt(window.size() - 1), Sort.by("age"),
						Limit.of(7));
				seen.addAll(ids(window));
			}
			assertThat(seen).as("-Dseed=%d", this.seed)
				.isEqualTo(ids(PersonRecord::active, BY_AGE.thenComparing(PersonRecord::id)));
		}

		private T named(String name) {
			return entity(new PersonRecord(null, name, 1, false, null, null, null, null, List.of(), null));
		}

		private List<NameAndCity> namesAndCities() {
			return this.people.stream()
				.filter(PersonRecord::active)
				.map((person) -> new NameAndCity(person.name(), person.city()))
				.toList();
		}

		private static Predicate<PersonRecord> inCity(String city) {
			return (person) -> city.equals(person.city());
		}

		private static String zip(PersonRecord person) {
			return Optional.ofNullable(person.address()).map((address) -> address.zip()).orElse(null);
		}

		private List<Long> ids(Predicate<PersonRecord> filter) {
			return this.people.stream().filter(filter).map(PersonRecord::id).toList();
		}

		private List<Long> ids(Predicate<PersonRecord> filter, Comparator<PersonRecord> order) {
			return sorted(filter, order).stream().map(PersonRecord::id).toList();
		}

		private List<PersonRecord> sorted(Predicate<PersonRecord> filter, Comparator<PersonRecord> order) {
			return this.people.stream().filter(filter).sorted(order).toList();
		}

		private List<Long> ids(Iterable<? extends Human> humans) {
			return Stream.of(humans)
				.flatMap((all) -> java.util.stream.StreamSupport.stream(all.spliterator(), false))
				.map((human) -> human.state().id())
				.collect(Collectors.toList());
		}

		private void assertIds(Iterable<? extends Human> humans, List<Long> expected) {
			assertThat(ids(humans)).as("-Dseed=%d", this.seed).isEqualTo(expected);
		}

	}

}
