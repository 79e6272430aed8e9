package io.github.springdata.memory.jpa.criteria;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Statement;
import jakarta.persistence.criteria.CriteriaSelect;
import jakarta.persistence.criteria.ParameterExpression;

import org.springframework.util.Assert;

/**
 * Statement that finds something: a query, or the combined results of several.
 *
 * @param <T> the type of the results
 */
interface MemorySelect<T> extends CriteriaSelect<T>, CriteriaSource {

	/**
	 * The class of the results.
	 */
	Class<T> resultType();

	/**
	 * What a result consists of.
	 * @throws IllegalStateException if it is not said
	 */
	SelectClause clause();

	/**
	 * Writes what is found.
	 */
	Selection selection(Scope scope);

	/**
	 * The parameters.
	 */
	Set<ParameterExpression<?>> parameters();

	/**
	 * Writes what is found as a side of a set operation.
	 */
	default Selection.Body body(Scope scope) {
		Selection selection = selection(scope);
		return selection.orders().isEmpty() ? selection.body() : new Selection.Piece(selection, Terms.NOWHERE);
	}

	@Override
	default CriteriaStatement toStatement() {
		SelectClause clause = clause();
		Set<String> aliases = new LinkedHashSet<>();
		clause.elements().stream().map(CriteriaStatement.Element::alias).filter(Objects::nonNull).forEach(aliases::add);
		Scope scope = Scope.whole(parameters(), aliases);
		Selection selection = selection(scope);
		return new CriteriaStatement(new Statement.Select(selection.toString(), selection), resultType(),
				clause.shape(), clause.elements(), scope.parametersByName());
	}

	/**
	 * Checks that a statement is of this provider.
	 */
	@SuppressWarnings("unchecked")
	static <T> MemorySelect<T> of(CriteriaSelect<?> select) {
		Assert.notNull(select, "Query must not be null");
		Assert.isInstanceOf(MemorySelect.class, select, "Query of another provider: ");
		return (MemorySelect<T>) select;
	}

}
