package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.core.PendingWrite.Kind;

/**
 * Inserts and saves instances. First all of them are prepared: callbacks, id, version and
 * the copy to be stored. Then all are written in one statement. If either fails, the
 * instances get back the ids and versions that they had.
 */
final class EntityWriter {

	private final EntityTables tables;

	private final Callbacks callbacks;

	EntityWriter(EntityTables tables, Callbacks callbacks) {
		this.tables = tables;
		this.callbacks = callbacks;
	}

	<T> T write(Work work, T instance, SaveMode mode) {
		PendingWrite<T> write = execute(work, instance, mode);
		work.saved(write);
		return this.callbacks.call(AfterSaveCallback.class, write.instance());
	}

	private <T> PendingWrite<T> execute(Work work, T instance, SaveMode mode) {
		Undo undo = new Undo();
		try {
			PendingWrite<T> write = prepare(work, instance, mode, undo);
			return work.run((transaction) -> {
				write.execute(transaction);
				return write;
			});
		}
		catch (RuntimeException | Error ex) {
			undo.run();
			throw ex;
		}
	}

	<T> List<T> writeAll(Work work, Iterable<T> instances, SaveMode mode) {
		Undo undo = new Undo();
		List<PendingWrite<T>> writes = new ArrayList<>();
		try {
			instances.forEach((instance) -> writes.add(prepare(work, instance, mode, undo)));
			work.run(writes.size() > 1, (transaction) -> {
				writes.forEach((write) -> write.execute(transaction));
				return writes;
			});
		}
		catch (RuntimeException | Error ex) {
			undo.run();
			throw ex;
		}
		return finishAll(work, writes);
	}

	private <T> PendingWrite<T> prepare(Work work, T instance, SaveMode mode, Undo undo) {
		EntityTable<T> table = this.tables.ofInstance(instance);
		boolean isNew = mode.isNew(table, instance);
		T target = isNew ? instance : work.attach(table, instance, undo);
		Identity before = Identity.of(table, target);
		undo.add(before::restore);
		T converted = this.callbacks.call(BeforeConvertCallback.class, target);
		return isNew ? prepareInsert(table, converted, before) : prepareUpdate(table, converted, before);
	}

	private <T> PendingWrite<T> prepareInsert(EntityTable<T> table, T instance, Identity before) {
		boolean generate = table.ids().isAbsent(instance);
		T identified = generate ? table.ids().generate(instance) : instance;
		Versions versions = table.versions();
		T versioned = (versions != null) ? versions.initialize(identified) : identified;
		return pending(table, versioned, before, generate ? Kind.INSERT_GENERATED : Kind.INSERT, null);
	}

	private <T> PendingWrite<T> prepareUpdate(EntityTable<T> table, T instance, Identity before) {
		Versions versions = table.versions();
		if (versions == null) {
			return pending(table, instance, before, Kind.UPDATE, null);
		}
		Number expected = versions.read(instance);
		return pending(table, versions.increment(instance), before, Kind.UPDATE, expected);
	}

	private <T> PendingWrite<T> pending(EntityTable<T> table, T instance, Identity before, Kind kind,
			@Nullable Number expected) {
		T last = this.callbacks.call(BeforeSaveCallback.class, instance);
		Object id = table.ids().require(last);
		Object state = table.state().copyIn(last);
		return new PendingWrite<>(table, last, id, state, before, kind, expected);
	}

	private <T> List<T> finishAll(Work work, List<PendingWrite<T>> writes) {
		List<T> saved = new ArrayList<>(writes.size());
		writes.forEach(work::saved);
		writes.forEach((write) -> saved.add(this.callbacks.call(AfterSaveCallback.class, write.instance())));
		return saved;
	}

}
