package io.github.springdata.memory.repository.config;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.auditing.IsNewAwareAuditingHandler;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.mapping.context.PersistentEntities;

/**
 * Auditing handler that looks for its collaborators itself, if they are not referred to
 * by name. Properties that are set by type are lost when contexts are processed ahead of
 * time.
 */
class MemoryAuditingHandler extends IsNewAwareAuditingHandler implements BeanFactoryAware {

	private boolean auditorByType;

	private boolean timeByType;

	MemoryAuditingHandler(PersistentEntities entities) {
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
			beanFactory.getBeanProvider(AuditorAware.class).ifAvailable(this::setAuditorAware);
		}
		if (this.timeByType) {
			beanFactory.getBeanProvider(DateTimeProvider.class).ifAvailable(this::setDateTimeProvider);
		}
	}

}
