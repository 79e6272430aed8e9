package io.github.springdata.memory.jpa.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.springdata.memory.jpa.context.AttributeReader.Target;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.LifecycleModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TransactionRequiredException;
import org.jspecify.annotations.Nullable;

/**
 * Set of instances in which there is one for each row (Jakarta Persistence 3.2, chapter
 * 3). For one thread at a time.
 * <p>
 * The row that an instance was read from or written to last is what its state is compared
 * with when changes are looked for. References to one are read with the instance, by a
 * queue, so that chains of any length are; collections when they are first asked for.
 */
public final class PersistenceContext {

	private static final int QUEUE = 7;

	private final PersistenceUnit unit;

	private final InstanceReader reader = new InstanceReader(this);

	private final RowWriter writer;

	private final IdentityMap identities = new IdentityMap();

	private final Deque<ManagedEntity> unread = new ArrayDeque<>(QUEUE);

	private final Deque<Runnable> later = new ArrayDeque<>(1);

	private final List<ManagedEntity> arrived = new ArrayList<>(0);

	private boolean reading;

	private RowSource source;

	private @Nullable Transaction transaction;

	private boolean open = true;

	/**
	 * Creates a context without instances.
	 * @param unit the unit
	 */
	public PersistenceContext(PersistenceUnit unit) {
		this(unit, new RowSource.OfStore(unit.store()));
	}

	private PersistenceContext(PersistenceUnit unit, RowSource source) {
		this.unit = unit;
		this.source = source;
		this.writer = new RowWriter(this);
	}

	/**
	 * The unit.
	 * @return the unit
	 */
	public PersistenceUnit unit() {
		return this.unit;
	}

	RowWriter writer() {
		return this.writer;
	}

	/**
	 * The instances that are managed.
	 * @return the instances in the order in which they came
	 */
	public List<Object> instances() {
		return entities().stream().filter((managed) -> !managed.isRemoved()).map(ManagedEntity::instance).toList();
	}

	List<ManagedEntity> entities() {
		return this.identities.entities();
	}

	IdentityMap identities() {
		return this.identities;
	}

	/**
	 * Sees, and writes to, the rows of a transaction from now on.
	 * @param transaction the transaction
	 */
	public void join(Transaction transaction) {
		this.transaction = transaction;
		this.source = new RowSource.OfTransaction(transaction);
	}

	/**
	 * Sees committed rows from now on.
	 */
	public void leave() {
		this.transaction = null;
		this.identities.endTransaction();
		this.source = new RowSource.OfStore(this.unit.store());
	}

	/**
	 * The transaction.
	 * @return the transaction
	 * @throws TransactionRequiredException if there is none
	 */
	public Transaction transaction() {
		if (this.transaction == null) {
			throw new TransactionRequiredException(
					"No transaction is in progress; begin one before changes are written");
		}
		return this.transaction;
	}

	/**
	 * Whether rows are those of a transaction.
	 * @return {@code true} between {@link #join} and {@link #leave}
	 */
	public boolean isJoined() {
		return this.transaction != null;
	}

	/**
	 * Detaches all instances. Collections that were not read go on to be read from the
	 * state as it is now.
	 */
	public void close() {
		clear();
		this.open = false;
		this.source = new RowSource.OfSnapshot(this.unit.store().committed());
	}

	/**
	 * Detaches all instances.
	 */
	public void clear() {
		this.identities.clear();
	}

	/**
	 * Takes tables at one moment.
	 * @param names the names
	 * @return gives each of them by its name
	 */
	public Function<String, Table> tables(Collection<String> names) {
		return this.source.tables(names);
	}

	List<Row> rowsBy(RowType type, String path, Object value) {
		return this.source.find(type, path, value);
	}

	@Nullable Row row(RowType type, Object id) {
		return this.source.get(type, id);
	}

	@Nullable ManagedEntity managed(Object instance) {
		return this.identities.get(instance);
	}

	@Nullable ManagedEntity managed(RowType type, Object id) {
		return this.identities.get(type, id);
	}

	/**
	 * Whether an instance is managed.
	 * @param instance an instance of an entity
	 * @return {@code true} unless it is new, detached or removed
	 */
	public boolean contains(Object instance) {
		this.unit.entityOf(instance);
		ManagedEntity managed = managed(instance);
		return managed != null && !managed.isRemoved();
	}

	/**
	 * Whether an instance is removed.
	 * @param instance an instance
	 * @return {@code true} until the transaction ends
	 */
	public boolean isRemoved(Object instance) {
		ManagedEntity managed = managed(instance);
		return managed != null && managed.isRemoved();
	}

	/**
	 * Finds an instance by its id.
	 * @param entity the entity
	 * @param id the id as the application has it
	 * @return the instance, or {@code null} if there is none, or if it is removed
	 * @throws IllegalArgumentException if the id is not of the type of ids of the entity
	 */
	public @Nullable Object find(EntityModel entity, Object id) {
		Object stored = this.unit.identifiers().toStored(entity, id);
		ManagedEntity found = findManaged(entity, stored);
		return (found != null && !found.isRemoved()) ? found.instance() : null;
	}

