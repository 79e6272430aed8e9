package io.github.springdata.memory.repository.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.CompiledSources;
import io.github.springdata.memory.reactive.ReactiveMemoryRepository;
import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryFactory;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactory;
import io.github.springdata.memory.store.MemoryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.QueryCreationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Mistakes in the declaration of query methods, which are found when the repository is
 * created, and told with what to write instead.
 */
public class MistakenDeclarationTests {

	private static final String CONSTANTS = "which has NEW, PAID";

	private final MemoryStore store = new MemoryStore();

	private final MemoryRepositoryFactory factory = new MemoryRepositoryFactory(new MemoryTemplate(this.store));

	private final ReactiveMemoryRepositoryFactory reactiveFactory = new ReactiveMemoryRepositoryFactory(
			new ReactiveMemoryTemplate(this.store));

	static Stream<Arguments> declarations() {
		return Stream.of(
				arguments(WithoutBy.class,
						"No property 'findName' found for type 'Order'; the name of a query has a subject and By"),
				arguments(Imperative.class, "give it a @Query, or implement it in a fragment"),
				arguments(UnknownConstant.class,
						"No property 'PAYED' found for type 'Order'; nor is it a constant of State, " + CONSTANTS),
				arguments(MisspeltProperty.class, "No property 'stat' found for type 'Order'"),
				arguments(QualifiedConstant.class, "'State.PAYED' is no constant of"),
				arguments(QualifiedConstant.class, CONSTANTS + "; write State.NAME, or the name alone"),
				arguments(ConstantInList.class, "'State.PAYED' is no constant of"),
				arguments(ConstantInUpdate.class, "'State.PAYED' is no constant of"),
				arguments(ConstantOfOtherPackage.class, "'com.acme.State.PAID' is no constant of"),
				arguments(ConstantAsText.class,
						"cannot compare a State with a String in 'state = 'PAID''; write a constant without quotes, as in NEW"),
				arguments(TextInUpdate.class,
						"cannot be set to ''PAID'', which is a String; write a constant without quotes, as in NEW"),
				arguments(BooleanAsText.class, "write true or false without quotes"),
				arguments(DateAsText.class, "write {d '2030-12-31'}, or give it as a parameter"),
				arguments(NumberAsText.class, "cast one of them"),
				arguments(Semicolon.class,
						"unexpected character ';'; a text is one statement, without a sign at its end"),
				arguments(DoubleQuotes.class, "unexpected character '\"'; strings are in single quotes"),
				arguments(Hash.class, "unexpected character '#'"),
				arguments(Keyword.class,
						"expected a value, but found 'between', a keyword; as a name it stands in back quotes"),
				arguments(UnknownVariable.class,
						"the value expression has a variable '#nam', but the method no such parameter; it has ['name']"),
				arguments(UnknownOwner.class, "a variable '#odr'"), arguments(UnknownInFunction.class, "'#nam'"),
				arguments(UnknownInCondition.class, "'#other'"),
				arguments(EntitiesAsNumber.class,
						"it is a value, but the results are entities; select a property, or an aggregate such as count(this)"),
				arguments(PlusOfTexts.class,
						"expected a number, but ''%'' is a String; texts are joined by || or concat(..)"),
				arguments(CountOfEntities.class, "the count query must find one number"),
				arguments(CountOfTwo.class, "the count query must find one number"),
				arguments(CountOfText.class, "the count query must find one number"));
	}

