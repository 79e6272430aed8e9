package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.query.syntax.Statement;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.SingularAttribute;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Update of the rows of an entity.
 *
 * @param <T> the entity
 */
final class MemoryCriteriaUpdate<T> extends MemoryWritingCriteria<T> implements CriteriaUpdate<T> {

	private final List<Assignment> assignments = new ArrayList<>();

	MemoryCriteriaUpdate(Metamodel metamodel, EntityType<T> entity) {
		super(metamodel, entity);
	}

	@Override
	public <Y, X extends Y> CriteriaUpdate<T> set(SingularAttribute<? super T, Y> attribute, @Nullable X value) {
		return assign(getRoot().get(attribute), Term.value(value));
	}

	@Override
	public <Y> CriteriaUpdate<T> set(SingularAttribute<? super T, Y> attribute, Expression<? extends Y> value) {
		return assign(getRoot().get(attribute), Term.of(value));
	}

	@Override
	public <Y, X extends Y> CriteriaUpdate<T> set(Path<Y> attribute, @Nullable X value) {
		return assign(attribute, Term.value(value));
	}

	@Override
	public <Y> CriteriaUpdate<T> set(Path<Y> attribute, Expression<? extends Y> value) {
		return assign(attribute, Term.of(value));
	}

	@Override
	public CriteriaUpdate<T> set(String attributeName, @Nullable Object value) {
		return assign(getRoot().get(attributeName), Term.value(value));
	}

	private CriteriaUpdate<T> assign(Path<?> attribute, Term value) {
		this.assignments.add(new Assignment(Term.of(attribute), value));
		return this;
	}

	@Override
	public CriteriaUpdate<T> where(@Nullable Expression<Boolean> restriction) {
		restrict(Conditions.restriction(restriction));
		return this;
	}

	@Override
	public CriteriaUpdate<T> where(Predicate @Nullable ... restrictions) {
		restrict(Conditions.restriction(restrictions));
		return this;
	}

	@Override
	Statement write(Scope scope) {
		Assert.state(!scope.isWhole() || !this.assignments.isEmpty(), "An update needs an assignment; call set(..)");
		io.github.springdata.memory.query.syntax.Selection.Source target = target(scope);
		List<Statement.Assignment> written = this.assignments.stream()
			.map((assignment) -> assignment.write(scope))
			.toList();
		return new Statement.Update("", target, written, where(scope, List.of()));
	}

	@Override
	Statement withText(Statement statement) {
		Statement.Update update = (Statement.Update) statement;
		return new Statement.Update(update.toString(), update.target(), update.assignments(), update.where());
	}

	/**
	 * A new value.
	 */
	private record Assignment(Term attribute, Term value) {

		Statement.Assignment write(Scope scope) {
			io.github.springdata.memory.query.syntax.Expression written = this.attribute.write(scope);
			Assert.isInstanceOf(io.github.springdata.memory.query.syntax.Expression.Path.class, written,
					"Only an attribute of the updated entity can be set: ");
			return new Statement.Assignment((io.github.springdata.memory.query.syntax.Expression.Path) written,
					this.value.write(scope));
		}

	}

}
