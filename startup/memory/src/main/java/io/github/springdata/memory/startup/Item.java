package io.github.springdata.memory.startup;

import io.github.springdata.memory.mapping.Indexed;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * What the repository keeps.
 */
record Item(@Id @Nullable Long id, String name, @Indexed boolean active, @Indexed String category,
		@Indexed double price, double cost) {

}
