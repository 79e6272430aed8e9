package io.github.springdata.memory.query.statement;

import java.lang.reflect.Array;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.value.JsonPath;
import io.github.springdata.memory.query.value.Numbers;
import io.github.springdata.memory.query.value.Temporals;
import io.github.springdata.memory.query.value.Values;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Compiler of functions of one value of each argument. Most are {@code null} if an
 * argument is.
 *
 * @param compilation what belongs to the statement
 * @param call the call
 * @param arguments its arguments
 */
record Functions(Compilation compilation, Expression.Call call, List<TypedExpression> arguments) {

	static TypedExpression compile(Compilation compilation, Expression.Call call, List<TypedExpression> arguments) {
		return new Functions(compilation, call, arguments).compile();
	}

	private TypedExpression compile() {
		return switch (this.call.function()) {
			case ABS -> number(Numbers::abs);
			case SQRT -> real(Math::sqrt);
			case EXP -> real(Math::exp);
			case LN -> real(Math::log);
			case FLOOR -> rounded(RoundingMode.FLOOR);
			case CEILING -> rounded(RoundingMode.CEILING);
			case SIGN -> strict(Integer.class, (v) -> Numbers.sign((Number) v[0]), Number.class);
			case POWER ->
				strict(Double.class, (v) -> finite(Math.pow(real(v[0]), real(v[1])), v), Number.class, Number.class);
			case MOD ->
				strict(promoted(), (v) -> Numbers.remainder((Number) v[0], (Number) v[1]), Number.class, Number.class);
			case ROUND -> rounded(RoundingMode.HALF_UP);
			case LENGTH -> strict(Integer.class, (v) -> text(v[0]).length(), String.class);
			case LOWER -> strict(String.class, (v) -> text(v[0]).toLowerCase(Locale.ROOT), String.class);
			case UPPER -> strict(String.class, (v) -> text(v[0]).toUpperCase(Locale.ROOT), String.class);
			case LEFT -> cut((text, count) -> text.substring(0, Math.min(count, text.length())));
			case RIGHT -> cut((text, count) -> text.substring(Math.max(0, text.length() - count)));
			case CONCAT -> strict(String.class, Texts::concat, Object.class);
			case SUBSTRING -> substring();
			case TRIM -> trim();
			case LOCATE -> locate();
			case REPLACE -> strict(String.class, (v) -> Texts.replace(text(v[0]), text(v[1]), text(v[2])), String.class,
					String.class, String.class);
			case COALESCE -> coalesce();
			case NULLIF -> nullIf();
			case EXTRACT -> extract();
			case SIZE -> size();
			case JSON_VALUE -> jsonValue();
			case LOCAL_DATE, LOCAL_TIME, LOCAL_DATETIME, ID, VERSION, TYPE, KEY, VALUE, ENTRY, INDEX, WORDS ->
				throw new IllegalStateException("Function %s is compiled by itself".formatted(this.call.function()));
		};
	}

	private static String text(@Nullable Object value) {
		return String.valueOf(value);
	}

	private static double real(@Nullable Object value) {
		return (value instanceof Number number) ? number.doubleValue() : Double.NaN;
	}

	private static int integer(@Nullable Object value) {
		try {
			return (value instanceof Number number) ? Numbers.decimal(Numbers.bounded(number)).intValueExact() : 0;
		}
		catch (ArithmeticException ex) {
			throw Numbers.failure("with %s as a position or length".formatted(MessageText.of(value)), ex);
		}
	}

	private Class<?> promoted() {
		return Numbers.promote(this.arguments.get(0).type(), this.arguments.get(1).type());
	}

	/**
	 * A function that is not called with {@code null}.
	 * @param types what each argument must be
	 */
	private TypedExpression strict(Class<?> result, Function<@Nullable Object[], @Nullable Object> function,
			Class<?>... types) {
		for (int i = 0; i < this.arguments.size(); i++) {
			require(i, types[Math.min(i, types.length - 1)]);
		}
		Evaluator[] inputs = this.arguments.stream().map(TypedExpression::evaluator).toArray(Evaluator[]::new);
		return TypedExpression.of(result, (tuple) -> {
			@Nullable Object[] values = new @Nullable Object[inputs.length];
			for (int i = 0; i < inputs.length; i++) {
				values[i] = inputs[i].evaluate(tuple);
				if (values[i] == null) {
					return null;
				}
			}
			return function.apply(values);
		}, this.arguments.toArray(TypedExpression[]::new));
	}

	private void require(int index, Class<?> type) {
		TypedExpression argument = this.arguments.get(index);
		boolean fits = !argument.isKnown() || type.isAssignableFrom(argument.type())
				|| (type == String.class && argument.isText());
		if (!fits) {
			throw this.compilation.failure(this.call.location(),
					"argument %d of function '%s' must be a %s, but '%s' is a %s".formatted(index + 1,
							this.call.function(), type.getSimpleName(), this.call.arguments().get(index),
							argument.typeName()));
		}
	}

	private TypedExpression number(Function<Number, Number> function) {
		return strict(this.arguments.get(0).type(), (v) -> (v[0] instanceof Number n) ? function.apply(n) : null,
				Number.class);
	}

	private TypedExpression real(Function<Double, Double> function) {
		return strict(Double.class, (v) -> finite(function.apply(real(v[0])), v), Number.class);
	}

	private Double finite(Double result, @Nullable Object[] arguments) {
		if (result.isNaN() || result.isInfinite()) {
			throw Numbers.failure(shown(arguments), null);
		}
		return result;
	}

