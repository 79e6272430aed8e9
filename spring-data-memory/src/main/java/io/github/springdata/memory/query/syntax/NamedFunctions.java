package io.github.springdata.memory.query.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Look-up of functions by the name that a caller gives: the functions of
 * {@link ScalarFunction}, those that are a field of a date or time, such as
 * {@code year(x)}, and {@code str(x)} and {@code ilike(x, pattern)}.
 */
public final class NamedFunctions {

	/**
	 * The fields of {@link ScalarFunction#EXTRACT}.
	 */
	public static final List<String> FIELDS = List.of("year", "quarter", "month", "week", "day", "hour", "minute",
			"second", "date", "time");

	private static final Set<ScalarFunction> SPECIAL = Set.of(ScalarFunction.EXTRACT, ScalarFunction.TRIM);

	private NamedFunctions() {
	}

	/**
	 * Creates the call of a function.
	 * @param name the name, in any case
	 * @param arguments the arguments
	 * @param location where it stands
	 * @return an expression that says what the call means, or an
	 * {@link Expression.Invocation} if there is no such function, or none with so many
	 * arguments
	 */
	public static Expression call(String name, List<Expression> arguments, Location location) {
		ScalarFunction function = scalar(name);
		if (function != null) {
			return isNumber(arguments, function.fewest(), function.most())
					? new Expression.Call(function, arguments, location)
					: new Expression.Invocation(name, arguments, location);
		}
		String folded = name.toLowerCase(Locale.ROOT);
		if (folded.equals("ilike") && arguments.size() == 2) {
			return new Expression.Like(arguments.get(0), arguments.get(1), null, false, true, location);
		}
		if (arguments.size() == 1 && folded.equals("str")) {
			return new Expression.Cast(arguments.get(0), CastType.STRING, location);
		}
		if (arguments.size() == 1 && FIELDS.contains(folded)) {
			return new Expression.Call(ScalarFunction.EXTRACT,
					List.of(new Expression.Literal(folded, location), arguments.get(0)), location);
		}
		return new Expression.Invocation(name, arguments, location);
	}

	private static @Nullable ScalarFunction scalar(String name) {
		ScalarFunction function = ScalarFunction.of(name);
		return (function != null && !SPECIAL.contains(function)) ? function : null;
	}

	private static boolean isNumber(List<?> arguments, int fewest, int most) {
		return arguments.size() >= fewest && arguments.size() <= most;
	}

	/**
	 * Finds how many arguments a function takes.
	 * @param name the name, in any case
	 * @return the number, as messages show it, or {@code null} if there is no such
	 * function
	 */
	public static @Nullable String arity(String name) {
		ScalarFunction function = scalar(name);
		if (function != null) {
			return (function.fewest() == function.most()) ? String.valueOf(function.fewest())
					: function.fewest() + " to " + function.most();
		}
		String folded = name.toLowerCase(Locale.ROOT);
		if (folded.equals("ilike")) {
			return "2";
		}
		return (folded.equals("str") || FIELDS.contains(folded)) ? "1" : null;
	}

	/**
	 * Lists the names of the functions.
	 * @return the names in lower case
	 */
	public static List<String> names() {
		Stream<String> scalar = Arrays.stream(ScalarFunction.values()).flatMap((function) -> function.names().stream());
		return Stream.of(scalar, FIELDS.stream(), Stream.of("str", "ilike")).flatMap((names) -> names).toList();
	}

}
