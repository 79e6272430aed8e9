package io.github.springdata.memory.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.store.index.IndexDefinition;

/**
 * A unit of reads and writes over the tables of a {@link MemoryStore} that becomes
 * visible to others at once, on {@link #commit()}, or never. For one thread at a time.
 *
 * <h2>How it works</h2>
 * <p>
 * The transaction takes its snapshot at the first access to a table, which costs one read
 * of a volatile reference. For every table that it writes to it has a private fork of the
 * version in its snapshot; as the tables share structure, the fork costs as much as is
 * written to it. Queries run over the fork like over any other version, and so see the
 * transaction's own writes without any merging, while nobody else can.
 * <p>
 * The first write is only checked and remembered; the fork gets it when a second write
 * comes, or a query. Most transactions that save one row never need a fork, and their
 * commit does the write where it belongs, on the newest version.
 * <p>
 * Of writes nothing else is recorded on the way. What was written is read off at commit:
 * the difference between the table in the snapshot and the fork, which skips all that the
 * two share. If no one has committed to the written tables meanwhile, commit just
 * publishes the forks. Otherwise it checks that each written row is still the very object
 * that it was in the snapshot, and applies the writes to the newest version: <i>first
 * committer wins</i>. A row that was written with the state that it already had leaves no
 * difference; such rows are noted by id and checked in the same way.
 * <p>
 * At {@link IsolationLevel#READ_COMMITTED} every access moves the fork to the newest
 * committed version first, its writes on top; where others wrote the same row the own
 * write stands, unless the rows of the table carry a version or the row is gone: then
 * commit is refused, unless the conflict has gone away by then. If others took a unique
 * key, writes cannot be put on top; the access is refused, as no state would be right. A
 * row that is {@linkplain #lock locked} must not have been written by others at any
 * isolation: it is noted by id, and commit checks that it is still the same object. At
 * {@link IsolationLevel#SERIALIZABLE} the transaction also notes what it reads, as ids
 * and as predicates, and commit checks them against the difference between its snapshot
 * and the newest version: the old and the new state of every row that others wrote. What
 * the outcome of a write reveals is a read as well: a write that stands is checked by its
 * own kind, one that was refused, taken back or written over is noted as read. Validated
 * in this way, transactions are equivalent to their execution one by one in the order of
 * their commits; one that writes nothing is equivalent to its execution at the moment of
 * its snapshot and never refused.
 * <p>
 * A savepoint holds the forks as they were, so that going back to it replaces references.
 * An exception out of the code of a row or a key in the middle of a write may leave the
 * fork with rows and indexes that disagree; the transaction then refuses everything but
 * going back to a savepoint or rolling back.
 *
 * <h2>References</h2>
 * <ol>
 * <li>H. Berenson, P. Bernstein, J. Gray, J. Melton, E. O'Neil, P. O'Neil: A Critique of
 * ANSI SQL Isolation Levels. SIGMOD 1995 (snapshot isolation, first committer wins).</li>
 * <li>H. T. Kung, J. T. Robinson: On Optimistic Methods for Concurrency Control. ACM TODS
 * 6(2), 1981 (backward validation of reads).</li>
 * <li>P. Larson et al.: High-Performance Concurrency Control Mechanisms for Main-Memory
 * Databases. PVLDB 5(4), 2011 (optimistic multi-version validation).</li>
 * </ol>
 */
public final class Transaction {

	private final MemoryStore store;

	private final Supplier<Snapshot> newest;

	private final IsolationLevel isolation;

	private final boolean readOnly;

	private final Map<String, Workspace> workspaces = new LinkedHashMap<>();

	private final Map<String, ReadSet> reads = new LinkedHashMap<>();

	private final Deque<Savepoint> savepoints = new ArrayDeque<>();

	private @Nullable Snapshot base;

	private long writes;

	private @Nullable Deadline deadline;

	private long steps;

	private boolean active = true;

	Transaction(MemoryStore store, IsolationLevel isolation, boolean readOnly) {
		this.store = store;
		this.newest = store::committed;
		this.isolation = isolation;
		this.readOnly = readOnly;
	}

	/**
	 * The isolation of this transaction.
	 * @return the level it was begun with
	 */
	public IsolationLevel isolation() {
		return this.isolation;
	}

	/**
	 * Whether this transaction refuses writes.
	 * @return whether it is read-only
	 */
	public boolean isReadOnly() {
		return this.readOnly;
	}

