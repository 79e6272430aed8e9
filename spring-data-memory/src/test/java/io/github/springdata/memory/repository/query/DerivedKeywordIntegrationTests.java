package io.github.springdata.memory.repository.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.repository.people.Address;
import io.github.springdata.memory.repository.people.Color;
import io.github.springdata.memory.repository.people.Human;
import io.github.springdata.memory.repository.people.IndexedPerson;
import io.github.springdata.memory.repository.people.IndexedPersonRepository;
import io.github.springdata.memory.repository.people.People;
import io.github.springdata.memory.repository.people.PeopleConfiguration;
import io.github.springdata.memory.repository.people.PeopleRepository;
import io.github.springdata.memory.repository.people.Person;
import io.github.springdata.memory.repository.people.PersonRecord;
import io.github.springdata.memory.repository.people.PersonRecordRepository;
import io.github.springdata.memory.repository.people.PersonRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Range.Bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Compares every keyword with a filter over the same data, for a class, a class with
 * indexes and a record.
 */
class DerivedKeywordIntegrationTests {

	private static final long SEED = Seeds.seed();

	private static AnnotationConfigApplicationContext context;

	private static List<PersonRecord> people;

	private final List<Check> checks = new ArrayList<>();

	@BeforeAll
	static void fill() {
		context = new AnnotationConfigApplicationContext(PeopleConfiguration.class);
		List<PersonRecord> random = People.random(SEED, 300);
		people = context.getBean(PersonRecordRepository.class).insertAll(random);
		context.getBean(PersonRepository.class).insertAll(random.stream().map(Person::of).toList());
		context.getBean(IndexedPersonRepository.class).insertAll(random.stream().map(IndexedPerson::of).toList());
	}

	@AfterAll
	static void close() {
		context.close();
	}

	@TestFactory
	Stream<DynamicTest> findsWhatANaiveFilterFindsInClasses() {
		return tests(context.getBean(PersonRepository.class));
	}

	@TestFactory
	Stream<DynamicTest> findsWhatANaiveFilterFindsInClassesWithIndexes() {
		return tests(context.getBean(IndexedPersonRepository.class));
	}

	@TestFactory
	Stream<DynamicTest> findsWhatANaiveFilterFindsInRecords() {
		return tests(context.getBean(PersonRecordRepository.class));
	}

