package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKind;
import io.github.springdata.memory.store.index.IndexedProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for commits that the thread in the commit section runs for others. The key of row
 * 0 keeps the thread in the section until the others wait for it.
 */
class CombinedCommitTests {

	private static final String TABLE = "rows";

	private final MemoryStore store = new MemoryStore();

	private final Map<Object, Thread> committers = new ConcurrentHashMap<>();

	private final List<Thread> waiting = new ArrayList<>();

	private volatile boolean armed;

	private volatile Consumer<Object> trap = (row) -> {
		if (row.equals(2)) {
			throw new IllegalArgumentException("the key of row 2");
		}
	};

	CombinedCommitTests() {
		IndexedProperty value = new IndexedProperty("value", false, Integer.class, this::key);
		this.store.define(TableDefinition.of(TABLE, Integer.class, (row) -> row,
				List.of(IndexDefinition.of("value", IndexKind.SORTED, true, List.of(value)))));
	}

	private Object key(Object row) {
		if (this.armed) {
			this.committers.putIfAbsent(row, Thread.currentThread());
			if (row.equals(0)) {
				awaitOthers();
			}
			this.trap.accept(row);
		}
		return row;
	}

	private void awaitOthers() {
		for (Thread thread : this.waiting) {
			if (thread.getState() == Thread.State.NEW) {
				thread.start();
			}
			while (thread.getState() != Thread.State.WAITING) {
				Thread.onSpinWait();
			}
		}
		this.waiting.clear();
	}

	@Test
	void giveAFaultToTheOneThatItBelongsTo() throws Exception {
		Transaction first = insertion(0);
		List<FutureTask<Boolean>> commits = new ArrayList<>();
		for (int row = 1; row <= 3; row++) {
			Transaction transaction = insertion(row);
			commits.add(new FutureTask<>(transaction::commit, true));
		}
		commits.forEach((commit) -> this.waiting.add(new Thread(commit)));
		this.armed = true;
		first.commit();
		assertThat(commits.get(0).get()).isTrue();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(commits.get(1)::get)
			.withCauseInstanceOf(IllegalArgumentException.class);
		assertThat(commits.get(2).get()).isTrue();
		assertThat(this.committers.values()).as("threads that ran the commits").containsOnly(Thread.currentThread());
		assertThat(Items.rows(this.store.table(TABLE))).containsExactly(0, 1, 3);
		TableChecks.check(this.store);
		this.armed = false;
		insertion(2).commit();
		assertThat(Items.rows(this.store.table(TABLE))).containsExactly(0, 1, 3, 2);
	}

	@Test
	void refuseTheOneThatConflicts() throws Exception {
		Transaction first = insertion(0);
		Transaction second = insertion(1);
		Transaction third = insertion(1);
		FutureTask<Boolean> winner = new FutureTask<>(second::commit, true);
		FutureTask<Boolean> loser = new FutureTask<>(third::commit, true);
		this.waiting.addAll(List.of(new Thread(winner), new Thread(loser)));
		this.armed = true;
		first.commit();
		assertThat(winner.get()).isTrue();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(loser::get)
			.withCauseInstanceOf(UniqueKeyViolationException.class);
		assertThat(Items.rows(this.store.table(TABLE))).containsExactly(0, 1);
		TableChecks.check(this.store);
	}

	/**
	 * What the thread that runs the commits brings with it.
	 */
	@ParameterizedTest
	@ValueSource(classes = { StackOverflowError.class, OutOfMemoryError.class, InternalError.class, LinkageError.class,
			IllegalStateException.class })
	void keepAFaultOfTheRunnerFromTheOthers(Class<? extends Throwable> fault) throws Exception {
		Thread runner = Thread.currentThread();
		this.trap = (row) -> {
			if (Thread.currentThread() == runner && !row.equals(0)) {
				raise(fault);
			}
		};
		assertThatOthersCommit(Transaction::commit);
	}

	@Test
	void keepTheInterruptOfTheRunnerFromTheOthers() throws Exception {
		this.trap = (row) -> {
			if (Thread.currentThread().isInterrupted() && !row.equals(0)) {
				throw new IllegalStateException("interrupted");
			}
		};
		List<Boolean> interrupted = new ArrayList<>();
		assertThatOthersCommit((first) -> {
			Thread.currentThread().interrupt();
			first.commit();
			interrupted.add(Thread.interrupted());
		});
		assertThat(interrupted).containsExactly(true);
		assertThat(this.committers.values()).containsOnly(Thread.currentThread());
	}

	@Test
	void doNotOutliveARunnerThatIsStopped() throws Exception {
		Thread runner = Thread.currentThread();
		this.trap = (row) -> {
			if (Thread.currentThread() == runner && row.equals(2)) {
				throw new ThreadDeath();
			}
		};
		assertThatOthersCommit((first) -> assertThatExceptionOfType(ThreadDeath.class).isThrownBy(first::commit));
	}

	private void assertThatOthersCommit(Consumer<Transaction> commit) throws Exception {
		Transaction first = insertion(0);
		List<FutureTask<Boolean>> commits = new ArrayList<>();
		for (int row = 1; row <= 3; row++) {
			Transaction transaction = insertion(row);
			commits.add(new FutureTask<>(transaction::commit, true));
		}
		commits.forEach((other) -> this.waiting.add(new Thread(other)));
		this.armed = true;
		commit.accept(first);
		for (FutureTask<Boolean> other : commits) {
			assertThat(other.get(20, TimeUnit.SECONDS)).isTrue();
		}
		this.armed = false;
		assertThat(Items.rows(this.store.table(TABLE))).containsExactlyInAnyOrder(0, 1, 2, 3);
		TableChecks.check(this.store);
	}

	private static void raise(Class<? extends Throwable> fault) {
		try {
			Throwable raised = fault.getConstructor(String.class).newInstance("the runner's own");
			if (raised instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) raised;
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private Transaction insertion(int row) {
		Transaction transaction = this.store.begin();
		transaction.insert(TABLE, row);
		return transaction;
	}

}
