package io.github.springdata.memory.mapping;

/**
 * A property that holds the id of another entity, which must exist.
 *
 * @param path the path of the property, which is also the name of its index
 * @param target the class of the other entity
 */
public record EntityReference(String path, Class<?> target) {
}
