package io.github.springdata.memory.startup;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.keyvalue.annotation.KeySpace;

/**
 * What the repository keeps.
 */
@KeySpace("items")
record Item(@Id @Nullable Long id, String name, boolean active, String category, double price, double cost) {

}
