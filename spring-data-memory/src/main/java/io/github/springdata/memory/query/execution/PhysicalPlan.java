package io.github.springdata.memory.query.execution;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One execution of a plan.
 *
 * @param rows hands out the rows
 * @param unserved the scan of the table that is made as no index serves the query, if
 * there is one
 * @param remedy what would spare the scan
 */
record PhysicalPlan(Cursor<Object> rows, @Nullable ScanCursor unserved, Supplier<String> remedy) {

	static PhysicalPlan of(Cursor<Object> rows) {
		return new PhysicalPlan(rows, null, () -> "");
	}

}
