package io.github.springdata.memory.jpa.model;

import java.util.List;
import java.util.Map;

/**
 * Tables of an entity as they are declared.
 *
 * @param name the physical name of the primary table
 * @param indexes the indexes and unique constraints, by names of columns
 * @param secondary the secondary tables by name, each with the columns that join it
 * @param checks the number of check constraints, which are SQL and not looked at
 */
public record TableModel(String name, List<Index> indexes, Map<String, List<String>> secondary, int checks) {

	/**
	 * Index or unique constraint.
	 *
	 * @param name the name, possibly empty
	 * @param columns the names of the columns, without order
	 * @param unique whether keys are unique
	 */
	public record Index(String name, List<String> columns, boolean unique) {
	}

}
