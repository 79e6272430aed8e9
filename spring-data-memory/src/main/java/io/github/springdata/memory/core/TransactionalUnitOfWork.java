package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.SharedRow;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.store.Savepoint;
import io.github.springdata.memory.store.StoreException;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;
import io.github.springdata.memory.transaction.MemoryResourceHolder;
import io.github.springdata.memory.transaction.StoreExceptionTranslator;
import io.github.springdata.memory.transaction.TransactionParticipant;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * The instances that one transaction loaded and saved.
 *
 * <h2>How it works</h2>
 * <p>
 * The <i>identity map</i> has one managed instance per row, next to the stored state that
 * the instance was last in step with. Nothing watches the instances. Whenever pending
 * changes could matter, before a query on the same table, before a savepoint and at
 * commit, each instance is compared with that state. Those that differ are saved in one
 * statement, so that they can exchange unique keys.
 * <p>
 * After a rollback every instance takes on the state that it had when it came into the
 * unit of work: a loaded one what was loaded, a saved one what was saved, with the id and
 * version from before and without what callbacks did. A savepoint holds the row that each
 * instance was in step with, and the state of deleted ones, to which they go back:
 * several instances may have been saved under one id, so that the rows of the transaction
 * do not give it. Instances saved since are let go as after a full rollback, and the
 * deleted ones whose place they took are back.
 * <p>
 * In the mode {@link UnitOfWorkMode#EXPLICIT} there is no identity map. Saved instances
 * are kept for the sake of rollbacks only. In the mode {@link UnitOfWorkMode#SHARED}
 * those that were saved or deleted go back to the state of their last save before the
 * transaction.
 *
 * <h2>References</h2>
 * <ol>
 * <li>M. Fowler: Patterns of Enterprise Application Architecture, 2002 (unit of work,
 * identity map).</li>
 * </ol>
 */
final class TransactionalUnitOfWork implements UnitOfWork, TransactionParticipant {

	private static final int MAX_ROUNDS = 100;

	private final MemoryResourceHolder holder;

	private final Transaction transaction;

	private final EntityTables tables;

	private final EntityWriter writer;

	private final Map<String, ManagedInstances> identityMap = new LinkedHashMap<>();

	private final UnmappedInstances others = new UnmappedInstances();

	private long count;

	private boolean flushing;

	private boolean over;

	TransactionalUnitOfWork(MemoryResourceHolder holder, EntityTables tables, EntityWriter writer) {
		this.holder = holder;
		this.transaction = holder.getTransaction();
		this.tables = tables;
		this.writer = writer;
	}

	@Override
	public Table table(EntityTable<?> table) {
		return read((transaction) -> transaction.table(table.name()));
	}

	/**
	 * Reads in a transaction, which may be refused at read committed.
	 */
	private <R> R read(Function<Transaction, R> read) {
		try {
			return read.apply(this.holder.getTransaction());
		}
		catch (StoreException ex) {
			throw StoreExceptionTranslator.translate(ex);
		}
	}

	@Override
	public Table open(TableQuery query) {
		flush(query.table());
		return read(query::open);
	}

	@Override
	public TableSource open(Collection<EntityTable<?>> tables) {
		tables.forEach(this::flush);
		return read((transaction) -> EntityTables.source(transaction, tables));
	}

	@Override
	public void checkTime() {
		this.holder.getTransaction();
	}

	@Override
	public @Nullable Object row(EntityTable<?> table, Object id) {
		Transaction transaction = this.holder.getTransaction();
		try {
			return transaction.get(table.name(), id);
		}
		catch (StoreException ex) {
			throw StoreExceptionTranslator.translate(ex);
		}
	}

	@Override
	public Object newest(EntityTable<?> table, Object row) {
		return this.over ? row : this.holder.getTransaction().follow(table.name(), table.ids().require(row), row);
	}

	@Override
	public long moment() {
		return ++this.count;
	}

	@Override
	public <T> T instance(EntityTable<T> table, Object row) {
		return instance(table, row, moment());
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T instance(EntityTable<T> table, Object row, long moment) {
		if (!managesInstances(table)) {
			return table.load(row);
		}
		Object id = table.ids().require(row);
		ManagedInstance known = managed(table).get(id);
		if (known != null && known.standsFor(row)) {
			known.refresh(row, moment);
			return (T) known.instance();
		}
		T loaded = table.load(row);
		add(ManagedInstance.loaded(this.tables.ofRow(table, row), id, loaded, ++this.count, row).asOf(moment));
		return loaded;
	}

	@Override
	public <T> List<T> instances(EntityTable<T> table, List<Object> rows) {
		if (!managesInstances(table)) {
			return table.load(rows);
		}
		if (!table.hasLoadCallbacks() && managed(table).isEmpty() && !rows.isEmpty()) {
			return EntityTable.asList(firstInstances(table, rows.toArray()));
		}
		List<T> instances = new ArrayList<>(rows.size());
		for (Object row : rows) {
			instances.add(instance(table, row));
		}
		return instances;
	}

	/**
	 * The first instances of a table, none of which can be known.
	 * @param rows different rows
	 */
	private Object[] firstInstances(EntityTable<?> table, Object[] rows) {
		Object[] instances = table.state().copyOut(rows);
		managed(table).load(new ManagedInstances.Loaded(this.tables, table, instances, rows, this.count));
		this.count += instances.length;
		return instances;
	}

	@Override
	public <R> R run(Function<Transaction, R> statement) {
		return read(statement);
	}

	@Override
	public <R> R runAtomically(Function<Transaction, R> statement) {
		return run((transaction) -> {
			Savepoint savepoint = transaction.savepoint();
			try {
				return statement.apply(transaction);
			}
			catch (RuntimeException | Error ex) {
				transaction.rollbackTo(savepoint);
				throw ex;
			}
			finally {
				transaction.release(savepoint);
			}
		});
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T attach(EntityTable<T> table, T instance, UndoLog undo) {
		if (!isManaging(table)) {
			noteSaved(table, instance);
			return instance;
		}
		Object id = table.ids().require(instance);
		ManagedInstance known = managed(table).get(id);
		if (known == null || known.isDeleted() || known.instance() == instance
				|| known.instance().getClass() != instance.getClass() || !table.state().isAssignable(instance)) {
			return instance;
		}
		T managed = (T) known.instance();
		Object before = table.state().copyIn(managed);
		undo.add(() -> table.state().copyInto(before, managed));
		table.state().copyInto(instance, managed);
		return managed;
	}

	/**
	 * Whether instances that are loaded now become managed.
	 */
	private boolean managesInstances(EntityTable<?> table) {
		return isManaging(table) && !this.over && !table.isShared();
	}

	private static boolean isManaging(EntityTable<?> table) {
		return table.mode() == UnitOfWorkMode.MANAGED;
	}

	/**
	 * Takes note of the state that an object of the mode {@link UnitOfWorkMode#SHARED}
	 * was saved with before.
	 */
	private void noteSaved(EntityTable<?> table, Object instance) {
		Object id = table.ids().read(instance);
		if (table.mode() != UnitOfWorkMode.SHARED || id == null || this.others.get(instance) != null) {
			return;
		}
		Object row = row(table, id);
		if (row != null && SharedRow.instanceOf(row) == instance) {
			this.others.note(table, row, ++this.count);
		}
	}

	@Override
	public boolean isDeleted(EntityTable<?> table, Object instance) {
		Object id = table.ids().read(instance);
		if (id == null) {
			return false;
		}
		ManagedInstance known = isManaging(table) ? managed(table).get(id) : this.others.get(instance);
		if (known != null && known.isDeleted() && known.instance() == instance) {
			return true;
		}
		return this.others.isRemoved(instance) && row(table, id) == null;
	}

	@Override
	public void saved(PendingWrite<?> write) {
		this.others.removeRemoved(write.instance());
		if (!write.table().state().isAssignable(write.instance())) {
			return;
		}
		ManagedInstance known = isManaging(write.table()) ? managed(write.table()).get(write.id())
				: this.others.get(write.instance());
		if (known != null && known.instance() == write.instance()) {
			known.saved(write.state());
		}
		else if (known != null && !known.isDeleted() && known.isOfClassOf(write.state())) {
			known.reset(write.state());
		}
		else {
			add(ManagedInstance.saved(write, ++this.count));
		}
	}

	@Override
	public void changed(EntityTable<?> table, Object row) {
		if (table.mode() == UnitOfWorkMode.SHARED) {
			this.others.changed(row);
			return;
		}
		ManagedInstance known = managed(table).get(table.ids().require(row));
		if (known != null && !known.isDeleted() && known.isOfClassOf(row)) {
			known.reset(row);
		}
	}

	@Override
	public void deleted(EntityTable<?> table, Object row, @Nullable Object instance) {
		ManagedInstance known = (table.mode() == UnitOfWorkMode.SHARED) ? this.others.note(table, row, ++this.count)
				: managed(table).get(table.ids().require(row));
		if (known != null) {
			known.setDeleted();
		}
		if (instance != null) {
			this.others.addRemoved(instance);
		}
	}

	@Override
	public boolean flush(EntityTable<?> table) {
		return !this.transaction.isReadOnly() && flush(managed(table));
	}

	/**
	 * Writes all that is pending, again and again as long as callbacks change what was
	 * written.
	 */
	@Override
	public void flush() {
		for (int round = 0; flushAll() && this.writer.callsBack(); round++) {
			if (round == MAX_ROUNDS) {
				throw new InvalidDataAccessApiUsageException(
						"Entities are changed anew after each time they are saved; change them before they are saved, or not every time");
			}
		}
	}

	private boolean flushAll() {
		boolean flushed = false;
		for (ManagedInstances managed : List.copyOf(this.identityMap.values())) {
			flushed |= flush(managed);
		}
		return flushed;
	}

	private boolean flush(ManagedInstances managed) {
		if (this.flushing || managed.isEmpty()) {
			return false;
		}
		this.flushing = true;
		try {
			List<Object> changed = managed.changed();
			if (!changed.isEmpty()) {
				this.writer.writeAll(this, changed, SaveMode.UPDATE);
			}
			return !changed.isEmpty();
		}
		finally {
			this.flushing = false;
		}
	}

	@Override
	public Object savepoint() {
		Map<ManagedInstance, ManagedInstance.Position> positions = new HashMap<>();
		all().forEach((instance) -> positions.put(instance, instance.position()));
		return new Moment(positions, this.others.removed());
	}

	@Override
	public void rolledBackTo(Object savepoint) {
		Moment moment = (Moment) savepoint;
		newestFirst().forEach((instance) -> {
			ManagedInstance.Position position = moment.positions().get(instance);
			if (position != null) {
				instance.goBackTo(position);
			}
			else {
				instance.letGo(isManaging(instance.table()) ? current(instance) : null);
			}
		});
		this.identityMap.values().forEach(ManagedInstances::keepNewest);
		this.others.goBackTo(moment.removed());
	}

	private @Nullable Object current(ManagedInstance managed) {
		return this.transaction.peek(managed.table().name(), managed.id());
	}

	@Override
	public void committed() {
		end();
	}

	@Override
	public void rolledBack() {
		newestFirst().forEach(ManagedInstance::restore);
		end();
	}

	private void end() {
		this.over = true;
		this.identityMap.clear();
		this.others.clear();
	}

	/**
	 * All instances, in an order in which they can go back step by step; one can be there
	 * twice, saved under one id and then under another.
	 */
	private List<ManagedInstance> newestFirst() {
		return all().sorted(Comparator.comparingLong(ManagedInstance::since).reversed()).toList();
	}

	private Stream<ManagedInstance> all() {
		Stream<ManagedInstance> managed = this.identityMap.values().stream().flatMap((one) -> one.all().stream());
		return Stream.concat(managed, this.others.all().stream()).flatMap(ManagedInstance::withReplaced);
	}

	private void add(ManagedInstance managed) {
		if (!isManaging(managed.table())) {
			this.others.add(managed);
			return;
		}
		ManagedInstance replaced = managed(managed.table()).put(managed);
		if (replaced != null) {
			managed.replace(replaced);
		}
	}

	private ManagedInstances managed(EntityTable<?> table) {
		return this.identityMap.computeIfAbsent(table.name(), (name) -> new ManagedInstances());
	}

	/**
	 * State that is needed to go back to a savepoint.
	 *
	 * @param positions where each instance was that the unit of work answered for
	 * @param removed the instances by which rows had been deleted
	 */
	private record Moment(Map<ManagedInstance, ManagedInstance.Position> positions, Set<Object> removed) {
	}

}
