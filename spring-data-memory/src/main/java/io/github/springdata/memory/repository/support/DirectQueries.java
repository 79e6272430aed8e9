package io.github.springdata.memory.repository.support;

import java.lang.reflect.Method;
import java.util.Map;

import io.github.springdata.memory.repository.query.MemoryRepositoryQuery;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/**
 * Interceptor that runs query methods which return their results as they are. Stands
 * before Spring Data's own interceptor, inside of all others, and spares them its
 * conversion of results, which reads every row of a list to find that there is nothing to
 * convert. Not for repositories whose calls are listened to: it is that interceptor which
 * calls the listeners.
 */
final class DirectQueries extends StaticMethodMatcherPointcut implements MethodInterceptor {

	private static final String CONVERTING = "QueryExecutorMethodInterceptor";

	private final Map<Method, MemoryRepositoryQuery> queries;

	private DirectQueries(Map<Method, MemoryRepositoryQuery> queries) {
		this.queries = queries;
	}

	/**
	 * Adds the interceptor to a repository.
	 * @param repository the repository
	 * @param queries the queries that return their results as they are, by method
	 */
	static void install(Object repository, Map<Method, MemoryRepositoryQuery> queries) {
		int position = (repository instanceof Advised advised && !queries.isEmpty()) ? position(advised) : -1;
		if (position >= 0) {
			DirectQueries direct = new DirectQueries(Map.copyOf(queries));
			((Advised) repository).addAdvisor(position, new DefaultPointcutAdvisor(direct, direct));
		}
	}

	private static int position(Advised repository) {
		for (int i = 0; i < repository.getAdvisorCount(); i++) {
			if (repository.getAdvisors()[i].getAdvice().getClass().getSimpleName().equals(CONVERTING)) {
				return i;
			}
		}
		return -1;
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return this.queries.containsKey(method);
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		MemoryRepositoryQuery query = this.queries.get(invocation.getMethod());
		return (query != null) ? query.execute(invocation.getArguments()) : invocation.proceed();
	}

}
