package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.store.MemoryStore;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the store that memory repositories and persistence units share.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataMemoryProperties.class)
class MemoryStoreConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MemoryStore memoryStore(DataMemoryProperties properties) {
		return new MemoryStore(properties.limits());
	}

}
