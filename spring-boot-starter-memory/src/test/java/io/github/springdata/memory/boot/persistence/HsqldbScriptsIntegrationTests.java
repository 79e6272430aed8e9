package io.github.springdata.memory.boot.persistence;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.TestPropertySource;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts in the language of HSQLDB, which stays on the class path beside H2.
 */
@DataJpaTest
@AutoConfigureMemoryPersistence
@TestPropertySource(properties = { "spring.autoconfigure.exclude=",
		"spring.datasource.url=jdbc:hsqldb:mem:clinic;sql.syntax_pgs=true;ifexists=true",
		"spring.sql.init.schema-locations=classpath:clinic/hsqldb.sql" })
class HsqldbScriptsIntegrationTests {

	@Autowired
	private Owners owners;

	@Test
	void rowsAreEntities() {
		assertThat(this.owners.findByPet("Leo")).singleElement()
			.extracting((owner) -> owner.lastName)
			.isEqualTo("Davis");
	}

	@Test
	void idsGoOnAfterThoseOfTheSchema() {
		Owner owner = this.owners.saveAndFlush(new Owner("Black").withPet("Rosy"));
		assertThat(owner.id).isEqualTo(4);
		assertThat(owner.pets).singleElement().extracting((pet) -> pet.id).isEqualTo(6L);
	}

}
