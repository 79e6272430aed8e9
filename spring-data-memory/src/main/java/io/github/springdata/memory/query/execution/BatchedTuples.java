package io.github.springdata.memory.query.execution;

import java.util.Collection;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Operator whose tuples may be taken many at a time.
 */
interface BatchedTuples {

	/**
	 * So few tuples are looked at one by one before room for many of them is made.
	 */
	int FEW = 64;

	/**
	 * Whether tuples can be taken many at a time.
	 */
	boolean isBatched();

	/**
	 * Whether there is a row in a slot of each tuple.
	 */
	boolean hasRows(int slot);

	/**
	 * Hands out all tuples that are left. A batch is filled anew after each call.
	 */
	void forEachBatch(Consumer<TupleBatch> action);

	/**
	 * The tuples of an operator many at a time.
	 * @param evaluators what is read of them
	 * @return the tuples, or {@code null} if they, or what is read, have to be looked at
	 * one by one, or if there are few
	 */
	static @Nullable BatchedTuples of(Cursor<Tuple> cursor, Collection<Evaluator> evaluators) {
		return (cursor instanceof BatchedTuples batched && batched.isBatched() && cursor.estimate() > FEW
				&& evaluators.stream().allMatch((evaluator) -> isRead(evaluator, batched))) ? batched : null;
	}

	private static boolean isRead(Evaluator evaluator, BatchedTuples batched) {
		return evaluator instanceof ConstantEvaluator
				|| (evaluator instanceof SlotEvaluator read && batched.hasRows(read.slot()));
	}

}
