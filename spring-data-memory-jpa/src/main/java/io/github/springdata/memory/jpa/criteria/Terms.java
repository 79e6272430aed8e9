package io.github.springdata.memory.jpa.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.syntax.CastType;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Expression.Aggregate;
import io.github.springdata.memory.query.syntax.Expression.Arithmetic;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * Terms by the kind of expression that they are written as.
 */
final class Terms {

	/** The location of all that stands in no text. */
	static final Location NOWHERE = Location.of(0);

	private Terms() {
	}

	/**
	 * A property of what is written already.
	 */
	static Expression property(Expression owner, String name) {
		if (owner instanceof Expression.Path path) {
			return new Expression.Path(joined(path.names(), name), NOWHERE);
		}
		return (owner instanceof Expression.Property property)
				? new Expression.Property(property.owner(), joined(property.names(), name), NOWHERE)
				: new Expression.Property(owner, List.of(name), NOWHERE);
	}

	private static List<String> joined(List<String> names, String name) {
		return Stream.concat(names.stream(), Stream.of(name)).toList();
	}

	static Term call(ScalarFunction function, Term... arguments) {
		return call(function, List.of(arguments));
	}

	static Term call(ScalarFunction function, List<Term> arguments) {
		return (scope) -> new Expression.Call(function, write(arguments, scope), NOWHERE);
	}

	static Term arithmetic(Arithmetic.Operator operator, Term left, Term right) {
		return (scope) -> new Arithmetic(operator, left.write(scope), right.write(scope), NOWHERE);
	}

	static Term negative(Term operand) {
		return (scope) -> new Expression.Negative(operand.write(scope), NOWHERE);
	}

	static Term aggregate(Aggregate.Kind kind, boolean distinct, Term argument) {
		return (scope) -> new Aggregate(kind, distinct, argument.write(scope), NOWHERE);
	}

	static Term cast(Term operand, CastType type) {
		return (scope) -> new Expression.Cast(operand.write(scope), type, NOWHERE);
	}

	static Term comparison(Condition.Operator operator, Term left, Term right) {
		return (scope) -> new Expression.Comparison(operator, left.write(scope), right.write(scope), NOWHERE);
	}

	static Term between(Term operand, Term lower, Term upper) {
		return (scope) -> new Expression.Between(operand.write(scope), lower.write(scope), upper.write(scope), false,
				NOWHERE);
	}

	static Term like(Term operand, Term pattern, @Nullable Term escape) {
		return (scope) -> new Expression.Like(operand.write(scope), pattern.write(scope),
				(escape != null) ? escape.write(scope) : null, false, false, NOWHERE);
	}

	static Term isNull(Term operand) {
		return (scope) -> new Expression.IsNull(operand.write(scope), false, NOWHERE);
	}

	static Term isEmpty(Term operand) {
		return (scope) -> new Expression.IsEmpty(operand.write(scope), false, NOWHERE);
	}

	static Term member(Term element, Term collection) {
		return (scope) -> {
			Expression container = collection.write(scope);
			return (container instanceof Expression.Literal || container instanceof Expression.Parameter)
					? new Expression.In(element.write(scope), elements(List.of(container)), false, NOWHERE)
					: new Expression.Member(element.write(scope), container, false, NOWHERE);
		};
	}

	/**
	 * A test whether a value is one of others, of which a collection stands for its
	 * elements.
	 */
	static Term in(Term operand, List<Term> members) {
		return (scope) -> {
			List<Expression> written = write(members, scope);
			return (written.size() == 1 && written.get(0) instanceof Expression.Path collection && isPlural(members))
					? new Expression.Member(operand.write(scope), collection, false, NOWHERE)
					: new Expression.In(operand.write(scope), elements(written), false, NOWHERE);
		};
	}

	private static boolean isPlural(List<Term> members) {
		return members.get(0) instanceof AttributePath<?> path && path.isPlural();
	}

	private static List<Expression> elements(List<Expression> members) {
		List<Expression> elements = new ArrayList<>();
		for (Expression member : members) {
			if (member instanceof Expression.Literal literal && literal.value() instanceof Iterable<?> several) {
				several.forEach((element) -> elements.add(new Expression.Literal(element, NOWHERE)));
			}
			else {
				elements.add(member);
			}
		}
		return elements;
	}

	static Term subquery(MemorySubquery<?> subquery) {
		return (scope) -> new Expression.Subquery(subquery.selection(scope), NOWHERE);
	}

	static Term quantified(boolean all, MemorySubquery<?> subquery) {
		return (scope) -> new Expression.Quantified(all, subquery.selection(scope), NOWHERE);
	}

	static Term exists(MemorySubquery<?> subquery) {
		return (scope) -> new Expression.Exists(subquery.selection(scope), NOWHERE);
	}

	/**
	 * All of some conditions, without those that always hold.
	 */
	static Term and(List<Term> operands) {
		return (scope) -> {
			List<Expression> written = without(true, write(operands, scope));
			return switch (written.size()) {
				case 0 -> new Expression.Literal(true, NOWHERE);
				case 1 -> written.get(0);
				default -> new Expression.Junction(true, written, NOWHERE);
			};
		};
	}

	/**
	 * Any of some conditions, without those that never hold.
	 */
	static Term or(List<Term> operands) {
		return (scope) -> {
			List<Expression> written = without(false, write(operands, scope));
			return switch (written.size()) {
				case 0 -> new Expression.Literal(false, NOWHERE);
				case 1 -> written.get(0);
				default -> new Expression.Junction(false, written, NOWHERE);
			};
		};
	}

	private static List<Expression> without(boolean neutral, List<Expression> operands) {
		return operands.stream().filter((operand) -> !isConstant(operand, neutral)).toList();
	}

	/**
	 * Whether a condition is always met, or never.
	 */
	static boolean isConstant(Expression condition, boolean value) {
		return condition instanceof Expression.Literal literal && Boolean.valueOf(value).equals(literal.value());
	}

	static Term not(Term operand) {
		return (scope) -> Negations.negate(operand.write(scope));
	}

	static List<Expression> write(List<Term> terms, Scope scope) {
		return terms.stream().map((term) -> term.write(scope)).toList();
	}

	static List<Term> all(List<? extends jakarta.persistence.criteria.@Nullable Expression<?>> expressions) {
		List<Term> terms = new ArrayList<>();
		expressions.forEach((expression) -> terms.add(Term.of(expression)));
		return terms;
	}

	static List<Term> all(jakarta.persistence.criteria.@Nullable Expression<?>... expressions) {
		return all(Arrays.asList(expressions));
	}

	/**
	 * A character as the string that texts have in its place.
	 */
	static Term character(Term term) {
		return (scope) -> {
			Expression written = term.write(scope);
			return (written instanceof Expression.Literal literal && literal.value() instanceof Character character)
					? new Expression.Literal(character.toString(), NOWHERE) : written;
		};
	}

}
