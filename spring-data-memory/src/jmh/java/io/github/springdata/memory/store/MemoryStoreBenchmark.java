package io.github.springdata.memory.store;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * What do commits, snapshots, forks and savepoints cost on a small table and on a large
 * one with three indexes? Commits are to take some microseconds, all others the same at
 * both sizes. Run with
 *
 * <pre>mvn -pl spring-data-memory -Pjmh test -Djmh=MemoryStoreBenchmark -Djmh.args="-prof gc"</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch" })
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemoryStoreBenchmark {

	private static final String TABLE = "items";

	@Param({ "1000", "1000000" })
	private int rows;

	private final SplittableRandom random = new SplittableRandom(42);

	private final MemoryStore store = new MemoryStore();

	private long nextId;

	@Setup
	public void load() {
		this.store
			.define(TableDefinition.of(TABLE, Item.class, (row) -> ((Item) row).id(), List.of(index("active", 0), index("category", 1), index("price", 2))));
		Transaction transaction = this.store.begin();
		for (int i = 0; i < this.rows; i++) {
			transaction.insert(TABLE, item());
		}
		transaction.commit();
	}

	@Benchmark
	public void commitOneNewRow() {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, item());
		transaction.commit();
	}

	@Benchmark
	public void commitOneUpdate() {
		Transaction transaction = this.store.begin();
		Item item = (Item) transaction.get(TABLE, 1 + this.random.nextLong(this.rows));
		transaction.update(TABLE, item.withPrice(this.random.nextDouble()));
		transaction.commit();
	}

	@Benchmark
	public Snapshot snapshot() {
		return this.store.snapshot();
	}

	@Benchmark
	public void restore() {
		this.store.restore(this.store.snapshot());
	}

	@Benchmark
	public MemoryStore fork() {
		return this.store.fork();
	}

	@Benchmark
	public void goBackToASavepoint() {
		Transaction transaction = this.store.begin();
		transaction.table(TABLE);
		Savepoint savepoint = transaction.savepoint();
		transaction.delete(TABLE, 7L);
		transaction.rollbackTo(savepoint);
		transaction.rollback();
	}

	private Item item() {
		return new Item(++this.nextId, this.random.nextInt(2) == 0, "category-" + this.random.nextInt(11),
				this.random.nextDouble() * 100);
	}

	private static IndexDefinition index(String name, int property) {
		IndexKind kind = name.equals("price") ? IndexKind.SORTED : IndexKind.HASH;
		return IndexDefinition.of(name, kind, false, List.of(new IndexedProperty(name, false, Comparable.class,
				(row) -> ((Item) row).property(property))));
	}

	private record Item(Long id, Boolean active, String category, Double price) {

		Item withPrice(double price) {
			return new Item(this.id, this.active, this.category, price);
		}

		Object property(int property) {
			return switch (property) {
				case 0 -> this.active;
				case 1 -> this.category;
				default -> this.price;
			};
		}

	}

}
