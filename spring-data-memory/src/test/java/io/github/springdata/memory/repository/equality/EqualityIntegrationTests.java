package io.github.springdata.memory.repository.equality;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Sort;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One rule of equality for all ways to ask.
 */
class EqualityIntegrationTests {

	private static final Currency EUR = Currency.getInstance("EUR");

	private static final Currency USD = Currency.getInstance("USD");

	private final MemoryOperations operations = new MemoryTemplate(new MemoryStore());

	private final Specimens specimens = new MemoryRepositoryFactory(this.operations).getRepository(Specimens.class);

	/**
	 * A property, a value, one that equals it, and one that does not.
	 */
	static Stream<Arguments> values() {
		return Stream.of(property("currency", EUR, Currency.getInstance("EUR"), USD),
				property("indexedCurrency", EUR, Currency.getInstance("EUR"), USD),
				property("zone", TimeZone.getTimeZone("Europe/Rome"), TimeZone.getTimeZone("Europe/Rome"),
						TimeZone.getTimeZone("Asia/Tokyo")),
				property("indexedZone", TimeZone.getTimeZone("UTC"), TimeZone.getTimeZone("UTC"),
						TimeZone.getTimeZone("Asia/Tokyo")),
				property("kind", String.class, String.class, Long.class),
				property("indexedKind", String.class, String.class, Long.class), property("number", 1, 1L, 2),
				property("number", 1.5, new BigDecimal("1.50"), 1.25f), property("number", 0.1f, 0.1d, 0.2d),
				property("number", Double.NaN, Float.NaN, 1), property("number", -0.0, -0.0f, 0),
				property("number", Long.MAX_VALUE, new BigDecimal(Long.MAX_VALUE), (double) Long.MAX_VALUE),
				property("indexedNumber", 1, new BigDecimal("1.00"), 2L),
				property("shape", new Shape.Circle(1), new Shape.Circle(1), new Shape.Square(1)),
				property("indexedShape", new Shape.Circle(1), new Shape.Circle(1), new Shape.Circle(2)),
				property("token", new Token.Named("a"), new Token.Named("a"), new Token.Named("b")),
				property("token", Token.Nothing.INSTANCE, Token.Nothing.INSTANCE, new Token.Named("b")),
				property("indexedToken", Token.Nothing.INSTANCE, Token.Nothing.INSTANCE, new Token.Named("b")),
				property("anything", "a", "a", "b"), property("anything", 'a', "a", "b"),
				property("anything", bytes(1), bytes(1), bytes(2)),
				property("anything", List.of("a", 1), new ArrayList<>(List.of("a", 1L)), List.of("a")),
				property("indexedAnything", new Object[] { "a", bytes(1) }, new Object[] { "a", bytes(1) },
						new Object[] { "a", bytes(2) }),
				property("indexedAnything", Map.of("a", bytes(1)), Map.of("a", bytes(1)), Map.of("a", bytes(2))),
				property("bytes", bytes(1, 2), bytes(1, 2), bytes(2, 1)), property("bytes", bytes(), bytes(), bytes(0)),
				property("indexedBytes", bytes(1, 2), bytes(1, 2), bytes(1, 2, 3)),
				property("uniqueBytes", bytes(1, 2), bytes(1, 2), bytes(1, 2, 3)),
				property("codes", new int[] { 1, 2 }, new int[] { 1, 2 }, new int[] { 2, 1 }),
				property("codes", new int[] { 1, 2 }, new Integer[] { 1, 2 }, new int[] { 1 }),
				property("tags", strings("a", "b"), strings("a", "b"), strings("b", "a")),
				property("tags", strings("a", null), strings("a", null), strings(null, "a")),
				property("mixed", new Object[] { "a", 1, bytes(1) }, new Object[] { "a", 1, bytes(1) },
						new Object[] { "a", 1, bytes(2) }),
				property("grid", new int[][] { { 1 }, { 2, 3 } }, new int[][] { { 1 }, { 2, 3 } },
						new int[][] { { 1, 2 }, { 3 } }),
				property("signature", new Signature("x", bytes(1)), new Signature("x", bytes(1)),
						new Signature("x", bytes(2))),
				property("indexedSignature", new Signature("x", bytes(1)), new Signature("x", bytes(1)),
						new Signature("y", bytes(1))),
				property("date", new Date(5), new Timestamp(5), new Date(6)),
				property("date", new Timestamp(5), new Date(5), moment(5, 1)),
				property("date", moment(5, 1), moment(5, 1), new Date(5)),
				property("date", new java.sql.Date(5), new Timestamp(5), new Time(6)),
				property("hashedDate", new Date(5), new Timestamp(5), moment(5, 1)),
				property("hashedDate", moment(5, 1), moment(5, 1), new Date(5)),
				property("sortedDate", new Date(5), new Timestamp(5), moment(5, 1)),
				property("sortedDate", moment(5, 1), moment(5, 1), new Date(5)),
				property("indexedAnything", new Date(5), new Timestamp(5), moment(5, 1)),
				property("calendar", calendar("UTC"), calendar("UTC"), calendar("Asia/Tokyo")),
				property("hashedCalendar", calendar("UTC"), calendar("UTC"), calendar("Asia/Tokyo")),
				property("sortedCalendar", calendar("UTC"), calendar("UTC"), calendar("Asia/Tokyo")));
	}

