package io.github.springdata.memory.reactive;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.query.FluentQuery.ReactiveFluentQuery;

import io.github.springdata.memory.repository.Query;
import io.github.springdata.memory.store.MemoryStore;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each type of reactive result is the same, whichever way a query is written.
 */
class ReactiveResultMatrixIntegrationTests {

	private static final Bolt A = new Bolt(1L, "a", 1, List.of("t"));

	private static final Bolt B = new Bolt(2L, "b", 2, List.of("t", "u"));

	private static final Bolt C = new Bolt(3L, "c", 3, List.of("t"));

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(new MemoryStore());

	ReactiveResultMatrixIntegrationTests() {
		this.template.insertAll(List.of(A, B, C)).blockLast();
	}

	@ParameterizedTest
	@EnumSource
	void entities(Way way) {
		Bolts bolts = way.of(this.template);
		assertThat(bolts.findBySizeGreaterThanEqual(3).block()).isEqualTo(C);
		assertThat(bolts.findBySizeGreaterThanEqual(4).block()).isNull();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> bolts.findBySizeGreaterThanEqual(2).block());
		assertThat(bolts.findBySizeGreaterThanEqualOrderById(2).collectList().block()).containsExactly(B, C);
		assertThat(bolts.findBySizeGreaterThanEqual(1, Sort.by("id").descending(), Limit.of(2)).collectList().block())
			.containsExactly(C, B);
	}

	@ParameterizedTest
	@EnumSource
	void windows(Way way) {
		Bolts bolts = way.of(this.template);
		Window<Bolt> first = bolts.findBySizeGreaterThanEqualOrderById(1, ScrollPosition.offset(), Limit.of(2)).block();
		assertThat(first).containsExactly(A, B);
		assertThat(first.hasNext()).isTrue();
		assertThat(bolts.findBySizeGreaterThanEqualOrderById(1, first.positionAt(1), Limit.of(2)).block())
			.containsExactly(C);
	}

	@ParameterizedTest
	@EnumSource
	void projections(Way way) {
		Bolts bolts = way.of(this.template);
		assertThat(bolts.findViewsBySizeGreaterThanEqualOrderById(2).map(BoltView::getName).collectList().block())
			.containsExactly("b", "c");
		assertThat(bolts.findRecordsBySizeGreaterThanEqualOrderById(2).collectList().block())
			.containsExactly(new BoltRecord("b", 2), new BoltRecord("c", 3));
		assertThat(bolts.findDynamicBySizeGreaterThanEqualOrderById(2, BoltRecord.class).collectList().block())
			.containsExactly(new BoltRecord("b", 2), new BoltRecord("c", 3));
		assertThat(bolts.findDynamicBySizeGreaterThanEqualOrderById(2, Bolt.class).collectList().block())
			.containsExactly(B, C);
		assertThat(bolts.findMapsBySizeGreaterThanEqualOrderById(3).collectList().block())
			.containsExactly(Map.of("id", 3L, "name", "c", "size", 3, "tags", List.of("t")));
	}

	@ParameterizedTest
	@EnumSource
	void values(Way way) {
		Bolts bolts = way.of(this.template);
		assertThat(bolts.findNameBySizeGreaterThanEqualOrderById(2).collectList().block()).containsExactly("b", "c");
		assertThat(bolts.countBySizeGreaterThanEqual(2).block()).isEqualTo(2);
		assertThat(bolts.existsBySizeGreaterThanEqual(3).block()).isTrue();
		assertThat(bolts.existsBySizeGreaterThanEqual(4).block()).isFalse();
	}

	/**
	 * A way to write queries.
	 */
	enum Way {

		NAME(Derived.class), TEXT(Text.class), JOIN(Joined.class), FLUENT(Executor.class);

		private final Class<?> repository;

		Way(Class<?> repository) {
			this.repository = repository;
		}

		Bolts of(ReactiveMemoryTemplate template) {
			Object repository = new ReactiveMemoryRepositoryFactory(template).getRepository(this.repository);
			return (repository instanceof Executor executor) ? new Fluent(executor) : (Bolts) repository;
		}

	}

	record Bolt(@Id Long id, String name, int size, List<String> tags) {

	}

	interface BoltView {

		String getName();

	}

	record BoltRecord(String name, int size) {

	}

	/**
	 * All types of results.
	 */
	interface Bolts {

		Mono<Bolt> findBySizeGreaterThanEqual(int size);

		Flux<Bolt> findBySizeGreaterThanEqualOrderById(int size);

		Flux<Bolt> findBySizeGreaterThanEqual(int size, Sort sort, Limit limit);

		Mono<Window<Bolt>> findBySizeGreaterThanEqualOrderById(int size, ScrollPosition position, Limit limit);

		Flux<BoltView> findViewsBySizeGreaterThanEqualOrderById(int size);

		Flux<BoltRecord> findRecordsBySizeGreaterThanEqualOrderById(int size);

		<T> Flux<T> findDynamicBySizeGreaterThanEqualOrderById(int size, Class<T> type);

		Flux<Map<String, Object>> findMapsBySizeGreaterThanEqualOrderById(int size);

		Flux<String> findNameBySizeGreaterThanEqualOrderById(int size);

		Mono<Long> countBySizeGreaterThanEqual(int size);

		Mono<Boolean> existsBySizeGreaterThanEqual(int size);

	}

	interface Derived extends ReactiveMemoryRepository<Bolt, Long>, Bolts {

	}

	interface Executor extends ReactiveMemoryRepository<Bolt, Long>, ReactiveMemoryCriteriaExecutor<Bolt> {

	}

	interface Text extends ReactiveMemoryRepository<Bolt, Long>, Bolts {

		@Override
		@Query("select b from Bolt b where b.size >= ?1")
		Mono<Bolt> findBySizeGreaterThanEqual(int size);

		@Override
		@Query("select b from Bolt b where b.size >= ?1 order by b.id")
		Flux<Bolt> findBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select b from Bolt b where b.size >= ?1")
		Flux<Bolt> findBySizeGreaterThanEqual(int size, Sort sort, Limit limit);

		@Override
		@Query("select b from Bolt b where b.size >= ?1 order by b.id")
		Mono<Window<Bolt>> findBySizeGreaterThanEqualOrderById(int size, ScrollPosition position, Limit limit);

		@Override
		@Query("select b from Bolt b where b.size >= ?1 order by b.id")
		Flux<BoltView> findViewsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select b from Bolt b where b.size >= ?1 order by b.id")
		Flux<BoltRecord> findRecordsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select b from Bolt b where b.size >= ?1 order by b.id")
		<T> Flux<T> findDynamicBySizeGreaterThanEqualOrderById(int size, Class<T> type);

		@Override
		@Query("select b from Bolt b where b.size >= ?1 order by b.id")
		Flux<Map<String, Object>> findMapsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select b.name from Bolt b where b.size >= ?1 order by b.id")
		Flux<String> findNameBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query(value = "select b from Bolt b where b.size >= ?1", count = true)
		Mono<Long> countBySizeGreaterThanEqual(int size);

		@Override
		@Query(value = "select b from Bolt b where b.size >= ?1", exists = true)
		Mono<Boolean> existsBySizeGreaterThanEqual(int size);

	}

	interface Joined extends ReactiveMemoryRepository<Bolt, Long>, Bolts {

		@Override
		@Query("select b from Bolt b join b.tags t where b.size >= ?1 and t = 't'")
		Mono<Bolt> findBySizeGreaterThanEqual(int size);

		@Override
		@Query("select b from Bolt b join b.tags t where b.size >= ?1 and t = 't' order by b.id")
		Flux<Bolt> findBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select b from Bolt b join b.tags t where b.size >= ?1 and t = 't'")
		Flux<Bolt> findBySizeGreaterThanEqual(int size, Sort sort, Limit limit);

		@Override
		@Query("select b from Bolt b join b.tags t where b.size >= ?1 and t = 't' order by b.id")
		Mono<Window<Bolt>> findBySizeGreaterThanEqualOrderById(int size, ScrollPosition position, Limit limit);

		@Override
		@Query("select b from Bolt b join b.tags t where b.size >= ?1 and t = 't' order by b.id")
		Flux<BoltView> findViewsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select b from Bolt b join b.tags t where b.size >= ?1 and t = 't' order by b.id")
		Flux<BoltRecord> findRecordsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select b from Bolt b join b.tags t where b.size >= ?1 and t = 't' order by b.id")
		<T> Flux<T> findDynamicBySizeGreaterThanEqualOrderById(int size, Class<T> type);

		@Override
		@Query("select b from Bolt b join b.tags t where b.size >= ?1 and t = 't' order by b.id")
		Flux<Map<String, Object>> findMapsBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query("select b.name from Bolt b join b.tags t where b.size >= ?1 and t = 't' order by b.id")
		Flux<String> findNameBySizeGreaterThanEqualOrderById(int size);

		@Override
		@Query(value = "select b from Bolt b join b.tags t where b.size >= ?1 and t = 't'", count = true)
		Mono<Long> countBySizeGreaterThanEqual(int size);

		@Override
		@Query(value = "select b from Bolt b join b.tags t where b.size >= ?1 and t = 't'", exists = true)
		Mono<Boolean> existsBySizeGreaterThanEqual(int size);

	}

	/**
	 * Queries that are put together step by step.
	 */
	record Fluent(Executor executor) implements Bolts {

		private <R, P extends Publisher<R>> P find(int size, Function<ReactiveFluentQuery<Bolt>, P> query) {
			return this.executor.findBy(where("size").greaterThanOrEquals(size), query);
		}

		private <R> Flux<R> all(int size, Class<R> type) {
			return find(size, (query) -> query.sortBy(Sort.by("id")).as(type).all());
		}

		@Override
		public Mono<Bolt> findBySizeGreaterThanEqual(int size) {
			return find(size, ReactiveFluentQuery::one);
		}

		@Override
		public Flux<Bolt> findBySizeGreaterThanEqualOrderById(int size) {
			return all(size, Bolt.class);
		}

		@Override
		public Flux<Bolt> findBySizeGreaterThanEqual(int size, Sort sort, Limit limit) {
			return find(size, (query) -> query.sortBy(sort).limit(limit.max()).all());
		}

		@Override
		public Mono<Window<Bolt>> findBySizeGreaterThanEqualOrderById(int size, ScrollPosition position, Limit limit) {
			return find(size, (query) -> query.sortBy(Sort.by("id")).limit(limit.max()).scroll(position));
		}

		@Override
		public Flux<BoltView> findViewsBySizeGreaterThanEqualOrderById(int size) {
			return all(size, BoltView.class);
		}

		@Override
		public Flux<BoltRecord> findRecordsBySizeGreaterThanEqualOrderById(int size) {
			return all(size, BoltRecord.class);
		}

		@Override
		public <T> Flux<T> findDynamicBySizeGreaterThanEqualOrderById(int size, Class<T> type) {
			return all(size, type);
		}

		@Override
		@SuppressWarnings({ "unchecked", "rawtypes" })
		public Flux<Map<String, Object>> findMapsBySizeGreaterThanEqualOrderById(int size) {
			return (Flux) all(size, Map.class);
		}

		@Override
		public Flux<String> findNameBySizeGreaterThanEqualOrderById(int size) {
			return find(size, (query) -> query.sortBy(Sort.by("id")).as(String.class).project("name").all());
		}

		@Override
		public Mono<Long> countBySizeGreaterThanEqual(int size) {
			return find(size, ReactiveFluentQuery::count);
		}

		@Override
		public Mono<Boolean> existsBySizeGreaterThanEqual(int size) {
			return find(size, ReactiveFluentQuery::exists);
		}

	}

}
