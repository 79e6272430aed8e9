package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Statement without the values that it compares attributes with, so that statements which
 * differ in these alone are compiled once.
 *
 * @param statement the statement, with parameters in place of the values
 * @param values the values by the names of these parameters
 */
record LiftedValues(Statement statement, Map<String, Object> values) {

	/** What no application names a parameter. */
	private static final String PREFIX = "value$";

	/**
	 * Lifts the values that a statement which finds something compares attributes with;
	 * others are left as they are.
	 */
	static LiftedValues of(Statement statement) {
		Map<String, Object> values = new LinkedHashMap<>();
		if (!(statement instanceof Statement.Select select)
				|| !(select.selection().body() instanceof Selection.QueryBlock block) || block.where() == null) {
			return new LiftedValues(statement, values);
		}
		Selection.QueryBlock lifted = new Selection.QueryBlock(block.distinct(), block.items(), block.sources(),
				lift(block.where(), values), block.groupBy(), block.having());
		Selection selection = new Selection(lifted, select.selection().orders(), select.selection().limit(),
				select.selection().offset());
		return new LiftedValues(
				new Statement.Select(values.isEmpty() ? select.text() : selection.toString(), selection), values);
	}

	private static Expression lift(Expression condition, Map<String, Object> values) {
		if (condition instanceof Expression.Junction junction) {
			List<Expression> operands = new ArrayList<>();
			junction.operands().forEach((operand) -> operands.add(lift(operand, values)));
			return new Expression.Junction(junction.all(), operands, junction.location());
		}
		if (condition instanceof Expression.Not not) {
			return new Expression.Not(lift(not.operand(), values), not.location());
		}
		return (condition instanceof Expression.Comparison comparison && comparison.left() instanceof Expression.Path
				&& comparison.right() instanceof Expression.Literal value && isLifted(value.value()))
						? new Expression.Comparison(comparison.operator(), comparison.left(), parameter(value, values),
								comparison.location())
						: condition;
	}

	private static boolean isLifted(@Nullable Object value) {
		return value != null && !(value instanceof Boolean || value instanceof Class<?>
				|| value instanceof Collection<?> || value instanceof Map<?, ?>);
	}

	private static Expression parameter(Expression.Literal literal, Map<String, Object> values) {
		String name = PREFIX + (values.size() + 1);
		values.put(name, literal.value());
		return new Expression.Parameter(Expression.Parameter.Kind.NAMED, name, literal.location());
	}

	/**
	 * Whether the values can be those of the parameters of a compiled statement.
	 */
	boolean fit(CompiledQuery compiled) {
		return compiled.parameters().stream().allMatch((parameter) -> {
			Object value = this.values.get(String.valueOf(parameter.name()));
			return value == null || (parameter.type() != Object.class && parameter.type().isInstance(value));
		});
	}

}
