package io.github.springdata.memory.boot.broken;

import io.github.springdata.memory.mapping.MemoryEntity;

/**
 * An entity without an id.
 */
@MemoryEntity
public class Unidentified {

	String name = "";

}
