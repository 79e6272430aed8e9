package io.github.springdata.memory.jpa.relational;

import java.util.Collection;
import java.util.List;

/**
 * Tables of a relational database. Names of tables are compared without regard to case.
 */
public interface RelationalSource {

	/**
	 * The names of all tables.
	 * @return the names as the database has them, without those of its own catalogue
	 */
	Collection<String> tables();

	/**
	 * The rows of a table.
	 * @param table the name of the table
	 * @return the rows in the order of the database, none if there is no such table
	 */
	List<RelationalRow> rows(String table);

	/**
	 * The columns of the primary key of a table.
	 * @param table the name of the table
	 * @return the names in the order of the key, none if it is not known
	 */
	List<String> primaryKey(String table);

	/**
	 * The number that a generator of ids would give next.
	 * @param name the name of a sequence, or of the table and column of an identity with
	 * a dot between them
	 * @return the number, or 0 if there is no such generator
	 */
	long next(String name);

}
