package io.github.springdata.memory.jpa.criteria;

/**
 * Criteria object that is a whole statement.
 */
public interface CriteriaSource {

	/**
	 * Writes the statement as it is now.
	 * @return the statement
	 * @throws IllegalArgumentException if it says something that is not possible
	 * @throws IllegalStateException if it is not complete
	 */
	CriteriaStatement toStatement();

}
