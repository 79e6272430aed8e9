package io.github.springdata.memory.jpa.criteria;

import java.math.BigDecimal;
import java.math.BigInteger;

import io.github.springdata.memory.query.syntax.CastType;
import io.github.springdata.memory.query.syntax.Expression.Arithmetic.Operator;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;

/**
 * Builder of arithmetic.
 */
interface Numbers extends CriteriaBuilder {

	@Override
	default Expression<Integer> sign(Expression<? extends Number> x) {
		return function(ScalarFunction.SIGN, Integer.class, Term.of(x));
	}

	@Override
	default <N extends Number> Expression<N> neg(Expression<N> x) {
		Term term = Term.of(x);
		return new ComputedExpression<>(JavaTypes.of(term), Terms.negative(term));
	}

	@Override
	default <N extends Number> Expression<N> abs(Expression<N> x) {
		return same(ScalarFunction.ABS, x);
	}

	@Override
	default <N extends Number> Expression<N> ceiling(Expression<N> x) {
		return same(ScalarFunction.CEILING, x);
	}

	@Override
	default <N extends Number> Expression<N> floor(Expression<N> x) {
		return same(ScalarFunction.FLOOR, x);
	}

	@Override
	default <N extends Number> Expression<N> sum(Expression<? extends N> x, Expression<? extends N> y) {
		return compute(Operator.ADD, Term.of(x), Term.of(y));
	}

	@Override
	default <N extends Number> Expression<N> sum(Expression<? extends N> x, N y) {
		return compute(Operator.ADD, Term.of(x), Term.value(y));
	}

	@Override
	default <N extends Number> Expression<N> sum(N x, Expression<? extends N> y) {
		return compute(Operator.ADD, Term.value(x), Term.of(y));
	}

	@Override
	default <N extends Number> Expression<N> prod(Expression<? extends N> x, Expression<? extends N> y) {
		return compute(Operator.MULTIPLY, Term.of(x), Term.of(y));
	}

	@Override
	default <N extends Number> Expression<N> prod(Expression<? extends N> x, N y) {
		return compute(Operator.MULTIPLY, Term.of(x), Term.value(y));
	}

	@Override
	default <N extends Number> Expression<N> prod(N x, Expression<? extends N> y) {
		return compute(Operator.MULTIPLY, Term.value(x), Term.of(y));
	}

	@Override
	default <N extends Number> Expression<N> diff(Expression<? extends N> x, Expression<? extends N> y) {
		return compute(Operator.SUBTRACT, Term.of(x), Term.of(y));
	}

	@Override
	default <N extends Number> Expression<N> diff(Expression<? extends N> x, N y) {
		return compute(Operator.SUBTRACT, Term.of(x), Term.value(y));
	}

	@Override
	default <N extends Number> Expression<N> diff(N x, Expression<? extends N> y) {
		return compute(Operator.SUBTRACT, Term.value(x), Term.of(y));
	}

	@Override
	default Expression<Number> quot(Expression<? extends Number> x, Expression<? extends Number> y) {
		return compute(Operator.DIVIDE, Term.of(x), Term.of(y));
	}

	@Override
	default Expression<Number> quot(Expression<? extends Number> x, Number y) {
		return compute(Operator.DIVIDE, Term.of(x), Term.value(y));
	}

	@Override
	default Expression<Number> quot(Number x, Expression<? extends Number> y) {
		return compute(Operator.DIVIDE, Term.value(x), Term.of(y));
	}

	@Override
	default Expression<Integer> mod(Expression<Integer> x, Expression<Integer> y) {
		return function(ScalarFunction.MOD, Integer.class, Term.of(x), Term.of(y));
	}

	@Override
	default Expression<Integer> mod(Expression<Integer> x, Integer y) {
		return function(ScalarFunction.MOD, Integer.class, Term.of(x), Term.value(y));
	}

	@Override
	default Expression<Integer> mod(Integer x, Expression<Integer> y) {
		return function(ScalarFunction.MOD, Integer.class, Term.value(x), Term.of(y));
	}

	@Override
	default Expression<Double> sqrt(Expression<? extends Number> x) {
		return function(ScalarFunction.SQRT, Double.class, Term.of(x));
	}

	@Override
	default Expression<Double> exp(Expression<? extends Number> x) {
		return function(ScalarFunction.EXP, Double.class, Term.of(x));
	}

	@Override
	default Expression<Double> ln(Expression<? extends Number> x) {
		return function(ScalarFunction.LN, Double.class, Term.of(x));
	}

	@Override
	default Expression<Double> power(Expression<? extends Number> x, Expression<? extends Number> y) {
		return function(ScalarFunction.POWER, Double.class, Term.of(x), Term.of(y));
	}

	@Override
	default Expression<Double> power(Expression<? extends Number> x, Number y) {
		return function(ScalarFunction.POWER, Double.class, Term.of(x), Term.value(y));
	}

	@Override
	default <T extends Number> Expression<T> round(Expression<T> x, Integer n) {
		Term term = Term.of(x);
		return function(ScalarFunction.ROUND, JavaTypes.of(term), term, Term.value(n));
	}

	@Override
	default Expression<Long> toLong(Expression<? extends Number> number) {
		return cast(number, CastType.LONG);
	}

	@Override
	default Expression<Integer> toInteger(Expression<? extends Number> number) {
		return cast(number, CastType.INTEGER);
	}

	@Override
	default Expression<Float> toFloat(Expression<? extends Number> number) {
		return cast(number, CastType.FLOAT);
	}

	@Override
	default Expression<Double> toDouble(Expression<? extends Number> number) {
		return cast(number, CastType.DOUBLE);
	}

	@Override
	default Expression<BigDecimal> toBigDecimal(Expression<? extends Number> number) {
		return cast(number, CastType.DECIMAL);
	}

	@Override
	default Expression<BigInteger> toBigInteger(Expression<? extends Number> number) {
		return cast(number, CastType.BIG_INTEGER);
	}

	@Override
	default Expression<String> toString(Expression<Character> character) {
		return cast(character, CastType.STRING);
	}

	private static <X> Expression<X> cast(Expression<?> x, CastType type) {
		return new ComputedExpression<>(type.type(), Terms.cast(Term.of(x), type));
	}

	private static <N extends Number> Expression<N> compute(Operator operator, Term left, Term right) {
		return new ComputedExpression<>(JavaTypes.number(left, right), Terms.arithmetic(operator, left, right));
	}

	private static <N extends Number> Expression<N> same(ScalarFunction function, Expression<N> x) {
		Term term = Term.of(x);
		return function(function, JavaTypes.of(term), term);
	}

	private static <X> Expression<X> function(ScalarFunction function, Class<?> type, Term... arguments) {
		return new ComputedExpression<>(type, Terms.call(function, arguments));
	}

}
