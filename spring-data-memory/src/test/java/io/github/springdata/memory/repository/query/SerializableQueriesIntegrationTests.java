package io.github.springdata.memory.repository.query;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.github.springdata.memory.repository.people.Address;
import io.github.springdata.memory.repository.people.Human;
import io.github.springdata.memory.repository.people.IndexedPerson;
import io.github.springdata.memory.repository.people.IndexedPersonRepository;
import io.github.springdata.memory.repository.people.PeopleConfiguration;
import io.github.springdata.memory.repository.people.PeopleRepository;
import io.github.springdata.memory.repository.people.Person;
import io.github.springdata.memory.repository.people.PersonRecord;
import io.github.springdata.memory.repository.people.PersonRecordRepository;
import io.github.springdata.memory.repository.people.PersonRepository;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Snapshot;
import io.github.springdata.memory.store.TableChecks;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What queries of a serializable transaction count as read: for a class, a class with
 * indexes and a record; with the query in a nested transaction that is rolled back, too;
 * against a writer that is serializable, at read committed, or in no transaction at all.
 * All run on one thread: the writer suspends the reader.
 */
class SerializableQueriesIntegrationTests {

	private static final PersonRecord ANN = person(1, "Ann", 10, true, "Rome", List.of("red"), "1");

	private static final PersonRecord BOB = person(2, "Bob", 20, false, "Oslo", List.of("blue"), "2");

	private static final PersonRecord CLEO = person(3, "Cleo", 30, true, null, List.of(), "3");

	private static final PageRequest FIRST = PageRequest.of(0, 1, Sort.by("age"));

	private static AnnotationConfigApplicationContext context;

	private static MemoryStore store;

	private static PlatformTransactionManager manager;

	@BeforeAll
	static void open() {
		context = new AnnotationConfigApplicationContext(PeopleConfiguration.class);
		store = context.getBean(MemoryStore.class);
		manager = context.getBean(PlatformTransactionManager.class);
	}

	@AfterAll
	static void close() {
		context.close();
	}

	@AfterEach
	void checkTables() {
		TableChecks.check(store);
	}

	@TestFactory
	Stream<DynamicTest> refuseWhatWouldNotBeSerializableForClasses() {
		return tests(new Subject<>(context.getBean(PersonRepository.class), Person::of));
	}

	@TestFactory
	Stream<DynamicTest> refuseWhatWouldNotBeSerializableForClassesWithIndexes() {
		return tests(new Subject<>(context.getBean(IndexedPersonRepository.class), IndexedPerson::of));
	}

	@TestFactory
	Stream<DynamicTest> refuseWhatWouldNotBeSerializableForRecords() {
		return tests(new Subject<>(context.getBean(PersonRecordRepository.class), Function.identity()));
	}

	private static <T extends Human> Stream<DynamicTest> tests(Subject<T> subject) {
		return Stream.of(ids(), wholeTables(), ranges(), values(), limited(), writes())
			.flatMap(List::stream)
			.map((query) -> DynamicTest.dynamicTest(query.name(), () -> check(subject, query)));
	}

	private static <T extends Human> void check(Subject<T> subject, QueryCase query) {
		subject.people().saveAll(Stream.of(ANN, BOB, CLEO).map(subject.conversion()).toList());
		Snapshot start = store.snapshot();
		for (Reading reading : Reading.values()) {
			for (Writing writing : Writing.values()) {
				query.refused().forEach((write) -> {
					assertThat(isRefused(subject, query, reading, write, writing))
						.as("%s, %s, refuses %s", reading, writing, write)
						.isTrue();
					store.restore(start);
				});
				query.accepted().forEach((write) -> {
					assertThat(isRefused(subject, query, reading, write, writing))
						.as("%s, %s, accepts %s", reading, writing, write)
						.isFalse();
					store.restore(start);
				});
			}
		}
	}

