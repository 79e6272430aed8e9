package io.github.springdata.memory.core;

import io.github.springdata.memory.mapping.Indexed;

import org.springframework.data.annotation.Id;

/**
 * An immutable entity with a generated id and no version.
 */
record Item(@Id Long id, String name, @Indexed double price) {

	static Item of(String name, double price) {
		return new Item(null, name, price);
	}

}
