package io.github.springdata.memory.repository.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.QueryCreationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Projections of what is joined, joins of nested objects, and the order of groups.
 */
class JoinedResultIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final Shops shops = new MemoryRepositoryFactory(this.ops).getRepository(Shops.class);

	private final ReactiveShops reactive = new ReactiveMemoryRepositoryFactory(new ReactiveMemoryTemplate(this.store))
		.getRepository(ReactiveShops.class);

	@BeforeEach
	void insertRows() {
		this.ops.insert(new Shop(1L, "ada", 3, new Place("Rome", new Owner("Ann")),
				List.of(new Ware("pen", 2), new Ware("ink", 5))));
		this.ops.insert(new Shop(2L, "bob", 1, null, List.of(new Ware("cup", 7))));
		this.ops.insert(new Shop(3L, "eva", 2, new Place("Oslo", null), List.of()));
		this.ops.insert(new Sale(1L, 1L, 10));
		this.ops.insert(new Sale(2L, 1L, 20));
		this.ops.insert(new Sale(3L, 3L, 30));
	}

	@Test
	void viewsOfJoinedElements() {
		assertThat(this.shops.wares()).extracting(WareView::getName).containsExactly("pen", "ink", "cup");
		assertThat(this.shops.wares()).extracting(WareView::getLabel).containsExactly("pen 2", "ink 5", "cup 7");
		assertThat(this.shops.dearWare(6)).map(WareView::getName).contains("cup");
		assertThat(this.shops.dearWare(60)).isEmpty();
		assertThat(this.shops.wareRecords()).containsExactly(new WareRecord("pen"), new WareRecord("ink"),
				new WareRecord("cup"));
		assertThat(this.shops.wareBeans()).extracting((ware) -> ware.price).containsExactly(2, 5, 7);
	}

	@Test
	void viewsOfJoinedElementsInPieces() {
		Page<WareView> page = this.shops.warePage(PageRequest.of(0, 2));
		assertThat(page).extracting(WareView::getName).containsExactly("pen", "ink");
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(this.shops.wareSlice(PageRequest.of(1, 2))).extracting(WareView::getName).containsExactly("cup");
		assertThat(this.shops.wareWindow(ScrollPosition.offset(0), Limit.of(1))).extracting(WareView::getName)
			.containsExactly("ink");
		try (Stream<WareView> stream = this.shops.wareStream()) {
			assertThat(stream.map(WareView::getName)).containsExactly("pen", "ink", "cup");
		}
		assertThat(this.shops.wares(WareRecord.class)).hasSize(3);
		assertThat(this.shops.wares(WareView.class)).extracting(WareView::getName).contains("cup");
	}

	@Test
	void viewsOfNestedObjectsAndJoinedEntities() {
		assertThat(this.shops.places()).extracting((place) -> (place != null) ? place.getCity() : null)
			.containsExactly("Rome", null, "Oslo");
		assertThat(this.shops.soldBy()).extracting(NameView::getName).containsExactly("ada", "ada", "eva");
		assertThat(this.shops.soldByRecord()).containsExactly(new NameRecord("ada"), new NameRecord("ada"),
				new NameRecord("eva"));
	}

	@Test
	void viewsWithinViews() {
		assertThat(this.shops.pairs()).extracting((pair) -> pair.getName() + pair.getWare().getName())
			.containsExactly("adapen", "adaink", "bobcup");
		assertThat(this.shops.pairRecords()).containsExactly(new PairRecord("ada", new WareRecord("pen")),
				new PairRecord("ada", new WareRecord("ink")), new PairRecord("bob", new WareRecord("cup")));
		assertThat(this.shops.optionals()).containsExactly(new OptionalCity("ada", Optional.of("Rome")),
				new OptionalCity("bob", Optional.empty()), new OptionalCity("eva", Optional.of("Oslo")));
	}

	@Test
	void viewsComeReactively() {
		assertThat(this.reactive.wares().map(WareView::getName).collectList().block()).containsExactly("pen", "ink",
				"cup");
		assertThat(this.reactive.groups(Sort.by("s.name").descending()).map((row) -> row[1]).collectList().block())
			.containsExactly(1L, 2L);
		assertThat(this.reactive.leftCities().map((row) -> row[0]).collectList().block()).containsExactly("ada", "bob",
				"eva");
	}

	@Test
	void refusesViewsThatDoNotFitAtTheStart() {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(WrongView.class))
			.withMessageContaining("'colour'");
	}

	@Test
	void joinsNestedObjects() {
		assertThat(this.shops.leftCities()).containsExactly(new Object[] { "ada", "Rome" },
				new Object[] { "bob", null }, new Object[] { "eva", "Oslo" });
		assertThat(this.shops.innerCities()).containsExactly(new Object[] { "ada", "Rome" },
				new Object[] { "eva", "Oslo" });
		assertThat(this.shops.withoutPlace()).containsExactly("bob");
		assertThat(this.shops.leftOn()).containsExactly(new Object[] { "ada", "Rome" }, new Object[] { "bob", null },
				new Object[] { "eva", null });
		assertThat(this.shops.deeper()).containsExactly(new Object[] { "ada", "Ann" }, new Object[] { "bob", null },
				new Object[] { "eva", null });
		assertThat(this.shops.objects()).containsExactly(new Place("Rome", new Owner("Ann")), null,
				new Place("Oslo", null));
		assertThat(this.shops.placeViews()).extracting(PlaceView::getCity).containsExactly("Rome", "Oslo");
		assertThat(this.shops.byCity()).containsExactly(new Object[] { null, 1L }, new Object[] { "Oslo", 1L },
				new Object[] { "Rome", 1L });
		assertThat(this.shops.sortedByCity(Sort.by("a.city"))).containsExactly("bob", "eva", "ada");
		assertThat(this.shops.sortedByCity(Sort.by("a.city").descending().and(Sort.by("rank")))).containsExactly("ada",
				"eva", "bob");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select s.name from Shop s left join s.name n", "select s.name from Shop s join s.rank r",
			"select index(a) from Shop s join s.place a", "select key(a) from Shop s join s.place a",
			"select a.nme from Shop s join s.place a", "select a.id from Shop s join s.place a" })
	void refusesJoinsOfAnythingElse(String text) {
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.ops.query(text, Object.class));
	}

	@ParameterizedTest
	@CsvSource({ "s.name, asc, 'ada,eva'", "s.name, desc, 'eva,ada'", "name, desc, 'eva,ada'", "s.rank, asc, 'eva,ada'",
			"rank, desc, 'ada,eva'", "s.place.city, asc, 'eva,ada'", "s.id, desc, 'eva,ada'", "n, asc, 'eva,ada'",
			"n, desc, 'ada,eva'" })
	void groupsByAnEntityAreSortedByItsProperties(String property, String direction, String expected) {
		Sort sort = Sort.by(Sort.Direction.fromString(direction), property);
		assertThat(this.shops.groups(sort)).extracting((row) -> ((Shop) row[0]).name())
			.isEqualTo(Arrays.asList(expected.split(",")));
		assertThat(this.shops.groupPage(PageRequest.of(0, 1, sort))).extracting((row) -> ((Shop) row[0]).name())
			.isEqualTo(List.of(expected.split(",")[0]));
		assertThat(this.shops.groupNames(sort)).extracting((row) -> row[0])
			.isEqualTo(Arrays.asList(expected.split(",")));
	}

	@Test
	void groupsByAnEntityAreSortedInTheText() {
		assertThat(this.shops.groupsByName()).extracting((row) -> ((Shop) row[0]).name()).containsExactly("eva", "ada");
		assertThat(this.shops.distinctShops(Sort.by("s.rank"))).extracting(Shop::name).containsExactly("eva", "ada");
		assertThat(this.shops.distinctShops(Sort.by("rank").descending())).extracting(Shop::name)
			.containsExactly("ada", "eva");
	}

	@Test
	void joinsAreSortedByPropertiesOfEachVariable() {
		assertThat(this.shops.amounts(Sort.by("s.name").descending().and(Sort.by("t.amount").descending())))
			.containsExactly(30, 20, 10);
		assertThat(this.shops.amounts(Sort.by("amount").descending())).containsExactly(30, 20, 10);
		assertThat(this.shops.findNames(Sort.by("s.rank"))).containsExactly("bob", "eva", "ada");
	}

	@Test
	void refusesOrdersThatDiffer() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.shops.groups(Sort.by("t.amount")))
			.withMessageContaining("'t.amount'");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.shops.groups(Sort.by("s")))
			.withMessageContaining("'s.id'");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.shops.groups(Sort.by("s.wares")));
		assertThatExceptionOfType(PropertyReferenceException.class)
			.isThrownBy(() -> this.shops.groups(Sort.by("s.nme")));
	}

	interface Shops extends MemoryRepository<Shop, Long> {

		@Query("select w from Shop s join s.wares w")
		List<WareView> wares();

		@Query("select w from Shop s join s.wares w where w.price > ?1")
		Optional<WareView> dearWare(int price);

		@Query("select w from Shop s join s.wares w")
		List<WareRecord> wareRecords();

		@Query("select w from Shop s join s.wares w")
		List<WareBean> wareBeans();

		@Query("select w from Shop s join s.wares w")
		Page<WareView> warePage(Pageable page);

		@Query("select w from Shop s join s.wares w")
		Slice<WareView> wareSlice(Pageable page);

		@Query("select w from Shop s join s.wares w")
		Window<WareView> wareWindow(ScrollPosition position, Limit limit);

		@Query("select w from Shop s join s.wares w")
		Stream<WareView> wareStream();

		@Query("select w from Shop s join s.wares w")
		<T> List<T> wares(Class<T> type);

		@Query("select s.place from Shop s")
		List<PlaceView> places();

		@Query("select s from Sale t join Shop s on s.id = t.shop")
		List<NameView> soldBy();

		@Query("select s from Sale t join Shop s on s.id = t.shop")
		List<NameRecord> soldByRecord();

		@Query("select s.name as name, w as ware from Shop s join s.wares w")
		List<PairView> pairs();

		@Query("select s.name, w as ware from Shop s join s.wares w")
		List<PairRecord> pairRecords();

		@Query("select s.name as name, a.city as city from Shop s left join s.place a")
		List<OptionalCity> optionals();

		@Query("select s.name, a.city from Shop s left join s.place a")
		List<Object[]> leftCities();

		@Query("select s.name, a.city from Shop s join s.place a")
		List<Object[]> innerCities();

		@Query("select s.name from Shop s left join s.place a where a is null")
		List<String> withoutPlace();

		@Query("select s.name, a.city from Shop s left join s.place a on a.city = 'Rome'")
		List<Object[]> leftOn();

		@Query("select s.name, o.name from Shop s left join s.place a left join a.owner o")
		List<Object[]> deeper();

		@Query("select a from Shop s left join s.place a")
		List<Place> objects();

		@Query("select a from Shop s join s.place a")
		List<PlaceView> placeViews();

		@Query("select a.city, count(s) from Shop s left join s.place a group by a.city order by a.city")
		List<Object[]> byCity();

		@Query("select s.name from Shop s left join s.place a")
		List<String> sortedByCity(Sort sort);

		@Query("select s, count(t) as n from Sale t join Shop s on s.id = t.shop group by s")
		List<Object[]> groups(Sort sort);

		@Query("select s, count(t) as n from Sale t join Shop s on s.id = t.shop group by s")
		Page<Object[]> groupPage(Pageable page);

		@Query("select s.name as called, count(t) as n from Sale t join Shop s on s.id = t.shop group by s")
		List<Object[]> groupNames(Sort sort);

		@Query("select s, count(t) from Sale t join Shop s on s.id = t.shop group by s order by s.name desc")
		List<Object[]> groupsByName();

		@Query("select distinct s from Shop s join Sale t on s.id = t.shop")
		List<Shop> distinctShops(Sort sort);

		@Query("select t.amount from Sale t join Shop s on s.id = t.shop")
		List<Integer> amounts(Sort sort);

		@Query("select s.name from Shop s")
		List<String> findNames(Sort sort);

	}

	interface ReactiveShops extends ReactiveMemoryRepository<Shop, Long> {

		@Query("select w from Shop s join s.wares w")
		Flux<WareView> wares();

		@Query("select s, count(t) from Sale t join Shop s on s.id = t.shop group by s")
		Flux<Object[]> groups(Sort sort);

		@Query("select s.name, a.city from Shop s left join s.place a")
		Flux<Object[]> leftCities();

	}

	interface WrongView extends MemoryRepository<Shop, Long> {

		@Query("select w from Shop s join s.wares w")
		List<ColourView> wares();

	}

	record Shop(@Id Long id, String name, int rank, @Nullable Place place, List<Ware> wares) {
	}

	record Place(String city, @Nullable Owner owner) {
	}

	record Owner(String name) {
	}

	record Ware(String name, int price) {
	}

	record Sale(@Id Long id, Long shop, int amount) {
	}

	interface WareView {

		String getName();

		@Value("#{target.name + ' ' + target.price}")
		String getLabel();

	}

	interface ColourView {

		String getColour();

	}

	record WareRecord(String name) {

		WareRecord(int ignored) {
			this("none");
		}

	}

	static class WareBean {

		private String name;

		private int price;

	}

	interface PlaceView {

		String getCity();

	}

	interface NameView {

		String getName();

	}

	record NameRecord(String name) {
	}

	interface PairView {

		String getName();

		WareView getWare();

	}

	record PairRecord(String name, WareRecord ware) {
	}

	record OptionalCity(String name, Optional<String> city) {
	}

}
