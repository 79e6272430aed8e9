package io.github.springdata.memory.jpa.context;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.DeletionModel;
import io.github.springdata.memory.jpa.model.LifecycleModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Transaction;
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
		while (hasNew());
		this.lifecycle.flushed();
	}

	private boolean hasNew() {
		IdentityMap identities = this.context.identities();
		for (int i = 0; i < identities.places(); i++) {
			ManagedEntity managed = identities.at(i);
			if (managed != null && managed.isNew() && !managed.isRemoved()) {
				return true;
			}
		}
		return false;
	}

	private void forEach(Consumer<ManagedEntity> action) {
		IdentityMap identities = this.context.identities();
		for (int i = 0; i < identities.places(); i++) {
			ManagedEntity managed = identities.at(i);
			if (managed != null) {
				action.accept(managed);
			}
		}
	}

	/**
	 * Writes what there is to write. What callbacks have persisted meanwhile is left to
	 * another round.
	 */
	private void writeAll() {
		this.context.identities().compact();
		forEach(this::cascade);
		Orphans orphans = new Orphans(this.context, this.lifecycle);
		forEach(orphans::remove);
		forEach(this::identify);
		forEach(this::checkInverseSides);
		forEach(new Links(this.context)::update);
		write(this.context.entities(), orphans);
		check();
		forEach(Flush::noteTracked);
		List<Runnable> callbacks = List.copyOf(this.callbacks);
		this.callbacks.clear();
		callbacks.forEach(Runnable::run);
	}

	private void write(List<ManagedEntity> entities, Orphans orphans) {
		List<ManagedEntity> added = new ArrayList<>();
		List<ManagedEntity> removed = new ArrayList<>();
		List<ManagedEntity> kept = new ArrayList<>(entities.size());
		for (ManagedEntity managed : entities) {
			if (managed.isRemoved()) {
				removed.add(managed);
			}
			else if (managed.isNew()) {
				added.add(managed);
			}
			else if (!managed.entity().isImmutable()) {
				managed.pending(changes(managed));
				kept.add(managed);
			}
		}
		removed.forEach(this::noteRemoved);
		orphans.removed().forEach(this::delete);
		kept.forEach(this::makeRoom);
		added.forEach(this::insert);
		kept.forEach(this::update);
		entities.stream().filter(ManagedEntity::isRemoved).forEach(this::delete);
	}

	/**
	 * Persists what a managed instance refers to.
	 */
	private void cascade(ManagedEntity managed) {
		if (managed.isRemoved()) {
			return;
		}
		for (Relations.Relation relation : managed.plan().relations().persisting()) {
			for (Object target : relation.targets(managed.instance(), false)) {
				ManagedEntity known = this.context.managed(target);
				if (known == null || known.isRemoved()) {
					this.lifecycle.persist(target);
				}
			}
		}
	}

	/**
	 * Gives an instance the id that it has from others.
	 */
	private void identify(ManagedEntity managed) {
		if (managed.id() != null) {
			return;
		}
		this.lifecycle.deriveId(managed.plan(), managed.instance());
		Object id = this.lifecycle.readId(managed.entity(), managed.instance());
		if (id == null) {
			throw new PersistenceException("An instance of %s has no id: what it is derived from is not saved"
				.formatted(managed.entity().name()));
		}
		this.context.identities().identify(managed, id);
	}

	/**
	 * Makes sure that what an instance refers to by inverse sides, which are not written,
	 * is saved nevertheless.
	 */
	private void checkInverseSides(ManagedEntity managed) {
		if (managed.isRemoved()) {
			return;
		}
		for (Relations.Relation relation : managed.plan().relations().inverse()) {
			Object target = relation.value(managed.instance());
			if (target != null && this.context.managed(target) == null) {
				this.context.idToWrite(relation.attribute(), relation.model().target(), target);
			}
		}
	}

	private void insert(ManagedEntity managed) {
		deleteBefore(managed);
		checkId(managed);
		this.context.unit().validation().validate(LifecycleModel.Event.PRE_PERSIST, managed.instance());
		Row row = managed.type().create(checked(managed, this.context.writer().values(managed)));
		write(() -> this.transaction.insert(managed.type().table(), row), managed);
		noteWritten(managed, row);
		callLater(managed, LifecycleModel.Event.POST_PERSIST);
	}

	/**
	 * Notes an instance that is to be deleted, or deletes it if it refers to what others
	 * may be waiting for.
	 */
	private void noteRemoved(ManagedEntity managed) {
		this.removed.put(new EntityKey(managed.type(), Objects.requireNonNull(managed.id())), managed);
		if (ExclusiveLinks.has(managed.plan(), Objects.requireNonNull(managed.row()))) {
			delete(managed);
		}
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
		Object id = this.lifecycle.readId(managed.entity(), managed.instance());
		if (!Objects.equals(id, managed.id())) {
			throw new PersistenceException(
					"The id of the %s was changed to %s; the id of a managed instance must stay the same, so persist another instance"
						.formatted(managed, id));
		}
	}

	private @Nullable Object[] checked(ManagedEntity managed, @Nullable Object[] values) {
		new ColumnCheck(this.context.unit().rows(), managed).check(values);
		return values;
	}

	/**
	 * The values of the columns of an instance that differs from its row.
	 */
	private @Nullable Object @Nullable [] changes(ManagedEntity managed) {
		checkId(managed);
		RowWriter writer = this.context.writer();
		return writer.isChanged(managed) ? writer.values(managed) : null;
	}

	private static boolean isForced(LockModeType mode) {
		return mode == LockModeType.OPTIMISTIC_FORCE_INCREMENT || mode == LockModeType.WRITE
				|| mode == LockModeType.PESSIMISTIC_FORCE_INCREMENT;
	}

	private void makeRoom(ManagedEntity managed) {
		@Nullable Object[] values = managed.pending();
		Row before = managed.row();
		Row row = (values != null && before != null) ? ExclusiveLinks.withoutLost(managed.plan(), before, values)
				: null;
		if (row != null) {
			put(managed, Objects.requireNonNull(before), row);
		}
	}

	private void update(ManagedEntity managed) {
		@Nullable Object[] values = managed.pending();
		managed.pending(null);
		@Nullable Object[] current = this.announced ? changes(managed) : values;
		boolean changed = values != null || current != null;
		if (changed || isForced(managed.lockMode())) {
			boolean touched = changed && announce(managed);
			write(managed, (touched || current == null) ? this.context.writer().values(managed) : current);
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
		boolean touched = managed.plan().timed() && this.timestamps.updated(managed.entity(), managed.instance());
		this.context.unit().validation().validate(LifecycleModel.Event.PRE_UPDATE, managed.instance());
		return touched || lifecycle.has(LifecycleModel.Event.PRE_UPDATE);
	}

	private void write(ManagedEntity managed, @Nullable Object[] values) {
		Row before = Objects.requireNonNull(managed.row());
		Row current = this.context.row(managed.type(), Objects.requireNonNull(managed.id()));
		checkCurrent(managed, before, current);
		BasicModel version = managed.entity().version();
		if (version != null) {
			int column = managed.type().versionColumn();
			VersionValues.advance(version, managed.instance(), before.get(column));
			values[column] = version.form().toStored(version.access().get(managed.instance()));
		}
		else if (current != null && current != before) {
			new StaleColumns(managed.plan(), before, values).keep(current);
		}
		Row row = managed.type().create(checked(managed, values));
		put(managed, before, row);
		noteWritten(managed, row);
		managed.lock(LockModeType.NONE);
		callLater(managed, LifecycleModel.Event.POST_UPDATE);
	}

	/**
	 * Writes a row over the one that is there, unless somebody else changed that.
	 */
	private void put(ManagedEntity managed, Row before, Row row) {
		write(() -> this.transaction.put(managed.type().table(), row,
				(current) -> checkCurrent(managed, before, (Row) current)), managed);
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
		callLater(managed, LifecycleModel.Event.POST_REMOVE);
	}

	private void noteWritten(ManagedEntity managed, Row row) {
		managed.synced(row);
		this.written.computeIfAbsent(managed.type(), (key) -> new ArrayList<>()).add(row);
	}

	private void callLater(ManagedEntity managed, LifecycleModel.Event event) {
		LifecycleModel lifecycle = managed.entity().lifecycle();
		if (lifecycle.has(event)) {
			this.callbacks.add(() -> lifecycle.fire(event, managed.instance()));
		}
	}

	/**
	 * Notes what relations lead to, also of instances whose rows stay the same.
	 */
	private static void noteTracked(ManagedEntity managed) {
		for (Relations.Relation relation : managed.plan().relations().tracked()) {
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