	/**
	 * Whether this transaction was neither committed nor rolled back yet.
	 * @return whether it can be used
	 */
	public boolean isActive() {
		return this.active;
	}

	/**
	 * Sets when the work of this transaction has to end. Searches in its tables, and
	 * statements that write many rows, look at it at intervals.
	 * @param deadline the deadline, or {@code null} for none
	 */
	public void setDeadline(@Nullable Deadline deadline) {
		this.deadline = deadline;
	}

	/**
	 * A table as this transaction sees it, its own writes so far included. To a
	 * serializable transaction this is a read of the whole table.
	 * @param name the name of the table
	 * @return an immutable version; later writes do not show in it
	 * @throws IllegalArgumentException if no such table is defined
	 */
	public Table table(String name) {
		if (tracksReads()) {
			reads(name).addEverything();
		}
		return workspace(name).view().until(this.deadline);
	}

	/**
	 * Several tables as this transaction sees them at one moment, as {@link #table} each.
	 * @param names the names of the tables
	 * @return immutable versions by name, among which no commit of another transaction
	 * lies
	 * @throws IllegalArgumentException if one of them is not defined
	 */
	public Map<String, Table> tables(Collection<String> names) {
		Snapshot newest = this.store.committed();
		Map<String, Table> tables = new HashMap<>();
		for (String name : names) {
			if (tracksReads()) {
				reads(name).addEverything();
			}
			tables.put(name, workspace(name, () -> newest).view().until(this.deadline));
		}
		return tables;
	}

	/**
	 * A table as this transaction sees it, for a search. To a serializable transaction
	 * this is a read of all rows, present or future, that meet the predicate.
	 * @param name the name of the table
	 * @param predicate tests a row; what the caller makes of the table must depend on
	 * nothing but the rows that meet it; it is evaluated again at commit, and must then
	 * give the same answer for the same row
	 * @return an immutable version; later writes do not show in it
	 * @throws IllegalArgumentException if no such table is defined
	 */
	public Table table(String name, Predicate<Object> predicate) {
		if (tracksReads()) {
			reads(name).addPredicate(predicate);
		}
		return workspace(name).view().until(this.deadline);
	}

	/**
	 * A row as this transaction sees it.
	 * @param table the name of the table
	 * @param id the id of the row
	 * @return the stored row, or {@code null} if there is none
	 * @throws IllegalArgumentException if no such table is defined
	 */
	public @Nullable Object get(String table, Object id) {
		Workspace workspace = workspace(table);
		Object row = workspace.get(id);
		if (tracksReads()) {
			reads(table).addId(ownId(workspace, id, row));
		}
		return row;
	}

	/**
	 * An id to keep: that of the row, which nobody changes, or else a copy of what the
	 * caller may go on changing.
	 */
	private static Object ownId(Workspace workspace, Object id, @Nullable Object row) {
		if (row != null) {
			return workspace.definition().idOf(row);
		}
		if (id instanceof Date date) {
			return date.clone();
		}
		return (id instanceof Calendar calendar) ? calendar.clone() : id;
	}

	/**
	 * The row to read in place of one that a search has found some time ago, such as the
	 * next one of a stream: the state that this transaction has given it since, if any.
	 * What others have committed since does not count, nor does this count as a read.
	 * @param table the name of the table
	 * @param id the id of the row
	 * @param row the row that was found
	 * @return the stored row
	 */
	public Object follow(String table, Object id, Object row) {
		checkActive();
		Workspace workspace = this.workspaces.get(table);
		return (workspace != null) ? workspace.follow(id, row) : row;
	}

	/**
	 * A row as this transaction saw its table last, for those who put right what they
	 * keep beside it. Unlike {@link #get} this is no statement: it takes no newer state,
	 * so that it is never refused, and does not count as a read.
	 * @param table the name of the table
	 * @param id the id of the row
	 * @return the stored row, or {@code null} if there is none
	 */
	public @Nullable Object peek(String table, Object id) {
		checkActive();
		Workspace workspace = this.workspaces.get(table);
		return (workspace != null) ? workspace.get(id) : get(table, id);
	}

	private boolean tracksReads() {
		return this.isolation == IsolationLevel.SERIALIZABLE && !this.readOnly;
	}

	private ReadSet reads(String table) {
		return this.reads.computeIfAbsent(table, (name) -> new ReadSet());
	}

