package io.github.springdata.memory.repository.query;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.querydsl.core.types.ConstantImpl;
import com.querydsl.core.types.Expression;
import com.querydsl.core.types.ExpressionUtils;
import com.querydsl.core.types.Operator;
import com.querydsl.core.types.Ops;
import com.querydsl.core.types.ParamExpressionImpl;
import com.querydsl.core.types.Predicate;
import com.querydsl.core.types.dsl.BooleanExpression;
import com.querydsl.core.types.dsl.Expressions;
import com.querydsl.core.types.dsl.ListPath;
import com.querydsl.core.types.dsl.MapPath;
import com.querydsl.core.types.dsl.NumberPath;
import com.querydsl.core.types.dsl.PathBuilder;
import com.querydsl.core.types.dsl.StringPath;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.querydsl.ListQuerydslPredicateExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Querydsl on maps, elements and nested objects, and all operations that it has: each is
 * served or refused by its name.
 */
class QuerydslOperationIntegrationTests {

	private static final Set<Ops> SERVED = EnumSet.of(Ops.AND, Ops.OR, Ops.NOT, Ops.XOR, Ops.XNOR, Ops.IN, Ops.NOT_IN,
			Ops.IS_NULL, Ops.IS_NOT_NULL, Ops.COL_IS_EMPTY, Ops.MAP_IS_EMPTY, Ops.STRING_IS_EMPTY, Ops.EQ, Ops.NE,
			Ops.LT, Ops.LOE, Ops.GT, Ops.GOE, Ops.BETWEEN, Ops.CONTAINS_KEY, Ops.CONTAINS_VALUE, Ops.EQ_IGNORE_CASE,
			Ops.STARTS_WITH, Ops.STARTS_WITH_IC, Ops.ENDS_WITH, Ops.ENDS_WITH_IC, Ops.STRING_CONTAINS,
			Ops.STRING_CONTAINS_IC, Ops.LIKE, Ops.LIKE_IC, Ops.LIKE_ESCAPE, Ops.LIKE_ESCAPE_IC, Ops.MATCHES,
			Ops.MATCHES_IC);

	static final List<Operator> REFUSED = Stream
		.<Operator[]>of(EnumSet.complementOf(EnumSet.copyOf(SERVED)).toArray(Ops[]::new), Ops.AggOps.values(),
				Ops.DateTimeOps.values(), Ops.MathOps.values(), Ops.StringOps.values(), Ops.QuantOps.values())
		.flatMap(Arrays::stream)
		.toList();

	private final PathBuilder<Goods> goods = new PathBuilder<>(Goods.class, "goods");

	private final StringPath name = this.goods.getString("name");

	private final NumberPath<Integer> rank = this.goods.getNumber("rank", Integer.class);

	private final MapPath<String, String, StringPath> labels = this.goods.getMap("labels", String.class, String.class,
			StringPath.class);

	private final MapPath<Kind, Offer, PathBuilder<Offer>> offers = this.goods.getMap("offers", Kind.class,
			Offer.class);

	private final ListPath<Offer, PathBuilder<Offer>> history = this.goods.getList("history", Offer.class);

	private final Stock stock = new MemoryRepositoryFactory(new MemoryTemplate(new MemoryStore()))
		.getRepository(Stock.class);

	@BeforeEach
	void fill() {
		this.stock.saveAll(List.of(
				new Goods("chair", 1, Map.of("color", "red", "size", "L"), Map.of(Kind.NEW, new Offer(10, "de")),
						List.of(new Offer(9, "de"), new Offer(8, "fr")), new Offer(7, "it")),
				new Goods("table", 2, Map.of("color", "blue"),
						Map.of(Kind.NEW, new Offer(50, "fr"), Kind.USED, new Offer(20, "fr")),
						List.of(new Offer(60, "fr")), null),
				new Goods("lamp", 3, Map.of(), Map.of(), List.of(), new Offer(5, null))));
	}

	@Test
	void findsByKeysAndValuesOfMaps() {
		assertFound(this.labels.containsKey("size"), "chair");
		assertFound(this.labels.containsKey("size").not(), "table", "lamp");
		assertFound(this.labels.containsKey("a].name[b"));
		assertFound(this.labels.containsValue("blue"), "table");
		assertFound(this.labels.isEmpty(), "lamp");
		assertFound(this.labels.isNotEmpty(), "chair", "table");
		assertFound(this.offers.containsKey(Kind.USED), "table");
	}

	@Test
	void findsByTheValueOfOneKey() {
		assertFound(this.labels.get("color").eq("red"), "chair");
		assertFound(this.labels.get("color").startsWith("b"), "table");
		assertFound(this.labels.get("color").isNull(), "lamp");
		assertFound(this.labels.get("no such key").isNotNull());
		assertFound(this.offers.get(Kind.NEW).getNumber("price", Integer.class).gt(10), "table");
		assertFound(this.offers.get(Kind.USED).getString("country").eq("fr"), "table");
		assertThat(this.stock.findAll(this.labels.get("color").desc())).extracting(Goods::name)
			.containsExactly("chair", "table", "lamp");
	}

