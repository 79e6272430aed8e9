package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.jpa.context.AttributeReader.EmbeddedPlan;
import io.github.springdata.memory.jpa.context.AttributeReader.Target;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowExpressions;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.RowTypes;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Table;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * What all persistence contexts of a factory share. Thread-safe.
 */
public final class PersistenceUnit {

	private final PersistenceModel model;

	private final RowTypes rows;

	private final MemoryStore store;

	private final boolean strictLoading;

	private final Identifiers identifiers;

	private final GeneratedIds generatedIds;

	private final RowFunctions functions;

	private final EntityValidation validation;

	private final Map<EntityModel, EntityPlan> plans = new ConcurrentHashMap<>();

	private final Map<PluralModel, TargetPlan> targets = new ConcurrentHashMap<>();

	private final Map<EmbeddableModel, EmbeddedPlan> embedded = new ConcurrentHashMap<>();

	/**
	 * Creates a unit, and defines its tables in the store.
	 * @param model the mapping
	 * @param rows the rows of its entities
	 * @param store the store
	 * @param strictLoading whether a collection that was not read refuses to be read once
	 * its owner is detached
	 * @param expressions compiles what is computed of rows
	 * @param validation validates instances before they are written
	 * @throws IllegalArgumentException if something that is computed does not fit
	 * @throws PersistenceException if the store has tables of another mapping
	 */
	public PersistenceUnit(PersistenceModel model, RowTypes rows, MemoryStore store, boolean strictLoading,
			RowExpressions expressions, EntityValidation validation) {
		this.model = model;
		this.rows = rows;
		this.store = store;
		this.strictLoading = strictLoading;
		this.identifiers = new Identifiers(rows);
		this.generatedIds = new GeneratedIds(store);
		this.functions = new RowFunctions(model, expressions);
		this.validation = validation;
		rows.tables().forEach((type) -> define(store, type));
	}

	/**
	 * The unit of a factory.
	 * @param factory the factory, whoever made it
	 * @return the unit, or {@code null} if the factory is another provider's
	 */
	public static @Nullable PersistenceUnit of(EntityManagerFactory factory) {
		try {
			return factory.unwrap(PersistenceUnit.class);
		}
		catch (PersistenceException ex) {
			return null;
		}
	}

	private static void define(MemoryStore store, RowType type) {
		try {
			store.define(type.definition());
		}
		catch (IllegalStateException ex) {
			throw new PersistenceException(
					"The store has a table '%s' of another mapping: units that share a store need the same entities with the same mapping; add the missing ones to both units, or give each a store of its own"
						.formatted(type.table()),
					ex);
		}
	}

	/**
	 * The mapping.
	 * @return the mapping
	 */
	public PersistenceModel model() {
		return this.model;
	}

	/**
	 * The rows of the entities.
	 * @return the row types
	 */
	public RowTypes rows() {
		return this.rows;
	}

	/**
	 * The store.
	 * @return the store
	 */
	public MemoryStore store() {
		return this.store;
	}

	boolean isStrictLoading() {
		return this.strictLoading;
	}

	Identifiers identifiers() {
		return this.identifiers;
	}

	GeneratedIds generatedIds() {
		return this.generatedIds;
	}

	EntityValidation validation() {
		return this.validation;
	}

	RowFunctions functions() {
		return this.functions;
	}

	EntityPlan plan(EntityModel entity) {
		EntityPlan plan = this.plans.get(entity);
		return (plan != null) ? plan : this.plans.computeIfAbsent(entity, (key) -> EntityPlan.of(key, this));
	}

	TargetPlan plan(PluralModel plural) {
		TargetPlan plan = this.targets.get(plural);
		return (plan != null) ? plan : this.targets.computeIfAbsent(plural, (key) -> TargetPlan.of(key, this));
	}

	EmbeddedPlan embedded(EmbeddableModel embeddable) {
		EmbeddedPlan plan = this.embedded.get(embeddable);
		if (plan == null) {
			plan = EmbeddedPlan.of(this.rows.of(embeddable), this);
			this.embedded.put(embeddable, plan);
		}
		return plan;
	}

	Target target(ToOneModel reference) {
		EntityModel entity = reference.relation().target();
		return new Target(entity, type(entity), this.functions.hides(entity));
	}

	RowType type(EntityModel entity) {
		return this.rows.of(entity);
	}

	/**
	 * The entity of a committed row.
	 * @param entity the entity that is looked for
	 * @param id the id as the application has it
	 * @return the entity of the row, or {@code null} if there is no row with the id
	 */
	public @Nullable EntityModel findCommitted(EntityModel entity, Object id) {
		RowType type = type(entity);
		Object row = this.store.table(type.table()).get(this.identifiers.toStored(entity, id));
		return (row != null) ? type.entityOf((Row) row) : null;
	}

	/**
	 * Inserts rows, all or none of them.
	 * @param rows the rows by their types
	 * @param replacing whether they take the place of all that are there
	 * @throws PersistenceException if an id or unique key is there already, or if a row
	 * refers to one that is missing
	 */
	public void load(Map<RowType, List<Row>> rows, boolean replacing) {
		Transaction transaction = this.store.begin(IsolationLevel.READ_COMMITTED, false);
		try {
			if (replacing) {
				truncate(transaction);
			}
			rows.forEach((type, inserted) -> StoreFailures
				.translate(() -> transaction.insertAll(type.table(), new ArrayList<>(inserted)), type.table(), null));
			ReferenceChecks.check(transaction, rows, Map.of());
			transaction.commit();
		}
		finally {
			if (transaction.isActive()) {
				transaction.rollback();
			}
		}
	}

	/**
	 * Deletes all rows of the unit.
	 * @param transaction the transaction to delete them in
	 */
	public void truncate(Transaction transaction) {
		for (RowType type : this.rows.tables()) {
			Table table = transaction.table(type.table());
			table.rows().forEach((slot, row) -> transaction.delete(type.table(), type.idOf((Row) row)));
		}
	}

	/**
	 * The greatest number that is the id of a committed row.
	 * @param entity the entity, any of its hierarchy
	 * @return the id, or 0 if ids are no numbers or all are less
	 */
	public long greatestId(EntityModel entity) {
		RowType type = type(entity);
		long[] greatest = { 0 };
		this.store.table(type.table()).rows().forEach((slot, row) -> {
			if (type.idOf((Row) row) instanceof Number id) {
				greatest[0] = Math.max(greatest[0], id.longValue());
			}
		});
		return greatest[0];
	}

	/**
	 * The id of an instance.
	 * @param instance an instance of an entity
	 * @return the id as the application has it, or {@code null} if there is none yet
	 * @throws IllegalArgumentException if it is no instance of an entity
	 */
	public @Nullable Object identifierOf(Object instance) {
		EntityModel entity = entityOf(instance);
		Object stored = storedIdOf(entity, instance);
		return (stored != null) ? this.identifiers.toJava(entity, stored) : null;
	}

	private @Nullable Object storedIdOf(EntityModel entity, Object instance) {
		return this.identifiers.read(entity, instance, (target, other) -> storedIdOf(entityOf(other), other));
	}

	/**
	 * The entity of an instance.
	 * @param instance an instance
	 * @return the entity of its class
	 * @throws IllegalArgumentException if its class is no entity, even if a superclass is
	 */
	public EntityModel entityOf(Object instance) {
		return this.model.entity(instance.getClass());
	}

}
