package io.github.springdata.memory.jpa.relational;

import java.sql.Connection;
import java.util.Set;

import io.github.springdata.memory.jpa.context.PersistenceUnit;
import io.github.springdata.memory.store.Transaction;

import jakarta.persistence.PersistenceException;

/**
 * Copy of the rows of a persistence unit in a relational database, for scripts to change
 * them there. What scripts have changed is written back to the store; what they have not
 * touched is not written.
 */
public final class RelationalCopy {

	private final PersistenceUnit unit;

	private final Connection connection;

	private final Set<String> tables;

	private RelationalSource before;

	private RelationalCopy(PersistenceUnit unit, Connection connection, Set<String> tables, RelationalSource before) {
		this.unit = unit;
		this.connection = connection;
		this.tables = tables;
		this.before = before;
	}

	/**
	 * Copies the rows that a transaction sees, in place of all that are in the tables of
	 * the database.
	 * @param unit the unit
	 * @param transaction a transaction of its store
	 * @param connection a connection to H2 or HSQLDB with the tables of the unit, which
	 * is not closed
	 * @return the copy
	 * @throws PersistenceException if the tables do not fit the mapping or the rows
	 */
	public static RelationalCopy of(PersistenceUnit unit, Transaction transaction, Connection connection) {
		JdbcSource database = JdbcSource.of(connection);
		Set<String> tables = EntityTables.of(unit.model().entities());
		JdbcTarget target = new JdbcTarget(connection, database);
		target.replace(tables, new RelationalExport(unit, database).write(transaction));
		target.restart(new IdPositions(unit).next());
		return new RelationalCopy(unit, connection, tables, new CapturedSource(JdbcSource.of(connection), tables));
	}

	/**
	 * Writes to the store what has changed in the database since it was copied, or
	 * written to the store: all of it, or nothing. Ids that are generated go on where the
	 * database does.
	 * @param transaction a transaction of the store
	 * @throws PersistenceException if a row does not fit the mapping or a constraint;
	 * then the transaction has written nothing
	 */
	public void writeBack(Transaction transaction) {
		RelationalSource after = new CapturedSource(JdbcSource.of(this.connection), this.tables);
		new RelationalChanges(this.unit, this.before, after).apply(transaction);
		this.before = after;
	}

}
