package io.github.springdata.memory.repository.config;

import java.lang.annotation.Annotation;

import io.github.springdata.memory.core.AuditingEntityCallback;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.data.auditing.config.AuditingBeanDefinitionRegistrarSupport;
import org.springframework.data.auditing.config.AuditingConfiguration;
import org.springframework.data.config.ParsingUtils;
import org.springframework.util.StringUtils;

/**
 * Registrar of what {@link EnableMemoryAuditing} asks for: a handler that has the
 * entities of all templates, and the callback that calls it.
 */
class MemoryAuditingRegistrar extends AuditingBeanDefinitionRegistrarSupport {

	private static final String HANDLER = "memoryAuditingHandler";

	private static final String ENTITIES = "memoryAuditedEntities";

	@Override
	protected Class<? extends Annotation> getAnnotation() {
		return EnableMemoryAuditing.class;
	}

	@Override
	protected String getAuditingHandlerBeanName() {
		return HANDLER;
	}

	@Override
	protected BeanDefinitionBuilder getAuditHandlerBeanDefinitionBuilder(AuditingConfiguration configuration) {
		BeanDefinitionBuilder handler = BeanDefinitionBuilder.rootBeanDefinition(MemoryAuditingHandler.class);
		configureDefaultAuditHandlerAttributes(configuration, handler)
			.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_NO);
		boolean byType = !StringUtils.hasText(configuration.getAuditorAwareRef());
		handler.addPropertyValue("auditorByType", byType);
		handler.addPropertyValue("timeByType", byType && !StringUtils.hasText(configuration.getDateTimeProviderRef()));
		return handler;
	}

	@Override
	protected void postProcess(BeanDefinitionBuilder builder, AuditingConfiguration configuration,
			BeanDefinitionRegistry registry) {
		BeanDefinitionBuilder entities = BeanDefinitionBuilder.rootBeanDefinition(MemoryAuditedEntities.class)
			.setFactoryMethod("of")
			.setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
		registerInfrastructureBeanWithId(entities.getBeanDefinition(), ENTITIES, registry);
		builder.addConstructorArgReference(ENTITIES);
	}

	@Override
	protected void registerAuditListenerBeanDefinition(BeanDefinition handler, BeanDefinitionRegistry registry) {
		BeanDefinitionBuilder callback = BeanDefinitionBuilder.rootBeanDefinition(AuditingEntityCallback.class)
			.addConstructorArgValue(ParsingUtils.getObjectFactoryBeanDefinition(HANDLER, null));
		registerInfrastructureBeanWithId(callback.getBeanDefinition(), AuditingEntityCallback.class.getName(),
				registry);
	}

}
