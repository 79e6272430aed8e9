package io.github.springdata.memory.query;

import org.jspecify.annotations.Nullable;

/**
 * A condition on a whole row that is computed. Safe for use by several threads.
 */
@FunctionalInterface
public interface RowTest {

	/**
	 * Whether the condition holds.
	 * @param row a stored row
	 * @param arguments the arguments of the execution
	 * @return whether it holds, {@code null} if that is unknown
	 */
	@Nullable Boolean test(Object row, @Nullable Object[] arguments);

}
