package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.metamodel.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * What is joined to what.
 *
 * @param <Z> the type that is joined to
 * @param parent what is joined to
 * @param attribute the attribute that is joined, or {@code null} for an entity
 * @param joinType how
 * @param fetched whether to load it together with its parent
 */
record JoinSpec<Z>(MemoryFrom<?, Z> parent, @Nullable Attribute<?, ?> attribute, JoinType joinType, boolean fetched) {

}