	@Nullable ManagedEntity findManaged(EntityModel entity, Object stored) {
		RowType type = this.unit.type(entity);
		ManagedEntity known = managed(type, stored);
		if (known != null) {
			return known.entity().isKindOf(entity) ? known : null;
		}
		Row row = row(type, stored);
		return (row != null && type.entityOf(row).isKindOf(entity) && this.unit.functions().isSeen(entity, row))
				? read(type, stored, row) : null;
	}

	/**
	 * The instance of a row.
	 * @param type the table
	 * @param row the row
	 * @return the instance, the same one each time
	 */
	public Object load(RowType type, Row row) {
		return read(type, row).instance();
	}

	/**
	 * Creates the embeddable of a row that is not read with its entity.
	 * @param type the embeddable
	 * @param row the row
	 * @return a new instance
	 */
	public Object embedded(EmbeddedRowType type, Row row) {
		Object embedded = this.reader.embedded(null, type.embeddable(), row, true);
		return Objects.requireNonNull(embedded);
	}

	/**
	 * Reads the collections that a path of attributes leads to.
	 * @param instance an instance of an entity
	 * @param path the attributes, each of what the one before leads to
	 */
	public void fetch(Object instance, List<AttributeModel> path) {
		if (path.isEmpty()) {
			return;
		}
		Object value = path.get(0).access().get(instance);
		if (value instanceof LazyContent lazy) {
			lazy.load();
		}
		List<AttributeModel> rest = path.subList(1, path.size());
		if (value instanceof Collection<?> elements) {
			elements.forEach((element) -> fetch(element, rest));
		}
		else if (value instanceof Map<?, ?> map) {
			map.values().forEach((element) -> fetch(element, rest));
		}
		else if (value != null) {
			fetch(value, rest);
		}
	}

	/**
	 * The instance that an id refers to.
	 * @param entity the entity
	 * @param stored the stored form of the id
	 * @return the instance
	 * @throws EntityNotFoundException if there is none
	 */
	public Object reference(EntityModel entity, Object stored) {
		return referred(entity, stored).instance();
	}

	ManagedEntity referred(EntityModel entity, Object stored) {
		ManagedEntity found = findManaged(entity, stored);
		if (found == null) {
			throw missing(entity, stored);
		}
		return found;
	}

	private static EntityNotFoundException missing(EntityModel entity, Object stored) {
		return new EntityNotFoundException("No %s with id %s".formatted(entity.name(), stored));
	}

	/**
	 * The instance that a row refers to.
	 * @return the instance, or {@code null} if its row is there but not to be seen
	 */
	@Nullable Object referenceIfSeen(Target target, Object stored) {
		ManagedEntity known = managed(target.type(), stored);
		if (known != null && known.entity().isKindOf(target.entity())) {
			return known.instance();
		}
		Row row = (known == null) ? row(target.type(), stored) : null;
		if (row == null || !target.type().entityOf(row).isKindOf(target.entity())) {
			throw missing(target.entity(), stored);
		}
		boolean seen = !target.hides() || this.unit.functions().isSeen(target.entity(), row);
		return seen ? read(target.type(), stored, row).instance() : null;
	}

	/**
	 * Whether the row that an id refers to is not to be seen.
	 */
	boolean isHidden(EntityModel entity, Object stored) {
		RowType type = this.unit.type(entity);
		if (!this.unit.functions().hides(entity) || managed(type, stored) != null) {
			return false;
		}
		Row row = row(type, stored);
		return row != null && !this.unit.functions().isSeen(entity, row);
	}

	ManagedEntity read(RowType type, Row row) {
		Object id = type.idOf(row);
		ManagedEntity known = managed(type, id);
		return (known != null) ? known : manage(type, id, row);
	}

	/**
	 * Reads a row whose id may be written in more ways than one, none of them managed.
	 */
	private ManagedEntity read(RowType type, Object stored, Row row) {
		Object id = type.idOf(row);
		return id.equals(stored) ? manage(type, id, row) : read(type, row);
	}

	/**
	 * Creates the instance of a row that is not managed.
	 */
	private ManagedEntity manage(RowType type, Object id, Row row) {
		EntityModel entity = type.entityOf(row);
		EntityPlan plan = this.unit.plan(entity);
		ManagedEntity managed = new ManagedEntity(plan.access().create(), plan, id, row);
		this.identities.add(managed);
		this.unread.add(managed);
		readAll();
		return managed;
	}

	/**
	 * Has something done when all instances around are read.
	 */
	void later(Runnable task) {
		this.later.add(task);
		readAll();
	}

