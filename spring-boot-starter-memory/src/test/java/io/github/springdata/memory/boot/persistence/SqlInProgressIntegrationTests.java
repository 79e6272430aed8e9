package io.github.springdata.memory.boot.persistence;

import javax.sql.DataSource;

import io.github.springdata.memory.boot.autoconfigure.TestScripts;
import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptStatementFailedException;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scripts that run as those of {@code @Sql} do, in the midst of a test.
 */
@DataJpaTest
@AutoConfigureMemoryPersistence
@TestPropertySource(properties = "spring.autoconfigure.exclude=")
class SqlInProgressIntegrationTests {

	@Autowired
	private DataSource dataSource;

	@Autowired
	private Owners owners;

	@Autowired
	private TestEntityManager entities;

	@BeforeEach
	void begin() {
		TestScripts.begin();
	}

	@AfterEach
	void end() {
		TestScripts.end();
	}

	private void execute(String script) {
		new ResourceDatabasePopulator(new ClassPathResource("clinic/sql/" + script)).execute(this.dataSource);
	}

	@Test
	void managedInstancesStayAsTheyAreUntilTheyAreCleared() {
		Owner davis = this.entities.persistAndFlush(new Owner("Davis"));
		execute("renamed.sql");
		TestScripts.end();
		assertThat(davis.lastName).isEqualTo("Davis");
		assertThat(this.owners.findByPet("Leo")).containsExactly(davis);
		assertThat(davis.lastName).isEqualTo("Davis");
		this.entities.clear();
		assertThat(this.owners.findByPet("Leo")).singleElement()
			.extracting((owner) -> owner.lastName)
			.isEqualTo("Renamed");
	}

	@Test
	void nothingIsWrittenOfAScriptThatFails() {
		assertThatExceptionOfType(ScriptStatementFailedException.class).isThrownBy(() -> execute("broken.sql"))
			.withMessageContaining("statement #2 of class path resource [clinic/sql/broken.sql]")
			.havingRootCause()
			.withMessageContaining("LAST_NAME");
		TestScripts.begin();
		assertThat(this.owners.findAll()).isEmpty();
	}

	@Test
	void nothingIsWrittenIfARowRefersToNone() {
		this.owners.saveAndFlush(new Owner("Davis"));
		execute("stray.sql");
		assertThatExceptionOfType(PersistenceException.class).isThrownBy(TestScripts::end)
			.withMessageContaining("refers, by 'owner', to row 77 of table 'Owner'");
		assertThat(this.owners.findAll()).extracting((owner) -> owner.lastName).containsExactly("Davis");
	}

	@Test
	void jdbcIsRefusedOnceScriptsHaveRun() {
		execute("owners.sql");
		TestScripts.end();
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		assertThatException().isThrownBy(() -> jdbc.queryForList("select * from owner"))
			.havingRootCause()
			.withMessageContaining("persistence = NONE");
		TestScripts.begin();
		execute("renamed.sql");
		TestScripts.end();
		assertThat(this.owners.findByPet("Leo")).hasSize(2);
	}

	@Test
	void proceduresRunAsTheDatabaseHasThem() {
		execute("procedure.sql");
		TestScripts.end();
		assertThat(this.owners.findAll()).extracting((owner) -> owner.lastName).containsExactly("42");
	}

	@Test
	void otherThreadsHaveNoConnections() throws InterruptedException {
		Throwable[] failure = new Throwable[1];
		Thread thread = new Thread(() -> execute("owners.sql"));
		thread.setUncaughtExceptionHandler((failed, ex) -> failure[0] = ex);
		thread.start();
		thread.join();
		assertThat(failure[0]).hasStackTraceContaining(CannotGetJdbcConnectionException.class.getName())
			.hasStackTraceContaining("persistence = NONE");
	}

}
