package io.github.springdata.memory.jpa.query;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;

/**
 * What is known of the arguments and results of functions.
 */
final class Functions {

	private static final Map<ScalarFunction, Function<LocalDateTime, Object>> CLOCKS = Map.of(ScalarFunction.LOCAL_DATE,
			LocalDateTime::toLocalDate, ScalarFunction.LOCAL_TIME, LocalDateTime::toLocalTime,
			ScalarFunction.LOCAL_DATETIME, (now) -> now);

	private Functions() {
	}

	/**
	 * The meaning of the arguments that are not known by themselves.
	 */
	static Meaning argument(ScalarFunction function) {
		return switch (function) {
			case LOWER, UPPER, LENGTH, CONCAT, REPLACE -> Meaning.of(String.class);
			case ABS, SQRT, EXP, LN, POWER, MOD, ROUND, FLOOR, CEILING, SIGN -> Meaning.of(Number.class);
			default -> Meaning.UNKNOWN;
		};
	}

	/**
	 * Whether a function has to do with strings.
	 */
	static boolean isOfText(ScalarFunction function) {
		return switch (function) {
			case LOWER, UPPER, LENGTH, CONCAT, REPLACE, SUBSTRING, TRIM, LEFT, RIGHT, LOCATE -> true;
			default -> false;
		};
	}

	/**
	 * Whether an expression is the current date or time.
	 */
	static boolean isClock(Expression expression) {
		return expression instanceof Expression.Call call && CLOCKS.containsKey(call.function());
	}

	/**
	 * The current date or time.
	 */
	static Object clock(ScalarFunction function, LocalDateTime now) {
		return Objects.requireNonNull(CLOCKS.get(function)).apply(now);
	}

	/**
	 * Whether the current date or time can be an instance of another class.
	 */
	static boolean isPossible(ScalarFunction clock, Class<?> type) {
		Object sample = clock(clock, LocalDateTime.of(2000, 1, 2, 3, 4));
		return TemporalValues.convert(sample, type) != sample;
	}

	static Meaning result(ScalarFunction function, List<Term> arguments) {
		return switch (function) {
			case LOWER, UPPER, CONCAT, REPLACE, SUBSTRING, TRIM, LEFT, RIGHT -> Meaning.of(String.class);
			case LENGTH, LOCATE -> Meaning.of(Integer.class);
			case LOCAL_DATE -> Meaning.of(LocalDate.class);
			case LOCAL_TIME -> Meaning.of(LocalTime.class);
			case LOCAL_DATETIME -> Meaning.of(LocalDateTime.class);
			case ABS -> arguments.get(0).meaning();
			default -> Meaning.UNKNOWN;
		};
	}

}