	private static <T extends Human> boolean isRefused(Subject<T> subject, QueryCase query, Reading reading,
			Write write, Writing writing) {
		try {
			template(TransactionDefinition.PROPAGATION_REQUIRED, TransactionDefinition.ISOLATION_SERIALIZABLE)
				.executeWithoutResult((status) -> {
					reading.run(() -> query.read().accept(subject.people()));
					writing.run(() -> write.steps().accept(subject));
					subject.save(person(99, "reader", 99, false, "nowhere", List.of("none"), "99"));
				});
			assertThat(subject.people().existsById(99L)).isTrue();
			return false;
		}
		catch (ConcurrencyFailureException ex) {
			assertThat(subject.people().existsById(99L)).isFalse();
			return true;
		}
	}

	private static TransactionTemplate template(int propagation, int isolation) {
		TransactionTemplate template = new TransactionTemplate(manager);
		template.setPropagationBehavior(propagation);
		template.setIsolationLevel(isolation);
		return template;
	}

	private static List<QueryCase> ids() {
		Write insert = save(person(4, "Dave", 40, true, "Bern", List.of(), null));
		Write other = save(person(5, "Eve", 50, true, "Bern", List.of(), null));
		Write again = new Write("delete and insert Ann", (people) -> {
			people.delete(1);
			people.save(ANN);
		});
		return List.of(
				reads("findById", (people) -> people.findById(1L)).refuses(save(aged(ANN, 11)), delete(1), again)
					.accepts(save(aged(BOB, 21)), delete(2), insert),
				reads("findById of an absent row", (people) -> people.findById(4L)).refuses(insert)
					.accepts(other, save(aged(BOB, 21))),
				reads("existsById", (people) -> people.existsById(1L)).refuses(delete(1)).accepts(delete(2)),
				reads("existsById of an absent row", (people) -> people.existsById(4L)).refuses(insert).accepts(other),
				reads("findAllById", (people) -> people.findAllById(List.of(1L, 4L)))
					.refuses(insert, save(aged(ANN, 11)))
					.accepts(other, save(aged(BOB, 21))),
				reads("findOneById", (people) -> people.findOneById(4L)).refuses(insert).accepts(other));
	}

	private static List<QueryCase> wholeTables() {
		Write insert = save(person(4, "Dave", 40, true, "Bern", List.of(), null));
		return List.of(reads("findAll", (people) -> people.findAll()).refuses(insert, delete(1), save(aged(BOB, 21))),
				reads("findAllBy", (people) -> people.findAllBy()).refuses(insert, delete(1), save(aged(BOB, 21))),
				reads("findAll of a page", (people) -> people.findAll(FIRST)).refuses(insert, delete(1)),
				reads("count", (people) -> people.count()).refuses(insert, delete(1)),
				reads("findFirstByOrderByAgeDescIdAsc", (people) -> people.findFirstByOrderByAgeDescIdAsc())
					.refuses(insert, save(aged(BOB, 60)), delete(3)));
	}

	private static List<QueryCase> ranges() {
		return List.of(
				reads("findByAgeBetween", (people) -> people.findByAgeBetween(12, 25))
					.refuses(insertAged(12), insertAged(25), save(aged(CLEO, 25)), save(aged(BOB, 26)))
					.accepts(insertAged(11), insertAged(26), save(aged(CLEO, 31))),
				reads("findByAgeLessThan", (people) -> people.findByAgeLessThan(15)).refuses(insertAged(14), delete(1))
					.accepts(insertAged(15), delete(2)),
				reads("findByAgeIsLessThanEqual", (people) -> people.findByAgeIsLessThanEqual(15))
					.refuses(insertAged(15))
					.accepts(insertAged(16)),
				reads("findByAgeGreaterThan", (people) -> people.findByAgeGreaterThan(100)).refuses(insertAged(101))
					.accepts(insertAged(100)),
				reads("findByAgeGreaterThanEqual", (people) -> people.findByAgeGreaterThanEqual(100))
					.refuses(insertAged(100))
					.accepts(insertAged(98)),
				reads("findByNameStartingWith", (people) -> people.findByNameStartingWith("Da")).refuses(named("Dave"))
					.accepts(named("Db"), named("D")),
				reads("findByAgeIn", (people) -> people.findByAgeIn(1, 2)).refuses(insertAged(1), insertAged(2))
					.accepts(insertAged(3)));
	}

