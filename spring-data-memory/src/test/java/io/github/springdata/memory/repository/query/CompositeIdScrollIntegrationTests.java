package io.github.springdata.memory.repository.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
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
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.QueryCreationException;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Windows by keys over entities whose id consists of parts: the parts are the last keys.
 */
class CompositeIdScrollIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate ops = new MemoryTemplate(this.store);

	private final Seats seats = new MemoryRepositoryFactory(this.ops).getRepository(Seats.class);

	private final Chairs chairs = new MemoryRepositoryFactory(this.ops).getRepository(Chairs.class);

	@BeforeEach
	void insertRows() {
		for (int i = 0; i < 24; i++) {
			int row = i * 7 % 24 / 6;
			int number = i * 7 % 6;
			String guest = (i % 5 == 0) ? null : "guest" + i % 3;
			this.ops.insert(new Seat(new Place(new Hall((i % 2 == 0) ? "a" : "b"), row, number), guest));
			this.ops.insert(new Chair(new Spot(row, number), guest));
		}
	}

	static List<Sort> sorts() {
		return List.of(Sort.unsorted(), Sort.by("guest"), Sort.by("guest").descending(),
				Sort.by(Sort.Order.asc("guest").nullsLast()), Sort.by("id"), Sort.by("id").descending(),
				Sort.by(Sort.Order.desc("guest"), Sort.Order.desc("id")), Sort.by("id.row").descending(),
				Sort.by("id.number", "guest"));
	}

	private List<Seat> sortedSeats(Sort sort) {
		Comparator<Seat> byHall = Comparator.comparing((seat) -> seat.id().hall().name());
		Comparator<Seat> byId = byHall.thenComparing((seat) -> seat.id().row())
			.thenComparing((seat) -> seat.id().number());
		Comparator<Seat> order = null;
		for (Sort.Order part : sort.and(Sort.by("id"))) {
			Comparator<Seat> next = switch (part.getProperty()) {
				case "guest" -> Comparator.comparing(Seat::guest,
						(part.isAscending() == (part.getNullHandling() != Sort.NullHandling.NULLS_LAST))
								? Comparator.nullsFirst(directed(part)) : Comparator.nullsLast(directed(part)));
				case "id.row" -> part.isAscending() ? Comparator.comparing((Seat seat) -> seat.id().row())
						: Comparator.comparing((Seat seat) -> seat.id().row()).reversed();
				case "id.number" -> Comparator.comparing((Seat seat) -> seat.id().number());
				default -> part.isAscending() ? byId : byId.reversed();
			};
			order = (order != null) ? order.thenComparing(next) : next;
		}
		return this.ops.findAll(Seat.class).stream().sorted(order).toList();
	}

	private static Comparator<String> directed(Sort.Order order) {
		return order.isAscending() ? Comparator.naturalOrder() : Comparator.reverseOrder();
	}

	private static <T> List<T> forward(BiFunction<ScrollPosition, Integer, Window<T>> query) {
		List<T> seen = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset();
		Window<T> window;
		do {
			window = query.apply(position, 5);
			seen.addAll(window.getContent());
			position = window.positionAt(window.size() - 1);
		}
		while (window.hasNext());
		return seen;
	}

	private static <T> List<T> backward(BiFunction<ScrollPosition, Integer, Window<T>> query) {
		List<T> seen = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset().backward();
		Window<T> window;
		do {
			window = query.apply(position, 5);
			seen.addAll(0, window.getContent());
			position = window.positionAt(0);
		}
		while (window.hasNext());
		return seen;
	}

	@ParameterizedTest
	@MethodSource("sorts")
	void scrollsForwardByTheFluentQuery(Sort sort) {
		List<Seat> expected = sortedSeats(sort);
		assertThat(forward((position, limit) -> this.ops.query(Seat.class).sort(sort).limit(limit).scroll(position)))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("sorts")
	void scrollsBothWaysByADerivedMethod(Sort sort) {
		List<Seat> expected = sortedSeats(sort);
		assertThat(forward((position, limit) -> this.seats.findBy(position, Limit.of(limit), sort)))
			.isEqualTo(expected);
		assertThat(backward((position, limit) -> this.seats.findBy(position, Limit.of(limit), sort)))
			.isEqualTo(expected);
	}

	@Test
	void scrollsByAText() {
		List<Seat> expected = sortedSeats(Sort.by("guest"));
		assertThat(forward((position, limit) -> this.seats.byText(position, Limit.of(limit)))).isEqualTo(expected);
		assertThat(forward((position, limit) -> this.seats.guestsByText(position, Limit.of(limit))))
			.isEqualTo(expected.stream().map((seat) -> new SeatView(seat.id(), seat.guest())).toList());
	}

	@Test
	void scrollsProjections() {
		assertThat(forward((position, limit) -> this.seats.findProjectedBy(position, Limit.of(limit)))).isEqualTo(
				sortedSeats(Sort.unsorted()).stream().map((seat) -> new SeatView(seat.id(), seat.guest())).toList());
	}

	@Test
	void scrollsAMutableIdOfAClass() {
		List<Chair> seen = forward((position, limit) -> this.chairs.findByIdRowLessThan(3,
				(KeysetScrollPosition) position, Limit.of(limit)));
		assertThat(seen).extracting((chair) -> chair.id.toString()).isSorted().hasSize(18).doesNotHaveDuplicates();
	}

	@Test
	void scrollsSharedRows() {
		MemoryTemplate shared = new MemoryTemplate(new MemoryStore(), new MemoryMappingContext(),
				UnitOfWorkMode.SHARED);
		for (int i = 0; i < 12; i++) {
			shared.insert(new Chair(new Spot(i * 5 % 12, i % 2), "x"));
		}
		assertThat(forward((position, limit) -> shared.query(Chair.class).limit(limit).scroll(position)))
			.extracting((chair) -> chair.id.row)
			.containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
	}

	@Test
	void scrollsReactively() {
		ReactiveMemoryTemplate reactive = new ReactiveMemoryTemplate(this.store);
		ReactiveSeats repository = new ReactiveMemoryRepositoryFactory(reactive).getRepository(ReactiveSeats.class);
		List<Seat> expected = sortedSeats(Sort.by("guest").descending());
		assertThat(forward((position,
				limit) -> repository.findBy(position, Limit.of(limit), Sort.by("guest").descending()).block()))
			.isEqualTo(expected);
		assertThat(forward((position, limit) -> reactive.query(Seat.class)
			.sort(Sort.by("guest").descending())
			.limit(limit)
			.scroll(position)
			.block())).isEqualTo(expected);
	}

	@Test
	void theKeysOfAPositionAreThePartsOfTheId() {
		Window<Seat> window = this.seats.findBy(ScrollPosition.keyset(), Limit.of(1), Sort.by("guest"));
		KeysetScrollPosition position = (KeysetScrollPosition) window.positionAt(0);
		assertThat(position.getKeys()).containsOnlyKeys("guest", "id.hall.name", "id.row", "id.number");
	}

	@Test
	void anIndexOnThePartsIsEnteredAtThePosition() {
		Map<String, ?> keys = Map.of("id.row", 2, "id.number", 3);
		io.github.springdata.memory.query.Query query = io.github.springdata.memory.query.Query.empty()
			.limit(2)
			.with(ScrollPosition.forward(keys));
		assertThat(this.ops.explain(query, Chair.class)).hasToString("""
				Slice(limit 3) ~3 rows, 3 passed
				`- IndexOrder(id.row_id.number: all after (2, 3) asc) ~8 rows, 3 read""");
	}

	@Test
	void sortsByTheIdAsByItsParts() {
		List<Seat> expected = new ArrayList<>(sortedSeats(Sort.unsorted()));
		assertThat(this.seats.findByOrderById()).isEqualTo(expected);
		assertThat(this.ops.query("from Seat order by id", Seat.class)).isEqualTo(expected);
		assertThat(this.seats.viewsByText(Sort.by("id"))).extracting(SeatView::id)
			.containsExactlyElementsOf(expected.stream().map(Seat::id).toList());
		assertThat(this.seats.joinedByText(Sort.by("id"))).containsExactlyElementsOf(
				expected.stream().filter((seat) -> seat.guest() != null).map(Seat::guest).toList());
		Collections.reverse(expected);
		assertThat(this.seats.findAll(Sort.by("id").descending())).isEqualTo(expected);
		assertThat(this.ops.query(Seat.class).matching(where("guest").isNull()).sort(Sort.by("id").descending()).all())
			.isEqualTo(expected.stream().filter((seat) -> seat.guest() == null).toList());
	}

	@Test
	void keepsTheOrderOfAnIdThatHasOne() {
		for (int i = 0; i < 7; i++) {
			this.ops.insert(new Ranked(new Rank(i * 3 % 7, "r" + i)));
		}
		assertThat(forward((position, limit) -> this.ops.query(Ranked.class).limit(2).scroll(position)))
			.extracting((ranked) -> ranked.id().value())
			.containsExactly(6, 5, 4, 3, 2, 1, 0);
	}

	@Test
	void refusesWindowsThatCouldLeaveOutAnIdThatComparesAsEqual() {
		List.of("a", "b", "c").forEach((name) -> this.ops.insert(new Ranked(new Rank(1, name))));
		List.of("1.0", "1.00").forEach((price) -> this.ops.insert(new Priced(new Price(new BigDecimal(price)))));
		for (Class<?> type : List.of(Ranked.class, Priced.class)) {
			for (ScrollPosition position : List.of(ScrollPosition.keyset(), ScrollPosition.keyset().backward())) {
				assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
					.isThrownBy(() -> this.ops.query(type).limit(1).scroll(position))
					.withMessageContaining("compare as equal")
					.withMessageContaining("ScrollPosition.offset()");
			}
			assertThat(this.ops.query(type).limit(1).scroll(ScrollPosition.offset())).hasSize(1);
		}
	}

	@Test
	void refusesAtTheStartAnIdThatHasNoOrder() {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(UnorderedByKeys.class))
			.withMessageContaining("'id.tags'")
			.withMessageContaining("ScrollPosition.offset()");
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> new MemoryRepositoryFactory(this.ops).getRepository(UnorderedByText.class))
			.withMessageContaining("'id.tags'");
	}

	@Test
	void scrollsByOffsetAnIdThatHasNoOrder() {
		this.ops.insert(new Unordered(new Tagged(List.of("a")), "x"));
		UnorderedRepository repository = new MemoryRepositoryFactory(this.ops).getRepository(UnorderedRepository.class);
		assertThat(repository.findBy(ScrollPosition.offset(), Limit.of(1))).hasSize(1);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> repository.findBy(ScrollPosition.keyset(), Limit.of(1)))
			.withMessageContaining("'id.tags'")
			.withMessageContaining("ScrollPosition.offset()");
	}

	interface Seats extends MemoryRepository<Seat, Place> {

		Window<Seat> findBy(ScrollPosition position, Limit limit, Sort sort);

		Window<SeatView> findProjectedBy(ScrollPosition position, Limit limit);

		@Query("from Seat s order by s.guest")
		Window<Seat> byText(ScrollPosition position, Limit limit);

		@Query("select id, guest from Seat order by guest")
		Window<SeatView> guestsByText(ScrollPosition position, Limit limit);

		@Query("select id, guest from Seat")
		List<SeatView> viewsByText(Sort sort);

		@Query("select s.guest from Seat s join Seat t on s.id = t.id where s.guest is not null")
		List<String> joinedByText(Sort sort);

		List<Seat> findByOrderById();

	}

	interface Chairs extends MemoryRepository<Chair, Spot> {

		Window<Chair> findByIdRowLessThan(int row, KeysetScrollPosition position, Limit limit);

	}

	interface ReactiveSeats extends ReactiveMemoryRepository<Seat, Place> {

		Mono<Window<Seat>> findBy(ScrollPosition position, Limit limit, Sort sort);

	}

	interface UnorderedRepository extends MemoryRepository<Unordered, Tagged> {

		Window<Unordered> findBy(ScrollPosition position, Limit limit);

	}

	interface UnorderedByKeys extends MemoryRepository<Unordered, Tagged> {

		Window<Unordered> findBy(KeysetScrollPosition position, Limit limit);

	}

	interface UnorderedByText extends MemoryRepository<Unordered, Tagged> {

		@Query("from Unordered where name is not null")
		Window<Unordered> named(KeysetScrollPosition position, Limit limit);

	}

	record Hall(String name) {
	}

	record Place(Hall hall, int row, int number) {
	}

	record Seat(@Id Place id, @Nullable String guest) {
	}

	record SeatView(Place id, @Nullable String guest) {
	}

	record Tagged(List<String> tags) {
	}

	record Unordered(@Id Tagged id, String name) {
	}

	record Priced(@Id Price id) {
	}

	record Price(BigDecimal amount) {
	}

	record Ranked(@Id Rank id) {
	}

	record Rank(int value, String name) implements Comparable<Rank> {

		@Override
		public int compareTo(Rank other) {
			return Integer.compare(other.value, this.value);
		}

	}

	@CompoundIndex(properties = { "id.row", "id.number" })
	static class Chair {

		@Id
		private Spot id;

		private @Nullable String guest;

		Chair() {
		}

		Chair(Spot id, @Nullable String guest) {
			this.id = id;
			this.guest = guest;
		}

	}

	static class Spot {

		private int row;

		private int number;

		Spot() {
		}

		Spot(int row, int number) {
			this.row = row;
			this.number = number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Spot spot && spot.row == this.row && spot.number == this.number;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.row, this.number);
		}

		@Override
		public String toString() {
			return this.row + "-" + this.number;
		}

	}

}
