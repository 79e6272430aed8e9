package io.github.springdata.memory.repository.people;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.config.EnableMemoryRepositories;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableMemoryRepositories
public class PeopleConfiguration {

	@Bean
	public MemoryStore memoryStore() {
		return new MemoryStore();
	}

	@Bean
	public MemoryTemplate memoryTemplate(MemoryStore store) {
		return new MemoryTemplate(store);
	}

	@Bean
	public MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
		return new MemoryTransactionManager(store);
	}

}
