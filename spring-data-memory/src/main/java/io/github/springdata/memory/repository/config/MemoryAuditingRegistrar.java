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
public class MemoryAuditingRegistrar extends AuditingBeanDefinitionRegistrarSupport {

	private final Class<? extends Annotation> annotation;

	private final String name;

	private final Class<?> handler;

	private final Class<?> entities;

	private final Class<?> callback;

	MemoryAuditingRegistrar() {
		this(EnableMemoryAuditing.class, "memory", MemoryAuditingHandler.class, MemoryAuditedEntities.class,
				AuditingEntityCallback.class);
	}

	/**
	 * Creates a registrar for auditing of another kind.
	 * @param annotation the annotation that asks for it
	 * @param name what the names of the beans begin with
	 * @param handler the class of the handler, with properties {@code auditorByType} and
	 * {@code timeByType}
	 * @param entities a class whose static method {@code of} finds the entities
	 * @param callback the class of the callback, which takes a factory of the handler
	 */
	protected MemoryAuditingRegistrar(Class<? extends Annotation> annotation, String name, Class<?> handler,
			Class<?> entities, Class<?> callback) {
		this.annotation = annotation;
		this.name = name;
		this.handler = handler;
		this.entities = entities;
		this.callback = callback;
	}

	@Override
	protected Class<? extends Annotation> getAnnotation() {
		return this.annotation;
	}

	@Override
	protected String getAuditingHandlerBeanName() {
		return this.name + "AuditingHandler";
	}

	@Override
	protected BeanDefinitionBuilder getAuditHandlerBeanDefinitionBuilder(AuditingConfiguration configuration) {
		BeanDefinitionBuilder handler = BeanDefinitionBuilder.rootBeanDefinition(this.handler);
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
		String name = this.name + "AuditedEntities";
		BeanDefinitionBuilder entities = BeanDefinitionBuilder.rootBeanDefinition(this.entities)
			.setFactoryMethod("of")
			.setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
		registerInfrastructureBeanWithId(entities.getBeanDefinition(), name, registry);
		builder.addConstructorArgReference(name);
	}

	@Override
	protected void registerAuditListenerBeanDefinition(BeanDefinition handler, BeanDefinitionRegistry registry) {
		BeanDefinitionBuilder callback = BeanDefinitionBuilder.rootBeanDefinition(this.callback)
			.addConstructorArgValue(ParsingUtils.getObjectFactoryBeanDefinition(getAuditingHandlerBeanName(), null));
		registerInfrastructureBeanWithId(callback.getBeanDefinition(), this.callback.getName(), registry);
	}

}