	/**
	 * Adds a row.
	 * @param table the name of the table
	 * @param row the row; never changed afterwards, by anybody
	 * @throws UniqueKeyViolationException if its id or a unique key is taken
	 * @throws StoreLimitExceededException if it is one row too many
	 * @throws ReadOnlyTransactionException in a read-only transaction
	 */
	public void insert(String table, Object row) {
		insert(workspace(table), row);
	}

	private void insert(Workspace workspace, Object row) {
		write(workspace, (target) -> {
			checkEntries(target.name());
			target.insert(row);
		});
	}

	/**
	 * Adds rows, all or none of them. That takes less time than to add them one by one.
	 * @param table the name of the table
	 * @param rows the rows; never changed afterwards, by anybody
	 * @throws UniqueKeyViolationException if an id or a unique key is taken, be it by
	 * another one of the rows
	 * @throws StoreLimitExceededException if there are too many rows
	 * @throws ReadOnlyTransactionException in a read-only transaction
	 */
	public void insertAll(String table, List<Object> rows) {
		Workspace workspace = workspace(table);
		writeTogether(workspace, workspace.save(), rows, (target) -> target.insertAll(rows),
				() -> rows.forEach((row) -> noteRefused(workspace, workspace.definition().idOf(row), null, row)));
	}

	/**
	 * Writes several rows, or none of them.
	 * @param before the state to go back to
	 * @param refused takes note of what the refusal of the rows reveals
	 */
	private void writeTogether(Workspace workspace, Workspace.State before, Collection<Object> rows,
			Consumer<Workspace> write, Runnable refused) {
		long writes = this.writes;
		boolean done = false;
		try {
			write(workspace, write);
			this.writes = writes + rows.size();
			checkWritten(workspace.name());
			done = true;
		}
		catch (StoreException ex) {
			refused.run();
			throw (ex instanceof UniqueKeyViolationException violation) ? violation.among(workspace.definition(), rows)
					: ex;
		}
		finally {
			if (!done) {
				goBack(workspace, before, writes);
			}
		}
	}

	private void goBack(Workspace workspace, Workspace.State before, long writes) {
		workspace.restore(before);
		this.writes = writes;
	}

	private void checkEntries(String table) {
		StoreLimits limits = this.store.limits();
		if (limits.limitsEntries() && entries() >= limits.maxEntries()) {
			throw StoreLimitExceededException.entries(table, limits.maxEntries());
		}
	}

	private long entries() {
		long entries = base(this.newest).entries();
		for (Workspace workspace : this.workspaces.values()) {
			entries += workspace.growth();
		}
		return entries;
	}

	private void checkDeadline() {
		if (this.deadline != null && (++this.steps & (Deadline.INTERVAL - 1)) == 0) {
			this.deadline.check();
		}
	}

	private void checkWrites(String table) {
		long limit = this.store.limits().maxEntriesPerTransaction();
		if (this.writes >= limit) {
			throw StoreLimitExceededException.writes(table, limit);
		}
	}

	/**
	 * Replaces the row that has the id of the given one. It keeps its place in the order
	 * of insertion.
	 * @param table the name of the table
	 * @param row the new row; never changed afterwards, by anybody
	 * @throws RowNotFoundException if there is no row with its id
	 * @throws UniqueKeyViolationException if a unique key is taken
	 * @throws ReadOnlyTransactionException in a read-only transaction
	 */
	public void update(String table, Object row) {
		Workspace workspace = workspace(table);
		Object id = workspace.definition().idOf(row);
		update(workspace, id, workspace.get(id), row);
	}

	private void update(Workspace workspace, Object id, @Nullable Object before, Object row) {
		if (!this.readOnly && before == row) {
			confirm(workspace, id, row);
		}
		else {
			noteOutcome(workspace, id, before, row);
			write(workspace, (target) -> target.update(id, before, row));
		}
	}

	/**
	 * Replaces the row that has the id of the given one or, if there is none, adds it.
	 * @param table the name of the table
	 * @param row the new row; never changed afterwards, by anybody
	 * @param check is called with the row as it is, {@code null} for none, and throws if
	 * it must not be written
	 * @return the row that was replaced, {@code null} if one was added
	 * @throws UniqueKeyViolationException if a unique key is taken
	 * @throws StoreLimitExceededException if it is one row too many
	 * @throws ReadOnlyTransactionException in a read-only transaction
	 */
	public @Nullable Object put(String table, Object row, Consumer<@Nullable Object> check) {
		Workspace workspace = workspace(table);
		Object id = workspace.definition().idOf(row);
		if (tracksReads()) {
			reads(table).addId(id);
		}
		Object before = workspace.get(id);
		check.accept(before);
		if (before == null) {
			insert(workspace, row);
		}
		else {
			update(workspace, id, before, row);
		}
		return before;
	}

