package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.query.execution.QueryArguments;
import io.github.springdata.memory.query.execution.ResultCursor;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what statements see at read committed, while another transaction commits.
 */
class ReadCommittedIntegrationTests {

	private static final Query LOW = Query.query(Criteria.where("level").is(1));

	private MemoryTemplate ops = template(UnitOfWorkMode.MANAGED);

	private MemoryTemplate others = this.ops.within(null);

	private TransactionTemplate tx = transaction(this.ops);

	private static MemoryTemplate template(UnitOfWorkMode mode) {
		return new MemoryTemplate(new MemoryStore(), new MemoryMappingContext(), mode);
	}

	private static TransactionTemplate transaction(MemoryTemplate ops) {
		TransactionTemplate tx = new TransactionTemplate(new MemoryTransactionManager(ops.getStore()));
		tx.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		return tx;
	}

	@BeforeEach
	void fill() {
		fill(this.ops);
	}

	private static void fill(MemoryTemplate ops) {
		LongStream.rangeClosed(1, 6).forEach((id) -> {
			ops.insert(new Bottle(id));
			ops.insert(new Sealed(id, 1, "text " + id));
			ops.insert(new Box(id));
		});
	}

	static Stream<Arguments> streams() {
		return Stream.of(
				Arguments.of("criteria", lazily((ops) -> ops.query(Bottle.class).matching(LOW.getCriteria()).stream())),
				Arguments.of("order", lazily(
						(ops) -> ops.prepare(LOW.sort(Sort.by("id")), Bottle.class).stream(QueryArguments.none()))),
				Arguments.of("records", lazily((ops) -> ops.query(Sealed.class).matching(LOW.getCriteria()).stream())),
				Arguments.of("projection",
						lazily((ops) -> ops.query(Bottle.class).matching(LOW.getCriteria()).as(Level.class).stream())),
				Arguments.of("walk",
						(Function<MemoryTemplate, Iterator<?>>) (ops) -> iterator(
								ops.prepare(LOW, Bottle.class).walk(QueryArguments.none()))),
				Arguments.of("text",
						lazily((ops) -> ops.statements()
							.select("select b from Bottle b join Sealed s on s.id = b.id where b.level = 1",
									Bottle.class, Bottle.class)
							.query()
							.stream(QueryArguments.none()))));
	}

	private static Function<MemoryTemplate, Iterator<?>> lazily(Function<MemoryTemplate, Stream<?>> stream) {
		return (ops) -> stream.apply(ops).iterator();
	}

	private static Iterator<Object> iterator(ResultCursor<?> walk) {
		List<Object> found = new ArrayList<>();
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				ResultCursor.Step step = ResultCursor.Step.PASSED;
				while (found.isEmpty() && step != ResultCursor.Step.END) {
					step = walk.step();
					if (step == ResultCursor.Step.FOUND) {
						found.add(walk.result());
					}
				}
				return !found.isEmpty();
			}