	/**
	 * Reads instances until none that is read refers to one that is not.
	 */
	private void readAll() {
		if (this.reading) {
			return;
		}
		this.reading = true;
		try {
			while (!this.unread.isEmpty() || !this.later.isEmpty()) {
				fill();
				Runnable task = this.later.poll();
				if (task != null) {
					task.run();
				}
			}
		}
		finally {
			this.reading = false;
			this.unread.forEach(this.identities::forget);
			this.unread.clear();
			this.later.clear();
		}
		tellArrived();
	}

	/**
	 * Gives all instances that are read their values, so that they can be compared and
	 * hashed.
	 */
	void fill() {
		while (!this.unread.isEmpty()) {
			ManagedEntity managed = this.unread.remove();
			this.reader.fill(managed, Objects.requireNonNull(managed.row()));
			if (managed.entity().lifecycle().has(LifecycleModel.Event.POST_LOAD)) {
				this.arrived.add(managed);
			}
		}
	}

	private void tellArrived() {
		if (this.arrived.isEmpty()) {
			return;
		}
		List<ManagedEntity> arrived = List.copyOf(this.arrived);
		this.arrived.clear();
		for (ManagedEntity managed : arrived) {
			managed.entity().lifecycle().fire(LifecycleModel.Event.POST_LOAD, managed.instance());
		}
	}

	/**
	 * Reads an instance anew.
	 */
	void refresh(ManagedEntity managed, Row row) {
		managed.synced(row);
		this.unread.add(managed);
		readAll();
	}

	/**
	 * The instance on the other side that refers to an instance.
	 */
	@Nullable Object inverse(ManagedEntity owner, ToOneModel reference) {
		EntityModel target = reference.relation().target();
		RowType type = this.unit.type(target);
		List<Row> rows = rowsBy(type, InversePath.of(type, reference.relation()), Objects.requireNonNull(owner.id()))
			.stream()
			.filter((row) -> type.entityOf(row).isKindOf(target) && this.unit.functions().isSeen(target, row))
			.toList();
		if (rows.size() > 1) {
			throw new PersistenceException("%d instances of %s refer to the %s, but '%s' is to one"
				.formatted(rows.size(), target.name(), owner, reference));
		}
		return rows.isEmpty() ? null : load(type, rows.get(0));
	}

	/**
	 * Reads the content of a collection: here as long as its owner is managed, else in a
	 * context that has nothing but the owner.
	 */
	<C> C reading(ManagedEntity reader, PluralModel plural, BiFunction<ManagedEntity, CollectionReader, C> action) {
		Object owner = reader.instance();
		ManagedEntity managed = (reader.place() >= 0) ? reader : managed(owner);
		if (managed != null) {
			return action.apply(managed, this.reader.collections());
		}
		if (this.unit.isStrictLoading()) {
			throw new LazyLoadingException(plural.toString());
		}
		PersistenceContext detached = new PersistenceContext(this.unit, this.source);
		EntityModel entity = this.unit.entityOf(owner);
		Object id = this.unit.identifiers().read(entity, owner, this::idOf);
		ManagedEntity again = new ManagedEntity(owner, this.unit.plan(entity), Objects.requireNonNull(id), null);
		detached.identities.add(again);
		return action.apply(again, detached.reader.collections());
	}

	/**
	 * The stored form of the id of an instance.
	 * @return the id, or {@code null} if it has none
	 */
	@Nullable Object idOf(EntityModel entity, Object instance) {
		ManagedEntity managed = managed(instance);
		if (managed != null) {
			return managed.id();
		}
		EntityModel actual = this.unit.entityOf(instance);
		return this.unit.identifiers().read(actual, instance, this::idOf);
	}

	/**
	 * The stored form of the id of an instance that an attribute refers to.
	 * @throws IllegalStateException if the instance is not saved
	 */
	Object idToWrite(AttributeModel attribute, EntityModel target, Object instance) {
		if (isRemoved(instance) && this.unit.entityOf(instance).deletion() == null) {
			throw new IllegalStateException(
					"'%s' refers to an instance of %s that is removed; set another one, or take it out of the collection"
						.formatted(attribute, target.name()));
		}
		Object id = idOf(target, instance);
		boolean known = id != null
				&& (managed(this.unit.type(target), id) != null || row(this.unit.type(target), id) != null);
		if (id == null || !known) {
			throw new IllegalStateException(
					"'%s' refers to an instance of %s that is not saved; persist it before, or declare the relation with cascade = PERSIST"
						.formatted(attribute, target.name()));
		}
		return id;
	}

	/**
	 * Whether an instance is the managed one of an id, and not removed.
	 */
	boolean isManaged(EntityModel target, Object id, Object instance) {
		ManagedEntity managed = managed(this.unit.type(target), id);
		return managed != null && managed.instance() == instance && !managed.isRemoved();
	}

	/**
	 * Whether the context was not closed.
	 * @return {@code false} after {@link #close}
	 */
	public boolean isOpen() {
		return this.open;
	}

}
