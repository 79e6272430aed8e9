package io.github.springdata.memory.jpa.criteria;

import java.util.List;

import io.github.springdata.memory.query.syntax.Statement;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import org.jspecify.annotations.Nullable;

/**
 * Deletion of rows of an entity.
 *
 * @param <T> the entity
 */
final class MemoryCriteriaDelete<T> extends MemoryWritingCriteria<T> implements CriteriaDelete<T> {

	MemoryCriteriaDelete(Metamodel metamodel, EntityType<T> entity) {
		super(metamodel, entity);
	}

	@Override
	public CriteriaDelete<T> where(@Nullable Expression<Boolean> restriction) {
		restrict(Conditions.restriction(restriction));
		return this;
	}

	@Override
	public CriteriaDelete<T> where(Predicate @Nullable ... restrictions) {
		restrict(Conditions.restriction(restrictions));
		return this;
	}

	@Override
	Statement write(Scope scope) {
		return new Statement.Delete("", target(scope), where(scope, List.of()));
	}

	@Override
	Statement withText(Statement statement) {
		Statement.Delete delete = (Statement.Delete) statement;
		return new Statement.Delete(delete.toString(), delete.target(), delete.where());
	}

}
