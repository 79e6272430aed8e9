package io.github.springdata.memory.boot.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.KotlinDetector;
import org.springframework.data.core.ReactiveWrappers;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Check for methods that return a pipeline, and are transactional by the blocking manager
 * of a memory store: Spring then commits before the pipeline has begun. There is a
 * warning for each when the application starts.
 */
final class PipelineTransactionsCheck implements SmartInitializingSingleton {

	private static final Log LOGGER = LogFactory.getLog(PipelineTransactionsCheck.class);

	private final ConfigurableListableBeanFactory beans;

	PipelineTransactionsCheck(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : this.beans.getSingletonNames()) {
			if (this.beans.getSingleton(name) instanceof Advised advised) {
				source(advised).ifPresent((source) -> check(AopUtils.getTargetClass(advised), source));
			}
		}
	}

	private static Optional<TransactionAttributeSource> source(Advised advised) {
		for (Advisor advisor : advised.getAdvisors()) {
			if (advisor.getAdvice() instanceof TransactionInterceptor interceptor) {
				return Optional.ofNullable(interceptor.getTransactionAttributeSource());
			}
		}
		return Optional.empty();
	}

	private void check(Class<?> type, TransactionAttributeSource source) {
		for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type)) {
			boolean pipeline = ReactiveWrappers.supports(method.getReturnType())
					|| KotlinDetector.isSuspendingFunction(method);
			if (pipeline && !method.isSynthetic() && !Modifier.isStatic(method.getModifiers())) {
				TransactionAttribute attribute = source.getTransactionAttribute(method, type);
				if (attribute != null && manager(attribute) instanceof MemoryTransactionManager) {
					warn(type, method);
				}
			}
		}
	}

	private @Nullable TransactionManager manager(TransactionAttribute attribute) {
		String qualifier = attribute.getQualifier();
		try {
			return StringUtils.hasText(qualifier)
					? BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.beans, TransactionManager.class, qualifier)
					: this.beans.getBeanProvider(TransactionManager.class).getIfUnique();
		}
		catch (BeansException ex) {
			return null;
		}
	}

	private static void warn(Class<?> type, Method method) {
		LOGGER
			.warn(("%s.%s is transactional by the blocking MemoryTransactionManager, which commits when the method returns, before its pipeline"
					+ " has begun: what that writes is not in one transaction. Name the reactive one, @Transactional(\"reactiveMemoryTransactionManager\"),"
					+ " or use the TransactionalOperator")
				.formatted(type.getName(), method.getName()));
	}

}
