package io.github.springdata.memory.startup;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * What the repository keeps.
 */
record Item(@Id @Nullable Long id, String name, boolean active, String category, double price, double cost) {

}
