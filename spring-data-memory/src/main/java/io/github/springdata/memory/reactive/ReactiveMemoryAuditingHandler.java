package io.github.springdata.memory.reactive;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.auditing.ReactiveIsNewAwareAuditingHandler;
import org.springframework.data.domain.ReactiveAuditorAware;
import org.springframework.data.mapping.context.PersistentEntities;

/**
 * Auditing handler that looks for its collaborators itself, if they are not referred to
 * by name. Properties that are set by type are lost when contexts are processed ahead of
 * time.
 */
class ReactiveMemoryAuditingHandler extends ReactiveIsNewAwareAuditingHandler implements BeanFactoryAware {

	private boolean auditorByType;

	private boolean timeByType;

	ReactiveMemoryAuditingHandler(PersistentEntities entities) {
		super(entities);
	}

	public void setAuditorByType(boolean auditorByType) {
		this.auditorByType = auditorByType;
	}

	public void setTimeByType(boolean timeByType) {
		this.timeByType = timeByType;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		if (this.auditorByType) {
			beanFactory.getBeanProvider(ReactiveAuditorAware.class).ifAvailable(this::setAuditorAware);
		}
		if (this.timeByType) {
			beanFactory.getBeanProvider(DateTimeProvider.class).ifAvailable(this::setDateTimeProvider);
		}
	}

}
