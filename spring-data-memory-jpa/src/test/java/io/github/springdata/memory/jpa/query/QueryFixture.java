package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PersistenceModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.row.RowTypes;
import io.github.springdata.memory.query.execution.QueryEngine;
import io.github.springdata.memory.jpa.support.Hints;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.query.statement.StatementEngine;
import io.github.springdata.memory.store.Deadline;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.store.Transaction;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TransactionRequiredException;

/**
 * Rows of instances, and queries for them, whose results are these instances again.
 */
final class QueryFixture implements QueryContext, EntityLoader {

	final PersistenceModel model;

	final RowTypes rows;

	final QueryCompiler compiler;

	final MemoryStore store = new MemoryStore();

	final List<String> fetched = new ArrayList<>();

	final Map<Object, LockModeType> locked = new LinkedHashMap<>();

	final List<RowChange> changes = new ArrayList<>();

	Set<String> seen = Set.of();

	boolean open = true;

	boolean inTransaction = true;

	private final StoredForms forms;

	private final Map<RowType, Map<Object, Object>> instances = new HashMap<>();

	private Transaction transaction;

	QueryFixture(PersistenceModel model) {
		this.model = model;
		this.rows = RowTypes.of(model, getClass().getClassLoader());
		this.forms = new StoredForms(model, this.rows);
		StatementEngine engine = new StatementEngine(this.rows.context(), new QueryEngine(this.rows.context()));
		this.compiler = new QueryCompiler(model, this.rows, engine, getClass().getClassLoader());
		this.rows.tables().forEach((type) -> this.store.define(type.mapped().getTableDefinition()));
		this.transaction = this.store.begin();
	}

	void insert(List<Object> all) {
		for (Object instance : all) {
			RowType type = this.rows.of(entity(instance));
			Row row = row(type, instance, all);
			this.transaction.insert(type.table(), row);
			this.instances.computeIfAbsent(type, (key) -> new HashMap<>()).put(type.idOf(row), instance);
		}
		this.transaction.commit();
		this.transaction = this.store.begin();
	}

	private EntityModel entity(Object instance) {
		return this.model.entity(instance.getClass());
	}

	private Row row(RowType type, Object instance, List<Object> all) {
		return type.create(type.columns().stream().map((column) -> value(column, instance, all)).toArray());
	}

	private Object value(RowColumn column, Object instance, List<Object> all) {
		AttributeModel attribute = column.attribute();
		return switch (column.role()) {
			case STATE -> has(instance, attribute) ? this.forms.attribute(attribute, instance) : null;
			case ID -> this.forms.toStored(instance, Meaning.UNKNOWN);
			case TYPE -> entity(instance).name();
			case OWNER, POSITION, KEY -> link(column, instance, all);
		};
	}

	private boolean has(Object instance, AttributeModel attribute) {
		return attribute.owner().type().isInstance(instance);
	}

	private Object link(RowColumn column, Object instance, List<Object> all) {
		for (Object owner : all) {
			if (has(owner, column.collection())) {
				Object content = column.collection().access().get(owner);
				Collection<?> members = (content instanceof Map<?, ?> map) ? map.values() : (Collection<?>) content;
				if (members.contains(instance)) {
					return switch (column.role()) {
						case OWNER -> this.forms.toStored(owner, Meaning.UNKNOWN);
						case POSITION -> new ArrayList<>(members).indexOf(instance);
						default -> ((Map<?, ?>) content).entrySet()
							.stream()
							.filter((entry) -> entry.getValue() == instance)
							.findFirst()
							.orElseThrow()
							.getKey();
					};
				}
			}
		}
		return null;
	}

	@SuppressWarnings("unchecked")
	<X> MemoryQuery<X> query(String text) {
		return (MemoryQuery<X>) query(text, null);
	}

	<X> MemoryQuery<X> query(String text, Class<X> type) {
		return new MemoryQuery<>(this.compiler.compile(text), this, type);
	}

	@Override
	public Object load(RowType type, Row row) {
		return Objects.requireNonNull(this.instances.get(type).get(type.idOf(row)));
	}

	@Override
	public Object reference(EntityModel entity, Object id) {
		return Objects.requireNonNull(this.instances.get(this.rows.of(entity)).get(id));
	}

	@Override
	public Object embedded(EmbeddedRowType type, Row row) {
		Object[] values = new Object[type.columns().size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (row.get(i) != null) ? value(type.columns().get(i).attribute(), row.get(i)) : null;
		}
		return type.embeddable().create(values);
	}

	private Object value(AttributeModel attribute, Object stored) {
		if (attribute instanceof BasicModel basic) {
			return basic.form().toJava(stored);
		}
		if (attribute instanceof ToOneModel reference) {
			return reference(reference.relation().target(), stored);
		}
		return embedded(this.rows.of(((EmbeddedModel) attribute).embeddable()), (Row) stored);
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public void requireOpen() {
		if (!this.open) {
			throw new IllegalStateException("closed");
		}
	}

	@Override
	public void requireTransaction() {
		if (!this.inTransaction) {
			throw new TransactionRequiredException("no transaction");
		}
	}

	@Override
	public void beforeQuery(FlushModeType mode, Set<String> tables) {
		this.seen = tables;
	}

	@Override
	public Hints hints() {
		return Hints.NONE;
	}

	@Override
	public Deadline deadline(Hints hints) {
		return null;
	}

	@Override
	public TableSource tables(Deadline deadline) {
		return (entity) -> this.transaction.table(entity.getTableName());
	}

	@Override
	public EntityLoader loader() {
		return this;
	}

	@Override
	public void fetch(Object entity, List<AttributeModel> path) {
		this.fetched.add(entity + ":" + path.stream().map(AttributeModel::name).toList());
	}

	@Override
	public void load(Object entity, Hints hints) {
		throw new IllegalStateException("No test here has an entity graph");
	}

	@Override
	public void lock(Object entity, LockModeType mode) {
		this.locked.put(entity, mode);
	}

	@Override
	public void write(List<RowChange> changes) {
		this.changes.addAll(changes);
		for (RowChange change : changes) {
			if (change.after() == null) {
				this.transaction.delete(change.type().table(), change.type().idOf(change.before()));
			}
			else {
				this.transaction.update(change.type().table(), change.after());
			}
		}
	}

	@Override
	public FlushModeType flushMode() {
		return FlushModeType.AUTO;
	}

	@Override
	public RuntimeException failed(RuntimeException failure) {
		return failure;
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		throw new PersistenceException("nothing of " + type);
	}

}
