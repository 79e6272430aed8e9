package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.reactive.ReactiveMemoryOperations;
import io.github.springdata.memory.reactive.ReactiveMemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a {@link ReactiveMemoryTemplate}
 * on the memory store, if Reactor is there.
 */
@AutoConfiguration(after = DataMemoryAutoConfiguration.class)
@ConditionalOnClass(Flux.class)
@ConditionalOnBean({ MemoryStore.class, MemoryMappingContext.class })
public final class DataMemoryReactiveAutoConfiguration {

	DataMemoryReactiveAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(ReactiveMemoryOperations.class)
	ReactiveMemoryTemplate reactiveMemoryTemplate(MemoryStore store, MemoryMappingContext mappingContext,
			DataMemoryProperties properties) {
		ReactiveMemoryTemplate template = new ReactiveMemoryTemplate(store, mappingContext);
		template.setFullScanThreshold(properties.getFullScanThreshold());
		return template;
	}

}