	private static Timestamp moment(long millis, int nanos) {
		Timestamp moment = new Timestamp(millis);
		moment.setNanos(moment.getNanos() + nanos);
		return moment;
	}

	private static Calendar calendar(String zone) {
		Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone), Locale.ROOT);
		calendar.setTimeInMillis(5);
		return calendar;
	}

	private static Arguments property(String name, Object value, Object equal, Object other) {
		return Arguments.of(name, value, equal, other);
	}

	@ParameterizedTest
	@MethodSource("values")
	void criteriaFindWhatIsEqual(String name, Object value, Object equal, Object other) {
		insert(name, value, other, null);
		assertThat(ids(Query.query(where(name).is(equal)))).containsExactly(1L);
		assertThat(ids(Query.query(where(name).not(equal)))).containsExactly(2L);
		assertThat(ids(Query.query(where(name).is(equal).not()))).containsExactly(2L);
		assertThat(ids(Query.query(where(name).in(List.of(equal, other))))).containsExactly(1L, 2L);
		assertThat(ids(Query.query(where(name).notIn(List.of(equal))))).containsExactly(2L);
	}

	@ParameterizedTest
	@MethodSource("values")
	void longListsFindWhatIsEqual(String name, Object value, Object equal, Object other) {
		insert(name, value, other, null);
		List<Object> many = IntStream.range(0, 20).mapToObj((i) -> (i == 11) ? equal : value).toList();
		assertThat(ids(Query.query(where(name).in(many)))).containsExactly(1L);
		assertThat(ids(Query.query(where(name).notIn(many)))).containsExactly(2L);
	}

	@ParameterizedTest
	@MethodSource("values")
	void textsFindWhatIsEqual(String name, Object value, Object equal, Object other) {
		insert(name, value, other, null);
		assertThat(text("from Specimen where %s = ?1".formatted(name), equal)).containsExactly(1L);
		assertThat(text("from Specimen where %s <> ?1".formatted(name), equal)).containsExactly(2L);
		assertThat(text("from Specimen where %s in (?1, ?2)".formatted(name), equal, other)).containsExactly(1L, 2L);
		assertThat(text("from Specimen where %s not in (?1, ?1)".formatted(name), equal)).containsExactly(2L);
		assertThat(
				text("from Specimen s where s.%s = (select t.%s from Specimen t where t.id = 1)".formatted(name, name)))
			.containsExactly(1L);
	}

	@ParameterizedTest
	@MethodSource("values")
	void groupsAndJoinsPutTogetherWhatIsEqual(String name, Object value, Object equal, Object other) {
		boolean unique = name.startsWith("unique");
		insert(name, value, other, null, unique ? null : equal);
		assertThat(this.operations
			.query("select count(*) from Specimen where %s is not null group by %s".formatted(name, name), Long.class))
			.containsExactly(unique ? 1L : 2L, 1L);
		assertThat(this.operations.query("select count(distinct %s) from Specimen".formatted(name), Long.class))
			.containsExactly(2L);
		assertThat(text(
				"select a.id from Specimen a join Specimen b on a.%s = b.%s where a.id <= 2".formatted(name, name)))
			.containsExactlyElementsOf(unique ? List.of(1L, 2L) : List.of(1L, 1L, 2L));
	}

	@ParameterizedTest
	@MethodSource("values")
	void examplesFindWhatIsEqual(String name, Object value, Object equal, Object other) {
		insert(name, value, other, null);
		boolean empty = equal.getClass().isArray() && Array.getLength(equal) == 0;
		if (!empty && !(equal instanceof Collection<?>) && !(equal instanceof Map<?, ?>)) {
			assertThat(this.specimens.findAll(Example.of(specimen(null, name, equal)))).extracting((found) -> found.id)
				.containsExactly(1L);
		}
	}

	@ParameterizedTest
	@MethodSource("values")
	void updatesAndDeletesFindRowsUnderTheirKeys(String name, Object value, Object equal, Object other) {
		insert(name, value, other, null);
		this.operations.save(specimen(1L, name, null));
		this.operations.save(specimen(3L, name, equal));
		assertThat(ids(Query.query(where(name).is(value)))).containsExactly(3L);
		this.operations.deleteById(3L, Specimen.class);
		assertThat(ids(Query.query(where(name).is(value)))).isEmpty();
	}

	@Test
	void valuesWithoutEqualityAreRefusedWhereOnlyTheyTell() {
		Shape.Blob blob = new Shape.Blob(1);
		insert("shape", blob, new Shape.Circle(1), null);
		for (Consumer<Shape> search : List.<Consumer<Shape>>of(this.specimens::findByShape,
				this.specimens::findByShapeNot, this.specimens::findByIndexedShape, this.specimens::withShape,
				this.specimens::findByShapesContaining,
				(shape) -> this.specimens.findByShapesContaining(List.of(shape)),
				(shape) -> this.specimens.findAll(Example.of(specimen(null, "shape", shape))),
				(shape) -> ids(Query.query(where("shape").in(List.of(shape)))),
				(shape) -> ids(Query.query(where("anything").is(shape))),
				(shape) -> ids(Query.query(where("mixed").is(new Object[] { shape }))))) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> search.accept(blob))
				.withMessageContaining("Shape$Blob")
				.withMessageContaining("no equals method");
		}
		assertThat(this.specimens.findByShape(new Shape.Circle(1))).hasSize(1);
		assertThat(this.specimens.findByShapeNot(new Shape.Circle(1))).hasSize(1);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.query("select count(*) from Specimen group by shape", Long.class))
			.withMessageContaining("no equals method");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.specimens.findByNumber(new AtomicLong(1)))
			.withMessageContaining("AtomicLong");
	}

	@Test
	void indexesRefuseValuesWithoutEqualityAndStayAsTheyAre() {
		Specimen specimen = specimen(1L, "indexedShape", new Shape.Blob(1));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.operations.insert(specimen))
			.withMessageContaining("indexedShape")
			.withMessageContaining("no equals method");
		assertThat(this.operations.count(Specimen.class)).isZero();
		specimen.indexedShape = new Shape.Circle(2);
		this.operations.insert(specimen);
		assertThat(this.specimens.findByIndexedShape(new Shape.Circle(2))).hasSize(1);
	}

	@Test
	void derivedQueriesFindWhatIsEqual() {
		Specimen one = specimen(1L, "currency", EUR);
		one.indexedCurrency = EUR;
		one.zone = TimeZone.getTimeZone("Asia/Tokyo");
		one.kind = String.class;
		one.number = 7;
		one.indexedNumber = 7.0;
		one.token = new Token.Named("x");
		one.anything = bytes(9);
		this.operations.insert(one);
		this.operations.insert(specimen(2L, "currency", USD));
		assertOne(this.specimens.findByCurrency(EUR), this.specimens.findByCurrencyNot(USD),
				this.specimens.findByIndexedCurrencyIn(List.of(USD, EUR)),
				this.specimens.findByZone(TimeZone.getTimeZone("Asia/Tokyo")), this.specimens.findByKind(String.class),
				this.specimens.findByNumber(7L), this.specimens.findByNumberIn(List.of(1, 7.0)),
				this.specimens.findByIndexedNumber(new BigDecimal("7.00")),
				this.specimens.findByToken(new Token.Named("x")), this.specimens.findByAnything(bytes(9)),
				this.specimens.withNumber(7.0));
	}

	@Test
	void arraysAreComparedByContent() {
		Specimen one = specimen(1L, "bytes", bytes(1, 2));
		one.uniqueBytes = bytes(3);
		one.codes = new int[] { 1, 2 };
		one.tags = strings("a", "b");
		one.grid = new int[][] { { 1, 2 }, { 3 } };
		one.hashes = List.of(bytes(1), bytes(2));
		one.signature = new Signature("s", bytes(1));
		this.operations.insert(one);
		this.operations.insert(specimen(2L, "bytes", bytes(2, 1)));
		this.operations.insert(specimen(3L, "bytes", null));
		assertOne(this.specimens.findByBytes(bytes(1, 2)), this.specimens.findByBytesNot(bytes(2, 1)),
				this.specimens.findByBytesIn(List.of(bytes(1, 2), bytes(5))),
				this.specimens.findByBytesIn(bytes(1, 2), bytes(5)),
				this.specimens.findByBytesNotIn(List.of(bytes(2, 1))), this.specimens.findByUniqueBytes(bytes(3)),
				this.specimens.findByCodes(new int[] { 1, 2 }), this.specimens.findByCodes(2),
				this.specimens.findByTags(strings("a", "b")), this.specimens.findByTagsNot(strings("b", "a")),
				this.specimens.findByTagsIn(List.of(strings("x"), strings("a", "b"))),
				this.specimens.findByGrid(new int[][] { { 1, 2 }, { 3 } }),
				this.specimens.findByHashesContaining(bytes(2)),
				this.specimens.findBySignature(new Signature("s", bytes(1))), this.specimens.withBytes(bytes(1, 2)),
				this.specimens.withoutBytes(bytes(2, 1)), this.specimens.withAnyBytes(List.of(bytes(1, 2))),
				this.specimens.withNoneOf(bytes(2, 1), bytes(7)), this.specimens.withOnly(bytes(1, 2)),
				this.specimens.withTags(strings("a", "b")), this.specimens.withGrid(new int[][] { { 1, 2 }, { 3 } }),
				this.specimens.withHash(bytes(2)), this.specimens.withRow(new int[] { 3 }),
				this.specimens.withSignature(new Signature("s", bytes(1))));
		assertThat(this.specimens.findByTags(strings("a"))).isEmpty();
		assertThat(this.specimens.findByTagsNot(strings("a", "b"))).isEmpty();
		assertThat(this.specimens.findByTagsContaining(strings("x", "a"))).hasSize(1);
		assertThat(ids(Query.query(where("grid").is(new int[] { 3 })))).containsExactly(1L);
		assertThat(ids(Query.query(where("grid").is(new int[] { 1, 3 })))).isEmpty();
		assertThat(ids(Query.query(where("grid").is(3)))).containsExactly(1L);
	}

	@Test
	void arraysAreGroupedAndJoinedByContent() {
		for (long id = 1; id <= 4; id++) {
			Specimen specimen = specimen(id, "bytes", bytes((int) id % 2));
			specimen.indexedBytes = bytes((int) id % 2, 0);
			specimen.shapes = List.of(new Shape.Circle(1), new Shape.Square(2));
			this.operations.insert(specimen);
		}
		assertThat(this.specimens.countByBytes()).hasSize(2).allMatch((row) -> row[1].equals(2L));
		assertThat(this.specimens.distinctBytes()).hasSize(2);
		assertThat(this.specimens.distinctSpecimens()).extracting((s) -> s.id).containsExactly(1L, 2L, 3L, 4L);
		assertThat(this.specimens.joinBytes()).isEmpty();
		Specimen more = specimen(5L, "bytes", bytes(1, 0));
		this.operations.insert(more);
		assertThat(this.specimens.joinBytes()).extracting((row) -> row[1]).containsExactly(1L, 3L);
	}

	@Test
	void keysAreCopies() {
		byte[] key = bytes(1, 2);
		Specimen specimen = specimen(1L, "uniqueBytes", key);
		specimen.indexedBytes = key;
		specimen.indexedHashes = new byte[][] { key };
		specimen.indexedSignature = new Signature("a", key);
		specimen.indexedAnything = new Object[] { key };
		this.operations.insert(specimen);
		key[0] = 99;
		Map<String, Function<byte[], Object>> forms = Map.of("uniqueBytes", (bytes) -> bytes, "indexedBytes",
				(bytes) -> bytes, "indexedHashes", (bytes) -> bytes, "indexedSignature",
				(bytes) -> new Signature("a", bytes), "indexedAnything", (bytes) -> new Object[] { bytes });
		forms.forEach((name, form) -> {
			byte[] sought = bytes(1, 2);
			assertThat(ids(Query.query(where(name).is(form.apply(sought))))).as(name).containsExactly(1L);
			sought[1] = 98;
			assertThat(ids(Query.query(where(name).is(form.apply(bytes(1, 2)))))).as(name).containsExactly(1L);
			assertThat(ids(Query.query(where(name).is(form.apply(bytes(99, 2)))))).as(name).isEmpty();
		});
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.operations.insert(specimen(2L, "uniqueBytes", bytes(1, 2))));
		this.operations.insert(specimen(3L, "uniqueBytes", bytes(99, 2)));
		assertThat(this.specimens.findByUniqueBytes(bytes(99, 2))).hasSize(1);
	}

	@Test
	void aLookUpOfAnArrayUsesItsIndex() {
		insert("indexedBytes", bytes(1), bytes(2), null);
		assertThat(this.operations.explain(Query.query(where("indexedBytes").is(bytes(1))), Specimen.class).toString())
			.contains("indexedBytes")
			.doesNotContain("full scan");
	}

	@Test
	void containingTakesSeveralElementsOfWhichAnyIsEnough() {
		insert("tags", strings("a", "b"), strings("b", "c"), strings("d"), null);
		assertThat(this.specimens.findByTagsContaining(List.of("a", "d", "x"))).extracting((s) -> s.id)
			.containsExactly(1L, 3L);
		assertThat(this.specimens.findByTagsNotContaining(List.of("a", "d", "x"))).extracting((s) -> s.id)
			.containsExactly(2L, 4L);
		assertThat(this.specimens.findByTagsContaining(List.of())).isEmpty();
		assertThat(this.specimens.findByTagsNotContaining(List.of())).hasSize(4);
		assertThat(ids(Query.query(where("tags").containing(List.of("c"))))).containsExactly(2L);
		assertThat(ids(Query.query(where("tags").notContaining(List.of("c", "b"))))).containsExactly(3L, 4L);
		Specimen shapes = specimen(5L, "shapes", List.of(new Shape.Circle(1)));
		this.operations.insert(shapes);
		assertThat(this.specimens.findByShapesContaining(List.of(new Shape.Square(1), new Shape.Circle(1)))).hasSize(1);
		assertThat(this.specimens.findByShapesNotContaining(List.of(new Shape.Circle(1)))).hasSize(4);
	}

	@Test
	void nullIsAnEmptyCollectionAndAnEmptyObject() {
		insert("tags", strings("a"), strings(), null);
		assertThat(this.specimens.findByTagsIsEmpty()).extracting((s) -> s.id).containsExactly(2L, 3L);
		assertThat(text("from Specimen where tags is empty")).containsExactly(2L, 3L);
		assertThat(text("from Specimen where tags is not empty")).containsExactly(1L);
		assertThat(ids(Query.query(where("tags").isEmpty().not()))).containsExactly(1L);
		assertThat(this.specimens.findByBytesIsEmpty()).hasSize(3);
		assertThat(this.specimens.findByBytesIsNotEmpty()).isEmpty();
		this.operations.insert(specimen(4L, "signature", new Signature("", bytes())));
		this.operations.insert(specimen(5L, "signature", new Signature("x", bytes())));
		this.operations.insert(specimen(6L, "signature", new Signature("", bytes(1))));
		assertThat(this.specimens.findBySignatureIsEmpty()).extracting((s) -> s.id).containsExactly(1L, 2L, 3L, 4L);
		assertThat(this.specimens.findBySignatureIsNotEmpty()).extracting((s) -> s.id).containsExactly(5L, 6L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "date", "hashedDate", "sortedDate" })
	void datesOfAllClassesAreInTheOrderOfTheirMoments(String name) {
		insert(name, new Date(5), moment(5, 2), new java.sql.Date(5), moment(5, 1), new Time(4), null);
		assertThat(ids(Query.query(where(name).isNotNull()).sort(Sort.by(name)))).containsExactly(5L, 1L, 3L, 4L, 2L);
		assertThat(ids(Query.query(where(name).greaterThan(new Date(5))))).containsExactly(2L, 4L);
		assertThat(ids(Query.query(where(name).greaterThan(new Timestamp(5))))).containsExactly(2L, 4L);
		assertThat(ids(Query.query(where(name).lessThan(moment(5, 2))))).containsExactly(1L, 3L, 4L, 5L);
		assertThat(ids(Query.query(where(name).between(new Timestamp(5), moment(5, 1))))).containsExactly(1L, 3L, 4L);
		assertThat(text("from Specimen where coalesce(%s, null) > ?1".formatted(name), new Date(5))).containsExactly(2L,
				4L);
		assertThat(text("from Specimen where %s > ?1".formatted(name), new Date(5))).containsExactly(2L, 4L);
		assertThat(text("from Specimen where %s is not null order by %<s".formatted(name))).containsExactly(5L, 1L, 3L,
				4L, 2L);
		assertThat(this.operations.query("select max(%s) from Specimen".formatted(name), Date.class))
			.containsExactly(moment(5, 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "calendar", "hashedCalendar", "sortedCalendar" })
	void calendarsOfOneMomentAreNotEqualUnlessTheirZonesAre(String name) {
		insert(name, calendar("UTC"), calendar("Asia/Tokyo"), calendar("UTC"));
		assertThat(ids(Query.query(where(name).is(calendar("UTC"))).sort(Sort.by(Sort.Direction.DESC, name, "id"))))
			.containsExactly(3L, 1L);
		assertThat(ids(Query.query(where(name).lessThanOrEquals(calendar("UTC"))))).containsExactly(1L, 2L, 3L);
	}

	@SafeVarargs
	private static void assertOne(List<Specimen>... results) {
		for (int i = 0; i < results.length; i++) {
			assertThat(results[i]).as("%d", i).extracting((found) -> found.id).containsExactly(1L);
		}
	}

	private void insert(String name, @Nullable Object... values) {
		for (int i = 0; i < values.length; i++) {
			this.operations.insert(specimen(i + 1L, name, values[i]));
		}
	}

	private static Specimen specimen(@Nullable Long id, String name, @Nullable Object value) {
		try {
			Specimen specimen = new Specimen();
			specimen.id = id;
			Field field = Specimen.class.getDeclaredField(name);
			field.set(specimen, fit(value, field.getType()));
			return specimen;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static @Nullable Object fit(@Nullable Object value, Class<?> type) {
		return (type == int[].class && value instanceof Integer[] boxed)
				? Arrays.stream(boxed).mapToInt(Integer::intValue).toArray() : value;
	}

	private List<@Nullable Long> ids(Query query) {
		return this.operations.query(Specimen.class).matching(query).all().stream().map((found) -> found.id).toList();
	}

	private List<@Nullable Long> text(String text, @Nullable Object... arguments) {
		String ids = text.startsWith("from") ? "select id " + text : text;
		if (text.startsWith("from Specimen s ")) {
			ids = "select s.id " + text;
		}
		return this.operations.query(ids, Long.class, arguments);
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	private static @Nullable String[] strings(@Nullable String... values) {
		return values;
	}

}
