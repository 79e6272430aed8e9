package io.github.springdata.memory.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.core.TransactionScope;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.springdata.memory.query.Criteria.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Statements that take long, in transactions with a timeout. Time goes on with each look
 * at it only, so that what looks seldom takes long.
 */
@ExtendWith(NothingLeftBound.class)
class DeadlineTests {

	private static final int ROWS = 5_000;

	private final TestTicker ticker = new TestTicker();

	private final MemoryStore store = new MemoryStore();

	private final MemoryTemplate template = new MemoryTemplate(this.store);

	private final TransactionTemplate transaction = new TransactionTemplate(
			new MemoryTransactionManager(this.store, this.ticker));

	@BeforeEach
	void save() {
		this.template.insertAll(
				LongStream.range(0, ROWS).mapToObj((id) -> new Thing(id, id * 7 % ROWS, (int) id, "name")).toList());
		this.transaction.setTimeout(1);
	}

	static Stream<Named> statements() {
		return Stream.of(new Named("scan", (t) -> t.query(Thing.class).matching(where("name").is("x")).all()),
				new Named("count", (t) -> t.query(Thing.class).matching(where("name").is("x")).count()),
				new Named("exists", (t) -> t.query(Thing.class).matching(where("name").is("x")).exists()),
				new Named("first", (t) -> t.query(Thing.class).matching(where("name").is("x")).first()),
				new Named("limit", (t) -> t.query(Thing.class).matching(where("name").is("x")).limit(5).all()),
				new Named("explain", (t) -> t.query(Thing.class).matching(where("name").is("x")).explain()),
				new Named("range",
						(t) -> t.query(Thing.class).matching(where("sorted").greaterThan(3).and("name").is("x")).all()),
				new Named("order",
						(t) -> t.query(Thing.class)
							.matching(where("name").is("x"))
							.sort(Sort.by("sorted"))
							.limit(3)
							.all()),
				new Named("sort", (t) -> t.query(Thing.class).sort(Sort.by("number")).all()),
				new Named("top", (t) -> t.query(Thing.class).sort(Sort.by("number")).limit(10).all()),
				new Named("negation",
						(t) -> t.query(Thing.class).matching(where("sorted").not(3).and("name").is("x")).all()),
				new Named("stream", (t) -> t.query(Thing.class).stream().count()),
				new Named("projection", (t) -> t.query(Thing.class).as(Name.class).stream().count()),
				new Named("update",
						(t) -> t.update(Thing.class)
							.matching(where("number").greaterThan(-1))
							.apply(Update.update("name", "y"))),
				new Named("delete", (t) -> t.delete(Thing.class).matching(where("number").greaterThan(-1)).all()),
				new Named("ids", (t) -> t.findAllById(LongStream.range(0, ROWS).boxed().toList(), Thing.class)),
				new Named("insert all",
						(t) -> t.insertAll(LongStream.range(0, ROWS).mapToObj((id) -> new Other(null, "x")).toList())),
				new Named("save all",
						(t) -> t
							.saveAll(LongStream.range(0, ROWS).mapToObj((id) -> new Thing(id, 1, 2, "x")).toList())),
				text("cross join", "select count(*) from Thing a, Thing b where a.number + b.number = -1"),
				text("hash join", "select count(*) from Thing a join Thing b on a.number = b.number"),
				text("index join", "select count(*) from Thing a join Thing b on a.number = b.sorted"),
				text("group", "select name, count(*) from Thing group by name"),
				text("distinct", "select distinct number from Thing"),
				text("sort of a join",
						"select a.id, b.id from Thing a, Thing b where a.id = b.number order by b.name, a.id desc"),
				text("subquery", "from Thing a where exists (select 1 from Thing b where b.number = a.number + 10000)"),
				text("in", "select count(*) from Thing a where a.number + 1 in (select b.number from Thing b)"),
				text("all", "from Thing a where a.number >= all (select b.number from Thing b)"),
				text("union", "select number from Thing union select sorted from Thing"),
				text("aggregate", "select sum(number), avg(number * 2) from Thing"),
				statement("update by text", "update Thing set name = concat(name, 'y')"),
				statement("delete by text", "delete from Thing where number + 1 > 0"),
				statement("insert by text", "insert into Other (name) select a.name from Thing a"));
	}

	private static Named text(String name, String text) {
		return new Named(name, (template) -> template.query(text, Object.class));
	}

	private static Named statement(String name, String text) {
		return new Named(name, (template) -> template.execute(text, Map.of()));
	}

