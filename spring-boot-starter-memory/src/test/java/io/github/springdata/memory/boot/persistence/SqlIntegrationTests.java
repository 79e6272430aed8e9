package io.github.springdata.memory.boot.persistence;

import java.util.List;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.jdbc.Sql.ExecutionPhase;
import org.springframework.test.context.jdbc.SqlConfig;
import org.springframework.test.context.jdbc.SqlConfig.TransactionMode;
import org.springframework.test.context.jdbc.SqlGroup;
import org.springframework.test.context.jdbc.SqlMergeMode;
import org.springframework.test.context.jdbc.SqlMergeMode.MergeMode;
import org.springframework.test.context.transaction.AfterTransaction;
import org.springframework.test.context.transaction.BeforeTransaction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts of tests within the test's transaction.
 */
@DataJpaTest
@AutoConfigureMemoryPersistence
@TestPropertySource(properties = "spring.autoconfigure.exclude=")
@Sql("/clinic/sql/owners.sql")
class SqlIntegrationTests {

	@Autowired
	private Owners owners;

	@BeforeTransaction
	@AfterTransaction
	void isRolledBack() {
		assertThat(this.owners.findAll()).isEmpty();
	}

	private List<String> names() {
		return this.owners.findAll().stream().map((owner) -> owner.lastName).sorted().toList();
	}

	@Test
	void rowsOfScriptsAreEntities() {
		assertThat(names()).containsExactly("Butler", "O'Hara; Scarlett");
		assertThat(this.owners.findByPet("Leo")).singleElement()
			.satisfies((owner) -> assertThat(owner.pets).extracting((pet) -> pet.name).containsExactly("Leo"));
	}

	// tag::sql[]
	@Test
	@Sql("/clinic/sql/owners.sql")
	@Sql(statements = "update owner set last_name = 'Wilkes' where id = 101")
	void findsOwnersOfScripts() {
		assertThat(this.owners.findAll()).extracting((owner) -> owner.lastName)
			.containsExactly("O'Hara; Scarlett", "Wilkes");
	}
	// end::sql[]

	@Test
	void idsGoOnAfterThoseOfScripts() {
		assertThat(this.owners.save(new Owner("Hamilton")).id).isGreaterThan(101);
	}

	@Test
	@Sql(statements = "insert into owner (last_name) values ('Kennedy')")
	void scriptsOfMethodsTakeThePlaceOfThoseOfTheClass() {
		assertThat(names()).containsExactly("Kennedy");
	}

	@Test
	@SqlMergeMode(MergeMode.MERGE)
	@Sql(statements = { "delete from pet", "update owner set last_name = 'Wilkes' where id = 101",
			"delete from owner where id = 100" })
	void scriptsOfMethodsChangeWhatThoseOfTheClassLeft() {
		assertThat(names()).containsExactly("Wilkes");
		assertThat(this.owners.findByPet("Leo")).isEmpty();
	}

	@Test
	@SqlGroup({ @Sql("/clinic/sql/owners.sql"),
			@Sql(statements = "insert into \"OWNER\" (\"LAST_NAME\") select name from pet"),
			@Sql(statements = "delete from pet", executionPhase = ExecutionPhase.AFTER_TEST_METHOD) })
	void groupsRunInOrder() {
		assertThat(names()).containsExactly("Butler", "Leo", "O'Hara; Scarlett");
	}

	@Test
	@Sql(statements = "update owner set last_name = 'Late' where id = 100",
			executionPhase = ExecutionPhase.AFTER_TEST_METHOD)
	@SqlMergeMode(MergeMode.MERGE)
	void scriptsAfterTheTestSeeItsRows() {
		this.owners.saveAndFlush(new Owner("Hamilton"));
		assertThat(names()).containsExactly("Butler", "Hamilton", "O'Hara; Scarlett");
	}

	@Test
	@SqlGroup({
			@Sql(statements = "insert into owner (id, last_name) values (300, 'Isolated')",
					config = @SqlConfig(transactionMode = TransactionMode.ISOLATED)),
			@Sql(statements = "delete from owner", executionPhase = ExecutionPhase.AFTER_TEST_METHOD,
					config = @SqlConfig(transactionMode = TransactionMode.ISOLATED)) })
	void isolatedScriptsCommit() {
		assertThat(names()).containsExactly("Isolated");
		this.owners.deleteAll();
	}

	@Nested
	@Sql(statements = "insert into owner (last_name) values ('Nested')")
	class Inside {

		@Test
		void scriptsOfNestedClassesRun() {
			assertThat(names()).containsExactly("Nested");
		}

		@Test
		@SqlMergeMode(MergeMode.MERGE)
		@Sql(statements = "insert into owner (last_name) values ('Method')")
		void andThoseOfTheirMethods() {
			assertThat(names()).containsExactly("Method", "Nested");
		}

	}

}
