package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Vector;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for arguments that the caller changes after the call.
 */
class MutableArgumentsIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryMappingContext context = new MemoryMappingContext();

	private final MemoryTemplate ops = new MemoryTemplate(this.store, this.context);

	private final MemoryTemplate others = this.ops.within(null);

	private final Events events = new MemoryRepositoryFactory(this.ops).getRepository(Events.class);

	private final TransactionTemplate tx = new TransactionTemplate(new MemoryTransactionManager(this.store));

	/**
	 * Reads that find nothing at 5, and change their arguments.
	 */
	static Stream<Arguments> reads() {
		Map<String, BiConsumer<MutableArgumentsIntegrationTests, Date>> reads = new LinkedHashMap<>();
		reads.put("is", (it, d) -> it.ops.query(Event.class).matching(Criteria.where("at").is(d)).count());
		reads.put("is, exists", (it, d) -> it.ops.query(Event.class).matching(Criteria.where("at").is(d)).exists());
		reads.put("is, all", (it, d) -> it.ops.query(Event.class).matching(Criteria.where("at").is(d)).all());
		reads.put("in", (it, d) -> it.ops.query(Event.class).matching(Criteria.where("at").in(d, new Date(3))).count());
		reads.put("at most",
				(it, d) -> it.ops.query(Event.class)
					.matching(Criteria.where("at").lessThanOrEquals(d).and("at").greaterThan(new Date(4)))
					.count());
		reads.put("between",
				(it, d) -> it.ops.query(Event.class).matching(Criteria.where("at").between(d, new Date(6))).count());
		reads.put("derived", (it, d) -> it.events.countByAt(d));
		reads.put("derived between", (it, d) -> it.events.existsByAtBetween(d, new Date(6)));
		reads.put("derived in", (it, d) -> {
			List<Date> dates = new ArrayList<>(List.of(d));
			it.events.findByAtIn(dates);
			dates.clear();
		});
		reads.put("derived range", (it, d) -> it.events.findByAtBetween(Range.closed(d, new Date(6))));
		reads.put("derived stream", (it, d) -> it.events.streamByAt(d).toList());
		reads.put("declared", (it, d) -> it.events.countDeclared(d));
		reads.put("text", (it, d) -> it.ops.query("from Event where at = ?1", Event.class, d));
		reads.put("text in", (it, d) -> it.ops.query("from Event where at in ?1", Event.class, List.of(d)));
		reads.put("text of items",
				(it, d) -> it.ops.query("select e.name from Event e where e.at = :at", String.class, Map.of("at", d)));
		reads.put("example", (it, d) -> {
			Event probe = new Event();
			probe.at = d;
			it.events.findAll(Example.of(probe));
		});
		reads.put("prepared", (it, d) -> it.ops.prepare(Query.query(Criteria.where("at").is(d)), Event.class)
			.count(QueryArguments.none()));
		reads.put("deletion", (it, d) -> it.ops.delete(Event.class).matching(Criteria.where("at").is(d)).all());
		reads.put("update",
				(it, d) -> it.ops.update(Event.class)
					.matching(Criteria.where("at").is(d))
					.apply(Update.update("name", "x")));
		reads.put("derived deletion", (it, d) -> it.events.deleteByAt(d));
		return reads.entrySet().stream().map((entry) -> Arguments.of(entry.getKey(), entry.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("reads")
	void countAsReadAsTheyWere(String name, BiConsumer<MutableArgumentsIntegrationTests, Date> read) {
		serializable();
		this.ops.insert(new Event(1, 1));
		assertThatExceptionOfType(ConcurrencyFailureException.class)
			.isThrownBy(() -> this.tx.executeWithoutResult((status) -> {
				Date argument = new Date(5);
				read.accept(this, argument);
				argument.setTime(77);
				this.ops.insert(new Note(1L, "nothing at 5"));
				this.others.insert(new Event(2, 5));
			}));
		assertThat(this.ops.count(Note.class)).isZero();
	}

	/**
	 * Statements with results of their own read whole tables.
	 */
	static Stream<Arguments> precise() {
		return reads().filter((read) -> !List.of("declared", "text of items").contains(read.get()[0]));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("precise")
	void doNotCountAsWhatTheyBecome(String name, BiConsumer<MutableArgumentsIntegrationTests, Date> read) {
		serializable();
		this.ops.insert(new Event(1, 1));
		this.tx.executeWithoutResult((status) -> {
			Date argument = new Date(5);
			read.accept(this, argument);
			argument.setTime(77);
			this.ops.insert(new Note(1L, "nothing at 5"));
			this.others.insert(new Event(2, 77));
		});
		assertThat(this.ops.count(Note.class)).isOne();
	}

	static Stream<Arguments> ids() {
		Map<String, BiConsumer<MutableArgumentsIntegrationTests, Key>> reads = new LinkedHashMap<>();
		reads.put("find", (it, id) -> it.ops.findById(id, Event.class));
		reads.put("exists", (it, id) -> it.ops.existsById(id, Event.class));
		reads.put("repository", (it, id) -> it.events.existsById(id));
		reads.put("several", (it, id) -> it.ops.findAllById(List.of(id), Event.class));
		reads.put("delete by id", (it, id) -> it.ops.deleteById(id, Event.class));
		reads.put("delete several by id", (it, id) -> it.ops.deleteAllById(List.of(id), Event.class));
		reads.put("delete", (it, id) -> {
			Event event = new Event(0, 9);
			event.id = id;
			it.ops.delete(event);
		});
		reads.put("criteria", (it, id) -> it.ops.query(Event.class).matching(Criteria.where("id").is(id)).exists());
		reads.put("text", (it, id) -> it.ops.query("from Event where id = ?1", Event.class, id));
		return reads.entrySet().stream().map((entry) -> Arguments.of(entry.getKey(), entry.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("ids")
	void countAsReadByTheIdThatTheyWere(String name, BiConsumer<MutableArgumentsIntegrationTests, Key> read) {
		serializable();
		this.ops.insert(new Event(1, 1));
		assertThatExceptionOfType(ConcurrencyFailureException.class)
			.isThrownBy(() -> this.tx.executeWithoutResult((status) -> {
				Key id = new Key(2);
				read.accept(this, id);
				id.number = 77;
				this.ops.insert(new Note(1L, "no event 2"));
				this.others.insert(new Event(2, 5));
			}));
	}

	static Stream<Arguments> writes() {
		Map<String, BiFunction<MutableArgumentsIntegrationTests, Key, Object>> writes = new LinkedHashMap<>();
		writes.put("delete by id", (it, id) -> it.ops.deleteById(id, Event.class));
		writes.put("delete several by id", (it, id) -> it.ops.deleteAllById(List.of(id), Event.class));
		writes.put("delete", (it, id) -> {
			Event event = new Event(1, 1);
			event.id = id;
			return it.ops.delete(event);
		});
		writes.put("delete the loaded one", (it, id) -> {
			Event event = it.ops.findById(id, Event.class).orElseThrow();
			it.ops.delete(event);
			event.id.number = 78;
			return true;
		});
		return writes.entrySet().stream().map((entry) -> Arguments.of(entry.getKey(), entry.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("writes")
	void deleteTheRowThatTheyWere(String name, BiFunction<MutableArgumentsIntegrationTests, Key, Object> write) {
		for (int isolation : List.of(TransactionDefinition.ISOLATION_READ_COMMITTED,
				TransactionDefinition.ISOLATION_REPEATABLE_READ, TransactionDefinition.ISOLATION_SERIALIZABLE)) {
			this.tx.setIsolationLevel(isolation);
			this.ops.deleteAll(Event.class);
			this.ops.insertAll(List.of(new Event(1, 1), new Event(77, 7), new Event(78, 8)));
			this.tx.executeWithoutResult((status) -> {
				Key id = new Key(1);
				write.apply(this, id);
				id.number = 77;
				this.others.insert(new Event(3, 3));
			});
			assertThat(this.ops.findAll(Event.class)).extracting((event) -> event.id.number)
				.containsExactly(77L, 78L, 3L);
		}
	}

	@Test
	void keepsWhatWasSavedUnderTheIdThatItHad() {
		this.tx.executeWithoutResult((status) -> {
			Event event = this.ops.insert(new Event(1, 1));
			Key id = new Key(1);
			Event found = this.ops.findById(id, Event.class).orElseThrow();
			id.number = 77;
			assertThat(found).isSameAs(event);
			assertThat(this.ops.existsById(new Key(1), Event.class)).isTrue();
		});
		assertThat(this.ops.existsById(new Key(1), Event.class)).isTrue();
	}

	@Test
	void doNotMatterToAStreamOnceItHasBegun() {
		this.ops.insertAll(LongStream.rangeClosed(1, 3000).mapToObj((id) -> new Event(id, 5)).toList());
		Date date = new Date(5);
		List<Stream<?>> streams = List.of(this.ops.query(Event.class).matching(Criteria.where("at").is(date)).stream(),
				this.events.streamByAt(date),
				this.ops.statements()
					.select("select e.name from Event e where e.at = :at and e.name like '%'", null, String.class)
					.query()
					.stream(QueryArguments.of(values(date))),
				this.ops.statements()
					.select("select e.name from Event e join Event f on f.id = e.id where f.at = :at", null,
							String.class)
					.query()
					.stream(QueryArguments.of(values(date))));
		for (Stream<?> stream : streams) {
			date.setTime(5);
			Iterator<?> rows = stream.iterator();
			rows.next();
			date.setTime(77);
			int count = 1;
			while (rows.hasNext()) {
				rows.next();
				count++;
			}
			assertThat(count).isEqualTo(3000);
		}
	}

	private Object[] values(Date date) {
		return this.ops.statements()
			.select("select e.name from Event e where e.at = :at and e.name like '%'", null, String.class)
			.values((parameter) -> date);
	}

	@Test
	void doNotMatterToAReactiveStreamOnceItHasBegun() {
		this.ops.insertAll(LongStream.rangeClosed(1, 3000).mapToObj((id) -> new Event(id, 5)).toList());
		ReactiveMemoryTemplate reactive = new ReactiveMemoryTemplate(this.store, this.context);
		Date date = new Date(5);
		Flux<Event> found = reactive.query(Event.class).matching(Criteria.where("at").is(date)).all();
		StepVerifier.create(found.limitRate(1), 1)
			.expectNextCount(1)
			.then(() -> date.setTime(77))
			.thenRequest(5_000)
			.expectNextCount(2_999)
			.verifyComplete();
	}

	@Test
	void belongToAQueryAsTheyWereWhenItWasPrepared() {
		this.ops.insertAll(List.of(new Event(1, 5), new Event(2, 77)));
		Date date = new Date(5);
		EntityQuery<Event> query = this.ops.prepare(Query.query(Criteria.where("at").is(date)), Event.class);
		date.setTime(77);
		for (int run = 0; run < 2; run++) {
			assertThat(query.list(QueryArguments.none())).extracting((event) -> event.id.number).containsExactly(1L);
		}
	}

	@Test
	void doNotBecomePartOfRows() {
		this.ops.insert(new Event(1, 1));
		Date date = new Date(5);
		Calendar calendar = new GregorianCalendar(2020, Calendar.MAY, 5);
		Calendar expected = (Calendar) calendar.clone();
		List<String> tags = new ArrayList<>(List.of("a"));
		byte[] hash = { 1, 2 };
		this.tx.executeWithoutResult((status) -> {
			this.ops.update(Event.class)
				.apply(Update.update("at", date).set("day", calendar).set("tags", tags).set("hash", hash));
			date.setTime(77);
			calendar.set(Calendar.YEAR, 1999);
			tags.add("b");
			hash[0] = 9;
		});
		this.ops.execute("update Event set at = :at", Map.of("at", date));
		date.setTime(5);
		Event event = this.ops.findById(new Key(1), Event.class).orElseThrow();
		assertThat(event.at).isEqualTo(new Date(77));
		assertThat(event.day).isEqualTo(expected);
		assertThat(event.tags).containsExactly("a");
		assertThat(event.hash).containsExactly(1, 2);
	}

	/**
	 * A vector may be made of an array without a copy, and gives away the array that it
	 * is made of.
	 */
	@Test
	void doNotBecomePartOfRowsAsVectorsEither() {
		float[] floats = { 1, 2 };
		double[] doubles = { 1, 2 };
		Number[] numbers = { 1, 2 };
		Vector mixed = Vector.of(List.of(numbers));
		this.ops.insertAll(List.of(new Place(1L, Vector.unsafe(floats)), new Place(2L, Vector.unsafe(doubles)),
				new Place(3L, mixed), new Place(4L, Vector.of(1f, 2f))));
		this.ops.update(Place.class)
			.matching(Criteria.where("id").is(4L))
			.apply(Update.update("vector", Vector.unsafe(floats)));
		floats[0] = 77;
		doubles[0] = 77;
		((Number[]) mixed.getSource())[0] = 77;
		for (Place place : this.ops.findAll(Place.class)) {
			assertThat(place.vector().toDoubleArray()).containsExactly(1, 2);
			java.lang.reflect.Array.set(place.vector().getSource(), 0, (place.id() == 3) ? (Number) 78 : (byte) 78);
		}
		assertThat(this.ops.findAll(Place.class))
			.allSatisfy((place) -> assertThat(place.vector().toDoubleArray()).containsExactly(1, 2));
	}

	/**
	 * What is handed out is no part of a row either.
	 */
	@Test
	void areNotHandedOutOfRows() {
		List<EntityChange<Event>> changes = new ArrayList<>();
		this.ops.onChange(Event.class, changes::add);
		this.ops.insert(new Event(1, 5));
		((Key) changes.get(0).id()).number = 77;
		changes.get(0).after().at.setTime(77);
		KeysetScrollPosition position = (KeysetScrollPosition) this.ops.query(Event.class)
			.sort(Sort.by("at"))
			.limit(1)
			.scroll(ScrollPosition.keyset())
			.positionAt(0);
		((Date) position.getKeys().get("at")).setTime(77);
		this.ops.query("select e.at from Event e", Date.class).get(0).setTime(77);
		this.ops.query(Event.class).as(At.class).all().get(0).getAt().setTime(77);
		assertThat(this.ops.findById(new Key(1), Event.class).orElseThrow().at).isEqualTo(new Date(5));
		assertThat(this.ops.query(Event.class).matching(Criteria.where("at").is(new Date(5))).count()).isOne();
	}

	@Test
	void areNotHandedOutOfIndexes() {
		this.ops.insert(new Slot(1L, new Date(5)));
		this.ops.query("select max(s.at) from Slot s", Date.class).get(0).setTime(77);
		this.ops.query("select min(s.at) from Slot s", Date.class).get(0).setTime(77);
		this.ops.aggregate(Slot.class).max("at").as(Date.class).get(0).setTime(77);
		assertThat(this.ops.findById(1L, Slot.class).orElseThrow().at()).isEqualTo(new Date(5));
		assertThat(this.ops.query(Slot.class).matching(Criteria.where("at").is(new Date(5))).count()).isOne();
	}

	private void serializable() {
		this.tx.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
	}

	record Place(@Id Long id, Vector vector) {
	}

	record Slot(@Id Long id, @Indexed(kind = IndexKind.SORTED) Date at) {
	}

	interface At {

		Date getAt();

	}

	interface Events extends MemoryRepository<Event, Key> {

		long countByAt(Date at);

		boolean existsByAtBetween(Date from, Date to);

		List<Event> findByAtIn(Collection<Date> dates);

		List<Event> findByAtBetween(Range<Date> range);

		Stream<Event> streamByAt(Date at);

		long deleteByAt(Date at);

		@io.github.springdata.memory.repository.Query("select count(e) from Event e where e.at = :at")
		long countDeclared(Date at);

	}

	static class Event {

		@Id
		Key id;

		Date at;

		Calendar day;

		String name;

		List<String> tags;

		byte[] hash;

		Event(long id, long at) {
			this.id = new Key(id);
			this.at = new Date(at);
			this.name = "event " + id;
		}

		Event() {
		}

	}

	static class Key implements Comparable<Key> {

		long number;

		Key(long number) {
			this.number = number;
		}

		Key() {
		}

		@Override
		public int compareTo(Key other) {
			return Long.compare(this.number, other.number);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && key.number == this.number;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.number);
		}

	}

	record Note(@Id Long id, String text) {
	}

}
