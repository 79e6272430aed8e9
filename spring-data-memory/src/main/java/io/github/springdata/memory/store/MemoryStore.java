package io.github.springdata.memory.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.index.IndexDefinition;

/**
 * A set of indexed, multi-version, transactional tables on the heap.
 *
 * <h2>How it works</h2>
 * <p>
 * The store is one reference to the current {@link Snapshot}. All that a snapshot holds
 * is immutable, so that readers take the reference and need nothing else: no lock, no
 * pin, no clean-up; a version is collected as garbage once nobody refers to it. Whoever
 * changes something builds the next snapshot and replaces the reference, under a lock
 * that is held for this only. Of the tables only that is copied which changes.
 * <p>
 * It follows that {@link #snapshot()} and {@link #fork()} hand out a reference and
 * {@link #restore(Snapshot)} puts one back.
 * <p>
 * Safe for use by several threads.
 */
public final class MemoryStore {

	private static final int MAX_OPTIMISTIC_ROUNDS = 8;

	private final CommitSection section = new CommitSection();

	private final Sequences sequences = new Sequences();

	private final StoreLimits limits;

	private final CommitFeed feed = new CommitFeed();

	private volatile Snapshot current;

	/**
	 * Creates a store without tables.
	 */
	public MemoryStore() {
		this(StoreLimits.unlimited());
	}

	/**
	 * Creates a store without tables.
	 * @param limits how much the store takes
	 */
	public MemoryStore(StoreLimits limits) {
		this(new Snapshot(0, List.of(), Map.of()), Objects.requireNonNull(limits, "limits must not be null"));
	}

	private MemoryStore(Snapshot current, StoreLimits limits) {
		this.current = current;
		this.limits = limits;
	}

	/**
	 * Takes the committed state as it is now, in constant time.
	 * @return an immutable snapshot that can be kept as long as one likes
	 */
	public Snapshot snapshot() {
		return this.section.alone(() -> this.current.withSequences(this.sequences.capture()));
	}

	/**
	 * Puts the store back to a snapshot, id sequences included, in constant time;
	 * whatever the snapshot holds, the limits of the store do not matter. Tables that
	 * were defined since stay defined and become empty. Transactions in progress go on;
	 * they conflict if they wrote a row that the snapshot holds in another state.
	 * @param snapshot a snapshot of this store or of one that has a fork in common with
	 * it
	 * @throws IllegalStateException if the snapshot has another table of the same name
	 */
	public void restore(Snapshot snapshot) {
		Objects.requireNonNull(snapshot, "snapshot must not be null");
		this.section.change(() -> {
			replace(new Snapshot(this.current.version() + 1, restored(snapshot).values(), Map.of()));
			this.sequences.set(snapshot.sequences());
		});
		tellListeners();
	}

	private Map<String, Table> restored(Snapshot snapshot) {
		Map<String, Table> tables = new LinkedHashMap<>();
		for (Table table : this.current.tables()) {
			TableDefinition definition = table.definition();
			Table earlier = snapshot.find(definition.name());
			tables.put(definition.name(), (earlier != null) ? redefine(earlier, definition) : Table.empty(definition));
		}
		snapshot.tables().forEach((table) -> tables.putIfAbsent(table.definition().name(), table));
		return tables;
	}

	private static Table redefine(Table table, TableDefinition definition) {
		if (table.definition().type() != definition.type()) {
			throw conflict(table.definition(), definition);
		}
		return table.redefine(definition);
	}

	/**
	 * Makes an independent store that starts with the committed state of this one, id
	 * sequences included, in constant time. Changes of one never show in the other.
	 * @return the new store
	 */
	public MemoryStore fork() {
		Snapshot snapshot = snapshot();
		MemoryStore fork = new MemoryStore(snapshot, this.limits);
		fork.feed.setContext(this.feed.context());
		fork.sequences.set(snapshot.sequences());
		return fork;
	}

	/**
	 * The version of the committed state. It grows with every commit that changes
	 * something, with every table that is defined or given another set of indexes, and
	 * with every restore.
	 * @return the version, zero for an empty store
	 */
	public long version() {
		return this.current.version();
	}