	private String shown(@Nullable Object[] arguments) {
		return Arrays.stream(arguments)
			.map(MessageText::of)
			.collect(Collectors.joining(", ", this.call.function() + "(", ")"));
	}

	private TypedExpression rounded(RoundingMode mode) {
		return strict(this.arguments.get(0).type(), (v) -> {
			try {
				return Rounding.round((Number) v[0], (v.length > 1) ? integer(v[1]) : 0, mode);
			}
			catch (ArithmeticException ex) {
				throw Numbers.failure(shown(v), ex);
			}
		}, Number.class, Number.class);
	}

	private TypedExpression cut(BiFunction<String, Integer, String> function) {
		return strict(String.class, (v) -> function.apply(text(v[0]), Math.max(0, integer(v[1]))), String.class,
				Number.class);
	}

	private TypedExpression substring() {
		return strict(String.class, (v) -> {
			String text = text(v[0]);
			long start = integer(v[1]);
			long end = (v.length > 2) ? start + Math.max(0, integer(v[2])) : Long.MAX_VALUE;
			int from = (int) Math.min(Math.max(start, 1) - 1, text.length());
			int to = (int) Math.min(Math.max(end, 1) - 1, text.length());
			return (to > from) ? text.substring(from, to) : "";
		}, String.class, Number.class, Number.class);
	}

	private TypedExpression trim() {
		return strict(String.class, (v) -> trim(text(v[0]), text(v[1]), text(v[2])), String.class);
	}

	private static String trim(String ends, String character, String text) {
		if (character.length() != 1) {
			throw Numbers.failure("trim with '%s', which is not one character".formatted(MessageText.of(character)),
					null);
		}
		int from = 0;
		int to = text.length();
		while (!ends.equals("trailing") && from < to && text.charAt(from) == character.charAt(0)) {
			from++;
		}
		while (!ends.equals("leading") && to > from && text.charAt(to - 1) == character.charAt(0)) {
			to--;
		}
		return text.substring(from, to);
	}

	private TypedExpression locate() {
		return strict(Integer.class,
				(v) -> Texts.find(text(v[1]), text(v[0]), (v.length > 2) ? Math.max(0L, integer(v[2]) - 1L) : 0) + 1,
				String.class, String.class, Number.class);
	}

	private TypedExpression coalesce() {
		Class<?> type = Object.class;
		for (int i = 0; i < this.arguments.size(); i++) {
			type = this.compilation.common(type, this.arguments.get(i), this.call.arguments().get(i));
		}
		List<Evaluator> inputs = this.arguments.stream().map(TypedExpression::evaluator).toList();
		return TypedExpression.of(type, (tuple) -> {
			for (Evaluator input : inputs) {
				Object value = input.evaluate(tuple);
				if (value != null) {
					return value;
				}
			}
			return null;
		}, this.arguments.toArray(TypedExpression[]::new));
	}

	private TypedExpression nullIf() {
		TypedExpression first = this.arguments.get(0);
		TypedExpression second = this.arguments.get(1);
		this.compilation.requireComparable(first, second, false, this.call);
		return TypedExpression.of(first.type(), (tuple) -> {
			Object value = first.evaluator().evaluate(tuple);
			Object other = second.evaluator().evaluate(tuple);
			return (value != null && other != null && Values.equal(value, other)) ? null : value;
		}, first, second);
	}

	private TypedExpression extract() {
		String field = text(((Expression.Literal) this.call.arguments().get(0)).value());
		TypedExpression value = this.arguments.get(1);
		if (value.isKnown() && !Temporals.isTemporal(value.type())) {
			throw this.compilation.failure(this.call.location(), "'extract' needs a date or time, but '%s' is a %s"
				.formatted(this.call.arguments().get(1), value.typeName()));
		}
		return strict(Temporals.extractedType(field), (v) -> (v[1] != null) ? extract(field, v[1]) : null,
				Object.class);
	}

	private static @Nullable Object extract(String field, Object value) {
		try {
			return Temporals.extract(field, value);
		}
		catch (DateTimeException | ArithmeticException ex) {
			throw new InvalidDataAccessApiUsageException("Cannot extract '%s' of '%s' (%s): %s".formatted(field,
					MessageText.of(value), value.getClass().getName(), ex.getMessage()), ex);
		}
	}

	private TypedExpression size() {
		TypedExpression collection = this.arguments.get(0);
		this.compilation.requireCollection(collection, this.call.arguments().get(0));
		return TypedExpression.of(Integer.class, (tuple) -> size(collection.evaluator().evaluate(tuple)), collection);
	}

	static int size(@Nullable Object collection) {
		if (collection instanceof Collection<?> elements) {
			return elements.size();
		}
		if (collection instanceof Map<?, ?> map) {
			return map.size();
		}
		return (collection != null && collection.getClass().isArray()) ? Array.getLength(collection) : 0;
	}

	private TypedExpression jsonValue() {
		Expression second = this.call.arguments().get(1);
		JsonPath path = (second instanceof Expression.Literal literal && literal.value() instanceof String text)
				? JsonPath.of(text) : null;
		if (path == null) {
			throw this.compilation.failure(second.location(),
					"expected a path in quotes, like '$.address.lines[0]', as the second argument of '%s'"
						.formatted(ScalarFunction.JSON_VALUE));
		}
		return strict(Object.class, (v) -> (v[0] != null) ? path.read(v[0]) : null, Object.class);
	}

}
