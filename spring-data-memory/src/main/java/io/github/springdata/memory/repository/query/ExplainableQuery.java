package io.github.springdata.memory.repository.query;

import io.github.springdata.memory.query.execution.QueryPlan;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.query.RepositoryQuery;

/**
 * Query of a repository method that explains how it is run.
 */
public interface ExplainableQuery extends RepositoryQuery {

	/**
	 * Finds what a call would find, and explains how. Changes nothing: a method that
	 * deletes only finds what it would delete.
	 * @param parameters the arguments of the call
	 * @return the plan, with the numbers of this run
	 */
	QueryPlan explain(@Nullable Object[] parameters);

}
