package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import io.github.springdata.memory.boot.test.RestoreMemoryStore;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.jdbc.Sql.ExecutionPhase;
import org.springframework.test.context.jdbc.SqlMergeMode;
import org.springframework.test.context.jdbc.SqlMergeMode.MergeMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts of tests that commit, over the schema and rows of the application.
 */
@SpringBootTest(
		properties = { "spring.autoconfigure.exclude=", "spring.sql.init.schema-locations=classpath:clinic/schema.sql",
				"spring.sql.init.data-locations=classpath:clinic/data.sql" })
@AutoConfigureMemoryPersistence
@SqlMergeMode(MergeMode.MERGE)
@Sql(statements = "insert into owner (id, last_name) values (50, 'Class')",
		executionPhase = ExecutionPhase.BEFORE_TEST_CLASS)
@Sql(statements = "delete from owner where id >= 50", executionPhase = ExecutionPhase.AFTER_TEST_CLASS)
class SqlCommittingIntegrationTests {

	@Autowired
	private Owners owners;

	@Test
	@Sql(statements = { "set referential_integrity false", "insert into owner values (60, 'Method')" })
	@Sql(statements = "delete from owner where id = 60", executionPhase = ExecutionPhase.AFTER_TEST_METHOD)
	void scriptsOfClassAndMethodAreCommitted() {
		assertThat(this.owners.findAll()).extracting((owner) -> owner.lastName)
			.containsExactlyInAnyOrder("Davis", "Black", "Class", "Method");
	}

	@RepeatedTest(2)
	@RestoreMemoryStore
	@Sql(statements = { "delete from pet", "delete from owner", "alter table owner alter column id restart with 7",
			"insert into owner (last_name) values ('Seventh')" })
	void whatScriptsCommitIsRestored() {
		assertThat(this.owners.findAll()).singleElement().extracting((owner) -> owner.id).isEqualTo(7L);
		assertThat(this.owners.save(new Owner("Eighth")).id).isEqualTo(8L);
	}

	@Test
	@Sql(statements = "create table if not exists note (id int)")
	void tablesOfNoEntityCanBeCreated() {
		assertThat(this.owners.count()).isEqualTo(3);
	}

}