	private static List<QueryCase> values() {
		return List.of(
				reads("findByName without result", (people) -> people.findByName("nobody")).refuses(named("nobody"))
					.accepts(named("somebody"), named(null)),
				reads("findByNameIsNull", (people) -> people.findByNameIsNull()).refuses(named(null))
					.accepts(named("somebody")),
				reads("findByNameIgnoreCase", (people) -> people.findByNameIgnoreCase("NOBODY"))
					.refuses(named("nobody"))
					.accepts(named("somebody")),
				reads("findByAddressZip", (people) -> people.findByAddressZip("7"))
					.refuses(zipped(4, "7"), zipped(2, "7"))
					.accepts(zipped(4, "8"), zipped(2, null)),
				reads("findByAddressZipIsNull", (people) -> people.findByAddressZipIsNull()).refuses(zipped(2, null))
					.accepts(zipped(2, "8")),
				reads("findByTagsContaining", (people) -> people.findByTagsContaining("red"))
					.refuses(tagged(4, "x", "red"), tagged(2, "red"), tagged(1))
					.accepts(tagged(4, "x"), tagged(2)),
				reads("findByTagsIsEmpty", (people) -> people.findByTagsIsEmpty())
					.refuses(tagged(4), tagged(2), tagged(3, "x"))
					.accepts(tagged(4, "x"), tagged(2, "x")),
				reads("findByTagsNotContaining", (people) -> people.findByTagsNotContaining("none"))
					.refuses(tagged(4, "x"))
					.accepts(tagged(4, "none")),
				reads("existsByCity", (people) -> people.existsByCity("Paris"))
					.refuses(housed(4, "Paris"), housed(2, "Paris"))
					.accepts(housed(4, "Bern"), housed(2, null)),
				reads("existsByCityAndName", (people) -> people.existsByCityAndName("Oslo", "Dave"))
					.refuses(housed(4, "Oslo"))
					.accepts(housed(4, "Bern"), save(aged(BOB, 21))),
				reads("countByActiveTrue", (people) -> people.countByActiveTrue())
					.refuses(delete(1), save(active(BOB)), insertAged(1))
					.accepts(delete(2), save(aged(BOB, 21))));
	}

	private static List<QueryCase> limited() {
		Write inactive = save(person(4, "Zoe", 1, false, "Bern", List.of(), null));
		Write active = save(person(4, "Zoe", 1, true, "Bern", List.of(), null));
		List<QueryCase> queries = List.of(
				reads("findTopByActiveOrderByNameDesc", (people) -> people.findTopByActiveOrderByNameDesc(true)),
				reads("findFirst3ByActiveTrueOrderByAgeDesc",
						(people) -> people.findFirst3ByActiveTrueOrderByAgeDesc()),
				reads("countFirst3ByActiveTrue", (people) -> people.countFirst3ByActiveTrue()),
				reads("findByActiveTrue with a limit",
						(people) -> people.findByActiveTrue(Sort.by("age"), Limit.of(1))),
				reads("findPageByActiveTrue", (people) -> people.findPageByActiveTrue(FIRST)),
				reads("findSliceByActiveTrue", (people) -> people.findSliceByActiveTrue(FIRST)),
				reads("findWindowByActiveTrue",
						(people) -> people.findWindowByActiveTrue(ScrollPosition.offset(), Sort.by("age"),
								Limit.of(1))),
				reads("streamByActiveTrueOrderByAge", (people) -> people.streamByActiveTrueOrderByAge().findFirst()),
				reads("findNamesByActiveTrueOrderByName", (people) -> people.findNamesByActiveTrueOrderByName()),
				reads("findFirstByActiveTrueOrderByName",
						(people) -> people.findFirstByActiveTrueOrderByName(PersonRecord.class)));
		return queries.stream()
			.map((query) -> query.refuses(active, save(active(BOB))).accepts(inactive, delete(2)))
			.toList();
	}

	/**
	 * Queries that write, but find nothing, and writes that look first.
	 */
	private static List<QueryCase> writes() {
		return List.of(
				reads("deleteByCity", (people) -> people.deleteByCity("Paris")).refuses(housed(4, "Paris"))
					.accepts(housed(4, "Bern")),
				reads("deleteByName", (people) -> people.deleteByName("Dave")).refuses(named("Dave"))
					.accepts(named("Eve")),
				reads("deleteAllById of an absent row", (people) -> people.deleteAllById(List.of(4L)))
					.refuses(named("Dave"))
					.accepts(save(aged(BOB, 21))));
	}

