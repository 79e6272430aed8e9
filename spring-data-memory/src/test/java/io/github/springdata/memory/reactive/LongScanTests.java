package io.github.springdata.memory.reactive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.store.MemoryStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scans that find few of many rows, on a scheduler whose tasks are run by hand: the
 * thread that subscribes does none of the work, and no task looks at more than one chunk.
 */
class LongScanTests {

	private static final int ROWS = 10_000;

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private final Scheduler scheduler = Schedulers.fromExecutor(this.tasks::add);

	private final MemoryStore store = new MemoryStore();

	private final ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(this.store, new MemoryMappingContext(),
			this.scheduler, null);

	private final Pebbles pebbles = new ReactiveMemoryRepositoryFactory(this.template).getRepository(Pebbles.class);

	private final TransactionalOperator transactions = TransactionalOperator
		.create(new ReactiveMemoryTransactionManager(this.store));

	private final List<Object> results = new ArrayList<>();

	@BeforeEach
	void fill() {
		new ReactiveMemoryTemplate(this.store)
			.insertAll(IntStream.range(0, ROWS).mapToObj((i) -> new Pebble((long) i, i)).toList())
			.blockLast();
	}

	@Test
	void goesOnInChunksWithTheTemplate() {
		assertThat(run(heavy().all())).isGreaterThanOrEqualTo(ROWS / ReactiveExecution.CHUNK);
		assertThat(this.results).hasSize(1);
	}

	@Test
	void goesOnInChunksWithQueryMethods() {
		assertThat(run(this.pebbles.findByWeightGreaterThan(ROWS - 3)))
			.isGreaterThanOrEqualTo(ROWS / ReactiveExecution.CHUNK);
		assertThat(this.results).hasSize(2);
	}

	@Test
	void goesOnInChunksWithQueriesByCriteria() {
		Criteria heaviest = Criteria.where("weight").greaterThan(ROWS - 2);
		assertThat(run(this.pebbles.findAll(heaviest))).isGreaterThanOrEqualTo(ROWS / ReactiveExecution.CHUNK);
		assertThat(this.results).hasSize(1);
	}

	@Test
	void goesOnInChunksWithinATransaction() {
		assertThat(run(heavy().all().as(this.transactions::transactional)))
			.isGreaterThanOrEqualTo(ROWS / ReactiveExecution.CHUNK);
		assertThat(this.results).hasSize(1);
	}

	@Test
	void goesOnInChunksOverAnOffset() {
		Flux<Pebble> last = this.template.query(Pebble.class)
			.matching(Criteria.where("weight").greaterThanOrEquals(0))
			.offset(ROWS - 2)
			.limit(1)
			.all();
		assertThat(run(last)).isGreaterThanOrEqualTo(ROWS / ReactiveExecution.CHUNK);
		assertThat(this.results).extracting("weight").containsExactly(ROWS - 2);
	}

	@Test
	void looksAtNoMoreRowsOnceItIsCancelled() {
		Disposable subscription = heavy().all().subscribe(this.results::add);
		this.tasks.remove().run();
		assertThat(this.tasks).isNotEmpty();
		subscription.dispose();
		int rest = 0;
		while (!this.tasks.isEmpty()) {
			this.tasks.remove().run();
			rest++;
		}
		assertThat(rest).isLessThan(ROWS / ReactiveExecution.CHUNK);
		assertThat(this.results).isEmpty();
	}

	@Test
	void leavesTheThreadThatSubscribesToCountSortAndChange() {
		assertThat(runLater(heavy().count())).containsExactly(1L);
		assertThat(runLater(heavy().exists())).containsExactly(true);
		assertThat(runLater(this.template.query(Pebble.class).sort(Sort.by("weight").descending()).limit(1).all()))
			.extracting("weight")
			.containsExactly(ROWS - 1);
		assertThat(runLater(this.template.delete(Pebble.class).matching(Criteria.where("weight").is(5)).all()))
			.containsExactly(1L);
		assertThat(runLater(heavy().count().as(this.transactions::transactional))).containsExactly(1L);
	}

	private ReactiveSelectOperation<Pebble> heavy() {
		return this.template.query(Pebble.class).matching(Criteria.where("weight").greaterThan(ROWS - 2));
	}

	/**
	 * Runs a query whose work is all done by the scheduler.
	 */
	private List<Object> runLater(Publisher<?> query) {
		this.results.clear();
		assertThat(run(query)).isPositive();
		return this.results;
	}

	/**
	 * Runs a query.
	 * @return the number of tasks
	 */
	private int run(Publisher<?> query) {
		Mono<? extends List<?>> all = Flux.from(query).collectList();
		all.subscribe(this.results::addAll);
		assertThat(this.results).isEmpty();
		int count = 0;
		while (!this.tasks.isEmpty()) {
			this.tasks.remove().run();
			count++;
		}
		return count;
	}

	interface Pebbles extends ReactiveMemoryRepository<Pebble, Long>, ReactiveMemoryCriteriaExecutor<Pebble> {

		Flux<Pebble> findByWeightGreaterThan(int weight);

	}

	record Pebble(@Id Long id, int weight) {

	}

}
