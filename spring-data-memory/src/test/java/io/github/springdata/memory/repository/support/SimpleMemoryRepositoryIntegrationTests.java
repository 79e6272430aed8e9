package io.github.springdata.memory.repository.support;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.people.Address;
import io.github.springdata.memory.repository.people.NameView;
import io.github.springdata.memory.repository.people.People;
import io.github.springdata.memory.repository.people.Person;
import io.github.springdata.memory.repository.people.PersonRecord;
import io.github.springdata.memory.repository.people.PersonRecordRepository;
import io.github.springdata.memory.repository.people.PersonRepository;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.ExampleMatcher.GenericPropertyMatchers;
import org.springframework.data.domain.ExampleMatcher.StringMatcher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The base methods of a repository, without a container.
 */
class SimpleMemoryRepositoryIntegrationTests {

	private static final String[] PRIMITIVES = { "age", "active" };

	private final long seed = Seeds.seed();

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()));

	private final PersonRecordRepository records = this.factory.getRepository(PersonRecordRepository.class);

	private final PersonRepository classes = this.factory.getRepository(PersonRepository.class);

	private List<PersonRecord> people;

	@BeforeEach
	void fill() {
		this.people = this.records.insertAll(People.random(this.seed, 60));
		this.classes.insertAll(this.people.stream().map(Person::of).toList());
	}

	@Test
	void findsById() {
		PersonRecord person = this.people.get(5);
		assertThat(this.records.findById(person.id())).contains(person);
		assertThat(this.records.existsById(person.id())).isTrue();
		assertThat(this.records.findById(-1L)).isEmpty();
		assertThat(this.records.existsById(-1L)).isFalse();
		assertThat(this.classes.findById(person.id())).map(Person::state).contains(person);
	}

	@Test
	void findsAllByIds() {
		assertThat(this.records.findAllById(List.of(this.people.get(7).id(), -1L, this.people.get(2).id())))
			.containsExactlyInAnyOrder(this.people.get(7), this.people.get(2));
	}

	@Test
	void findsAllInOrderOfInsertion() {
		assertThat(this.records.findAll()).isEqualTo(this.people);
		assertThat(this.records.count()).isEqualTo(60);
	}

	@Test
	void findsPages() {
		Page<PersonRecord> page = this.records.findAll(PageRequest.of(1, 25, Sort.by("id").descending()));
		assertThat(page.getContent())
			.isEqualTo(Stream.iterate(34, (i) -> i - 1).limit(25).map((i) -> this.people.get(i)).toList());
		assertThat(page.getTotalElements()).isEqualTo(60);
	}

	@Test
	void savesAndInserts() {
		PersonRecord saved = this.records.save(person("new"));
		assertThat(saved.id()).isNotNull();
		assertThat(this.records.findById(saved.id())).contains(saved);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.records.insert(saved));
		Person person = this.classes.findById(1L).orElseThrow();
		person.setName("changed");
		assertThat(this.classes.findById(1L).orElseThrow().getName()).isEqualTo(this.people.get(0).name());
		assertThat(this.classes.save(person)).isSameAs(person);
		assertThat(this.classes.findById(1L).orElseThrow().getName()).isEqualTo("changed");
		assertThat(this.records.saveAll(List.of(person("a"), person("b")))).extracting(PersonRecord::name)
			.containsExactly("a", "b");
	}

	@Test
	void insertsAllOrNothing() {
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.records.insertAll(List.of(person("first"), this.people.get(0))));
		assertThat(this.records.findByName("first")).isEmpty();
	}

	@Test
	void deletes() {
		this.records.deleteById(this.people.get(0).id());
		this.records.delete(this.people.get(1));
		this.records.deleteAllById(List.of(this.people.get(2).id(), this.people.get(3).id()));
		this.records.deleteAll(List.of(this.people.get(4), this.people.get(5)));
		assertThat(this.records.findAll()).isEqualTo(this.people.subList(6, 60));
		this.records.deleteById(-1L);
		this.records.deleteAll();
		assertThat(this.records.count()).isZero();
		assertThat(this.classes.count()).isEqualTo(60);
	}

	@Test
	void refusesNull() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.records.save(null))
			.withMessageContaining("Entity must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> this.records.findById(null))
			.withMessageContaining("Id must not be null");
	}

	@Test
	void findsByExample() {
		PersonRecord probe = new PersonRecord(null, "Ann", 0, true, null, null, null, null, List.of(), null);
		Example<PersonRecord> example = Example.of(probe, ExampleMatcher.matching().withIgnorePaths("age"));
		Predicate<PersonRecord> naive = (person) -> "Ann".equals(person.name()) && person.active();
		assertThat(this.records.findAll(example)).as("-Dseed=%d", this.seed).isEqualTo(filter(naive));
		assertThat(this.records.count(example)).isEqualTo(filter(naive).size());
		assertThat(this.records.exists(example)).isEqualTo(!filter(naive).isEmpty());
		assertThat(this.records.findAll(example, Sort.by("id").descending())).hasSameElementsAs(filter(naive));
		assertThat(this.records.findAll(example, PageRequest.of(0, 1)).getTotalElements())
			.isEqualTo(filter(naive).size());
	}

	@Test
	void findsByExampleOfAClass() {
		Person probe = Person.of(person("Ann"));
		Example<Person> example = Example.of(probe, ExampleMatcher.matching().withIgnorePaths(PRIMITIVES));
		assertThat(this.classes.findAll(example)).extracting(Person::state)
			.isEqualTo(filter((person) -> "Ann".equals(person.name())));
	}

	@Test
	void comparesPrimitivesOfTheExample() {
		assertThat(this.records.findAll(Example.of(person(null))))
			.isEqualTo(filter((person) -> person.age() == 0 && !person.active()));
	}

	@Test
	void findsOneByExample() {
		this.records.insertAll(List.of(person("once"), person("twice"), person("twice")));
		assertThat(this.records.findOne(Example.of(person("once")))).isPresent();
		assertThat(this.records.findOne(Example.of(person("never")))).isEmpty();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.records.findOne(Example.of(person("twice"))));
	}

	@Test
	void matchesStringsInEveryWay() {
		assertMatches(StringMatcher.EXACT, "Ann", "Ann"::equals);
		assertMatches(StringMatcher.DEFAULT, "Ann", "Ann"::equals);
		assertMatches(StringMatcher.STARTING, "An", (name) -> name.startsWith("An"));
		assertMatches(StringMatcher.ENDING, "b", (name) -> name.endsWith("b"));
		assertMatches(StringMatcher.CONTAINING, "%", (name) -> name.contains("%"));
		assertMatches(StringMatcher.REGEX, "[AB].*", (name) -> name.matches("[AB].*"));
	}

	@Test
	void matchesIgnoringCase() {
		ExampleMatcher matcher = ExampleMatcher.matching().withIgnorePaths(PRIMITIVES).withIgnoreCase();
		assertThat(this.records.findAll(Example.of(person("ANN"), matcher)))
			.isEqualTo(filter((person) -> "ann".equalsIgnoreCase(person.name())));
		ExampleMatcher byPath = ExampleMatcher.matching()
			.withIgnorePaths(PRIMITIVES)
			.withMatcher("name", GenericPropertyMatchers.startsWith().ignoreCase());
		assertThat(this.records.findAll(Example.of(person("AN"), byPath)))
			.isEqualTo(filter((person) -> person.name() != null && person.name().regionMatches(true, 0, "an", 0, 2)));
	}

	@Test
	void matchesAnyProperty() {
		PersonRecord probe = new PersonRecord(null, "Ann", 7, false, "Rome", null, null, null, null, null);
		ExampleMatcher matcher = ExampleMatcher.matchingAny().withIgnorePaths("active");
		assertThat(this.records.findAll(Example.of(probe, matcher))).isEqualTo(
				filter((person) -> "Ann".equals(person.name()) || person.age() == 7 || "Rome".equals(person.city())));
	}

	@Test
	void matchesNullsIfAsked() {
		ExampleMatcher matcher = ExampleMatcher.matching()
			.withIncludeNullValues()
			.withIgnorePaths("id", "age", "active", "balance", "birthday", "color", "tags", "address");
		assertThat(this.records.findAll(Example.of(person("Ann"), matcher)))
			.isEqualTo(filter((person) -> "Ann".equals(person.name()) && person.city() == null));
	}

	@Test
	void matchesNestedProperties() {
		PersonRecord probe = new PersonRecord(null, null, 0, false, null, null, null, null, null,
				new Address("Street 1", null));
		ExampleMatcher matcher = ExampleMatcher.matching().withIgnorePaths(PRIMITIVES);
		assertThat(this.records.findAll(Example.of(probe, matcher)))
			.isEqualTo(filter((person) -> person.address() != null && "Street 1".equals(person.address().street())));
		ExampleMatcher ending = matcher.withMatcher("address.street", GenericPropertyMatchers.endsWith());
		PersonRecord end = new PersonRecord(null, null, 0, false, null, null, null, null, null, new Address("2", null));
		assertThat(this.records.findAll(Example.of(end, ending)))
			.isEqualTo(filter((person) -> person.address() != null && person.address().street().endsWith("2")));
	}

	@Test
	void transformsValuesOfTheExample() {
		ExampleMatcher matcher = ExampleMatcher.matching()
			.withIgnorePaths("active")
			.withTransformer("age", (value) -> value.map((age) -> 7))
			.withTransformer("name", (value) -> Optional.empty());
		assertThat(this.records.findAll(Example.of(person("whatever"), matcher)))
			.isEqualTo(filter((person) -> person.age() == 7));
	}

	@Test
	void matchesEverythingWithAnEmptyExample() {
		assertThat(
				this.records.findAll(Example.of(person(null), ExampleMatcher.matching().withIgnorePaths(PRIMITIVES))))
			.isEqualTo(this.people);
		assertThat(this.records
			.findAll(Example.of(person(null), ExampleMatcher.matchingAny().withIgnorePaths(PRIMITIVES))))
			.isEqualTo(this.people);
	}

	@Test
	void refusesPathsThatDoNotExist() {
		assertThatExceptionOfType(PropertyReferenceException.class).isThrownBy(
				() -> this.records.count(Example.of(person("a"), ExampleMatcher.matching().withIgnorePaths("nmae"))))
			.withMessageContaining("nmae");
	}

	@Test
	void refusesCollectionsInExamples() {
		PersonRecord probe = new PersonRecord(null, null, 0, false, null, null, null, null, List.of("red"), null);
		assertThatIllegalArgumentException().isThrownBy(() -> this.records.count(Example.of(probe)))
			.withMessageContaining("'tags'")
			.withMessageContaining("withIgnorePaths(\"tags\")");
	}

	@Test
	void refinesExamplesFluently() {
		Example<PersonRecord> example = Example.of(
				new PersonRecord(null, null, 0, true, null, null, null, null, null, null),
				ExampleMatcher.matching().withIgnorePaths("age"));
		List<PersonRecord> active = filter(PersonRecord::active);
		List<String> names = active.stream().map(PersonRecord::name).toList();
		assertResult(example, (query) -> query.all(), active);
		assertResult(example, (query) -> query.limit(3).all(), active.subList(0, 3));
		assertResult(example, (query) -> query.sortBy(Sort.by("id").descending()).firstValue(),
				active.get(active.size() - 1));
		assertResult(example, (query) -> query.first(), Optional.of(active.get(0)));
		assertResult(example, (query) -> query.count(), (long) active.size());
		assertResult(example, (query) -> query.exists(), true);
		assertResult(example, (query) -> query.stream().toList(), active);
		assertResult(example, (query) -> query.page(PageRequest.of(1, 4)).getContent(), active.subList(4, 8));
		assertResult(example, (query) -> query.slice(PageRequest.of(0, 4)).hasNext(), true);
		assertResult(example, (query) -> query.limit(4).scroll(ScrollPosition.offset()).getContent(),
				active.subList(0, 4));
		assertResult(example, (query) -> query.as(NameView.class).stream().map(NameView::getName).toList(), names);
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.records.findBy(example, (query) -> query.one()));
	}

	@Test
	void projectsExamplesByProperties() {
		Example<PersonRecord> example = Example.of(
				new PersonRecord(null, null, 0, true, null, null, null, null, null, null),
				ExampleMatcher.matching().withIgnorePaths("age"));
		List<PersonRecord> active = filter(PersonRecord::active);
		assertResult(example, (query) -> query.project("name").all(), active);
		assertResult(example, (query) -> query.project("name").as(String.class).all(),
				active.stream().map(PersonRecord::name).toList());
		assertResult(example, (query) -> query.project("name", "age").as(NameView.class).all().size(), active.size());
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.records.findBy(example, (query) -> query.project("nmae").all()));
		assertThatIllegalStateException()
			.isThrownBy(() -> this.records.findBy(example, (query) -> query.as(String.class).all()))
			.withMessageContaining("name it by project(..)");
	}

	@Test
	void ordersPagesOfExamplesByTheirOwnSort() {
		Example<PersonRecord> example = Example.of(
				new PersonRecord(null, null, 0, true, null, null, null, null, null, null),
				ExampleMatcher.matching().withIgnorePaths("age"));
		assertResult(example,
				(query) -> query.sortBy(Sort.by("name")).page(PageRequest.of(0, 4, Sort.by("id"))).getContent(),
				filter(PersonRecord::active).subList(0, 4));
		assertResult(example, (query) -> query.sortBy(Sort.by("id")).limit(2).slice(PageRequest.of(0, 4)).getContent(),
				filter(PersonRecord::active).subList(0, 4));
	}

	private void assertResult(Example<PersonRecord> example, Function<FetchableFluentQuery<PersonRecord>, Object> query,
			Object expected) {
		Object result = this.records.findBy(example, query);
		assertThat(result).as("-Dseed=%d", this.seed).isEqualTo(expected);
	}

	private void assertMatches(StringMatcher matcher, String text, Predicate<String> naive) {
		ExampleMatcher example = ExampleMatcher.matching().withIgnorePaths(PRIMITIVES).withStringMatcher(matcher);
		assertThat(this.records.findAll(Example.of(person(text), example))).as("%s, -Dseed=%d", matcher, this.seed)
			.isEqualTo(filter((person) -> person.name() != null && naive.test(person.name())));
	}

	private List<PersonRecord> filter(Predicate<PersonRecord> naive) {
		return this.people.stream().filter(naive).toList();
	}

	private static PersonRecord person(String name) {
		return new PersonRecord(null, name, 0, false, null, null, null, null, null, null);
	}

}