	@ParameterizedTest
	@MethodSource("declarations")
	void areRefusedWithTheRemedy(Class<?> repository, String message) {
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> this.factory.getRepository(repository))
			.withMessageContaining(message);
	}

	@Test
	void leaveWhatIsRightAlone() {
		Right right = this.factory.getRepository(Right.class);
		Order order = new Order();
		order.name = "a";
		order.state = State.PAID;
		right.save(order);
		assertThat(right.paid()).hasSize(1);
		assertThat(right.named("a", Sort.by("name"))).hasSize(1);
		assertThat(right.ofOrder(order, true)).hasSize(1);
		assertThat(right.byIndex("a")).hasSize(1);
		assertThat(right.paged(Pageable.ofSize(1)).getTotalElements()).isOne();
	}

	@Test
	void sayThatNamesOfParametersAreMissing() throws Exception {
		String repository = """
				package sample;
				public interface Nameless extends %s<%s, Long> {
					@%s("from Order where name = %s") java.util.List<Object> all(String name);
				}
				""";
		for (String parameter : List.of(":name", ":#{#name}")) {
			Class<?> type = CompiledSources
				.of(Map.of("sample.Nameless", repository.formatted(MemoryRepository.class.getName(),
						Order.class.getCanonicalName(), Query.class.getName(), parameter)))
				.type("sample.Nameless");
			assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> this.factory.getRepository(type))
				.withMessageContaining(
						"it has [#1]; some have no names: compile with -parameters, or annotate them, as in @Param(\"name\")");
		}
	}

	@ParameterizedTest
	@MethodSource
	void areRefusedInReactiveRepositories(Class<?> repository, String message) {
		assertThatExceptionOfType(QueryCreationException.class)
			.isThrownBy(() -> this.reactiveFactory.getRepository(repository))
			.withMessageContaining(message);
	}

	static Stream<Arguments> areRefusedInReactiveRepositories() {
		return Stream
			.of(ListAmongReactive.class, OneAmongReactive.class, CountAmongReactive.class, VoidAmongReactive.class,
					DeclaredAmongReactive.class, ModifyingAmongReactive.class)
			.<Arguments>map((type) -> arguments(type,
					"is not reactive, but the repository is; return a Mono or a Flux, or put the method into a repository that extends MemoryRepository"))
			.collect(
					() -> Stream.<Arguments>builder()
						.add(arguments(FluxOfPage.class,
								"pages and slices are not served reactively; take a Limit and a Sort"))
						.add(arguments(MonoOfPage.class,
								"pages and slices are not served reactively; take a Limit and a Sort")),
					Stream.Builder::add, (one, other) -> other.build().forEach(one::add))
			.build();
	}

	@Test
	void areRefusedWhereABlockingRepositoryHasAReactiveMethod() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.reactiveFactory.getRepository(FluxAmongBlocking.class))
			.withMessageContaining(
					"FluxAmongBlocking is a CrudRepository, which is blocking, but method 'findByName' has a reactive type: remove that method, or extend ReactiveMemoryRepository");
		assertThatIllegalArgumentException().isThrownBy(() -> this.reactiveFactory.getRepository(Right.class))
			.withMessageContaining("extend ReactiveMemoryRepository");
	}

	enum State {

		NEW, PAID

	}

	public static class Order {

		@Id
		@Nullable Long id;

		@Nullable String name;

		@Nullable State state;

		boolean sent;

		double price;

		@Nullable LocalDate made;

		@Nullable String group;

		public @Nullable String getName() {
			return this.name;
		}

	}

	interface Orders extends MemoryRepository<Order, Long> {

	}

	interface Right extends Orders {

		@Query("from Order where state = PAID or state in (State.PAID) or state = io.github.springdata.memory.repository.query.MistakenDeclarationTests.State.PAID")
		List<Order> paid();

		@Query("from Order where name = :#{#sort.isSorted() ? #name : ''}")
		List<Order> named(String name, Sort sort);

		@Query("from Order where name = :#{#order.name} and true = :#{#flag and #root != null}")
		List<Order> ofOrder(Order order, boolean flag);

		@Query("from Order where name = :#{[0]} or name = :#{{#name, #name}.?[#this == 'a'][0]}")
		List<Order> byIndex(String name);

		@Query(value = "from Order", countQuery = "select count(o) from Order o")
		Page<Order> paged(Pageable page);

	}

	interface WithoutBy extends Orders {

		List<Order> findName(String name);

	}

	interface Imperative extends Orders {

		void archive();

	}

	interface UnknownConstant extends Orders {

		@Query("from Order where state = PAYED")
		List<Order> all();

	}

	interface MisspeltProperty extends Orders {

		@Query("from Order where state = stat")
		List<Order> all();

	}

	interface QualifiedConstant extends Orders {

		@Query("from Order o where o.state = State.PAYED")
		List<Order> all();

	}

	interface ConstantInList extends Orders {

		@Query("from Order where state in (State.NEW, State.PAYED)")
		List<Order> all();

	}

	interface ConstantInUpdate extends Orders {

		@Modifying
		@Query("update Order set state = State.PAYED")
		int all();

	}

	interface ConstantOfOtherPackage extends Orders {

		@Query("from Order where state = com.acme.State.PAID")
		List<Order> all();

	}

	interface ConstantAsText extends Orders {

		@Query("from Order where state = 'PAID'")
		List<Order> all();

	}

	interface TextInUpdate extends Orders {

		@Modifying
		@Query("update Order set state = 'PAID'")
		int all();

	}

	interface BooleanAsText extends Orders {

		@Query("from Order where sent = 'true'")
		List<Order> all();

	}

	interface DateAsText extends Orders {

		@Query("from Order where made > '2020-01-01'")
		List<Order> all();

	}

	interface NumberAsText extends Orders {

		@Query("from Order where price > '1'")
		List<Order> all();

	}

	interface Semicolon extends Orders {

		@Query("select o from Order o;")
		List<Order> all();

	}

	interface DoubleQuotes extends Orders {

		@Query("select o from Order o where o.name = \"a\"")
		List<Order> all();

	}

	interface Hash extends Orders {

		@Query("select o from Order o where o.name = #name")
		List<Order> all(String name);

	}

	interface Keyword extends Orders {

		@Query("from Order where between = 'a'")
		List<Order> all();

	}

	interface UnknownVariable extends Orders {

		@Query("from Order where name = :#{#nam}")
		List<Order> all(String name);

	}

	interface UnknownOwner extends Orders {

		@Query("from Order where name = :#{#odr.name}")
		List<Order> all(Order order);

	}

	interface UnknownInFunction extends Orders {

		@Query("from Order where name like %:#{escape(#nam)}% escape :#{escapeCharacter()}")
		List<Order> all(String name);

	}

	interface UnknownInCondition extends Orders {

		@Query("from Order where name = :#{#name != null ? #name : #other}")
		List<Order> all(String name);

	}

	interface EntitiesAsNumber extends Orders {

		@Query("select o from Order o")
		long all();

	}

	interface PlusOfTexts extends Orders {

		@Query("from Order where name like '%' + :name")
		List<Order> all(String name);

	}

	interface CountOfEntities extends Orders {

		@Query(value = "from Order", countQuery = "select o from Order o")
		Page<Order> all(Pageable page);

	}

	interface CountOfTwo extends Orders {

		@Query(value = "from Order", countQuery = "select count(o), max(o.price) from Order o")
		Page<Order> all(Pageable page);

	}

	interface CountOfText extends Orders {

		@Query(value = "from Order", countQuery = "select max(o.name) from Order o")
		Page<Order> all(Pageable page);

	}

	interface ReactiveOrders extends ReactiveMemoryRepository<Order, Long> {

	}

	interface ListAmongReactive extends ReactiveOrders {

		List<Order> findByName(String name);

	}

	interface OneAmongReactive extends ReactiveOrders {

		@Nullable Order findByName(String name);

	}

	interface CountAmongReactive extends ReactiveOrders {

		long countByName(String name);

	}

	interface VoidAmongReactive extends ReactiveOrders {

		void deleteByName(String name);

	}

	interface DeclaredAmongReactive extends ReactiveOrders {

		@Query("from Order")
		List<Order> all();

	}

	interface ModifyingAmongReactive extends ReactiveOrders {

		@Modifying
		@Query("delete from Order")
		int clear();

	}

	interface FluxOfPage extends ReactiveOrders {

		Flux<Order> findByName(String name, Pageable page);

	}

	interface MonoOfPage extends ReactiveOrders {

		Mono<Page<Order>> findByName(String name, Pageable page);

	}

	interface FluxAmongBlocking extends Orders {

		Flux<Order> findByName(String name);

	}

}