	@ParameterizedTest
	@MethodSource("statements")
	void endsWhatTakesLong(Named statement) {
		this.template.count(Other.class);
		assertThatExceptionOfType(TransactionTimedOutException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
				this.ticker.advanceWithEachLook(Duration.ofMillis(240));
				statement.work().accept(this.template);
			}))
			.withMessageContaining("deadline, PT1S after its begin");
		assertThat(this.template.count(Thing.class)).isEqualTo(ROWS);
		assertThat(this.template.query(Thing.class).matching(where("name").is("name")).count()).isEqualTo(ROWS);
		assertThat(this.template.count(Other.class)).isZero();
	}

	@ParameterizedTest
	@MethodSource("statements")
	void hasNoDeadlineWithoutATimeoutOrATransaction(Named statement) {
		this.template.count(Other.class);
		if (!statement.name().equals("cross join")) {
			this.transaction.setTimeout(-1);
			this.ticker.advanceWithEachLook(Duration.ofDays(1));
			this.transaction.executeWithoutResult((status) -> {
				statement.work().accept(this.template);
				status.setRollbackOnly();
			});
			statement.work().accept(this.template);
		}
		assertThat(this.ticker.looks()).isZero();
	}

	@Test
	void endsACommitThatTakesLongAsARollback() {
		List<Integer> completions = new ArrayList<>();
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
		assertThatExceptionOfType(TransactionTimedOutException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
				TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

					@Override
					public void afterCompletion(int outcome) {
						completions.add(outcome);
					}

				});
				this.template.query(Thing.class).matching(where("number").lessThan(-5)).count();
				this.template.insert(new Thing(-1L, 1, 2, "mine"));
				TransactionScope.none()
					.operations(this.template)
					.update(Thing.class)
					.apply(Update.update("name", "other"));
				this.ticker.advanceWithEachLook(Duration.ofMillis(240));
			}))
			.withMessageContaining("deadline, PT1S after its begin");
		assertThat(completions).containsExactly(TransactionSynchronization.STATUS_ROLLED_BACK);
		assertThat(this.template.existsById(-1L, Thing.class)).isFalse();
	}

	@Test
	void looksSeldom() {
		this.transaction.executeWithoutResult((status) -> {
			this.template.query(Thing.class).matching(where("name").is("x")).all();
			this.template.query(Thing.class).matching(where("name").is("x")).count();
		});
		assertThat(this.ticker.looks()).isLessThan(40);
	}

	@Test
	void looksBeforeEachRowOfAStream() {
		this.transaction.executeWithoutResult((status) -> {
			Iterator<Thing> rows = this.template.query(Thing.class).stream().iterator();
			assertThat(rows.next().id()).isZero();
			this.ticker.advance(Duration.ofSeconds(2));
			assertThatExceptionOfType(TransactionTimedOutException.class).isThrownBy(() -> {
				rows.next();
				rows.next();
			});
			status.setRollbackOnly();
		});
	}

	@Test
	void leavesStreamsThatOutliveTheirTransaction() {
		Stream<Thing> rows = this.transaction.execute((status) -> this.template.query(Thing.class).stream());
		this.ticker.advance(Duration.ofSeconds(5));
		assertThat(rows.count()).isEqualTo(ROWS);
	}

	@Test
	void marksTheTransaction() {
		this.transaction.executeWithoutResult((status) -> {
			this.ticker.advanceWithEachLook(Duration.ofMillis(240));
			assertThatExceptionOfType(TransactionTimedOutException.class)
				.isThrownBy(() -> this.template.query(Thing.class).matching(where("name").is("x")).count());
			assertThat(status.isRollbackOnly()).isTrue();
			this.ticker.advanceWithEachLook(Duration.ZERO);
			assertThatExceptionOfType(TransactionTimedOutException.class)
				.isThrownBy(() -> this.template.findById(1L, Thing.class));
			status.setRollbackOnly();
		});
	}

	@Test
	void passesOverTheEndOfTheTicker() {
		this.transaction.executeWithoutResult((status) -> {
			this.ticker.advance(Duration.ofMillis(900));
			assertThat(this.template.findById(1L, Thing.class)).isPresent();
			this.ticker.advance(Duration.ofMillis(100));
			assertThatExceptionOfType(TransactionTimedOutException.class)
				.isThrownBy(() -> this.template.findById(1L, Thing.class));
			status.setRollbackOnly();
		});
	}

	@Test
	void takesTheLongestTimeout() {
		this.transaction.setTimeout(Integer.MAX_VALUE);
		this.transaction.executeWithoutResult((status) -> {
			this.ticker.advance(Duration.ofDays(20_000));
			assertThat(this.template.query(Thing.class).all()).hasSize(ROWS);
		});
	}

	record Named(String name, Consumer<MemoryTemplate> work) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	record Thing(@Id Long id, long number, @Indexed int sorted, String name) {

	}

	record Other(@Id Long id, String name) {

	}

	record Name(String name) {

	}

}
