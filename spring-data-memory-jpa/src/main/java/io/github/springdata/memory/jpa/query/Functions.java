package io.github.springdata.memory.jpa.query;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

import io.github.springdata.memory.query.syntax.ScalarFunction;

/**
 * What is known of the arguments and results of functions.
 */
final class Functions {

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
