package io.github.springdata.memory.jpa.context;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.DeletionModel;
import io.github.springdata.memory.jpa.model.LifecycleModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.CascadeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Writing of all changes of a persistence context to a transaction: insertions, updates
 * and removals, in this order. References are checked when all are written.
 */
public final class Flush {

	private static final int MAX_ROUNDS = 100;

	private final PersistenceContext context;

	private final Lifecycle lifecycle;

	private final Transaction transaction;

	private final Timestamps timestamps = new Timestamps(Clock::systemDefaultZone);

	private final List<Runnable> callbacks = new ArrayList<>();

	/** Whether callbacks were called that may have changed other instances. */
	private boolean announced;

	/** The instances whose rows are to be deleted. */
	private final Map<EntityKey, ManagedEntity> removed = new HashMap<>();

	private final Map<RowType, List<Row>> written = new LinkedHashMap<>();

	private final Map<RowType, List<Object>> deleted = new LinkedHashMap<>();

	/**
	 * Instance that has a row.
	 *
	 * @param managed the instance
	 * @param values the values of its columns
	 * @param changed whether they differ from those of its row
	 */
	private record Change(ManagedEntity managed, @Nullable Object[] values, boolean changed) {
	}

	/**
	 * Creates a flush.
	 * @param context the context
	 * @param lifecycle its operations
	 */
	public Flush(PersistenceContext context, Lifecycle lifecycle) {
		this.context = context;
		this.lifecycle = lifecycle;
		this.transaction = context.transaction();
	}

	/**
	 * Writes all changes.
	 * @throws IllegalStateException if an instance refers to one that is not saved
	 * @throws OptimisticLockException if a row was changed or deleted by somebody else
	 * @throws PersistenceException if the store refuses a row, or callbacks persist new
	 * instances without an end
	 */
	public void run() {
		int rounds = 0;
		do {
			if (rounds == MAX_ROUNDS) {
				throw new PersistenceException(
						"Callbacks have persisted new instances in each of %d rounds of a flush; let those of an instance that a callback persists persist no other"
							.formatted(MAX_ROUNDS));
			}
			writeAll();
			rounds++;
		}
		while (this.context.entities().stream().anyMatch((entity) -> entity.isNew() && !entity.isRemoved()));
	}

	/**
	 * Writes what there is to write. What callbacks have persisted meanwhile is left to
	 * another round.
	 */
	private void writeAll() {
		cascade();
		Orphans orphans = removeOrphans();
		identifyAll();
		checkInverseSides();
		new Links(this.context, this.lifecycle).update();
		List<ManagedEntity> entities = List.copyOf(this.context.entities());
		List<Change> changes = changes(entities);
		entities.stream().filter((entity) -> entity.isRemoved() && !entity.isNew()).forEach(this::noteRemoved);
		orphans.removed().forEach(this::delete);
		changes.forEach(this::makeRoom);
		entities.stream().filter((entity) -> entity.isNew() && !entity.isRemoved()).forEach(this::insert);
		changes.forEach(this::update);
		entities.stream().filter(ManagedEntity::isRemoved).forEach(this::delete);
		check();
		this.context.entities().forEach(this::noteTracked);
		List<Runnable> callbacks = List.copyOf(this.callbacks);
		this.callbacks.clear();
		callbacks.forEach(Runnable::run);
	}

	/**
	 * Persists what managed instances refer to.
	 */
	private void cascade() {
		Set<ManagedEntity> done = Collections.newSetFromMap(new IdentityHashMap<>());
		boolean more = true;
		while (more) {
			more = false;
			for (ManagedEntity managed : List.copyOf(this.context.entities())) {
				if (!managed.isRemoved() && done.add(managed)) {
					more = true;
					cascade(managed);
				}
			}
		}
	}

	private void cascade(ManagedEntity managed) {
		for (Relations.Relation relation : this.lifecycle.relations(managed.entity()).cascading(CascadeType.PERSIST)) {
			for (Object target : relation.targets(managed.instance(), false)) {
				ManagedEntity known = this.context.managed(target);
				if (known == null || known.isRemoved()) {
					this.lifecycle.persist(target);
				}
			}
		}
	}

	private Orphans removeOrphans() {
		Orphans orphans = new Orphans(this.context, this.lifecycle);
		for (ManagedEntity managed : List.copyOf(this.context.entities())) {
			if (!managed.isRemoved() && !managed.isNew()) {
				orphans.remove(managed);
			}
		}
		return orphans;
	}

