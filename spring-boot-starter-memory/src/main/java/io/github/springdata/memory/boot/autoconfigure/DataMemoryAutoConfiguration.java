package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryCustomConversions;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.store.MemoryStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.domain.ManagedTypes;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a {@link MemoryStore} and the
 * {@link MemoryTemplate} on it. The entities on the entity scan become tables of the
 * store while the application starts, so that a mapping that is not right stops it.
 */
@AutoConfiguration
@ConditionalOnClass({ MemoryStore.class, MemoryTemplate.class })
@Import(MemoryStoreConfiguration.class)
public final class DataMemoryAutoConfiguration {

	DataMemoryAutoConfiguration() {
	}

	@Bean
	@Lazy(false)
	@ConditionalOnProperty(name = "spring.data.memory.values-in-messages", havingValue = "false")
	MessageText.Hiding memoryHiddenValues() {
		return MessageText.hideValues();
	}

	@Bean
	@ConditionalOnMissingBean(name = "memoryManagedTypes")
	static ManagedTypes memoryManagedTypes(ApplicationContext applicationContext) throws ClassNotFoundException {
		return ManagedTypes.fromIterable(new EntityScanner(applicationContext)
			.scan(EntityAnnotations.find(applicationContext.getClassLoader())));
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryMappingContext memoryMappingContext(@Qualifier("memoryManagedTypes") ManagedTypes managedTypes,
			ObjectProvider<MemoryCustomConversions> conversions, DataMemoryProperties properties) {
		MemoryMappingContext converting = new MemoryMappingContext();
		conversions.ifAvailable(converting::setCustomConversions);
		MemoryMappingContext context = converting.forUnitOfWork(properties.getUnitOfWork());
		context.setManagedTypes(managedTypes);
		return context;
	}

	@Bean
	@ConditionalOnMissingBean
	MemoryTables memoryTables(MemoryStore store, MemoryMappingContext mappingContext,
			@Qualifier("memoryManagedTypes") ManagedTypes managedTypes) {
		return new MemoryTables(store, mappingContext, managedTypes);
	}

	@Bean
	@ConditionalOnMissingBean(MemoryOperations.class)
	MemoryTemplate memoryTemplate(MemoryStore store, MemoryMappingContext mappingContext,
			DataMemoryProperties properties) {
		MemoryTemplate template = new MemoryTemplate(store, mappingContext, properties.getUnitOfWork());
		template.setFullScanThreshold(properties.getFullScanThreshold());
		return template;
	}

}
