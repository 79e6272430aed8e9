package io.github.springdata.memory.query.statement;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import org.jspecify.annotations.Nullable;

/**
 * A part of the results of a statement.
 *
 * @param name its alias, or the last name of its path, or {@code null}
 * @param type the type of its values, {@code Object} if that is not known
 * @param entity the entity whose stored rows its values are, or {@code null}
 * @param property whether its values are a property of the first entity of that name
 */
public record ResultItem(@Nullable String name, Class<?> type, @Nullable MemoryPersistentEntity<?> entity,
		boolean property) {

}
