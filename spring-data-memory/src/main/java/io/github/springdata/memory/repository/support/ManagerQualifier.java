package io.github.springdata.memory.repository.support;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.support.RepositoryProxyPostProcessor;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.util.StringUtils;

import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.ForeignTransaction;

/**
 * Writer of the name of the transaction manager into the transaction attributes that name
 * none. The interceptor would come to the same one, but only after it has looked for a
 * qualifier among the annotations of the repository's class, at each call. Warns of calls
 * within a transaction of another manager, in which that of the repository takes no part.
 *
 * @param manager the name of the transaction manager
 * @param store the store
 */
record ManagerQualifier(String manager, MemoryStore store) implements RepositoryProxyPostProcessor {

	@Override
	public void postProcess(ProxyFactory factory, RepositoryInformation information) {
		for (Advisor advisor : factory.getAdvisors()) {
			if (advisor.getAdvice() instanceof TransactionInterceptor interceptor) {
				TransactionAttributeSource source = interceptor.getTransactionAttributeSource();
				if (source != null) {
					interceptor.setTransactionAttributeSource(new QualifiedSource(source, this.manager, this.store));
				}
			}
		}
	}

	/**
	 * Attributes that all have a qualifier.
	 *
	 * @param source gives the same instance each time
	 * @param manager the qualifier of those that have none
	 * @param store what the repository writes to
	 */
	private record QualifiedSource(TransactionAttributeSource source, String manager,
			MemoryStore store) implements TransactionAttributeSource {

		@Override
		public boolean isCandidateClass(Class<?> targetClass) {
			return this.source.isCandidateClass(targetClass);
		}

		@Override
		public @Nullable TransactionAttribute getTransactionAttribute(Method method, @Nullable Class<?> targetClass) {
			TransactionAttribute attribute = this.source.getTransactionAttribute(method, targetClass);
			if (attribute instanceof DefaultTransactionAttribute own && !StringUtils.hasText(own.getQualifier())) {
				own.setQualifier(qualifier(targetClass));
			}
			if (attribute != null && !attribute.isReadOnly()) {
				ForeignTransaction.writing(this.store);
			}
			return attribute;
		}

		private String qualifier(@Nullable Class<?> targetClass) {
			String declared = (targetClass != null) ? BeanFactoryAnnotationUtils.getQualifierValue(targetClass) : null;
			return StringUtils.hasText(declared) ? declared : this.manager;
		}

	}

}
