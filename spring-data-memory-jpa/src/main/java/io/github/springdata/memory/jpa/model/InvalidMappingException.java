package io.github.springdata.memory.jpa.model;

import java.util.Collection;
import java.util.List;

import jakarta.persistence.PersistenceException;

/**
 * Exception for a persistence unit whose mapping is wrong, which reports all problems of
 * all classes together.
 */
public class InvalidMappingException extends PersistenceException {

	/**
	 * All that is wrong.
	 */
	private final List<String> problems;

	/**
	 * Creates an exception.
	 * @param problems what is wrong, one sentence each
	 */
	public InvalidMappingException(Collection<String> problems) {
		super("The mapping of the persistence unit is not valid:\n - " + String.join("\n - ", problems));
		this.problems = List.copyOf(problems);
	}

	/**
	 * What is wrong, one sentence each, which names the class and the attribute.
	 * @return the problems, at least one
	 */
	public List<String> getProblems() {
		return this.problems;
	}

}
