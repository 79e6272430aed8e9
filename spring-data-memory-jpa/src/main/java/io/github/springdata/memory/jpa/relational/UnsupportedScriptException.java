package io.github.springdata.memory.jpa.relational;

import java.sql.SQLFeatureNotSupportedException;

/**
 * Refusal of a statement that only a database understands.
 */
public final class UnsupportedScriptException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates a refusal.
	 * @param line the line in the statement, from one
	 * @param column the column in the line, from one
	 * @param reason what is not understood
	 */
	UnsupportedScriptException(int line, int column, String reason) {
		super("Line %d, column %d of the statement: %s. Without a database only inserts of values and deletes of all rows are understood; put H2 or HSQLDB on the class path of the tests to have any statement run"
			.formatted(line, column, reason));
	}

	/**
	 * The refusal as JDBC has it.
	 * @return an exception with the same message
	 */
	public SQLFeatureNotSupportedException toSqlException() {
		return new SQLFeatureNotSupportedException(getMessage(), this);
	}

}