	/**
	 * Sizes of all tables and indexes at the current version.
	 * @return one entry per table, in the order in which the tables were defined
	 */
	public List<TableStatistics> statistics() {
		return this.current.tables().stream().map(TableStatistics::of).toList();
	}

	/**
	 * The newest committed version of a table.
	 * @param name the name of the table
	 * @return the table
	 * @throws IllegalArgumentException if no such table is defined
	 */
	public Table table(String name) {
		return this.current.table(name);
	}

	/**
	 * Defines a table. Does nothing if the same table is defined already.
	 * @param definition what the table is
	 * @throws IllegalStateException if another table has the name
	 */
	public void define(TableDefinition definition) {
		Objects.requireNonNull(definition, "definition must not be null");
		if (!isDefined(definition)) {
			this.section.change(() -> {
				if (!isDefined(definition)) {
					replace(this.current.withTables(List.of(Table.empty(definition))));
				}
			});
		}
	}

	private boolean isDefined(TableDefinition definition) {
		Table existing = this.current.find(definition.name());
		if (existing != null && !existing.definition().describesSameAs(definition)) {
			throw conflict(existing.definition(), definition);
		}
		return existing != null;
	}

	/**
	 * Adds an index to a table, whatever rows it has, and builds it. Transactions in
	 * progress keep to their snapshot, without the index; what they write enters it at
	 * commit.
	 * @param table the name of the table
	 * @param index what the index is on
	 * @throws IllegalArgumentException if there is no such table, or it has an index of
	 * this name
	 * @throws UniqueKeyViolationException if the index is unique and two rows have the
	 * same key
	 */
	public void addIndex(String table, IndexDefinition index) {
		Objects.requireNonNull(index, "index must not be null");
		redefine(table, (definition) -> definition.withIndex(index));
	}

	/**
	 * Drops an index from a table.
	 * @param table the name of the table
	 * @param index the name of the index
	 * @throws IllegalArgumentException if there is no such table or index
	 */
	public void dropIndex(String table, String index) {
		Objects.requireNonNull(index, "index must not be null");
		redefine(table, (definition) -> definition.withoutIndex(index));
	}

	private void redefine(String name, UnaryOperator<TableDefinition> change) {
		this.section.change(() -> {
			Table table = this.current.table(name);
			Table redefined = table.redefine(change.apply(table.definition()));
			replace(this.current.withTables(List.of(redefined)));
		});
	}

	private static IllegalStateException conflict(TableDefinition existing, TableDefinition other) {
		return new IllegalStateException("Two different tables of one name: %s and %s; give one of them another name"
			.formatted(existing, other));
	}

	/**
	 * Hands out the next id of a table: one more than the greatest one that was handed
	 * out or {@linkplain #advanceId(String, long) used} before.
	 * @param table the name of the table
	 * @return the id, 1 or more
	 * @throws IllegalStateException if there is no further one
	 */
	public long nextId(String table) {
		long next = nextId(table, 0, Long.MAX_VALUE);
		if (next == Sequence.NONE) {
			throw new IllegalStateException("The id sequence of table '%s' is exhausted".formatted(table));
		}
		return next;
	}

	/**
	 * Hands out the next id of a table, within bounds.
	 * @param table the name of the table
	 * @param above the greatest id that is about to be used, 0 if there is none
	 * @param limit the last id that there is
	 * @return the id, which is greater than all that were handed out or used before, or 0
	 * if there is none left; nothing has changed then
	 */
	public long nextId(String table, long above, long limit) {
		Sequence sequence = this.sequences.of(table);
		if (above >= limit) {
			return Sequence.NONE;
		}
		sequence.advance(above);
		return sequence.next(limit);
	}

	/**
	 * Has the ids of a table go on after the greatest one in use. It takes effect only if
	 * there is no other left because the last one, or one close to it, was set by hand
	 * and is not in use any more.
	 * @param table the name of the table
	 * @param limit the last id that there is
	 * @param greatestInUse the greatest id of a row, 0 if there is none
	 * @return whether there is another id
	 */
	public boolean resumeIds(String table, long limit, long greatestInUse) {
		return this.sequences.of(table).resume(limit, greatestInUse);
	}

