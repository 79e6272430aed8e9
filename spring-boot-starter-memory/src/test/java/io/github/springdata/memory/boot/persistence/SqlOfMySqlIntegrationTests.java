package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.jdbc.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts in the dialect of the application's database, for tables with columns that no
 * attribute is mapped to.
 */
@DataJpaTest
@AutoConfigureMemoryPersistence
@TestPropertySource(
		properties = { "spring.autoconfigure.exclude=", "spring.datasource.url=jdbc:mysql://localhost/clinic",
				"spring.sql.init.schema-locations=classpath:clinic/mysql.sql" })
class SqlOfMySqlIntegrationTests {

	@Autowired
	private Owners owners;

	@Test
	@Sql(statements = { "insert ignore into `owner` (`id`, `last_name`) values (2, 'Ignored'), (3, 'Coleman')",
			"update `Owner` set last_name = concat('Mc', last_name) where id in (2, 3)" })
	void dialectsAreUnderstood() {
		assertThat(this.owners.findAll()).extracting((owner) -> owner.lastName)
			.containsExactlyInAnyOrder("McDavis", "McColeman");
	}

}
