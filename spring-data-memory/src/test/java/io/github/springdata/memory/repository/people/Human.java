package io.github.springdata.memory.repository.people;

/**
 * An entity that shows its state as a record, whatever its own kind.
 */
public interface Human {

	PersonRecord state();

}
