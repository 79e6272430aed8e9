package io.github.springdata.memory.repository.support;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.execution.QueryPlan;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Explanations of how the query methods of a repository are run:
 *
 * <pre class="code">
 * QueryPlan plan = QueryPlans.explain(items, (repository) -&gt; repository.findByCategory("books"));
 * QueryPlan same = QueryPlans.explain(items, "findByCategory", "books");
 * </pre>
 *
 * The query is run to count rows, and changes nothing: of a method that deletes, the plan
 * is how it finds what it would delete.
 */
public final class QueryPlans {

	private QueryPlans() {
	}

	/**
	 * Explains a query method by its name.
	 * @param repository a repository of this store module
	 * @param method the name of the method
	 * @param arguments the arguments of the call
	 * @return the plan, with the numbers of this run
	 * @throws IllegalArgumentException if there is no query method with this name and
	 * arguments, or more than one, or if the repository is of another module
	 */
	public static QueryPlan explain(Object repository, String method, @Nullable Object... arguments) {
		Assert.hasText(method, "Name of the method must not be empty");
		RepositoryQueries queries = RepositoryQueries.of(repository);
		return queries.require(method(queries, method, arguments)).explain(arguments);
	}

	/**
	 * Explains a query method by a call of it. What is called is not the repository
	 * itself, but what takes note of the method and its arguments.
	 * @param <R> the type of the repository
	 * @param repository a repository of this store module
	 * @param call calls the method on what it is given; a reference to a method without
	 * parameters will do
	 * @return the plan, with the numbers of this run
	 * @throws IllegalArgumentException if no query method is called, or if the repository
	 * is of another module
	 */
	public static <R> QueryPlan explain(R repository, Consumer<? super R> call) {
		Assert.notNull(call, "Call must not be null");
		RepositoryQueries queries = RepositoryQueries.of(repository);
		RecordedCall recorded = RecordedCall.of(queries.repositoryInterface(), call);
		return queries.require(recorded.method()).explain(recorded.arguments());
	}

	private static Method method(RepositoryQueries queries, String name, @Nullable Object[] arguments) {
		List<Method> found = queries.methods()
			.stream()
			.filter((method) -> method.getName().equals(name) && accepts(method, arguments))
			.toList();
		if (found.size() == 1) {
			return found.get(0);
		}
		String problem = found.isEmpty() ? "has no query method '%s' for the arguments %s; its query methods are %s"
				: "has more than one query method '%s' for the arguments %s; explain one of them by a call: %s";
		throw new IllegalArgumentException(queries.repositoryInterface().getName() + " "
				+ problem.formatted(name, MessageText.of(arguments), found.isEmpty() ? queries.describe() : found));
	}

	private static boolean accepts(Method method, @Nullable Object[] arguments) {
		Class<?>[] types = method.getParameterTypes();
		if (types.length != arguments.length) {
			return false;
		}
		for (int i = 0; i < types.length; i++) {
			if (!ClassUtils.isAssignableValue(types[i], arguments[i])) {
				return false;
			}
		}
		return true;
	}

}