	/**
	 * Gives instances the ids that they have from others.
	 */
	private void identifyAll() {
		for (ManagedEntity managed : List.copyOf(this.context.entities())) {
			if (managed.id() == null) {
				this.lifecycle.deriveId(managed.entity(), managed.instance());
				Object id = this.context.unit()
					.identifiers()
					.read(managed.entity(), managed.instance(), this.context::idOf);
				if (id == null) {
					throw new PersistenceException("An instance of %s has no id: what it is derived from is not saved"
						.formatted(managed.entity().name()));
				}
				this.context.identities().identify(managed, id);
			}
		}
	}

	/**
	 * Makes sure that what instances refer to by inverse sides, which are not written, is
	 * saved nevertheless.
	 */
	private void checkInverseSides() {
		for (ManagedEntity managed : this.context.entities()) {
			if (!managed.isRemoved()) {
				for (Relations.Relation relation : this.lifecycle.relations(managed.entity()).all()) {
					Object target = (relation.isToOne() && !relation.model().isOwning())
							? relation.value(managed.instance()) : null;
					if (target != null && this.context.managed(target) == null) {
						this.context.idToWrite(relation.attribute(), relation.model().target(), target);
					}
				}
			}
		}
	}

	private void insert(ManagedEntity managed) {
		deleteBefore(managed);
		checkId(managed);
		Row row = managed.type().create(checked(managed, this.context.writer().values(managed)));
		write(() -> this.transaction.insert(managed.type().table(), row), managed);
		noteWritten(managed, row);
		this.callbacks
			.add(() -> managed.entity().lifecycle().fire(LifecycleModel.Event.POST_PERSIST, managed.instance()));
	}

	/**
	 * Notes an instance that is to be deleted, or deletes it if it refers to what others
	 * may be waiting for.
	 */
	private void noteRemoved(ManagedEntity managed) {
		this.removed.put(new EntityKey(managed.type(), Objects.requireNonNull(managed.id())), managed);
		if (ExclusiveLinks.has(plan(managed), Objects.requireNonNull(managed.row()))) {
			delete(managed);
		}
	}

	private EntityPlan plan(ManagedEntity managed) {
		return this.context.unit().plan(managed.entity());
	}

	/**
	 * Deletes the row whose id an instance takes over.
	 */
	private void deleteBefore(ManagedEntity managed) {
		ManagedEntity other = this.removed.get(new EntityKey(managed.type(), Objects.requireNonNull(managed.id())));
		if (other != null) {
			delete(other);
		}
	}

	private void checkId(ManagedEntity managed) {
		Object id = this.context.unit().identifiers().read(managed.entity(), managed.instance(), this.context::idOf);
		if (!Objects.equals(id, managed.id())) {
			throw new PersistenceException(
					"The id of the %s was changed to %s; the id of a managed instance must stay the same, so persist another instance"
						.formatted(managed, id));
		}
	}

	private @Nullable Object[] checked(ManagedEntity managed, @Nullable Object[] values) {
		new ColumnCheck(managed).check(values);
		return values;
	}

	private List<Change> changes(List<ManagedEntity> entities) {
		return entities.stream()
			.filter((managed) -> !managed.isNew() && !managed.isRemoved() && !managed.entity().isImmutable())
			.map(this::change)
			.toList();
	}

	private Change change(ManagedEntity managed) {
		checkId(managed);
		@Nullable Object[] values = this.context.writer().values(managed);
		return new Change(managed, values, isChanged(Objects.requireNonNull(managed.row()), values));
	}

	private static boolean isForced(LockModeType mode) {
		return mode == LockModeType.OPTIMISTIC_FORCE_INCREMENT || mode == LockModeType.WRITE
				|| mode == LockModeType.PESSIMISTIC_FORCE_INCREMENT;
	}

	private void makeRoom(Change change) {
		ManagedEntity managed = change.managed();
		Row before = Objects.requireNonNull(managed.row());
		Row row = change.changed() ? ExclusiveLinks.withoutLost(plan(managed), before, change.values()) : null;
		if (row != null) {
			put(managed, before, row);
		}
	}

	private void update(Change change) {
		ManagedEntity managed = change.managed();
		Change current = this.announced ? change(managed) : change;
		boolean changed = change.changed() || current.changed();
		if (changed || isForced(managed.lockMode())) {
			boolean touched = changed && announce(managed);
			write(managed, touched ? this.context.writer().values(managed) : current.values());
		}
	}