	@Test
	void findsByElementsAndNestedObjects() {
		assertFound(this.history.any().getString("country").eq("fr"), "chair", "table");
		assertFound(this.history.any().getNumber("price", Integer.class).lt(9), "chair");
		assertFound(this.history.any().getString("country").ne("fr"), "chair");
		assertFound(this.history.any().getString("country").eq("fr").not(), "lamp");
		assertFound(this.history.contains(new Offer(60, "fr")), "table");
		assertFound(this.goods.get("latest", Offer.class).isNull(), "table");
		assertFound(this.goods.get("latest").getString("country").eq("it"), "chair");
	}

	@Test
	void joinsByExclusiveOrAndItsNegation() {
		BooleanExpression low = this.rank.lt(3);
		BooleanExpression t = this.name.contains("a").and(this.name.endsWith("p").or(this.name.startsWith("t")));
		assertFound(Expressions.predicate(Ops.XOR, low, t), "chair", "lamp");
		assertFound(Expressions.predicate(Ops.XNOR, low, t), "table");
		BooleanExpression unknown = this.goods.get("latest").getString("country").eq("it");
		assertFound(Expressions.predicate(Ops.XOR, low, unknown));
		assertFound(Expressions.predicate(Ops.XNOR, low, unknown), "chair");
	}

	@ParameterizedTest
	@FieldSource("REFUSED")
	void refusesByName(Operator operator) {
		Expression<String> value = ConstantImpl.create("x");
		for (Expression<?> operand : List.of(this.name, this.rank, this.labels)) {
			Expression<?> call = ExpressionUtils.operation(operator.getType(), operator, operand, value, value, value);
			Predicate predicate = (call instanceof Predicate condition) ? condition
					: Expressions.predicate(Ops.EQ, call, value);
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.stock.findAll(predicate))
				.withMessageContaining(operator.name())
				.withMessageContaining("compare a property with values");
		}
	}

	@Test
	void refusesOperandsThatAreNoValues() {
		assertRefused(this.name.eq(new ParamExpressionImpl<>(String.class, "p")), "in place of a value");
		assertRefused(this.name.in(List.of("a")).and(this.rank.eq(this.rank)), "in place of a value");
		assertRefused(this.name.upper().eq("A"), "UPPER");
		assertRefused(Expressions.asString("x").eq(this.name), "in place of a property");
		assertRefused(this.labels.get(this.name).eq("x"), "MAPVALUE");
		assertRefused(this.history.get(0).getString("country").eq("x"), "LISTVALUE_CONSTANT");
		assertRefused(this.name.eq("x").and(this.goods.getArray("name", String[].class).get(0).eq("x")), "ARRAYVALUE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a]", "[", "x].name[y" })
	void refusesKeysThatWouldEndThePath(String key) {
		assertRefused(this.labels.get(key).eq("x"), "neither empty nor has brackets");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.stock.findAll(this.labels.get(key).asc()));
	}

	@Test
	void refusesKeysOfAMapWhoseValuesHaveAPropertyOfThatName() {
		MapPath<String, Entry, PathBuilder<Entry>> entries = new PathBuilder<>(Archive.class, "archive")
			.getMap("entries", String.class, Entry.class);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(
				() -> QuerydslCriteria.of(entries.containsKey("x"), new MemoryMappingContext().getEntity(Goods.class)))
			.withMessageContaining("property 'key'")
			.withMessageContaining("get(..).isNotNull()");
	}

	private void assertFound(Predicate predicate, String... names) {
		assertThat(this.stock.findAll(predicate, Sort.by("rank"))).as("%s", predicate)
			.extracting(Goods::name)
			.containsExactly(names);
		assertThat(this.stock.count(predicate)).as("%s", predicate).isEqualTo(names.length);
	}

	private void assertRefused(Predicate predicate, String reason) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.stock.findAll(Objects.requireNonNull(predicate)))
			.withMessageContaining(reason)
			.withMessageContaining("is not supported");
	}

	enum Kind {

		NEW, USED;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	record Offer(int price, @Nullable String country) {
	}

	record Goods(@Id String name, int rank, Map<String, String> labels, Map<Kind, Offer> offers, List<Offer> history,
			@Nullable Offer latest) {
	}

	record Entry(String key) {
	}

	record Archive(@Id String id, Map<String, Entry> entries) {
	}

	interface Stock extends MemoryRepository<Goods, String>, ListQuerydslPredicateExecutor<Goods> {

	}

}
