package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.core.event.ValidatingEntityCallback;
import jakarta.validation.Validator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the validation of entities
 * before they are saved, if there is a {@link Validator}.
 */
@AutoConfiguration(after = DataMemoryAutoConfiguration.class,
		afterName = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration")
@ConditionalOnClass(Validator.class)
@ConditionalOnSingleCandidate(Validator.class)
public final class DataMemoryValidationAutoConfiguration {

	DataMemoryValidationAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ValidatingEntityCallback memoryValidatingEntityCallback(Validator validator) {
		return new ValidatingEntityCallback(validator);
	}

}