	/**
	 * Calls who wants to know of an update, and may change this and other instances.
	 * @return whether there is anybody
	 */
	private boolean announce(ManagedEntity managed) {
		LifecycleModel lifecycle = managed.entity().lifecycle();
		lifecycle.fire(LifecycleModel.Event.PRE_UPDATE, managed.instance());
		this.announced |= lifecycle.has(LifecycleModel.Event.PRE_UPDATE);
		return this.timestamps.updated(managed.entity(), managed.instance())
				|| lifecycle.has(LifecycleModel.Event.PRE_UPDATE);
	}

	private void write(ManagedEntity managed, @Nullable Object[] values) {
		Row before = Objects.requireNonNull(managed.row());
		checkCurrent(managed, before, this.context.row(managed.type(), Objects.requireNonNull(managed.id())));
		BasicModel version = managed.entity().version();
		if (version != null) {
			int column = managed.type().versionColumn();
			VersionValues.advance(version, managed.instance(), before.get(column));
			values[column] = version.form().toStored(version.access().get(managed.instance()));
		}
		Row row = managed.type().create(checked(managed, values));
		put(managed, before, row);
		noteWritten(managed, row);
		managed.lock(LockModeType.NONE);
		this.callbacks
			.add(() -> managed.entity().lifecycle().fire(LifecycleModel.Event.POST_UPDATE, managed.instance()));
	}

	/**
	 * Writes a row over the one that is there, unless somebody else changed that.
	 */
	private void put(ManagedEntity managed, Row before, Row row) {
		write(() -> this.transaction.put(managed.type().table(), row,
				(current) -> checkCurrent(managed, before, (Row) current)), managed);
	}

	private static boolean isChanged(Row before, @Nullable Object[] values) {
		for (int i = 0; i < values.length; i++) {
			if (!Objects.deepEquals(before.get(i), values[i])) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Makes sure that nobody else changed a row since it was read. What a write starts
	 * from is looked at as it starts, as others may commit up to then.
	 */
	private static void checkCurrent(ManagedEntity managed, Row before, @Nullable Row current) {
		int version = managed.type().versionColumn();
		if (current == null || (version >= 0 && !Objects.deepEquals(before.get(version), current.get(version)))) {
			throw new OptimisticLockException(
					"The %s was %s by another transaction; read it again and repeat the change".formatted(managed,
							(current == null) ? "deleted" : "changed"),
					null, managed.instance());
		}
	}

	private void delete(ManagedEntity managed) {
		if (managed.isNew()) {
			return;
		}
		Object id = Objects.requireNonNull(managed.id());
		Row before = Objects.requireNonNull(managed.row());
		if (managed.type().versionColumn() >= 0) {
			write(() -> this.transaction.lock(managed.type().table(), id), managed);
		}
		checkCurrent(managed, before, this.context.row(managed.type(), id));
		DeletionModel deletion = managed.entity().deletion();
		if (deletion != null) {
			put(managed, before, new SoftDeletion(managed.type(), deletion).apply(before));
		}
		else {
			write(() -> this.transaction.delete(managed.type().table(), id), managed);
			this.deleted.computeIfAbsent(managed.type(), (key) -> new ArrayList<>()).add(id);
		}
		this.context.identities().bury(managed);
		this.callbacks
			.add(() -> managed.entity().lifecycle().fire(LifecycleModel.Event.POST_REMOVE, managed.instance()));
	}

	private void noteWritten(ManagedEntity managed, Row row) {
		managed.synced(row);
		this.written.computeIfAbsent(managed.type(), (key) -> new ArrayList<>()).add(row);
	}

	/**
	 * Notes what relations lead to, also of instances whose rows stay the same.
	 */
	private void noteTracked(ManagedEntity managed) {
		for (Relations.Relation relation : this.lifecycle.relations(managed.entity()).tracked()) {
			Orphans.note(managed, relation);
		}
	}

	private static void write(Runnable write, ManagedEntity managed) {
		StoreFailures.translate(write, managed.entity().name(), managed.instance());
	}

	/**
	 * Checks that what is referred to exists.
	 */
	private void check() {
		new CascadingDeletes(this.context, this.transaction).apply(this.deleted);
		ReferenceChecks.check(this.transaction, this.written, this.deleted);
	}

}
