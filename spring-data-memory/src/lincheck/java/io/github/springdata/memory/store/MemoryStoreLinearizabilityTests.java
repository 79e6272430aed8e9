package io.github.springdata.memory.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Transactions that are repeated on a conflict, snapshots and restores are linearizable:
 * what threads see is what one thread would, taking one after the other. Lincheck draws
 * the scenarios and explains those that are not.
 *
 * <pre>mvn -Plincheck -pl spring-data-memory test -Dtest='*LinearizabilityTests'</pre>
 */
@Param(name = "id", gen = IntGen.class, conf = "0:2")
public class MemoryStoreLinearizabilityTests {

	private static final String TABLE = "counters";

	private final MemoryStore store = new MemoryStore();

	private final Snapshot empty;

	public MemoryStoreLinearizabilityTests() {
		IndexedProperty value = new IndexedProperty("value", false, Integer.class, (row) -> ((Counter) row).value());
		this.store.define(TableDefinition.of(TABLE, Counter.class, (row) -> ((Counter) row).id(),
				List.of(IndexDefinition.of("value", IndexKind.SORTED, false, List.of(value)))));
		this.empty = this.store.snapshot();
	}

	@Operation
	public boolean insert(@Param(name = "id") int id) {
		return transactional((transaction) -> {
			if (transaction.get(TABLE, id) != null) {
				return false;
			}
			transaction.insert(TABLE, new Counter(id, 1));
			return true;
		});
	}

	@Operation
	public int increment(@Param(name = "id") int id) {
		return transactional((transaction) -> {
			Counter counter = (Counter) transaction.get(TABLE, id);
			if (counter == null) {
				return 0;
			}
			transaction.update(TABLE, new Counter(id, counter.value() + 1));
			return counter.value() + 1;
		});
	}

	@Operation
	public boolean delete(@Param(name = "id") int id) {
		return transactional((transaction) -> transaction.delete(TABLE, id));
	}

	@Operation
	public int read(@Param(name = "id") int id) {
		Counter counter = (Counter) this.store.snapshot().table(TABLE).get(id);
		return (counter != null) ? counter.value() : 0;
	}

	@Operation
	public int countAbove1() {
		Table table = this.store.snapshot().table(TABLE);
		return table.size() - table.index("value").count(1);
	}

	@Operation
	public void clear() {
		this.store.restore(this.empty);
	}

	@Test
	void isLinearizable() {
		StressOptions options = new StressOptions().iterations(30)
			.invocationsPerIteration(2000)
			.threads(3)
			.actorsPerThread(3)
			.sequentialSpecification(Counters.class);
		assertThatCode(() -> options.check(MemoryStoreLinearizabilityTests.class)).doesNotThrowAnyException();
	}

	private <R> R transactional(Function<Transaction, R> work) {
		while (true) {
			Transaction transaction = this.store.begin(IsolationLevel.SERIALIZABLE, false);
			try {
				R result = work.apply(transaction);
				transaction.commit();
				return result;
			}
			catch (WriteConflictException | UniqueKeyViolationException ex) {
				transaction.rollback();
			}
		}
	}

	private record Counter(Integer id, int value) {

	}

	/**
	 * The same, for one thread.
	 */
	public static class Counters {

		private final Map<Integer, Integer> values = new HashMap<>();

		public boolean insert(int id) {
			return this.values.putIfAbsent(id, 1) == null;
		}

		public int increment(int id) {
			Integer value = this.values.computeIfPresent(id, (key, old) -> old + 1);
			return (value != null) ? value : 0;
		}

		public boolean delete(int id) {
			return this.values.remove(id) != null;
		}

		public int read(int id) {
			return this.values.getOrDefault(id, 0);
		}

		public int countAbove1() {
			return (int) this.values.values().stream().filter((value) -> value > 1).count();
		}

		public void clear() {
			this.values.clear();
		}

	}

}