	private void confirm(Workspace workspace, Object id, Object row) {
		if (tracksReads()) {
			reads(workspace.name()).addId(id);
		}
		workspace.confirm(id, row);
	}

	/**
	 * Locks a row: the commit is refused if another transaction has written or removed it
	 * by then, whatever the isolation. Nobody waits, and nobody else notices.
	 * @param table the name of the table
	 * @param id the id of the row; nothing happens if there is none, or if it was added
	 * by this transaction
	 * @throws ReadOnlyTransactionException in a read-only transaction
	 */
	public void lock(String table, Object id) {
		Workspace workspace = workspace(table);
		if (this.readOnly) {
			throw new ReadOnlyTransactionException(table);
		}
		if (tracksReads()) {
			reads(table).addId(ownId(workspace, id, workspace.get(id)));
		}
		workspace.lock(id);
	}

	/**
	 * Removes a row.
	 * @param table the name of the table
	 * @param id the id of the row
	 * @return whether there was one
	 * @throws ReadOnlyTransactionException in a read-only transaction
	 */
	public boolean delete(String table, Object id) {
		Workspace workspace = workspace(table);
		if (this.readOnly) {
			throw new ReadOnlyTransactionException(workspace.name());
		}
		Object before = workspace.get(id);
		Object own = ownId(workspace, id, before);
		if (tracksReads()) {
			reads(table).addId(own);
		}
		if (before == null) {
			return false;
		}
		noteOutcome(workspace, own, before, null);
		write(workspace, (target) -> target.delete(own, before));
		return true;
	}

	/**
	 * Notes what the transaction has learnt and what the writes that stand in the end do
	 * not show: that a row is not there, or that the unique keys were free that an own
	 * row gives up.
	 */
	private void noteOutcome(Workspace workspace, Object id, @Nullable Object before, @Nullable Object after) {
		if (!tracksReads()) {
			return;
		}
		if (before == null) {
			reads(workspace.name()).addId(id);
		}
		else if (before != workspace.base().get(id)) {
			reads(workspace.name()).addKeys(workspace.definition(), before, after);
		}
	}

	/**
	 * Adds rows whose ids are not there yet and replaces the others, all at once or not
	 * at all. Unique keys are checked for what is left in the end, so that rows can
	 * exchange them.
	 * @param table the name of the table
	 * @param rows the rows, each with another id; never changed afterwards, by anybody
	 * @throws UniqueKeyViolationException if a unique key is taken
	 * @throws StoreLimitExceededException if it is one row too many
	 * @throws ReadOnlyTransactionException in a read-only transaction
	 */
	public void writeAll(String table, Collection<Object> rows) {
		writeAll(workspace(table), rows);
	}

	/**
	 * Replaces rows, all at once or not at all, as {@link #update} does one. Unique keys
	 * are checked for what is left in the end, whatever the order of the rows.
	 * @param table the name of the table
	 * @param rows the rows, each with another id; never changed afterwards, by anybody
	 * @throws RowNotFoundException if there is no row with the id of one of them
	 * @throws UniqueKeyViolationException if a unique key is taken
	 * @throws ReadOnlyTransactionException in a read-only transaction
	 */
	public void updateAll(String table, Collection<Object> rows) {
		Workspace workspace = workspace(table);
		if (rows.size() > 1) {
			rows.forEach((row) -> requireRow(workspace, workspace.definition().idOf(row)));
			writeAll(workspace, rows);
		}
		else {
			rows.forEach((row) -> {
				Object id = workspace.definition().idOf(row);
				update(workspace, id, workspace.get(id), row);
			});
		}
	}

	private void requireRow(Workspace workspace, Object id) {
		if (workspace.get(id) == null) {
			noteOutcome(workspace, id, null, null);
			throw new RowNotFoundException(workspace.name(), id);
		}
	}

	private void writeAll(Workspace workspace, Collection<Object> rows) {
		if (this.readOnly) {
			throw new ReadOnlyTransactionException(workspace.name());
		}
		Workspace.State before = workspace.save();
		List<ChangeSet.Change> changes = changes(workspace, rows);
		writeTogether(workspace, before, rows, (target) -> target.apply(ChangeSet.of(changes)), () -> changes
			.forEach((change) -> noteRefused(workspace, change.id(), change.before(), change.after())));
	}

