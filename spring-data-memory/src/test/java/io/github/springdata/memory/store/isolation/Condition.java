package io.github.springdata.memory.store.isolation;

import java.util.function.IntPredicate;

/**
 * A condition on the value of a row.
 *
 * @param sql the condition in SQL, on a column {@code v}
 * @param test the same in Java
 */
record Condition(String sql, IntPredicate test) {

	static final Condition ALL = new Condition("1 = 1", (value) -> true);

	static Condition valueIs(int expected) {
		return new Condition("v = " + expected, (value) -> value == expected);
	}

	static Condition divisibleBy(int divisor) {
		return new Condition("mod(v, %d) = 0".formatted(divisor), (value) -> value % divisor == 0);
	}

}
