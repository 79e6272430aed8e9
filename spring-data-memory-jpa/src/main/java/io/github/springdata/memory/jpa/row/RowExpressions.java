package io.github.springdata.memory.jpa.row;

import java.util.function.Function;

import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.query.syntax.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Compiler of expressions over the attributes of an entity to functions of its rows.
 */
@FunctionalInterface
public interface RowExpressions {

	/**
	 * Compiles an expression.
	 * @param entity the entity
	 * @param expression an expression over attributes of the entity alone
	 * @return computes the value of a row; for a condition a {@code Boolean},
	 * {@code null} if unknown
	 * @throws IllegalArgumentException if the expression does not fit the entity
	 */
	Function<Row, @Nullable Object> compile(EntityModel entity, Expression expression);

}
