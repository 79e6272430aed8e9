package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.autoconfigure.MemoryPersistencePostProcessor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts whose rows do not fit, or that cannot run.
 */
class BrokenScriptsTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withBean(MemoryPersistencePostProcessor.class)
		.withUserConfiguration(Clinic.class)
		.withPropertyValues("spring.autoconfigure.exclude=", "spring.main.web-application-type=none",
				"spring.test.memory.persistence=replace", "spring.flyway.enabled=false",
				"spring.liquibase.enabled=false", "spring.sql.init.schema-locations=classpath:clinic/schema.sql");

	@Test
	void rowsThatReferToNoRowAreRefused() {
		this.context.withPropertyValues("spring.sql.init.data-locations=classpath:clinic/broken.sql")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("refers, by 'owner', to row 77 of table 'Owner'"));
	}

	@Test
	void statementsThatFailAreNamed() {
		this.context.withPropertyValues("spring.sql.init.data-locations=classpath:clinic/schema.sql")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("clinic/schema.sql"));
	}

	/**
	 * The application without what a scan finds in its package.
	 */
	@EnableAutoConfiguration
	static class Clinic {

	}

}
