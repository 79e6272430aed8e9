package io.github.springdata.memory.query.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Plan of a selection, without the order and the piece of its results: a block of sources
 * and conditions, or two selections that are combined.
 */
public abstract sealed class SelectPlan permits QueryBlockPlan, SetOperationPlan {

	SelectPlan() {
	}

	/**
	 * Starts to find results.
	 * @param tuple takes what is found on the way
	 * @param order what results are ordered by later
	 */
	abstract Cursor<ResultRow> open(Tuple tuple, List<SortKey> order);

	/**
	 * Distinguishes results.
	 */
	abstract ResultKey key();

	/**
	 * The only source, if results are its rows one by one.
	 */
	@Nullable TableStep scan() {
		return null;
	}

}
