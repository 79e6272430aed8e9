package io.github.springdata.memory.boot.persistence;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import io.github.springdata.memory.boot.test.RestoreMemoryStore;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scripts with the schema and the data of the application.
 */
@SpringBootTest(
		properties = { "spring.autoconfigure.exclude=", "spring.sql.init.schema-locations=classpath:clinic/schema.sql",
				"spring.sql.init.data-locations=classpath:clinic/data.sql" })
@AutoConfigureMemoryPersistence
@RestoreMemoryStore
class ScriptsIntegrationTests {

	@Autowired
	private Owners owners;

	@Autowired
	private OwnerService service;

	@Autowired
	private TransactionTemplate transactions;

	@Test
	void rowsOfScriptsAreEntities() {
		assertThat(this.owners.findAll()).extracting((owner) -> owner.lastName)
			.containsExactlyInAnyOrder("Davis", "Black");
		List<String> pets = Objects.requireNonNull(this.transactions
			.execute((status) -> this.owners.findByPet("Leo").get(0).pets.stream().map((pet) -> pet.name).toList()));
		assertThat(pets).containsExactlyInAnyOrder("Leo", "Rosy");
	}

	@RepeatedTest(2)
	void idsGoOnAfterThoseOfTheSchema() {
		Owner owner = this.owners.save(new Owner("Coleman"));
		assertThat(owner.id).isEqualTo(12);
	}

	@Test
	void scriptsHaveNoConnectionsLater() {
		assertThatExceptionOfType(CannotGetJdbcConnectionException.class).isThrownBy(this.service::countByJdbc);
	}

}