	private List<ChangeSet.Change> changes(Workspace workspace, Collection<Object> rows) {
		List<ChangeSet.Change> changes = new ArrayList<>(rows.size());
		for (Object row : rows) {
			Object id = workspace.definition().idOf(row);
			Object known = workspace.get(id);
			if (tracksReads()) {
				reads(workspace.name()).addId(id);
			}
			if (known == row) {
				workspace.confirm(id, row);
			}
			else {
				noteOutcome(workspace, id, known, row);
				changes.add(new ChangeSet.Change(id, known, row, false));
			}
		}
		return changes;
	}

	/**
	 * Notes whether a row was there and that its unique keys were free, as far as the
	 * transaction can see from the row that was refused in its place.
	 */
	private void noteRefused(Workspace workspace, Object id, @Nullable Object before, @Nullable Object after) {
		if (tracksReads() && after != null) {
			reads(workspace.name()).addId(id);
			reads(workspace.name()).addKeys(workspace.definition(), after, before);
		}
	}

	private void checkWritten(String table) {
		StoreLimits limits = this.store.limits();
		if (this.writes > limits.maxEntriesPerTransaction()) {
			throw StoreLimitExceededException.writes(table, limits.maxEntriesPerTransaction());
		}
		if (limits.limitsEntries() && entries() > limits.maxEntries()) {
			throw StoreLimitExceededException.entries(table, limits.maxEntries());
		}
	}

	/**
	 * Checks that a row refers to rows that exist. It is checked again at commit, by
	 * itself.
	 * @param table the name of the table
	 * @param row the row, which was written
	 * @throws ReferenceViolationException if one of the rows does not exist
	 */
	public void checkReferences(String table, Object row) {
		References.checkTargets(workspace(table).definition(), row, (target, id) -> get(target, id) != null);
	}

	/**
	 * Checks that no row refers to a row. It is checked again at commit, by itself.
	 * @param table the name of the table
	 * @param id the id of the row, which was deleted
	 * @throws ReferenceViolationException if there is such a row
	 */
	public void checkUnreferenced(String table, Object id) {
		References.checkSources(table, id, base(this.newest).tables(), (other) -> {
			String name = other.definition().name();
			return tracksReads() ? table(name, (row) -> other.definition().refersTo(row, table, id))
					: workspace(name).view();
		});
	}

	private void write(Workspace workspace, Consumer<Workspace> write) {
		if (this.readOnly) {
			throw new ReadOnlyTransactionException(workspace.name());
		}
		checkWrites(workspace.name());
		checkDeadline();
		try {
			write.accept(workspace);
			this.writes++;
		}
		catch (UniqueKeyViolationException ex) {
			noteProbe(workspace, ex);
			throw ex;
		}
	}

	/**
	 * Notes that the transaction has learnt that a unique key is taken.
	 */
	private void noteProbe(Workspace workspace, UniqueKeyViolationException violation) {
		if (!tracksReads()) {
			return;
		}
		if (violation.getIndex().equals(TableDefinition.PRIMARY_KEY)) {
			reads(workspace.name()).addId(violation.getKey());
		}
		for (IndexDefinition index : workspace.definition().indexes()) {
			if (index.name().equals(violation.getIndex())) {
				reads(workspace.name()).addKey(index, violation.getKey());
			}
		}
	}

	private Workspace workspace(String name) {
		return workspace(name, this.newest);
	}

	/**
	 * A workspace on top of the newest version, if the isolation level asks for that.
	 */
	private Workspace workspace(String name, Supplier<Snapshot> newest) {
		checkActive();
		Workspace workspace = this.workspaces.get(name);
		if (workspace == null) {
			workspace = open(name, newest);
		}
		else if (this.isolation == IsolationLevel.READ_COMMITTED && workspace.isIntact()) {
			workspace.refresh(table(newest.get(), name));
		}
		checkIntact(workspace);
		return workspace;
	}

	private Table table(Snapshot snapshot, String name) {
		Table table = snapshot.find(name);
		return (table != null) ? table : this.store.emptyTable(name);
	}

	private void checkIntact(Workspace workspace) {
		if (!workspace.isIntact()) {
			throw new IllegalStateException(
					"A write to table '%s' broke off half-way; roll back the transaction or go back to a savepoint"
						.formatted(workspace.name()));
		}
	}

	private Workspace open(String name, Supplier<Snapshot> newest) {
		Workspace workspace = new Workspace(table(base(newest), name), this.isolation, this::checkDeadline);
		this.workspaces.put(name, workspace);
		return workspace;
	}

