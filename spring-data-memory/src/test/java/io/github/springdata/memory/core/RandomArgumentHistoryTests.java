package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.springdata.memory.Seeds;
import io.github.springdata.memory.core.MutableArgumentsIntegrationTests.Event;
import io.github.springdata.memory.core.MutableArgumentsIntegrationTests.Key;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Update;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.annotation.Id;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random serializable transactions in random interleavings, whose arguments are changed
 * after each call, beside a listener that writes. What each transaction that committed
 * has read must be what it reads when all of them run one by one in the order of their
 * commits. The system property {@code argument.histories} sets the number of histories.
 */
class RandomArgumentHistoryTests {

	private static final int VALUES = 6;

	private static final MemoryMappingContext CONTEXT = new MemoryMappingContext();

	@Test
	void findsEveryHistorySerializableAndEveryCommitHeard() {
		int histories = Integer.getInteger("argument.histories", 1_000);
		long first = Seeds.seed();
		int refused = 0;
		for (long seed = first; seed < first + histories; seed++) {
			refused += new History(seed).run();
		}
		assertThat(refused).as("refused transactions in %d histories", histories).isPositive();
	}

	/**
	 * One history.
	 */
	private static final class History {

		private final long seed;

		private final Random random;

		private final MemoryTemplate ops = new MemoryTemplate(new MemoryStore(), CONTEXT);

		private final TransactionTemplate tx = new TransactionTemplate(
				new MemoryTransactionManager(this.ops.getStore()));

		private final List<Running> running = new ArrayList<>();

		private final List<Running> committed = new ArrayList<>();

		private int refused;

		private int changes;

		History(long seed) {
			this.seed = seed;
			this.random = Seeds.random(seed);
		}

		int run() {
			this.ops.onChange(Event.class, (change) -> {
				boolean there = this.ops.existsById(change.id(), Event.class);
				this.ops.insert(new Heard(null, there == (change.after() != null)));
			});
			for (int step = 0; step < 40; step++) {
				step();
			}
			while (!this.running.isEmpty()) {
				commit(this.running.remove(0));
			}
			check();
			return this.refused;
		}

		private void step() {
			if (this.running.size() < 3) {
				this.running.add(new Running(this.ops));
			}
			Running one = this.running.get(this.random.nextInt(this.running.size()));
			switch (this.random.nextInt(6)) {
				case 0 -> {
					this.running.remove(one);
					commit(one);
				}
				case 1 -> commitBound();
				default -> attempt(one);
			}
		}

		private void attempt(Running one) {
			try {
				one.perform(this.random);
			}
			catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
				this.running.remove(one);
				one.holder.rollback();
			}
		}

		/**
		 * A transaction that is bound to the thread, with one step.
		 */
		private void commitBound() {
			Key id = new Key(this.random.nextInt(VALUES));
			int at = this.random.nextInt(VALUES);
			Running one = new Running(this.ops);
			one.holder.rollback();
			this.tx.executeWithoutResult((status) -> {
				if (one.note((model) -> model.containsKey(id.number), this.ops.existsById(id, Event.class))) {
					this.ops.deleteById(id, Event.class);
					one.steps.add((model) -> model.remove(id.number) != null);
				}
				else {
					this.ops.insert(new Event(id.number, at));
					one.steps.add((model) -> model.put(id.number, at) == null);
				}
			});
			this.changes++;
			this.committed.add(one);
		}

		private void commit(Running one) {
			try {
				long before = this.ops.getStore().version();
				List<EntityChange<Event>> seen = new ArrayList<>();
				try (var registration = this.ops.onChange(Event.class, seen::add)) {
					one.holder.commit();
				}
				this.changes += seen.size();
				if (this.ops.getStore().version() > before) {
					this.committed.add(one);
				}
			}
			catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
				one.holder.rollback();
				this.refused++;
			}
		}

		private void check() {
			Map<Long, Integer> model = new TreeMap<>();
			for (Running one : this.committed) {
				one.steps.forEach((step) -> assertThat(step.apply(model)).as("-Dseed=%d", this.seed).isTrue());
			}
			Map<Long, Integer> rows = new TreeMap<>();
			this.ops.findAll(Event.class).forEach((event) -> rows.put(event.id.number, (int) event.at.getTime()));
			assertThat(rows).as("-Dseed=%d", this.seed).isEqualTo(model);
			assertThat(this.ops.findAll(Heard.class)).as("-Dseed=%d", this.seed)
				.hasSize(this.changes)
				.allMatch(Heard::current);
		}

	}

	/**
	 * A transaction, and its steps as functions of a model that say whether it answers
	 * the same.
	 */
	private static final class Running {

		private final MemoryResourceHolder holder;

		private final MemoryTemplate ops;

		private final List<Function<Map<Long, Integer>, Boolean>> steps = new ArrayList<>();

		Running(MemoryTemplate ops) {
			this.holder = MemoryResourceHolder.begin(ops.getStore(), IsolationLevel.SERIALIZABLE, false);
			this.ops = ops.within(this.holder);
		}

		<R> R note(Function<Map<Long, Integer>, R> read, R result) {
			this.steps.add((model) -> read.apply(model).equals(result));
			return result;
		}

		void perform(Random random) {
			int a = random.nextInt(VALUES);
			int b = a + random.nextInt(3);
			Date low = new Date(a);
			Date high = new Date(b);
			Key id = new Key(a);
			switch (random.nextInt(8)) {
				case 0 -> note((model) -> count(model, a, a), count(Criteria.where("at").is(low)));
				case 1 -> note((model) -> count(model, a, b), count(Criteria.where("at").between(low, high)));
				case 2 -> note((model) -> count(model, a, a) + ((a != b) ? count(model, b, b) : 0),
						count(Criteria.where("at").in(List.of(low, high))));
				case 3 -> note((model) -> count(model, a, a),
						(long) this.ops.query("from Event where at = ?1", Event.class, low).size());
				case 4 -> note((model) -> model.containsKey((long) a), this.ops.existsById(id, Event.class));
				case 5 -> note((model) -> model.remove((long) a) != null, this.ops.deleteById(id, Event.class));
				case 6 -> {
					if (!note((model) -> model.containsKey((long) a), this.ops.existsById(id, Event.class))) {
						this.ops.insert(new Event(a, b));
						this.steps.add((model) -> model.put((long) a, b) == null);
					}
				}
				default -> {
					long updated = this.ops.update(Event.class)
						.matching(Criteria.where("at").is(low))
						.apply(Update.update("at", high));
					note((model) -> move(model, a, b), updated);
				}
			}
			low.setTime(random.nextInt(VALUES));
			high.setTime(random.nextInt(VALUES));
			id.number = random.nextInt(VALUES);
		}

		private long count(Criteria criteria) {
			return this.ops.query(Event.class).matching(criteria).count();
		}

		private static long count(Map<Long, Integer> model, int from, int to) {
			return model.values().stream().filter((at) -> at >= from && at <= to).count();
		}

		private static long move(Map<Long, Integer> model, int from, int to) {
			long moved = count(model, from, from);
			model.replaceAll((id, at) -> (at == from) ? to : at);
			return moved;
		}

	}

	record Heard(@Id Long id, boolean current) {
	}

}
