package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts that rely on the tables that Hibernate creates.
 */
@DataJpaTest
@AutoConfigureMemoryPersistence
abstract class DeferredScriptsIntegrationTests {

	@TestPropertySource(
			properties = { "spring.autoconfigure.exclude=", "spring.jpa.defer-datasource-initialization=true",
					"spring.sql.init.data-locations=classpath:clinic/data.sql" })
	static class AfterTheFactory extends DeferredScriptsIntegrationTests {

		@Autowired
		private Owners owners;

		@Test
		void rowsAreEntities() {
			assertThat(this.owners.findByPet("Rosy")).singleElement()
				.extracting((owner) -> owner.lastName)
				.isEqualTo("Davis");
		}

	}

	@TestPropertySource(properties = { "spring.autoconfigure.exclude=",
			"spring.jpa.properties.hibernate.hbm2ddl.import_files=clinic/data.sql" })
	static class OfHibernate extends DeferredScriptsIntegrationTests {

		@Autowired
		private Owners owners;

		@Test
		void rowsAreEntities() {
			assertThat(this.owners.findAll()).hasSize(2);
		}

	}

}