	/**
	 * Notes that an id was set by hand, so that the sequence goes on after it.
	 * @param table the name of the table
	 * @param usedId the id
	 */
	public void advanceId(String table, long usedId) {
		this.sequences.of(table).advance(usedId);
	}

	/**
	 * The last id of a table that was handed out or noted as used.
	 * @param table the name of the table
	 * @return the id, 0 if there is none yet
	 */
	public long lastId(String table) {
		return this.sequences.of(table).state().last();
	}

	/**
	 * Has the ids of a table go on after an id, be it less than the last one.
	 * @param table the name of the table
	 * @param lastId the id, 0 to begin anew
	 */
	public void restartIds(String table, long lastId) {
		this.sequences.of(table).set(new Sequence.State(lastId, 0, 0));
	}

	/**
	 * Begins a transaction at the default isolation,
	 * {@link IsolationLevel#REPEATABLE_READ}.
	 * @return the transaction
	 */
	public Transaction begin() {
		return begin(IsolationLevel.REPEATABLE_READ, false);
	}

	/**
	 * Begins a transaction.
	 * @param isolation how far the transaction is isolated from others
	 * @param readOnly whether to refuse writes; a read-only transaction is never refused
	 * to commit
	 * @return the transaction
	 */
	public Transaction begin(IsolationLevel isolation, boolean readOnly) {
		Objects.requireNonNull(isolation, "isolation must not be null");
		return new Transaction(this, isolation, readOnly);
	}

	/**
	 * How much this store takes.
	 * @return the limits it was created with
	 */
	public StoreLimits limits() {
		return this.limits;
	}

	/**
	 * Has a listener called after each commit, in the order of the commits, from the next
	 * one on. See {@link CommitListener} for who calls it.
	 * @param listener the listener
	 * @return ends the calls when it is closed
	 */
	public Registration addListener(CommitListener listener) {
		Objects.requireNonNull(listener, "listener must not be null");
		return addListener(listener, ListenerOptions.fromNow());
	}

	/**
	 * Has a listener called after each commit, in the order of the commits: for those
	 * after a version at once, then for those to come. The store remembers its last 256
	 * versions, those before a commit of several rows by their rows only: who asks such a
	 * version for an id or an index has them built anew.
	 * @param listener the listener
	 * @param version the version that the listener has seen; the first call is for the
	 * commit that replaced it
	 * @return ends the calls when it is closed
	 * @throws IllegalArgumentException if the version is not remembered any more, or is
	 * still to come
	 */
	public Registration addListener(CommitListener listener, long version) {
		Objects.requireNonNull(listener, "listener must not be null");
		return addListener(listener, ListenerOptions.from(version));
	}

	/**
	 * Has a listener called after commits, in their order. See {@link CommitListener} for
	 * who calls it.
	 * @param listener the listener
	 * @param options from which version on and of what it is told, and what becomes of
	 * commits that come too fast
	 * @return ends the calls when it is closed
	 * @throws IllegalArgumentException if the version is not remembered any more, or is
	 * still to come
	 */
	public Registration addListener(CommitListener listener, ListenerOptions options) {
		Objects.requireNonNull(listener, "listener must not be null");
		Objects.requireNonNull(options, "options must not be null");
		Long version = options.version();
		Registration registration = this.section.alone(() -> this.feed.add(listener, this.current,
				(version != null) ? version : this.current.version(), options));
		tellListeners();
		return registration;
	}

	/**
	 * Has all listeners called within something, such as a frame that takes off the
	 * transactions that the committing thread is in. Replaces what was set before; forks
	 * take it over. For those who bind transactions to threads.
	 * @param context runs a call, before it returns and in the same thread
	 */
	public void callListenersIn(Executor context) {
		this.feed.setContext(Objects.requireNonNull(context, "context must not be null"));
	}

	/**
	 * Publishes the next version. Called under the lock. Listeners come last, as another
	 * thread may notify them at once: they must find the version there. Nothing fails any
	 * more after the version is published.
	 */
	private void replace(Snapshot next) {
		Snapshot before = this.current;
		this.current = next;
		this.feed.replaced(before, next);
	}

	/**
	 * Notifies listeners of what has been committed, outside of the lock.
	 */
	private void tellListeners() {
		tellListeners(CommitFeed.TURN);
	}

