package io.github.springdata.memory.repository.state;

import java.time.Instant;
import java.util.List;

/**
 * What the entities of the tests have in common. Mutable ones change themselves, others
 * return a changed copy.
 */
interface Note {

	Long id();

	Long version();

	String name();

	int rank();

	List<String> tags();

	/**
	 * The mutable objects in the entity.
	 */
	List<Part> parts();

	Instant created();

	String changedBy();

	Note named(String name);

	Note ranked(int rank);

	/**
	 * A detached copy under a given id and version.
	 */
	Note as(Long id, Long version);

}
