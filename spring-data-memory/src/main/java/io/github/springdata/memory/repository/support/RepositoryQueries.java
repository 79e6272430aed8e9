package io.github.springdata.memory.repository.support;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.repository.query.ExplainableQuery;
import io.github.springdata.memory.repository.query.MemoryRepositoryQuery;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.util.Assert;

/**
 * The queries behind the methods of one repository. They hang on its proxy as an advice
 * that applies to no method, and so costs no call anything.
 */
final class RepositoryQueries {

	private static final Pointcut NO_METHOD = new StaticMethodMatcherPointcut() {

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return false;
		}

	};

	private final Class<?> repositoryInterface;

	private final Map<Method, ExplainableQuery> queries = new ConcurrentHashMap<>();

	RepositoryQueries(Class<?> repositoryInterface) {
		this.repositoryInterface = repositoryInterface;
	}

	/**
	 * Finds the queries of a repository, however many proxies are around it.
	 * @throws IllegalArgumentException if it is no repository of this module
	 */
	static RepositoryQueries of(Object repository) {
		Assert.notNull(repository, "Repository must not be null");
		Object candidate = repository;
		while (candidate instanceof Advised advised) {
			RepositoryQueries queries = find(advised);
			if (queries != null) {
				return queries;
			}
			candidate = target(advised);
		}
		throw new IllegalArgumentException(
				"%s is no repository of Spring Data Memory; give a repository that is made by a %s"
					.formatted(repository.getClass().getName(), MemoryRepositoryFactory.class.getSimpleName()));
	}

	private static @Nullable RepositoryQueries find(Advised advised) {
		for (Advisor advisor : advised.getAdvisors()) {
			if (advisor.getAdvice() instanceof Holder holder) {
				return holder.queries;
			}
		}
		return null;
	}

	private static @Nullable Object target(Advised advised) {
		TargetSource source = advised.getTargetSource();
		try {
			return source.isStatic() ? source.getTarget() : null;
		}
		catch (Exception ex) {
			throw new IllegalStateException("Cannot look behind the proxy of %s".formatted(source), ex);
		}
	}

	Advisor asAdvisor() {
		return new DefaultPointcutAdvisor(NO_METHOD, new Holder(this));
	}

	void add(Method method, RepositoryQuery query) {
		if (query instanceof ExplainableQuery explainable) {
			this.queries.put(method, explainable);
		}
	}

	/**
	 * The queries that return exactly what their methods declare.
	 */
	Map<Method, MemoryRepositoryQuery> returningAsDeclared() {
		Map<Method, MemoryRepositoryQuery> found = new LinkedHashMap<>();
		this.queries.forEach((method, query) -> {
			if (query instanceof MemoryRepositoryQuery candidate && candidate.returnsAsDeclared()) {
				found.put(method, candidate);
			}
		});
		return found;
	}

	Class<?> repositoryInterface() {
		return this.repositoryInterface;
	}

	Set<Method> methods() {
		return this.queries.keySet();
	}

	/**
	 * The query of a method.
	 * @throws IllegalArgumentException if it is no query method
	 */
	ExplainableQuery require(Method method) {
		ExplainableQuery query = this.queries.get(method);
		if (query == null) {
			throw new IllegalArgumentException(
					"%s is no query method of %s whose plan is known; its query methods are %s. Use explain of MemoryOperations for other queries"
						.formatted(method.getName(), this.repositoryInterface.getName(), describe()));
		}
		return query;
	}

	/**
	 * The names of all query methods.
	 */
	Set<String> describe() {
		Set<String> names = new TreeSet<>();
		this.queries.keySet().forEach((method) -> names.add(method.getName()));
		return names;
	}

	/**
	 * Advice that only carries the queries.
	 *
	 * @param queries what it carries
	 */
	private record Holder(RepositoryQueries queries) implements MethodInterceptor {

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			return invocation.proceed();
		}

	}

}
