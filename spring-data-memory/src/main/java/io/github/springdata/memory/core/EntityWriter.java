package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.PendingWrite.Kind;
import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.store.Deadline;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.store.collection.Portions;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.util.Assert;

/**
 * Writer that inserts and saves instances. First all of them are prepared: callbacks, id,
 * version and the copy to be stored. Then all are written in one statement. If either
 * fails, the instances become again what they were.
 *
 * @param tables the tables of entities
 * @param callbacks calls back
 */
record EntityWriter(EntityTables tables, Callbacks callbacks) {

	<T> T write(UnitOfWork work, T instance, SaveMode mode) {
		Assert.notNull(instance, "Instance must not be null");
		return finish(work, execute(work, List.of(instance), mode).get(0));
	}

	/**
	 * Whether others may change instances when they are saved.
	 */
	boolean callsBack() {
		return this.callbacks.changeWhatIsSaved() || this.callbacks.has(Phase.AFTER_SAVE);
	}

	/**
	 * Writes all instances or none.
	 * @return the saved instances, in the same order
	 */
	<T> List<T> writeAll(UnitOfWork work, Iterable<T> instances, SaveMode mode) {
		return finish(work, execute(work, instances, mode));
	}

	/**
	 * Inserts instances that are made of what the transaction of the statement reads, all
	 * of them or none. After a conflict they are made anew.
	 * @return the number of instances
	 */
	<T> int insertAll(UnitOfWork work, Function<Transaction, List<T>> source) {
		UndoLog undo = new UndoLog();
		List<PendingWrite<T>> writes = undo.undoIfFailing(() -> work.runAtomically((transaction) -> {
			undo.run();
			List<PendingWrite<T>> pending = new ArrayList<>();
			BatchIds ids = new BatchIds(pending);
			source.apply(transaction)
				.forEach((instance) -> pending.add(prepare(work, null, instance, SaveMode.INSERT, ids, undo)));
			new WriteSet(pending).execute(transaction);
			return pending;
		}));
		finish(work, writes);
		return writes.size();
	}

	private <T> List<T> finish(UnitOfWork work, List<PendingWrite<T>> writes) {
		Portions.forEach(writes.size(), (from, to) -> note(work, writes, from, to));
		List<T> saved = new ArrayList<>(writes.size());
		Portions.forEach(writes.size(), (from, to) -> addSaved(writes, from, to, saved));
		return saved;
	}

	private static void note(UnitOfWork work, List<? extends PendingWrite<?>> writes, int from, int to) {
		for (int i = from; i < to; i++) {
			work.saved(writes.get(i));
		}
	}

	private <T> void addSaved(List<PendingWrite<T>> writes, int from, int to, List<T> saved) {
		for (int i = from; i < to; i++) {
			saved.add(saved(writes.get(i)));
		}
	}

	private <T> T finish(UnitOfWork work, PendingWrite<T> write) {
		work.saved(write);
		return saved(write);
	}

	private <T> T saved(PendingWrite<T> write) {
		return this.callbacks.areSilent() ? write.instance() : this.callbacks.call(Phase.AFTER_SAVE, write.instance());
	}

	/**
	 * Executes the writes. If a unique key is taken, it may be by an instance that has
	 * given it up, but is not written yet.
	 */
	private <T> List<PendingWrite<T>> execute(UnitOfWork work, Iterable<T> instances, SaveMode mode) {
		try {
			return attempt(work, instances, mode);
		}
		catch (DuplicateKeyException ex) {
			if (!flush(work, instances)) {
				throw ex;
			}
			return attempt(work, instances, mode);
		}
	}

	private boolean flush(UnitOfWork work, Iterable<?> instances) {
		Set<EntityTable<?>> written = new LinkedHashSet<>();
		instances.forEach((instance) -> written.add(this.tables.ofInstance(instance)));
		boolean flushed = false;
		for (EntityTable<?> table : written) {
			flushed |= work.flush(table);
		}
		return flushed;
	}

	private <T> List<PendingWrite<T>> attempt(UnitOfWork work, Iterable<T> instances, SaveMode mode) {
		UndoLog undo = new UndoLog();
		List<PendingWrite<T>> writes = new ArrayList<>();
		BatchIds ids = new BatchIds(writes);
		EntityTable<T> table = tableOfFirst(instances);
		try {
			for (Iterator<T> rest = instances.iterator(); rest.hasNext();) {
				prepareSome(work, table, rest, mode, ids, undo, writes);
			}
			WriteSet set = new WriteSet(writes);
			work.run(set.isComposite(), (transaction) -> {
				set.execute(transaction);
				return writes;
			});
			return writes;
		}
		catch (RuntimeException | Error ex) {
			undo.run();
			throw ex;
		}
	}

	/**
	 * Prepares the next portion of the instances, see {@link Portions}.
	 */
	private <T> void prepareSome(UnitOfWork work, @Nullable EntityTable<T> usual, Iterator<T> rest, SaveMode mode,
			BatchIds ids, UndoLog undo, List<PendingWrite<T>> writes) {
		for (int i = 0; i < Portions.SIZE && rest.hasNext(); i++) {
			T instance = rest.next();
			NoEntity.requireElement("Instance", instance, writes.size());
			if (writes.size() % Deadline.INTERVAL == Deadline.INTERVAL - 1) {
				work.checkTime();
			}
			writes.add(prepare(work, usual, instance, mode, ids, undo));
		}
	}

