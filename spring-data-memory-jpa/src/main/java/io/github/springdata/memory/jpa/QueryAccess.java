package io.github.springdata.memory.jpa;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.springdata.memory.jpa.context.Locks;
import io.github.springdata.memory.jpa.context.PersistenceContext;
import io.github.springdata.memory.jpa.context.StatementWrites;
import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.query.EntityLoader;
import io.github.springdata.memory.jpa.query.QueryContext;
import io.github.springdata.memory.jpa.query.RowChange;
import io.github.springdata.memory.jpa.row.EmbeddedRowType;
import io.github.springdata.memory.jpa.row.Row;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.jpa.support.Hints;
import io.github.springdata.memory.query.execution.TableSource;
import io.github.springdata.memory.store.Deadline;
import io.github.springdata.memory.store.Table;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/**
 * Access of queries to an entity manager and its persistence context.
 */
final class QueryAccess implements QueryContext, EntityLoader {

	private final MemoryEntityManager entityManager;

	private final PersistenceContext context;

	private Set<String> tables = Set.of();

	QueryAccess(MemoryEntityManager entityManager) {
		this.entityManager = entityManager;
		this.context = entityManager.context();
	}

	@Override
	public boolean isOpen() {
		return this.entityManager.isOpen();
	}

	@Override
	public void requireOpen() {
		this.entityManager.checkOpen();
	}

	@Override
	public void requireTransaction() {
		this.context.transaction();
	}

	@Override
	public void beforeQuery(@Nullable FlushModeType mode, Set<String> tables) {
		this.tables = tables;
		FlushModeType effective = (mode != null) ? mode : flushMode();
		if (effective == FlushModeType.AUTO && this.context.isJoined() && !this.context.transaction().isReadOnly()) {
			this.entityManager.flush();
		}
	}

	@Override
	public Hints hints() {
		return this.entityManager.hints();
	}

	@Override
	public @Nullable Deadline deadline(Hints hints) {
		Integer timeout = (hints.queryTimeout() != null) ? hints.queryTimeout() : hints().queryTimeout();
		return (timeout == null) ? null : this.entityManager.limit(TimeUnit.MILLISECONDS.toNanos(timeout), () -> {
		}, "The query took longer than its timeout of %d ms".formatted(timeout));
	}

	@Override
	public TableSource tables(@Nullable Deadline deadline) {
		Function<String, Table> tables = this.context.tables(this.tables);
		return (entity) -> tables.apply(entity.getTableName()).until(deadline);
	}

	@Override
	public EntityLoader loader() {
		return this;
	}

	@Override
	public Object load(RowType type, Row row) {
		return this.context.load(type, row);
	}

	@Override
	public Object embedded(EmbeddedRowType type, Row row) {
		return this.context.embedded(type, row);
	}

	@Override
	public Object reference(EntityModel entity, Object id) {
		return this.context.reference(entity, id);
	}

	@Override
	public void fetch(Object entity, List<AttributeModel> path) {
		this.context.fetch(entity, path);
	}

	@Override
	public void load(Object entity, Hints hints) {
		this.entityManager.load(entity, hints);
	}

	@Override
	public void lock(Object entity, LockModeType mode) {
		new Locks(this.context).lock(entity, mode);
	}

	@Override
	public void write(List<RowChange> changes) {
		StatementWrites writes = new StatementWrites(this.context);
		changes.forEach((change) -> writes.write(change.type(), change.before(), change.after()));
		writes.check();
	}

	@Override
	public FlushModeType flushMode() {
		return this.entityManager.getFlushMode();
	}

	@Override
	public RuntimeException failed(RuntimeException failure) {
		return this.entityManager.failed(failure);
	}

	@Override
	public <T> T unwrap(Class<T> type) {
		return this.entityManager.unwrap(type);
	}

}
