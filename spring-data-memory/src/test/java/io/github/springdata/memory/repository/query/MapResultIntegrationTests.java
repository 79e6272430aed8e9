package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.reactive.ReactiveMemoryCriteriaExecutor;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryCriteriaExecutor;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;
import org.springframework.data.repository.query.QueryCreationException;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Results that are maps of properties by their names, and projections of the properties
 * that a fluent query names.
 */
class MapResultIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final Houses houses = new MemoryRepositoryFactory(this.ops).getRepository(Houses.class);

	private final Rows rows = new MemoryRepositoryFactory(this.ops).getRepository(Rows.class);

	private final ReactiveHouses reactive = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(this.store))
		.getRepository(ReactiveHouses.class);

	@BeforeEach
	void insertRows() {
		this.ops.insert(new House(1L, "big", 9, new Place("Rome", new Land("IT"))));
		this.ops.insert(new House(2L, "small", 2, null));
		this.ops.insert(new House(3L, "tiny", 1, new Place("Oslo", new Land("NO"))));
		this.ops.insert(new Row(1L, "big", 9));
	}

	private static Map<String, Object> house(Long id, String name, int rooms, @Nullable Place place) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("id", id);
		map.put("name", name);
		map.put("rooms", rooms);
		map.put("place", place);
		return map;
	}

	private static final Map<String, Object> BIG = house(1L, "big", 9, new Place("Rome", new Land("IT")));

	private static final Map<String, Object> SMALL = house(2L, "small", 2, null);

	private static final Map<String, Object> TINY = house(3L, "tiny", 1, new Place("Oslo", new Land("NO")));

	private <R> List<R> found(Criteria criteria, Function<FetchableFluentQuery<House>, List<R>> query) {
		return this.houses.findBy(criteria, query::apply);
	}

	private <R> List<R> foundRows(Criteria criteria, Function<FetchableFluentQuery<Row>, List<R>> query) {
		return this.rows.findBy(criteria, query::apply);
	}

	private <R> List<R> foundByExample(Example<House> example, Function<FetchableFluentQuery<House>, List<R>> query) {
		return this.houses.findBy(example, query::apply);
	}

	@Test
	void mapsOfDerivedMethods() {
		assertThat(this.houses.findByRoomsGreaterThan(0)).containsExactly(BIG, SMALL, TINY);
		assertThat(this.houses.findByName("small")).isEqualTo(SMALL);
		assertThat(this.houses.findByName("none")).isEmpty();
		assertThat(this.houses.findOptionalByName("tiny")).contains(TINY);
		assertThat(this.houses.findOptionalByName("none")).isEmpty();
		assertThat(this.houses.findFirstByOrderByRooms()).isEqualTo(TINY);
		assertThat(this.houses.findArrayByRoomsLessThan(3)).containsExactly(SMALL, TINY);
		assertThat(this.houses.findDistinctByRoomsLessThan(3)).containsExactly(SMALL, TINY);
		assertThat(this.houses.findByName("small").keySet()).containsExactly("id", "name", "rooms", "place");
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.houses.findOneByRoomsLessThan(3));
	}

	@Test
	void mapsInPieces() {
		Page<Map<String, Object>> page = this.houses.findPageByRoomsGreaterThan(0,
				PageRequest.of(1, 2, Sort.by("rooms")));
		assertThat(page).containsExactly(BIG);
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(this.houses.findSliceByRoomsGreaterThan(0, PageRequest.of(0, 2))).containsExactly(BIG, SMALL);
		try (Stream<Map<String, Object>> stream = this.houses.streamByRoomsGreaterThan(0)) {
			assertThat(stream).containsExactly(BIG, SMALL, TINY);
		}
		Window<Map<String, Object>> window = this.houses.findWindowByRoomsGreaterThan(0, ScrollPosition.keyset(),
				Limit.of(2), Sort.by("rooms"));
		assertThat(window).containsExactly(TINY, SMALL);
		assertThat(this.houses.findWindowByRoomsGreaterThan(0, window.positionAt(1), Limit.of(2), Sort.by("rooms")))
			.containsExactly(BIG);
		assertThat(this.houses.findWindowByRoomsGreaterThan(0, ScrollPosition.offset(1), Limit.of(2), Sort.by("rooms")))
			.containsExactly(BIG);
	}

	@Test
	@SuppressWarnings("unchecked")
	void mapsThatTheCallAsksFor() {
		assertThat(this.houses.findByRooms(9, Map.class)).containsExactly(BIG);
		assertThat(this.ops.query(House.class).as(Map.class).first()).contains(BIG);
		assertThat(this.rows.findByRooms(9)).containsExactly(Map.of("id", 1L, "name", "big", "rooms", 9));
	}

	@Test
	void mapsOfAnExecutor() {
		assertThat(found(where("rooms").is(9), (query) -> query.as(Map.class).all())).isEqualTo(List.of(BIG));
		assertThat(found(where("rooms").is(9), (query) -> query.project("name", "place.land.code").as(Map.class).all()))
			.isEqualTo(List.of(Map.of("name", "big", "place.land.code", "IT")));
	}

	@Test
	void mapsOfTexts() {
		assertThat(this.houses.items(PageRequest.of(0, 1)).getContent()).containsExactly(Map.of("n", "big", "r", 9));
		assertThat(this.houses.texts()).containsExactly(Map.of("n", "big", "v", "big!"));
	}

	@Test
	void whatIsLoadedIsACopy() {
		Map<String, Object> big = this.houses.findByName("big");
		big.put("name", "changed");
		assertThat(this.houses.findByName("big")).isEqualTo(BIG);
	}

	@Test
	void mapsComeReactively() {
		assertThat(this.reactive.findByRoomsGreaterThan(0).collectList().block()).containsExactly(BIG, SMALL, TINY);
		assertThat(this.reactive.findByName("small").block()).isEqualTo(SMALL);
		assertThat(this.reactive.findByName("none").block()).isNull();
		assertThat(this.reactive.findByRoomsGreaterThan(0, ScrollPosition.keyset(), Limit.of(2)).block())
			.containsExactly(BIG, SMALL);
		assertThat(this.reactive.findByRoomsGreaterThan(0, ScrollPosition.keyset(), Limit.of(2), NameAndRooms.class)
			.block()).containsExactly(new NameAndRooms("big", 9), new NameAndRooms("small", 2));
		assertThat(this.reactive.findByRoomsGreaterThan(0, Map.class).collectList().block())
			.isEqualTo(List.of(BIG, SMALL, TINY));
	}

	@ParameterizedTest
	@ValueSource(classes = { MapOfStrings.class, MapOfOtherKeys.class, TextOfOtherValues.class, HashMaps.class })
	void refusesOtherMapsAtTheStart(Class<?> repository) {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(repository))
			.withMessageContaining("Map<String, Object>");
	}

	@Test
	void fluentQueriesMakeRecordsOfWhatTheyName() {
		assertThat(found(where("rooms").greaterThan(1),
				(query) -> query.sortBy(Sort.by("rooms")).project("name", "rooms").as(NameAndRooms.class).all()))
			.containsExactly(new NameAndRooms("small", 2), new NameAndRooms("big", 9));
		assertThat(
				found(where("rooms").is(9), (query) -> query.project("name", "place.city").as(NameAndCity.class).all()))
			.containsExactly(new NameAndCity("big", "Rome"));
		assertThat(
				found(where("rooms").is(2), (query) -> query.project("name", "place.city").as(NameAndCity.class).all()))
			.containsExactly(new NameAndCity("small", null));
		assertThat(found(where("rooms").is(9),
				(query) -> query.project("place.city", "place.land.code").as(Joined.class).all()))
			.containsExactly(new Joined("Rome", "IT"));
		assertThat(foundByExample(Example.of(new House(null, "big", 9, null)),
				(query) -> query.project("name", "place.city").as(NameAndCity.class).all()))
			.containsExactly(new NameAndCity("big", "Rome"));
	}

	@Test
	void fluentQueriesMakeOtherTypesOfWhatTheyName() {
		assertThat(found(where("rooms").is(9), (query) -> query.project("name", "place.city").as(CityView.class).all()))
			.extracting(CityView::getCity)
			.containsExactly("Rome");
		assertThat(
				found(where("rooms").is(9), (query) -> query.project("place.city", "rooms").as(Object[].class).all()))
			.containsExactly(new Object[] { "Rome", 9 });
		assertThat(found(where("rooms").is(9), (query) -> query.project("name").as(String.class).all()))
			.containsExactly("big");
		assertThat(found(where("rooms").is(9), (query) -> query.project("name").as(Object.class).all()))
			.hasOnlyElementsOfType(House.class);
		assertThat(foundRows(where("rooms").is(9), (query) -> query.project("name", "rooms").as(Record.class).all()))
			.isEqualTo(List.of(new Row(1L, "big", 9)));
	}

	@Test
	void fluentQueriesMakePiecesOfWhatTheyName() {
		Page<NameAndCity> page = this.houses.findBy(where("rooms").greaterThan(0),
				(query) -> query.project("name", "place.city").as(NameAndCity.class).page(PageRequest.of(0, 1)));
		assertThat(page).containsExactly(new NameAndCity("big", "Rome"));
		assertThat(page.getTotalElements()).isEqualTo(3);
		Window<NameAndCity> window = this.houses.findBy(where("rooms").greaterThan(0),
				(query) -> query.project("name", "place.city")
					.as(NameAndCity.class)
					.limit(1)
					.scroll(ScrollPosition.keyset()));
		assertThat(window).containsExactly(new NameAndCity("big", "Rome"));
	}

	@Test
	void fluentQueriesMakeThemReactively() {
		assertThat(this.reactive
			.findBy(where("rooms").is(9), (query) -> query.project("name", "place.city").as(NameAndCity.class).all())
			.collectList()
			.block()).containsExactly(new NameAndCity("big", "Rome"));
		assertThat(this.reactive
			.findBy(where("rooms").is(9), (query) -> query.project("name", "rooms").as(NameAndRooms.class).one())
			.block()).isEqualTo(new NameAndRooms("big", 9));
		assertThat(this.reactive.findBy(where("rooms").is(9), (query) -> query.project("name").as(Map.class).one())
			.block()).isEqualTo(Map.of("name", "big"));
	}

	@Test
	void refusesWhatDoesNotFit() {
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.houses.findBy(where("rooms").is(9), (query) -> query.project("nme").all()));
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.houses.findBy(where("rooms").is(9),
					(query) -> query.project("name").as(NameAndCity.class).all()))
			.withMessageContaining("'city'");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.houses.findBy(where("rooms").is(9),
					(query) -> query.project("name", "rooms").as(String.class).all()))
			.withMessageContaining("values of one property");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.houses.findBy(where("rooms").is(9),
					(query) -> query.project("place.land.code", "place.code").as(Codes.class).all()))
			.withMessageContaining("'placeLandCode'");
	}

	interface Houses extends MemoryRepository<House, Long>, MemoryCriteriaExecutor<House> {

		List<Map<String, Object>> findByRoomsGreaterThan(int rooms);

		Map<String, Object> findByName(String name);

		Optional<Map<String, Object>> findOptionalByName(String name);

		Map<String, Object> findFirstByOrderByRooms();

		Map<String, Object> findOneByRoomsLessThan(int rooms);

		Map<String, Object>[] findArrayByRoomsLessThan(int rooms);

		Collection<Map<String, Object>> findDistinctByRoomsLessThan(int rooms);

		Page<Map<String, Object>> findPageByRoomsGreaterThan(int rooms, Pageable page);

		Slice<Map<String, ?>> findSliceByRoomsGreaterThan(int rooms, Pageable page);

		Stream<Map<String, Object>> streamByRoomsGreaterThan(int rooms);

		Window<Map<String, Object>> findWindowByRoomsGreaterThan(int rooms, ScrollPosition position, Limit limit,
				Sort sort);

		<T> List<T> findByRooms(int rooms, Class<T> type);

		@Query("select name as n, rooms as r from House")
		Page<Map<String, Object>> items(Pageable page);

		@Query("select name as n, name || '!' as v from House where rooms = 9")
		List<Map<String, String>> texts();

	}

	interface Rows extends MemoryRepository<Row, Long>, MemoryCriteriaExecutor<Row> {

		List<Map<String, Object>> findByRooms(int rooms);

	}

	interface ReactiveHouses extends ReactiveMemoryRepository<House, Long>, ReactiveMemoryCriteriaExecutor<House> {

		Flux<Map<String, Object>> findByRoomsGreaterThan(int rooms);

		<T> Flux<T> findByRoomsGreaterThan(int rooms, Class<T> type);

		Mono<Map<String, Object>> findByName(String name);

		Mono<Window<Map<String, Object>>> findByRoomsGreaterThan(int rooms, ScrollPosition position, Limit limit);

		<T> Mono<Window<T>> findByRoomsGreaterThan(int rooms, ScrollPosition position, Limit limit, Class<T> type);

	}

	interface MapOfStrings extends MemoryRepository<House, Long> {

		List<Map<String, String>> findByRooms(int rooms);

	}

	interface MapOfOtherKeys extends MemoryRepository<House, Long> {

		Map<Integer, Object> findByRooms(int rooms);

	}

	interface HashMaps extends MemoryRepository<House, Long> {

		List<HashMap<String, Object>> findByRooms(int rooms);

	}

	interface TextOfOtherValues extends MemoryRepository<House, Long> {

		@Query("select name as n, rooms as r from House")
		List<Map<String, String>> items();

	}

	static class House {

		@Id
		private @Nullable Long id;

		private String name;

		private int rooms;

		private @Nullable Place place;

		@Transient
		private String mark = "mine";

		House() {
		}

		House(@Nullable Long id, String name, int rooms, @Nullable Place place) {
			this.id = id;
			this.name = name;
			this.rooms = rooms;
			this.place = place;
		}

	}

	record Place(String city, Land land, String code) {

		Place(String city, Land land) {
			this(city, land, "c");
		}

	}

	record Land(String code) {
	}

	record Row(@Id Long id, String name, int rooms) {
	}

	record NameAndRooms(String name, int rooms) {
	}

	record NameAndCity(String name, @Nullable String city) {
	}

	record Joined(String city, String placeLandCode) {
	}

	record Codes(String code) {
	}

	interface CityView {

		String getName();

		String getCity();

	}

}