	private static QueryCase reads(String name, Consumer<PeopleRepository<?>> read) {
		return new QueryCase(name, read, List.of(), List.of());
	}

	private static Write save(PersonRecord person) {
		return new Write("save " + person, (subject) -> subject.save(person));
	}

	private static Write delete(long id) {
		return new Write("delete " + id, (subject) -> subject.delete(id));
	}

	private static Write insertAged(int age) {
		return save(person(4, "Dave", age, true, "Bern", List.of("none"), null));
	}

	private static Write named(@Nullable String name) {
		return save(person(4, name, 40, true, "Bern", List.of("none"), null));
	}

	private static Write zipped(long id, @Nullable String zip) {
		return save(person(id, "Dave", 40, true, "Bern", List.of("none"), zip));
	}

	private static Write tagged(long id, String... tags) {
		return save(person(id, "Dave", 40, true, "Bern", List.of(tags), "9"));
	}

	private static Write housed(long id, @Nullable String city) {
		return save(person(id, "Dave", 40, false, city, List.of("none"), "9"));
	}

	private static PersonRecord aged(PersonRecord person, int age) {
		return new PersonRecord(person.id(), person.name(), age, person.active(), person.city(), null, null, null,
				person.tags(), person.address());
	}

	private static PersonRecord active(PersonRecord person) {
		return new PersonRecord(person.id(), person.name(), person.age(), true, person.city(), null, null, null,
				person.tags(), person.address());
	}

	private static PersonRecord person(long id, @Nullable String name, int age, boolean active, @Nullable String city,
			List<String> tags, @Nullable String zip) {
		return new PersonRecord(id, name, age, active, city, null, null, null, tags, new Address("Street", zip));
	}

	/**
	 * A kind of entity under test.
	 */
	private record Subject<T extends Human>(PeopleRepository<T> people, Function<PersonRecord, T> conversion) {

		void save(PersonRecord person) {
			this.people.save(this.conversion.apply(person));
		}

		void delete(long id) {
			this.people.deleteById(id);
		}

	}

	private record Write(String name, Consumer<Subject<?>> steps) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	/**
	 * A query, with writes that change its result, and others that do not.
	 */
	private record QueryCase(String name, Consumer<PeopleRepository<?>> read, List<Write> refused,
			List<Write> accepted) {

		QueryCase refuses(Write... writes) {
			return new QueryCase(this.name, this.read, List.of(writes), this.accepted);
		}

		QueryCase accepts(Write... writes) {
			return new QueryCase(this.name, this.read, this.refused, List.of(writes));
		}

	}

	/**
	 * How the serializable transaction reads.
	 */
	private enum Reading {

		DIRECTLY, NESTED_AND_ROLLED_BACK;

		void run(Runnable read) {
			if (this == DIRECTLY) {
				read.run();
				return;
			}
			template(TransactionDefinition.PROPAGATION_NESTED, TransactionDefinition.ISOLATION_DEFAULT)
				.executeWithoutResult((status) -> {
					read.run();
					status.setRollbackOnly();
				});
		}

	}

	/**
	 * How the other transaction is isolated.
	 */
	private enum Writing {

		SERIALIZABLE(TransactionDefinition.PROPAGATION_REQUIRES_NEW, TransactionDefinition.ISOLATION_SERIALIZABLE),

		READ_COMMITTED(TransactionDefinition.PROPAGATION_REQUIRES_NEW, TransactionDefinition.ISOLATION_READ_COMMITTED),

		OUTSIDE_ANY_TRANSACTION(TransactionDefinition.PROPAGATION_NOT_SUPPORTED,
				TransactionDefinition.ISOLATION_DEFAULT);

		private final TransactionTemplate template;

		Writing(int propagation, int isolation) {
			this.template = template(propagation, isolation);
		}

		void run(Runnable write) {
			this.template.executeWithoutResult((status) -> write.run());
		}

	}

}