	private void tellListeners(int turn) {
		if (!this.section.isHere()) {
			this.feed.tell(turn);
		}
	}

	/**
	 * Runs something while nobody else can commit, unless somebody else does right now.
	 * @return whether it was run
	 */
	boolean tryExclusively(Runnable action) {
		if (!this.section.tryAlone(action)) {
			return false;
		}
		tellListeners(CommitFeed.SHORT_TURN);
		return true;
	}

	/**
	 * The newest committed version without the id sequences, which takes no more than to
	 * read a reference.
	 * @return a snapshot to read from; to be restored, take one with {@link #snapshot()}
	 */
	public Snapshot committed() {
		return this.current;
	}

	/**
	 * A table as it was before it was defined.
	 */
	Table emptyTable(String name) {
		return Table.empty(table(name).definition());
	}

	/**
	 * Publishes what a transaction wrote, or throws and changes nothing. Reads are
	 * validated outside the lock, as that runs predicates of queries, and validated again
	 * as long as others commit meanwhile; a transaction that has to do so too often does
	 * it under the lock.
	 * @param written what the transaction wrote, not empty
	 * @param reads throws if what the transaction read differs in a snapshot;
	 * {@code null} if reads do not matter
	 */
	void commit(Collection<Workspace> written, @Nullable Consumer<Snapshot> reads) {
		this.section.begin();
		Snapshot likely = this.current;
		written.forEach((workspace) -> workspace.prepare(likely.find(workspace.name())));
		if (reads == null) {
			publish(written, (current) -> true);
		}
		else {
			commitValidated(written, reads);
		}
	}

	private void commitValidated(Collection<Workspace> written, Consumer<Snapshot> reads) {
		for (int round = 0; round < MAX_OPTIMISTIC_ROUNDS; round++) {
			Snapshot seen = this.current;
			reads.accept(seen);
			if (publish(written, (current) -> current == seen)) {
				return;
			}
		}
		commitAlone(written, reads);
		tellListeners();
	}

	private void commitAlone(Collection<Workspace> written, Consumer<Snapshot> reads) {
		this.section.alone(() -> {
			reads.accept(this.current);
			return replace(written, (current) -> true);
		});
	}

	private boolean publish(Collection<Workspace> written, Predicate<Snapshot> expectation) {
		Supplier<Boolean> replacement = () -> replace(written, expectation);
		boolean published = areDeferred(written) ? this.section.pass(replacement) : this.section.alone(replacement);
		tellListeners();
		return published;
	}

	private static boolean areDeferred(Collection<Workspace> written) {
		for (Workspace workspace : written) {
			if (!workspace.isDeferred()) {
				return false;
			}
		}
		return true;
	}

	private boolean replace(Collection<Workspace> written, Predicate<Snapshot> expectation) {
		Snapshot current = this.current;
		if (!expectation.test(current)) {
			return false;
		}
		Snapshot next = current.withTables(rebase(current, written));
		checkEntries(current, next);
		References.check(next, written);
		boolean several = !areDeferred(written);
		replace(next);
		if (several) {
			this.feed.cutDown(next);
		}
		return true;
	}

	@Override
	public String toString() {
		Snapshot newest = committed();
		return "MemoryStore %x (version %d, %d tables)".formatted(System.identityHashCode(this), newest.version(),
				newest.tables().size());
	}

	/**
	 * Refuses what is too much, but never a commit that adds nothing.
	 */
	private void checkEntries(Snapshot current, Snapshot next) {
		long limit = this.limits.maxEntries();
		if (this.limits.limitsEntries() && next.entries() > Math.max(limit, current.entries())) {
			throw StoreLimitExceededException.entries(grownTable(current, next), limit);
		}
	}

	private static String grownTable(Snapshot current, Snapshot next) {
		return next.tables()
			.stream()
			.filter((table) -> table.size() > current.table(table.definition().name()).size())
			.map((table) -> table.definition().name())
			.findFirst()
			.orElseThrow();
	}

	private static List<Table> rebase(Snapshot current, Collection<Workspace> written) {
		List<Table> tables = new ArrayList<>(written.size());
		for (Workspace workspace : written) {
			tables.add(workspace.publish(current.table(workspace.name())));
		}
		return tables;
	}

}
