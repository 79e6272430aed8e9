package io.github.springdata.memory.jpa.criteria;

import java.util.List;
import java.util.Locale;

import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;

import org.springframework.util.Assert;

/**
 * Builder of functions of strings.
 */
interface Strings extends CriteriaBuilder {

	@Override
	default Expression<String> concat(List<Expression<String>> expressions) {
		Assert.notEmpty(expressions, "Expressions must not be empty");
		return new ComputedExpression<>(String.class, Terms.call(ScalarFunction.CONCAT, Terms.all(expressions)));
	}

	@Override
	default Expression<String> concat(Expression<String> x, Expression<String> y) {
		return string(ScalarFunction.CONCAT, Term.of(x), Term.of(y));
	}

	@Override
	default Expression<String> concat(Expression<String> x, String y) {
		return string(ScalarFunction.CONCAT, Term.of(x), Term.value(y));
	}

	@Override
	default Expression<String> concat(String x, Expression<String> y) {
		return string(ScalarFunction.CONCAT, Term.value(x), Term.of(y));
	}

	@Override
	default Expression<String> substring(Expression<String> x, Expression<Integer> from) {
		return string(ScalarFunction.SUBSTRING, Term.of(x), Term.of(from));
	}

	@Override
	default Expression<String> substring(Expression<String> x, int from) {
		return string(ScalarFunction.SUBSTRING, Term.of(x), Term.value(from));
	}

	@Override
	default Expression<String> substring(Expression<String> x, Expression<Integer> from, Expression<Integer> len) {
		return string(ScalarFunction.SUBSTRING, Term.of(x), Term.of(from), Term.of(len));
	}

	@Override
	default Expression<String> substring(Expression<String> x, int from, int len) {
		return string(ScalarFunction.SUBSTRING, Term.of(x), Term.value(from), Term.value(len));
	}

	@Override
	default Expression<String> trim(Expression<String> x) {
		return trim(Trimspec.BOTH, x);
	}

	@Override
	default Expression<String> trim(Trimspec ends, Expression<String> x) {
		return trim(ends, ' ', x);
	}

	@Override
	default Expression<String> trim(Expression<Character> character, Expression<String> x) {
		return trim(Trimspec.BOTH, character, x);
	}

	@Override
	default Expression<String> trim(char character, Expression<String> x) {
		return trim(Trimspec.BOTH, character, x);
	}

	@Override
	default Expression<String> trim(Trimspec ends, Expression<Character> character, Expression<String> x) {
		return trim(ends, Term.of(character), Term.of(x));
	}

	@Override
	default Expression<String> trim(Trimspec ends, char character, Expression<String> x) {
		return trim(ends, Term.value(character), Term.of(x));
	}

	private static Expression<String> trim(Trimspec ends, Term character, Term x) {
		Assert.notNull(ends, "Ends to trim must not be null");
		return string(ScalarFunction.TRIM, Term.value(ends.name().toLowerCase(Locale.ROOT)), Terms.character(character),
				x);
	}

	@Override
	default Expression<String> lower(Expression<String> x) {
		return string(ScalarFunction.LOWER, Term.of(x));
	}

	@Override
	default Expression<String> upper(Expression<String> x) {
		return string(ScalarFunction.UPPER, Term.of(x));
	}

	@Override
	default Expression<Integer> length(Expression<String> x) {
		return integer(ScalarFunction.LENGTH, Term.of(x));
	}

	@Override
	default Expression<String> left(Expression<String> x, int len) {
		return string(ScalarFunction.LEFT, Term.of(x), Term.value(len));
	}

	@Override
	default Expression<String> right(Expression<String> x, int len) {
		return string(ScalarFunction.RIGHT, Term.of(x), Term.value(len));
	}

	@Override
	default Expression<String> left(Expression<String> x, Expression<Integer> len) {
		return string(ScalarFunction.LEFT, Term.of(x), Term.of(len));
	}

	@Override
	default Expression<String> right(Expression<String> x, Expression<Integer> len) {
		return string(ScalarFunction.RIGHT, Term.of(x), Term.of(len));
	}

	@Override
	default Expression<String> replace(Expression<String> x, Expression<String> substring,
			Expression<String> replacement) {
		return string(ScalarFunction.REPLACE, Term.of(x), Term.of(substring), Term.of(replacement));
	}

	@Override
	default Expression<String> replace(Expression<String> x, String substring, Expression<String> replacement) {
		return string(ScalarFunction.REPLACE, Term.of(x), Term.value(substring), Term.of(replacement));
	}

	@Override
	default Expression<String> replace(Expression<String> x, Expression<String> substring, String replacement) {
		return string(ScalarFunction.REPLACE, Term.of(x), Term.of(substring), Term.value(replacement));
	}

	@Override
	default Expression<String> replace(Expression<String> x, String substring, String replacement) {
		return string(ScalarFunction.REPLACE, Term.of(x), Term.value(substring), Term.value(replacement));
	}

	@Override
	default Expression<Integer> locate(Expression<String> x, Expression<String> pattern) {
		return integer(ScalarFunction.LOCATE, Term.of(pattern), Term.of(x));
	}

	@Override
	default Expression<Integer> locate(Expression<String> x, String pattern) {
		return integer(ScalarFunction.LOCATE, Term.value(pattern), Term.of(x));
	}

	@Override
	default Expression<Integer> locate(Expression<String> x, Expression<String> pattern, Expression<Integer> from) {
		return integer(ScalarFunction.LOCATE, Term.of(pattern), Term.of(x), Term.of(from));
	}

	@Override
	default Expression<Integer> locate(Expression<String> x, String pattern, int from) {
		return integer(ScalarFunction.LOCATE, Term.value(pattern), Term.of(x), Term.value(from));
	}

	private static Expression<String> string(ScalarFunction function, Term... arguments) {
		return new ComputedExpression<>(String.class, Terms.call(function, arguments));
	}

	private static Expression<Integer> integer(ScalarFunction function, Term... arguments) {
		return new ComputedExpression<>(Integer.class, Terms.call(function, arguments));
	}

}
