package io.github.springdata.memory.repository.support;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.support.EventPublishingRepositoryProxyPostProcessor;
import org.springframework.data.repository.core.support.RepositoryProxyPostProcessor;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Publisher of the domain events of entities that are inserted, as Spring Data publishes
 * those of entities that are saved: its interceptor, which looks at the name of the
 * method, is told of a save.
 */
final class InsertEventPublishing implements RepositoryProxyPostProcessor {

	private final RepositoryProxyPostProcessor saves;

	InsertEventPublishing(ApplicationEventPublisher publisher) {
		this.saves = new EventPublishingRepositoryProxyPostProcessor(publisher);
	}

	@Override
	public void postProcess(ProxyFactory factory, RepositoryInformation repositoryInformation) {
		ProxyFactory target = new ProxyFactory();
		this.saves.postProcess(target, repositoryInformation);
		for (Advisor advisor : target.getAdvisors()) {
			if (advisor.getAdvice() instanceof MethodInterceptor publishing) {
				factory.addAdvice((MethodInterceptor) (invocation) -> invoke(invocation, publishing));
			}
		}
	}

	private static @Nullable Object invoke(MethodInvocation invocation, MethodInterceptor publishing) throws Throwable {
		boolean inserts = invocation.getMethod().getName().startsWith("insert")
				&& invocation.getMethod().getParameterCount() == 1;
		return inserts ? publishing.invoke(new AsSave(invocation)) : invocation.proceed();
	}

	/**
	 * A call that looks like one of {@code save}.
	 *
	 * @param call the call
	 */
	private record AsSave(MethodInvocation call) implements MethodInvocation {

		private static final Method SAVE = method();

		private static Method method() {
			Method method = ReflectionUtils.findMethod(CrudRepository.class, "save", Object.class);
			Assert.state(method != null, "CrudRepository must have a method save");
			return method;
		}

		@Override
		public Method getMethod() {
			return SAVE;
		}

		@Override
		public @Nullable Object[] getArguments() {
			return this.call.getArguments();
		}

		@Override
		public @Nullable Object proceed() throws Throwable {
			return this.call.proceed();
		}

		@Override
		public @Nullable Object getThis() {
			return this.call.getThis();
		}

		@Override
		public AccessibleObject getStaticPart() {
			return this.call.getStaticPart();
		}

	}

}
