package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations of the application.
 */
class MigrationsIntegrationTests {

	@Nested
	@SpringBootTest(classes = ClinicApplication.class)
	@AutoConfigureMemoryPersistence
	@TestPropertySource(properties = { "spring.autoconfigure.exclude=", "spring.flyway.enabled=true",
			"spring.flyway.locations=classpath:clinic/flyway" })
	class Flyway {

		@Autowired
		private Owners owners;

		@Test
		void rowsAreEntities() {
			assertThat(this.owners.findByPet("Leo")).singleElement()
				.extracting((owner) -> owner.lastName)
				.isEqualTo("Davis");
		}

	}

	@Nested
	@SpringBootTest(classes = ClinicApplication.class)
	@AutoConfigureMemoryPersistence
	@TestPropertySource(properties = { "spring.autoconfigure.exclude=", "spring.liquibase.enabled=true",
			"spring.liquibase.change-log=classpath:clinic/changes.sql" })
	class Liquibase {

		@Autowired
		private Owners owners;

		@Test
		void rowsAreEntities() {
			assertThat(this.owners.findByPet("Leo")).singleElement()
				.extracting((owner) -> owner.lastName)
				.isEqualTo("Black");
		}

	}

}
