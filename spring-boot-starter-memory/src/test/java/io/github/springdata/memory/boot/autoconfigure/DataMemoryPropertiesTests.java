package io.github.springdata.memory.boot.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DataMemoryPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataMemoryAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "max-entry=5", "unit-of-wrok=explicit", "values-in-message=false",
			"repository.enabled=false", "repositories.enable=false", "repositories.types=none", "url=memory" })
	void refuseAPropertyThatDoesNotExist(String property) {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new org.springframework.mock.env.MockPropertySource("application")
					.withProperty("spring.data.memory." + property.split("=")[0], property.split("=")[1])))
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(UnboundConfigurationPropertiesException.class)
				.hasMessageContaining("spring.data.memory." + property.split("=")[0]));
	}

	@Test
	void takeAllThatTheDocumentationNames() {
		this.runner
			.withPropertyValues("spring.data.memory.unit-of-work=explicit", "spring.data.memory.max-entries=5",
					"spring.data.memory.maxEntriesPerTransaction=5", "SPRING_DATA_MEMORY_VALUESINMESSAGES=true",
					"spring.data.memory.full-scan-threshold=5", "spring.data.memory.repositories.enabled=true",
					"spring.data.memory.repositories.type=imperative")
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
