package io.github.springdata.memory.store;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;
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

/**
 * What do a savepoint and the way back to it cost by themselves, in a transaction that
 * has written before, at 1,000 and at 1,000,000 rows? {@code savepoint} sets one and
 * releases it, {@code goBack} goes back without a write in between. {@code write} writes
 * a row; {@code savepointWriteGoBack} sets a savepoint, writes a row and goes back, so
 * that what it takes beyond {@code write} is the price of the savepoint, including the
 * nodes that the write has to copy because the savepoint holds them. The first two are to
 * be the same at both sizes. Run with
 *
 * <pre>mvn -pl spring-data-memory -Pjmh test -Djmh=SavepointBenchmark -Djmh.args="-prof gc"</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms6g", "-Xmx6g", "-XX:+AlwaysPreTouch" })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SavepointBenchmark {

	private static final String TABLE = "rows";

	@Param({ "1000", "1000000" })
	private int rows;

	private final MemoryStore store = new MemoryStore();

	private Transaction transaction;

	private Savepoint savepoint;

	private long written;

	@Setup
	public void load() {
		this.store.define(TableDefinition.of(TABLE, Row.class, (row) -> ((Row) row).id(), List
			.of(index("sorted", IndexKind.SORTED), index("hash", IndexKind.HASH), index("other", IndexKind.SORTED))));
		Transaction loading = this.store.begin();
		for (long id = 0; id < this.rows; id++) {
			loading.insert(TABLE, new Row(id, id));
		}
		loading.commit();
		this.transaction = this.store.begin();
		write();
		this.savepoint = this.transaction.savepoint();
	}

	@Benchmark
	public void savepoint() {
		this.transaction.release(this.transaction.savepoint());
	}

	@Benchmark
	public void goBack() {
		this.transaction.rollbackTo(this.savepoint);
	}

	@Benchmark
	public void write() {
		long id = this.written++ % this.rows;
		this.transaction.update(TABLE, new Row(id, this.written));
	}

	@Benchmark
	public void savepointWriteGoBack() {
		Savepoint moment = this.transaction.savepoint();
		write();
		this.transaction.rollbackTo(moment);
		this.transaction.release(moment);
	}

	private static IndexDefinition index(String name, IndexKind kind) {
		return IndexDefinition.of(name, kind, false,
				List.of(new IndexedProperty(name, false, Long.class, (row) -> ((Row) row).value())));
	}

	private record Row(Long id, Long value) {

	}

}
