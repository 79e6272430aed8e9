package io.github.springdata.memory.reactive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.core.support.PropertiesBasedNamedQueries;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.repository.Modifying;
import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReactiveDeclaredQueryIntegrationTests {

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store);

	private final Fruits fruits = fruits(this.template);

	private static Fruits fruits(ReactiveMemoryTemplate template) {
		Properties named = new Properties();
		named.setProperty("Fruit.dearest", "select max(price) from Fruit");
		ReactiveMemoryRepositoryFactory factory = new ReactiveMemoryRepositoryFactory(template);
		factory.setNamedQueries(new PropertiesBasedNamedQueries(named));
		return factory.getRepository(Fruits.class);
	}

	@BeforeEach
	void fill() {
		this.fruits.saveAll(List.of(Fruit.of("apple", 1), Fruit.of("pear", 2), Fruit.of("plum", 3))).blockLast();
	}

	@Test
	void findsEntities() {
		StepVerifier.create(this.fruits.cheaper(3).map(Fruit::getName)).expectNext("apple", "pear").verifyComplete();
		StepVerifier.create(this.fruits.byName(Mono.just("plum")).map(Fruit::getPrice))
			.expectNext(3.0)
			.verifyComplete();
		StepVerifier.create(this.fruits.anyOf(Flux.just("plum", "kiwi")).map(Fruit::getName))
			.expectNext("plum")
			.verifyComplete();
		StepVerifier.create(this.fruits.byName(Mono.just("kiwi"))).verifyComplete();
		StepVerifier.create(this.fruits.single(3)).verifyError(IncorrectResultSizeDataAccessException.class);
		StepVerifier.create(this.fruits.listed(3).map(List::size)).expectNext(2).verifyComplete();
	}

	@Test
	void sortsLimitsAndScrolls() {
		Sort descending = Sort.by("price").descending();
		StepVerifier.create(this.fruits.all(descending, Limit.of(2)).map(Fruit::getName))
			.expectNext("plum", "pear")
			.verifyComplete();
		for (ScrollPosition start : List.of(ScrollPosition.keyset(), ScrollPosition.offset())) {
			Window<Fruit> first = this.fruits.scroll(start, Limit.of(2)).block();
			assertThat(first.getContent()).extracting(Fruit::getName).containsExactly("plum", "pear");
			assertThat(first.hasNext()).isTrue();
			Window<Fruit> next = this.fruits.scroll(first.positionAt(1), Limit.of(2)).block();
			assertThat(next.getContent()).extracting(Fruit::getName).containsExactly("apple");
		}
	}

	@Test
	void findsScalarsTuplesAndProjections() {
		StepVerifier.create(this.fruits.names()).expectNext("apple", "pear", "plum").verifyComplete();
		StepVerifier.create(this.fruits.average()).expectNext(2.0).verifyComplete();
		StepVerifier.create(this.fruits.records().map(NamePrice::name))
			.expectNext("apple", "pear", "plum")
			.verifyComplete();
		StepVerifier.create(this.fruits.views().map(NameView::getName))
			.expectNext("apple", "pear", "plum")
			.verifyComplete();
		StepVerifier.create(this.fruits.as(1, NameView.class).map(NameView::getName))
			.expectNext("pear", "plum")
			.verifyComplete();
		StepVerifier.create(this.fruits.arrays().map((items) -> items[1])).expectNext(1.0, 2.0, 3.0).verifyComplete();
		StepVerifier.create(this.fruits.maps().map((items) -> items.get("twice")))
			.expectNext(2.0, 4.0, 6.0)
			.verifyComplete();
		StepVerifier.create(this.fruits.number(1)).expectNext(2).verifyComplete();
		StepVerifier.create(this.fruits.any(2)).expectNext(true).verifyComplete();
		StepVerifier.create(this.fruits.dearest()).expectNext(3.0).verifyComplete();
		StepVerifier.create(this.fruits.twice(1.0).map(Fruit::getName)).expectNext("pear").verifyComplete();
	}

	@Test
	void readsWhenItIsSubscribed() {
		Flux<String> names = this.fruits.names();
		this.fruits.save(Fruit.of("kiwi", 4)).block();
		StepVerifier.create(names.count()).expectNext(4L).verifyComplete();
	}

	@Test
	void refusesToDeliverNull() {
		this.fruits.save(new Fruit(null, 9)).block();
		StepVerifier.create(this.fruits.names().count())
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(InvalidDataAccessApiUsageException.class)
				.hasMessageContaining("coalesce"));
		StepVerifier.create(this.fruits.nameAt(9)).verifyComplete();
	}

	@Test
	void modifies() {
		StepVerifier.create(this.fruits.raise(1.0, 2.0)).expectNext(2).verifyComplete();
		StepVerifier.create(this.fruits.names(3.0)).expectNext("pear", "plum").verifyComplete();
		StepVerifier.create(this.fruits.add("kiwi", 9.0)).expectNext(1L).verifyComplete();
		StepVerifier.create(this.fruits.findAll().map(Fruit::getId).distinct().count()).expectNext(4L).verifyComplete();
		StepVerifier.create(this.fruits.remove(2.0)).verifyComplete();
		StepVerifier.create(this.fruits.names()).expectNext("pear", "plum", "kiwi").verifyComplete();
	}

	@Test
	void modifiesAllRowsOrNone() {
		StepVerifier.create(this.fruits.renameAll("same")).verifyError(DuplicateKeyException.class);
		StepVerifier.create(this.fruits.names()).expectNext("apple", "pear", "plum").verifyComplete();
	}

	@Test
	void takesPartInTransactions() {
		TransactionalOperator transactions = TransactionalOperator
			.create(new ReactiveMemoryTransactionManager(this.store));
		Mono<Long> failing = this.fruits.raise(10.0, 0.0)
			.then(this.fruits.add("kiwi", 4.0))
			.thenMany(this.fruits.names(4.0))
			.count()
			.doOnNext((count) -> {
				assertThat(count).isEqualTo(4);
				throw new IllegalStateException("by purpose");
			});
		StepVerifier.create(failing.as(transactions::transactional)).verifyErrorMessage("by purpose");
		StepVerifier.create(this.fruits.names(4.0)).verifyComplete();
	}

	@Test
	void showsReactiveCallbacksWhatItInsertsAndDeletes() {
		List<String> seen = new ArrayList<>();
		StaticApplicationContext context = new StaticApplicationContext();
		context.registerBean(ReactiveBeforeSaveCallback.class,
				() -> (ReactiveBeforeSaveCallback<Fruit>) (fruit) -> noted(seen, "save", fruit));
		context.registerBean(ReactiveBeforeDeleteCallback.class,
				() -> (ReactiveBeforeDeleteCallback<Fruit>) (fruit) -> noted(seen, "delete", fruit));
		context.registerBean(ReactiveAfterConvertCallback.class,
				() -> (ReactiveAfterConvertCallback<Fruit>) (fruit) -> noted(seen, "load", fruit));
		context.refresh();
		ReactiveMemoryTemplate observed = new ReactiveMemoryTemplate(this.store);
		observed.setApplicationContext(context);
		Fruits repository = fruits(observed);
		StepVerifier.create(repository.add("kiwi", 9.0)).expectNext(1L).verifyComplete();
		StepVerifier.create(repository.remove(2.0)).verifyComplete();
		StepVerifier.create(repository.cheaper(3)).expectNextCount(1).verifyComplete();
		assertThat(seen).containsExactly("save kiwi", "delete apple", "load pear");
		StepVerifier.create(this.fruits.names()).expectNext("pear", "plum", "kiwi").verifyComplete();
	}

	private static Mono<Fruit> noted(List<String> seen, String what, Fruit fruit) {
		seen.add(what + " " + fruit.getName());
		return Mono.just(fruit);
	}

	@Test
	void refusesWhatItCannotServeWhenTheRepositoryIsCreated() {
		ReactiveMemoryRepositoryFactory factory = new ReactiveMemoryRepositoryFactory(this.template);
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> factory.getRepository(Paging.class))
			.withMessageContaining("pages and slices are not served reactively");
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> factory.getRepository(Misspelt.class))
			.withMessageContaining("Did you mean 'price'");
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> factory.getRepository(Mistyped.class))
			.withMessageContaining("parameter 'price' of the method is of type");
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> factory.getRepository(Writing.class))
			.withMessageContaining("a modifying method must return");
	}

	record NamePrice(String name, double price) {

	}

	public interface NameView {

		String getName();

	}

	interface Fruits extends ReactiveMemoryRepository<Fruit, Long> {

		@Query("where price < :price")
		Flux<Fruit> cheaper(double price);

		@Query("where price < :price")
		Mono<Fruit> single(double price);

		@Query("where price < :price")
		Mono<List<Fruit>> listed(double price);

		@Query("where name = ?1")
		Mono<Fruit> byName(Mono<String> name);

		@Query("where name in :names")
		Flux<Fruit> anyOf(Flux<String> names);

		@Query("from Fruit")
		Flux<Fruit> all(Sort sort, Limit limit);

		@Query("from Fruit order by price desc")
		Mono<Window<Fruit>> scroll(ScrollPosition position, Limit limit);

		@Query("select name from Fruit")
		Flux<String> names();

		@Query("select name from Fruit where price >= :price")
		Flux<String> names(double price);

		@Query("select name from Fruit where price = :price")
		Mono<String> nameAt(double price);

		@Query("select avg(price) from Fruit")
		Mono<Double> average();

		@Query("select name, price from Fruit")
		Flux<NamePrice> records();

		@Query("select name as name from Fruit")
		Flux<NameView> views();

		@Query("where price > :price")
		<T> Flux<T> as(double price, Class<T> type);

		@Query("select name, price from Fruit")
		Flux<Object[]> arrays();

		@Query("select name, price * 2 as twice from Fruit")
		Flux<Map<String, Object>> maps();

		@Query(value = "where price > :price", count = true)
		Mono<Integer> number(double price);

		@Query(value = "where price > :price", exists = true)
		Mono<Boolean> any(double price);

		Mono<Double> dearest();

		@Query("where price = :#{#price * 2}")
		Flux<Fruit> twice(double price);

		@Modifying
		@Query("update Fruit set price = price + :by where price >= :from")
		Mono<Integer> raise(double by, double from);

		@Modifying
		@Query("update Fruit set name = :name")
		Mono<Integer> renameAll(String name);

		@Modifying
		@Query("insert into Fruit (name, price) values (:name, :price)")
		Mono<Long> add(String name, double price);

		@Modifying
		@Query("delete from Fruit where price < :price")
		Mono<Void> remove(double price);

	}

	interface Paging extends ReactiveMemoryRepository<Fruit, Long> {

		@Query("from Fruit")
		Mono<Page<Fruit>> page(Pageable pageable);

	}

	interface Misspelt extends ReactiveMemoryRepository<Fruit, Long> {

		@Query("where prize < 3")
		Flux<Fruit> cheap();

	}

	interface Mistyped extends ReactiveMemoryRepository<Fruit, Long> {

		@Query("where price < :price")
		Flux<Fruit> cheap(Mono<String> price);

	}

	interface Writing extends ReactiveMemoryRepository<Fruit, Long> {

		@Modifying
		@Query("delete from Fruit")
		Flux<Fruit> remove();

	}

}
