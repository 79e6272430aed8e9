package io.github.springdata.memory.jpa.relational;

import java.sql.Connection;
import java.util.Set;
import java.util.function.Supplier;

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

	private final Supplier<RelationalSource> database;

	private final Set<String> tables;

	private RelationalSource before;

	private RelationalCopy(PersistenceUnit unit, Supplier<RelationalSource> database) {
		this.unit = unit;
		this.database = database;
		this.tables = EntityTables.of(unit.model().entities());
		this.before = captured();
	}

	private RelationalSource captured() {
		return new CapturedSource(this.database.get(), this.tables);
	}

	/**
	 * Copies the rows that a transaction sees, in place of all that are in the tables of
	 * a database.
	 * @param unit the unit
	 * @param transaction a transaction of its store
	 * @param connection a connection to H2 or HSQLDB with the tables of the unit, which
	 * is not closed
	 * @return the copy
	 * @throws PersistenceException if the tables do not fit the mapping or the rows
	 */
	public static RelationalCopy of(PersistenceUnit unit, Transaction transaction, Connection connection) {
		JdbcSource database = JdbcSource.of(connection);
		JdbcTarget target = new JdbcTarget(connection, database);
		target.replace(EntityTables.of(unit.model().entities()),
				new RelationalExport(unit, database).write(transaction));
		target.restart(new IdPositions(unit).next());
		return new RelationalCopy(unit, () -> JdbcSource.of(connection));
	}

	/**
	 * Copies the rows that a transaction sees, in place of all that are in tables without
	 * a database.
	 * @param unit the unit
	 * @param transaction a transaction of its store
	 * @param database the tables, which have those of the unit
	 * @return the copy
	 */
	public static RelationalCopy of(PersistenceUnit unit, Transaction transaction, ScriptTables database) {
		database.replace(EntityTables.of(unit.model().entities()),
				new RelationalExport(unit, database).write(transaction), new IdPositions(unit).next());
		return new RelationalCopy(unit, database::capture);
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
		RelationalSource after = captured();
		new RelationalChanges(this.unit, this.before, after).apply(transaction);
		this.before = after;
	}

}