	@Test
	void refusesArgumentsOutsideOfTheTypeOfTheProperty() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> context.getBean(PersonRepository.class).findByAgeGreaterThan(1L << 40))
			.withMessageContaining(":age");
	}

	private Stream<DynamicTest> tests(PeopleRepository<?> repository) {
		equality();
		comparisons();
		lists();
		strings();
		ignoringCase();
		collectionsAndPaths();
		nulls();
		return this.checks.stream()
			.map((check) -> DynamicTest.dynamicTest(check.name, () -> verify(repository, check)));
	}

	private void verify(PeopleRepository<?> repository, Check check) {
		List<Long> expected = people.stream().filter(check.naive).map(PersonRecord::id).toList();
		List<Long> actual = check.query.apply(repository).stream().map((human) -> human.state().id()).toList();
		assertThat(actual).as("-Dseed=%d", SEED).isEqualTo(expected);
	}

	private void equality() {
		check("Name", (r) -> r.findByName("Ann"), (p) -> "Ann".equals(p.name()));
		check("NameIs", (r) -> r.findByNameIs("Ann"), (p) -> "Ann".equals(p.name()));
		check("NameEquals", (r) -> r.findByNameEquals("Bo%"), (p) -> "Bo%".equals(p.name()));
		check("NameNot", (r) -> r.findByNameNot("Ann"), (p) -> p.name() != null && !p.name().equals("Ann"));
		check("NameIsNot", (r) -> r.findByNameIsNot("Ann"), (p) -> p.name() != null && !p.name().equals("Ann"));
		check("And", (r) -> r.findByNameAndCity("Ann", "Rome"),
				(p) -> "Ann".equals(p.name()) && "Rome".equals(p.city()));
		check("Or", (r) -> r.findByNameOrCity("Ann", "Rome"), (p) -> "Ann".equals(p.name()) || "Rome".equals(p.city()));
		check("Or And", (r) -> r.findByNameOrCityAndAge("Ann", "Rome", 7),
				(p) -> "Ann".equals(p.name()) || ("Rome".equals(p.city()) && p.age() == 7));
		check("And Or And", (r) -> r.findByNameAndCityOrAgeAndActiveTrue("Ann", "Rome", 7),
				(p) -> ("Ann".equals(p.name()) && "Rome".equals(p.city())) || (p.age() == 7 && p.active()));
		check("True", (r) -> r.findByActiveTrue(), PersonRecord::active);
		check("False", (r) -> r.findByActiveIsFalse(), (p) -> !p.active());
		check("boolean", (r) -> r.findByActive(false), (p) -> !p.active());
		check("enum", (r) -> r.findByColor(Color.RED), (p) -> p.color() == Color.RED);
		check("enum Not", (r) -> r.findByColorNot(Color.RED), (p) -> p.color() != null && p.color() != Color.RED);
		check("decimal", (r) -> r.findByBalance(new BigDecimal("2.000")),
				(p) -> compare(p.balance(), new BigDecimal("2")).filter((c) -> c == 0).isPresent());
		check("Optional", (r) -> r.findByCity(Optional.of("Oslo")), (p) -> "Oslo".equals(p.city()));
		check("everything", (r) -> r.findAllBy(), (p) -> true);
		check("findAll", (r) -> r.findAll(), (p) -> true);
	}

	private void comparisons() {
		check("LessThan", (r) -> r.findByAgeLessThan(20), (p) -> p.age() < 20);
		check("LessThanEqual", (r) -> r.findByAgeIsLessThanEqual(20), (p) -> p.age() <= 20);
		check("GreaterThan", (r) -> r.findByAgeGreaterThan(20), (p) -> p.age() > 20);
		check("GreaterThanEqual", (r) -> r.findByAgeGreaterThanEqual(20), (p) -> p.age() >= 20);
		check("decimal GreaterThanEqual", (r) -> r.findByBalanceGreaterThanEqual(new BigDecimal("1.50")),
				(p) -> compare(p.balance(), new BigDecimal("1.5")).filter((c) -> c >= 0).isPresent());
		LocalDate date = LocalDate.of(2000, 1, 20);
		check("Before", (r) -> r.findByBirthdayBefore(date),
				(p) -> p.birthday() != null && p.birthday().isBefore(date));
		check("After", (r) -> r.findByBirthdayAfter(date), (p) -> p.birthday() != null && p.birthday().isAfter(date));
		check("Between", (r) -> r.findByAgeBetween(10, 20), (p) -> p.age() >= 10 && p.age() <= 20);
		check("Between turned round", (r) -> r.findByAgeBetween(20, 10), (p) -> false);
		check("Between strings", (r) -> r.findByNameBetween("Ann", "Bob"),
				(p) -> p.name() != null && p.name().compareTo("Ann") >= 0 && p.name().compareTo("Bob") <= 0);
		check("Range", (r) -> r.findByAgeBetween(Range.of(Bound.exclusive(10), Bound.inclusive(20))),
				(p) -> p.age() > 10 && p.age() <= 20);
		check("open Range", (r) -> r.findByAgeBetween(Range.rightUnbounded(Bound.inclusive(30))), (p) -> p.age() >= 30);
		check("Range And", (r) -> r.findByAgeBetweenAndCity(Range.closed(5, 35), "Rome"),
				(p) -> p.age() >= 5 && p.age() <= 35 && "Rome".equals(p.city()));
	}

	private void lists() {
		check("In collection", (r) -> r.findByNameIn(List.of("Ann", "", "nobody")),
				(p) -> Set.of("Ann", "").contains(Objects.requireNonNullElse(p.name(), "-")));
		check("In array", (r) -> r.findByNameIn(new String[] { "Ann", "Bob" }),
				(p) -> "Ann".equals(p.name()) || "Bob".equals(p.name()));
		check("In varargs", (r) -> r.findByAgeIn(1, 2, 3), (p) -> Set.of(1, 2, 3).contains(p.age()));
		check("In nothing", (r) -> r.findByAgeIn(), (p) -> false);
		check("In empty collection", (r) -> r.findByNameIn(List.of()), (p) -> false);
		check("In enums", (r) -> r.findByColorIn(Set.of(Color.RED, Color.BLUE)),
				(p) -> p.color() == Color.RED || p.color() == Color.BLUE);
		check("NotIn", (r) -> r.findByNameNotIn(List.of("Ann", "Bob")),
				(p) -> p.name() != null && !Set.of("Ann", "Bob").contains(p.name()));
		check("NotIn varargs", (r) -> r.findByAgeNotIn(1, 2), (p) -> p.age() != 1 && p.age() != 2);
		check("NotIn nothing", (r) -> r.findByAgeNotIn(), (p) -> true);
		check("In duplicates", (r) -> r.findByNameIn(List.of("Ann", "Ann")), (p) -> "Ann".equals(p.name()));
	}

	private void strings() {
		check("Like", (r) -> r.findByNameLike("%n%"), (p) -> p.name() != null && p.name().contains("n"));
		check("Like prefix", (r) -> r.findByNameLike("An%"), (p) -> p.name() != null && p.name().startsWith("An"));
		check("Like _", (r) -> r.findByNameLike("_ob"), (p) -> Set.of("Bob", "bob").contains("" + p.name()));
		check("Like literal", (r) -> r.findByNameLike("a.*n"), (p) -> "a.*n".equals(p.name()));
		check("Like escape", (r) -> r.findByNameLike("Bo\\%"), (p) -> "Bo%".equals(p.name()));
		check("Like empty", (r) -> r.findByNameLike(""), (p) -> "".equals(p.name()));
		check("NotLike", (r) -> r.findByNameNotLike("%n%"), (p) -> p.name() != null && !p.name().contains("n"));
		check("StartingWith", (r) -> r.findByNameStartingWith("Ann"),
				(p) -> p.name() != null && p.name().startsWith("Ann"));
		check("StartingWith literal", (r) -> r.findByNameStartingWith("b_"), (p) -> "b_b".equals(p.name()));
		check("StartingWith empty", (r) -> r.findByNameStartingWith(""), (p) -> p.name() != null);
		check("EndingWith", (r) -> r.findByNameEndingWith("ob"), (p) -> p.name() != null && p.name().endsWith("ob"));
		check("EndingWith literal", (r) -> r.findByNameEndingWith("%"), (p) -> "Bo%".equals(p.name()));
		check("Containing", (r) -> r.findByNameContaining("o"), (p) -> p.name() != null && p.name().contains("o"));
		check("Containing literal", (r) -> r.findByNameContaining("_"), (p) -> "b_b".equals(p.name()));
		check("Containing backslash", (r) -> r.findByNameContaining("\\"), (p) -> "\\o/".equals(p.name()));
		check("NotContaining", (r) -> r.findByNameNotContaining("o"),
				(p) -> p.name() != null && !p.name().contains("o"));
		check("Regex", (r) -> r.findByNameMatchesRegex("[AB].*n?"),
				(p) -> p.name() != null && p.name().matches("[AB].*n?"));
	}

	private void ignoringCase() {
		check("IgnoreCase", (r) -> r.findByNameIgnoreCase("aNN"), (p) -> "ann".equalsIgnoreCase(p.name()));
		check("IgnoreCase umlaut", (r) -> r.findByNameIgnoreCase("zoË"), (p) -> "zoë".equalsIgnoreCase(p.name()));
		check("Not IgnoreCase", (r) -> r.findByNameNotIgnoreCase("ANN"),
				(p) -> p.name() != null && !"ann".equalsIgnoreCase(p.name()));
		check("In IgnoreCase", (r) -> r.findByNameInIgnoreCase(List.of("ANN", "BOB")),
				(p) -> "ann".equalsIgnoreCase(p.name()) || "bob".equalsIgnoreCase(p.name()));
		check("Like IgnoreCase", (r) -> r.findByNameLikeIgnoreCase("%N%"),
				(p) -> p.name() != null && p.name().toLowerCase().contains("n"));
		check("StartsWith IgnoreCase", (r) -> r.findByNameStartsWithIgnoreCase("an"),
				(p) -> p.name() != null && p.name().regionMatches(true, 0, "an", 0, 2));
		check("Containing IgnoreCase", (r) -> r.findByNameContainingIgnoreCase("OB"),
				(p) -> p.name() != null && p.name().toLowerCase().contains("ob"));
		check("AllIgnoreCase", (r) -> r.findByNameAndCityAllIgnoreCase("ANN", "ROME"),
				(p) -> "ann".equalsIgnoreCase(p.name()) && "rome".equalsIgnoreCase(p.city()));
		check("AllIgnoreCase where possible", (r) -> r.findByNameAndAgeAllIgnoreCase("ANN", 7),
				(p) -> "ann".equalsIgnoreCase(p.name()) && p.age() == 7);
		check("GreaterThan IgnoreCase", (r) -> r.findByNameGreaterThanIgnoreCase("B"),
				(p) -> p.name() != null && p.name().compareToIgnoreCase("B") > 0);
	}

	private void collectionsAndPaths() {
		check("member Containing", (r) -> r.findByTagsContaining("red"), (p) -> p.tags().contains("red"));
		check("member NotContaining", (r) -> r.findByTagsNotContaining("red"), (p) -> !p.tags().contains("red"));
		check("any member", (r) -> r.findByTags("red"), (p) -> p.tags().contains("red"));
		check("any member In", (r) -> r.findByTagsIn(List.of("red", "blue")),
				(p) -> p.tags().contains("red") || p.tags().contains("blue"));
		check("Distinct", (r) -> r.findDistinctByTagsIn(Arrays.asList("red", "Red")),
				(p) -> p.tags().contains("red") || p.tags().contains("Red"));
		check("IsEmpty", (r) -> r.findByTagsIsEmpty(), (p) -> p.tags().isEmpty());
		check("IsNotEmpty", (r) -> r.findByTagsIsNotEmpty(), (p) -> !p.tags().isEmpty());
		check("path", (r) -> r.findByAddressZip("7"), (p) -> "7".equals(zip(p)));
		check("path with underscore", (r) -> r.findByAddress_ZipStartingWith("1"),
				(p) -> zip(p) != null && zip(p).startsWith("1"));
		check("path IsNull", (r) -> r.findByAddressZipIsNull(), (p) -> zip(p) == null);
		check("nested object", (r) -> r.findByAddress(new Address("Street 1", "7")),
				(p) -> new Address("Street 1", "7").equals(p.address()));
	}

	private void nulls() {
		check("IsNull", (r) -> r.findByNameIsNull(), (p) -> p.name() == null);
		check("IsNotNull", (r) -> r.findByNameIsNotNull(), (p) -> p.name() != null);
		check("null is IsNull", (r) -> r.findByName(null), (p) -> p.name() == null);
		check("Not null is IsNotNull", (r) -> r.findByNameNot(null), (p) -> p.name() != null);
		check("IgnoreCase null", (r) -> r.findByNameIgnoreCase(null), (p) -> p.name() == null);
		check("empty Optional", (r) -> r.findByCity(Optional.empty()), (p) -> p.city() == null);
		check("LessThan null", (r) -> r.findByAgeIsLessThanEqual(null), (p) -> false);
		check("Like null", (r) -> r.findByNameLike(null), (p) -> false);
		check("Containing null", (r) -> r.findByNameContaining(null), (p) -> false);
		check("Between null", (r) -> r.findByNameBetween(null, "Z"), (p) -> false);
		check("In with null", (r) -> r.findByNameIn(Arrays.asList("Ann", null)), (p) -> "Ann".equals(p.name()));
		check("NotIn with null", (r) -> r.findByNameNotIn(Arrays.asList("Ann", null)), (p) -> false);
	}

	private void check(String name, Function<PeopleRepository<?>, List<? extends Human>> query,
			Predicate<PersonRecord> naive) {
		this.checks.add(new Check(name, query, naive));
	}

	private static String zip(PersonRecord person) {
		return (person.address() != null) ? person.address().zip() : null;
	}

	private static Optional<Integer> compare(BigDecimal left, BigDecimal right) {
		return Optional.ofNullable(left).map((value) -> value.compareTo(right));
	}

	private record Check(String name, Function<PeopleRepository<?>, List<? extends Human>> query,
			Predicate<PersonRecord> naive) {
	}

}