			@Override
			public Object next() {
				hasNext();
				return found.remove(0);
			}

		};
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("streams")
	void streamsTheStateOfTheMomentOfTheCall(String name, Function<MemoryTemplate, Iterator<?>> stream) {
		for (UnitOfWorkMode mode : List.of(UnitOfWorkMode.MANAGED, UnitOfWorkMode.EXPLICIT)) {
			for (boolean touched : new boolean[] { false, true }) {
				MemoryTemplate template = template(mode);
				fill(template);
				List<Integer> levels = new ArrayList<>();
				transaction(template).executeWithoutResult((status) -> {
					Iterator<?> rows = stream.apply(template);
					levels.add(level(rows.next()));
					raise(template.within(null));
					if (touched) {
						assertThat(template.findAll(Bottle.class)).hasSize(3);
						assertThat(template.query(Sealed.class).matching(LOW.getCriteria()).count()).isZero();
					}
					rows.forEachRemaining((row) -> levels.add(level(row)));
				});
				boolean readAnew = touched && mode == UnitOfWorkMode.MANAGED && isInstances(name);
				assertThat(levels).as("%s, %s, %s", name, mode, touched)
					.containsExactly(1, readAnew ? 2 : 1, readAnew ? 2 : 1, 1, 1, 1);
				assertThat(template.query(Bottle.class).matching(LOW.getCriteria()).count()).isZero();
			}
		}
	}

	private static boolean isInstances(String name) {
		return !name.equals("records") && !name.equals("projection");
	}

	/**
	 * The instance is one and the same, and must not lose what has been read of its row.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource("streams")
	void streamsKeepInstancesThatHaveBeenReadAnew(String name, Function<MemoryTemplate, Iterator<?>> stream) {
		this.tx.executeWithoutResult((status) -> {
			Bottle known = this.ops.findById(2L, Bottle.class).orElseThrow();
			Iterator<?> rows = stream.apply(this.ops);
			rows.next();
			change("newer");
			assertThat(this.ops.findById(2L, Bottle.class).orElseThrow()).isSameAs(known);
			Iterator<?> later = stream.apply(this.ops);
			Bottle loaded = this.ops.findById(3L, Bottle.class).orElseThrow();
			change("newest");
			assertThat(this.ops.findById(3L, Bottle.class).orElseThrow()).isSameAs(loaded);
			rows.forEachRemaining((row) -> assertThat(row).isNotNull());
			assertThat(known.text).isEqualTo("newer");
			later.forEachRemaining((row) -> assertThat(row).isNotNull());
			assertThat(loaded.text).isEqualTo("newest");
			known.level = 5;
		});
		assertThat(this.ops.findById(2L, Bottle.class).orElseThrow().text).isEqualTo("newer");
	}

	private void change(String text) {
		this.others.update(Bottle.class).apply(Update.update("text", text));
	}

	private static void raise(MemoryTemplate others) {
		others.update(Bottle.class).apply(Update.update("level", 2));
		others.update(Sealed.class).apply(Update.update("level", 2));
		others.deleteAllById(List.of(4L, 5L, 6L), Bottle.class);
		others.deleteAllById(List.of(4L, 5L, 6L), Sealed.class);
	}

	private static int level(Object row) {
		if (row instanceof Bottle bottle) {
			return bottle.level;
		}
		return (row instanceof Sealed record) ? record.level() : ((Level) row).getLevel();
	}

	@Test
	void streamsWhatTheTransactionItselfHasWrittenSince() {
		List<String> texts = new ArrayList<>();
		this.tx.executeWithoutResult((status) -> {
			Iterator<Bottle> rows = this.ops.query(Bottle.class).matching(LOW.getCriteria()).stream().iterator();
			rows.next();
			this.ops.update(Bottle.class).matching(Criteria.where("id").is(2L)).apply(Update.update("text", "own"));
			this.others.update(Bottle.class)
				.matching(Criteria.where("id").greaterThan(2L))
				.apply(Update.update("text", "foreign"));
			rows.forEachRemaining((row) -> texts.add(row.text));
		});
		assertThat(texts).containsExactly("own", "text 3", "text 4", "text 5", "text 6");
	}

	/**
	 * After each conflict, what others commit shows in every kind of statement.
	 */
	@ParameterizedTest
	@EnumSource(Conflict.class)
	void seesTheNewestStateToTheEnd(Conflict conflict) {
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.tx.executeWithoutResult((status) -> {
				conflict.write.accept(this.ops);
				conflict.meet.accept(this.others);
				for (int text = 0; text < 3; text++) {
					String current = "newest " + text;
					this.others.update(Box.class)
						.matching(Criteria.where("id").is(6L))
						.apply(Update.update("text", current));
					this.others.update(Bottle.class)
						.matching(Criteria.where("id").is(6L))
						.apply(Update.update("text", current));
					assertThat(this.ops.findById(6L, Box.class).orElseThrow().text).isEqualTo(current);
					assertThat(this.ops.query(Box.class).matching(Criteria.where("text").is(current)).count()).isOne();
					assertThat(this.ops.query("select b.text from Box b where b.id = 6", String.class))
						.containsExactly(current);
					assertThat(this.ops.findById(6L, Bottle.class).orElseThrow().text).isEqualTo(current);
				}
			}));
		assertThat(this.ops.findById(6L, Box.class).orElseThrow().text).isEqualTo("newest 2");
	}

	enum Conflict {

		VERSIONED_CHANGED((ops) -> ops.save(ops.findById(1L, Box.class).orElseThrow().with("mine")),
				(others) -> others.save(others.findById(1L, Box.class).orElseThrow().with("theirs"))),

		VERSIONED_DELETED((ops) -> ops.save(ops.findById(1L, Box.class).orElseThrow().with("mine")),
				(others) -> others.deleteById(1L, Box.class)),

		DELETED((ops) -> ops.update(Bottle.class)
			.matching(Criteria.where("id").is(1L))
			.apply(Update.update("text", "mine")), (others) -> others.deleteById(1L, Bottle.class)),

		DELETE_VERSIONED((ops) -> ops.deleteById(1L, Box.class),
				(others) -> others.save(others.findById(1L, Box.class).orElseThrow().with("theirs")));

		private final Consumer<MemoryTemplate> write;

		private final Consumer<MemoryTemplate> meet;

		Conflict(Consumer<MemoryTemplate> write, Consumer<MemoryTemplate> meet) {
			this.write = write;
			this.meet = meet;
		}

	}

	/**
	 * Two rows of one key cannot be shown, so statements are refused.
	 */
	@Test
	void refusesStatementsAfterATakenKeyUntilItGoesBack() {
		this.tx.executeWithoutResult((status) -> {
			Object savepoint = status.createSavepoint();
			this.ops.insert(new Bottle(7));
			this.others.insert(new Bottle(7));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.count(Bottle.class));
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(() -> this.ops.findById(1L, Bottle.class));
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(() -> this.ops.query(Bottle.class).matching(LOW.getCriteria()).all());
			assertThatExceptionOfType(DuplicateKeyException.class)
				.isThrownBy(() -> this.ops.query("select max(b.level) from Bottle b", Integer.class));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.ops.insert(new Bottle(8)));
			assertThat(this.ops.count(Box.class)).isEqualTo(6);
			status.rollbackToSavepoint(savepoint);
			assertThat(this.ops.count(Bottle.class)).isEqualTo(7);
		});
	}

	static class Bottle {

		@Id
		Long id;

		int level = 1;

		String text;

		Bottle(long id) {
			this.id = id;
			this.text = "text " + id;
		}

		Bottle() {
		}

	}

	static class Box {

		@Id
		Long id;

		@Version
		Integer version;

		String text;

		Box(long id) {
			this.id = id;
			this.text = "text " + id;
		}

		Box() {
		}

		Box with(String text) {
			this.text = text;
			return this;
		}

	}

	record Sealed(@Id Long id, int level, String text) {
	}

	interface Level {

		int getLevel();

	}

}