	private Snapshot base(Supplier<Snapshot> newest) {
		Snapshot base = this.base;
		if (base == null || this.isolation == IsolationLevel.READ_COMMITTED) {
			base = newest.get();
			this.base = base;
		}
		return base;
	}

	/**
	 * Marks the present moment.
	 * @return a savepoint that is valid until this transaction ends, goes back to an
	 * earlier savepoint, or releases this one or an earlier one
	 */
	public Savepoint savepoint() {
		checkActive();
		Map<String, Workspace.State> tables = new LinkedHashMap<>();
		this.workspaces.forEach((name, workspace) -> {
			checkIntact(workspace);
			tables.put(name, workspace.save());
		});
		Savepoint savepoint = new Savepoint(tables);
		this.savepoints.push(savepoint);
		return savepoint;
	}

	/**
	 * Takes back all that was written since a savepoint. The savepoint stays valid, later
	 * ones do not.
	 * @param savepoint a valid savepoint of this transaction
	 * @throws IllegalStateException if the savepoint is not valid any more
	 */
	public void rollbackTo(Savepoint savepoint) {
		checkValid(savepoint);
		forgetAfter(savepoint);
		this.workspaces.forEach((name, workspace) -> {
			Workspace.State state = savepoint.tables().getOrDefault(name, workspace.start());
			if (tracksReads()) {
				workspace.noteUndone(state, reads(name));
			}
			workspace.restore(state);
		});
	}

	/**
	 * Forgets a savepoint and all later ones. What was written stays.
	 * @param savepoint a valid savepoint of this transaction
	 * @throws IllegalStateException if the savepoint is not valid any more
	 */
	public void release(Savepoint savepoint) {
		checkValid(savepoint);
		forgetAfter(savepoint);
		this.savepoints.pop();
	}

	private void forgetAfter(Savepoint savepoint) {
		while (this.savepoints.element() != savepoint) {
			this.savepoints.pop();
		}
	}

	private void checkValid(Savepoint savepoint) {
		checkActive();
		if (!this.savepoints.contains(savepoint)) {
			throw new IllegalStateException(
					"The savepoint is not valid any more: it was released, the transaction went "
							+ "back to an earlier one, or it belongs to another transaction");
		}
	}

	/**
	 * Makes all writes visible to others, at once. If that is refused the transaction is
	 * over as well, with nothing changed.
	 * @throws WriteConflictException if another transaction changed a row that this one
	 * wrote or, if it is serializable, something that this one read
	 * @throws UniqueKeyViolationException if another transaction took an id or a unique
	 * key that this one needs
	 * @throws StoreLimitExceededException if the store would hold more rows than it may
	 */
	public void commit() {
		checkActive();
		try {
			List<Workspace> written = written();
			if (!written.isEmpty()) {
				this.store.commit(written, this.reads.isEmpty() ? null : this::validateReads);
			}
		}
		catch (UniqueKeyViolationException ex) {
			throw ex.atCommit();
		}
		finally {
			end();
		}
	}

	private List<Workspace> written() {
		List<Workspace> written = new ArrayList<>(this.workspaces.size());
		for (Workspace workspace : this.workspaces.values()) {
			checkIntact(workspace);
			if (workspace.isWritten()) {
				written.add(workspace);
			}
		}
		return written;
	}

	/**
	 * Commits as {@link #commit()} does, unless another thread commits this very moment,
	 * for which this one does not wait. All of the commit, the validation of reads
	 * included, then is one step.
	 * @return whether the transaction has been committed; if not, it goes on
	 */
	public boolean tryCommit() {
		checkActive();
		return this.store.tryExclusively(this::commit);
	}

	/**
	 * Checks that nothing that was read differs between the snapshot and a later one.
	 */
	private void validateReads(Snapshot current) {
		this.reads.forEach((name, reads) -> {
			Workspace workspace = this.workspaces.get(name);
			Table after = current.find(name);
			if (workspace != null && after != null && after != workspace.base()) {
				reads.validate(workspace.base(), after, this::checkDeadline);
			}
		});
	}

	/**
	 * Gives up all writes. Does nothing on a transaction that is over.
	 */
	public void rollback() {
		end();
	}

	private void end() {
		this.active = false;
		this.workspaces.clear();
		this.reads.clear();
		this.savepoints.clear();
		this.base = null;
	}

	private void checkActive() {
		if (!this.active) {
			throw new IllegalStateException("The transaction is over; begin another one");
		}
	}

}