	/**
	 * The table that most likely is that of all instances. It is looked up once for all
	 * of them, which also keeps what is done for the first one of a table only out of
	 * what is compiled for each.
	 */
	private <T> @Nullable EntityTable<T> tableOfFirst(Iterable<T> instances) {
		T first = (instances instanceof List<T> list && !list.isEmpty()) ? list.get(0) : null;
		return (first != null) ? this.tables.ofInstance(first) : null;
	}

	/**
	 * Prepares instances but for the callbacks, which are the caller's.
	 */
	<T> StagedWrites<T> stage(UnitOfWork work, List<T> instances, IntFunction<SaveMode> modes) {
		UndoLog undo = new UndoLog();
		List<Draft<T>> drafts = new ArrayList<>();
		BatchIds ids = new BatchIds(drafts);
		return undo.undoIfFailing(() -> {
			for (int i = 0; i < instances.size(); i++) {
				T instance = instances.get(i);
				drafts.add(draft(work, this.tables.ofInstance(instance), instance, modes.apply(i), ids, undo));
			}
			return new StagedWrites<>(work, drafts, undo);
		});
	}

	private <T> PendingWrite<T> prepare(UnitOfWork work, @Nullable EntityTable<T> usual, T instance, SaveMode mode,
			BatchIds ids, UndoLog undo) {
		EntityTable<T> table = (usual != null && usual.type() == instance.getClass()) ? usual
				: this.tables.ofInstance(instance);
		Draft<T> draft = draft(work, table, instance, mode, ids, undo);
		return draft.complete(this.callbacks.areSilent() ? draft.instance()
				: this.callbacks.call(Phase.BEFORE_SAVE, draft.instance()));
	}

	private <T> Draft<T> draft(UnitOfWork work, EntityTable<T> table, T instance, SaveMode mode, BatchIds ids,
			UndoLog undo) {
		boolean silent = this.callbacks.areSilent();
		boolean isNew = mode.isNew(table, instance);
		boolean again = !isNew && work.isDeleted(table, instance);
		T target = (isNew || again) ? instance : work.attach(table, instance, undo);
		Identity before = Identity.of(table, target, !silent && this.callbacks.changeWhatIsSaved());
		if (before != null) {
			undo.add(before::restore);
		}
		T converted = silent ? target
				: this.callbacks.beforeConvert(target, isNew || again || isMissing(work, table, target));
		Map<MemoryPersistentProperty, @Nullable Object> replaced = table.entity().findReplaced(converted);
		T settled = replaced.isEmpty() ? converted : assign(replaced, converted, undo);
		if (isNew) {
			return draftInsert(work, table, settled, before, ids);
		}
		return again ? draftUpdate(table, settled, before, Kind.INSERT)
				: draftUpdate(table, keepInserted(work, table, settled, undo), before, Kind.UPDATE);
	}

	/**
	 * Gives an instance the values back that its row was inserted with, where those do
	 * not change.
	 */
	private static <T> T keepInserted(UnitOfWork work, EntityTable<T> table, T instance, UndoLog undo) {
		List<MemoryPersistentProperty> fixed = table.entity().getInsertOnlyProperties();
		Object id = fixed.isEmpty() ? null : table.ids().read(instance);
		Object row = (id != null) ? work.row(table, id) : null;
		if (row == null || !table.accepts(row)) {
			return instance;
		}
		T inserted = table.copy(row);
		Map<MemoryPersistentProperty, @Nullable Object> values = new LinkedHashMap<>();
		fixed.forEach((property) -> values.put(property, property.getReader().read(inserted)));
		return assign(values, instance, undo);
	}

	@SuppressWarnings("unchecked")
	private static <T> T assign(Map<MemoryPersistentProperty, @Nullable Object> values, T instance, UndoLog undo) {
		T result = instance;
		for (Map.Entry<MemoryPersistentProperty, @Nullable Object> entry : values.entrySet()) {
			MemoryPersistentProperty property = entry.getKey();
			T target = result;
			Object before = property.getReader().read(target);
			result = (T) property.getWriter().write(target, entry.getValue());
			if (result == target) {
				undo.add(() -> property.getWriter().write(target, before));
			}
		}
		return result;
	}

	/**
	 * Whether an instance that is not new by itself will be inserted as it has no row.
	 */
	private boolean isMissing(UnitOfWork work, EntityTable<?> table, Object instance) {
		return this.callbacks.has(Phase.BEFORE_CONVERT) && table.versions() == null && !table.ids().isAbsent(instance)
				&& work.row(table, table.ids().requireOwn(instance)) == null;
	}

	private <T> Draft<T> draftInsert(UnitOfWork work, EntityTable<T> table, T instance, @Nullable Identity before,
			BatchIds ids) {
		boolean generate = table.ids().isAbsent(instance);
		T identified = generate ? table.ids().generate(instance, ids.greatest(table), () -> work.table(table))
				: instance;
		Versions versions = table.versions();
		T versioned = (versions != null) ? versions.initialize(identified) : identified;
		return new Draft<>(table, versioned, before, generate ? Kind.INSERT_GENERATED : Kind.INSERT, null);
	}

	private <T> Draft<T> draftUpdate(EntityTable<T> table, T instance, @Nullable Identity before, Kind kind) {
		Versions versions = table.versions();
		if (versions == null) {
			return new Draft<>(table, instance, before, kind, null);
		}
		Number expected = versions.read(instance);
		return new Draft<>(table, versions.increment(instance), before, kind, expected);
	}

}
