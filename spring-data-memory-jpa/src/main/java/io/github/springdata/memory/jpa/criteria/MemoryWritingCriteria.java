package io.github.springdata.memory.jpa.criteria;

import java.util.List;
import java.util.Set;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement.Shape;
import io.github.springdata.memory.query.syntax.Selection.Source;
import io.github.springdata.memory.query.syntax.Statement;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;

import org.springframework.util.Assert;

/**
 * What updates and deletes have in common: the root, which is there from the start.
 *
 * @param <T> the entity
 */
abstract class MemoryWritingCriteria<T> extends MemoryCriteria implements CriteriaSource {

	private final MemoryRoot<T> root;

	MemoryWritingCriteria(Metamodel metamodel, EntityType<T> entity) {
		super(metamodel);
		this.root = new MemoryRoot<>(entity, metamodel);
	}

	@Override
	abstract Statement write(Scope scope);

	/**
	 * The same statement with its text.
	 */
	abstract Statement withText(Statement statement);

	public Root<T> from(Class<T> entityClass) {
		Assert.notNull(entityClass, "Class must not be null");
		return from(metamodel().entity(entityClass));
	}

	public Root<T> from(EntityType<T> entity) {
		Assert.notNull(entity, "Entity must not be null");
		Assert.isTrue(entity.getName().equals(this.root.getModel().getName()),
				() -> "The statement was made for %s, not for %s".formatted(this.root.getModel().getName(),
						entity.getName()));
		return this.root;
	}

	public Root<T> getRoot() {
		return this.root;
	}

	final Source target(Scope scope) {
		Assert.state(!scope.isWhole() || this.root.joined().isEmpty(),
				"An update or delete has no joins; use a subquery instead");
		scope.declare(this.root);
		return this.root.source(scope);
	}

	@Override
	public CriteriaStatement toStatement() {
		Scope scope = Scope.whole(getParameters(), Set.of());
		Statement statement = withText(write(scope));
		return new CriteriaStatement(statement, this.root.getModel().getJavaType(), Shape.SINGLE, List.of(),
				scope.parametersByName());
	}

}
