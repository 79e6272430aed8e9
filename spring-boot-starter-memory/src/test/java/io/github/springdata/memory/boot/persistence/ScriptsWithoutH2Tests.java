package io.github.springdata.memory.boot.persistence;

import io.github.springdata.memory.boot.autoconfigure.MemoryPersistencePostProcessor;
import org.h2.Driver;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts where H2, or any database, is not on the class path.
 */
@ExtendWith(OutputCaptureExtension.class)
class ScriptsWithoutH2Tests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withBean(MemoryPersistencePostProcessor.class)
		.withUserConfiguration(Clinic.class)
		.withPropertyValues("spring.autoconfigure.exclude=", "spring.main.web-application-type=none",
				"spring.test.memory.persistence=replace", "spring.flyway.enabled=false",
				"spring.liquibase.enabled=false");

	@BeforeEach
	void log() {
		LoggingSystem.get(getClass().getClassLoader())
			.setLogLevel("io.github.springdata.memory.boot.autoconfigure.PersistenceReport", LogLevel.INFO);
	}

	private ApplicationContextRunner withoutDatabases() {
		return this.context.withClassLoader(new FilteredClassLoader(Driver.class, JDBCDriver.class));
	}

	private ApplicationContextRunner withHsqldb() {
		return this.context.withClassLoader(new FilteredClassLoader(Driver.class));
	}

	private static void assertOwners(ApplicationContext context, String... names) {
		assertThat(context.getBean(Owners.class).findAll()).extracting((owner) -> owner.lastName)
			.containsExactlyInAnyOrder(names);
	}

	@Test
	void insertsAreUnderstoodWithoutADatabase(CapturedOutput output) {
		withoutDatabases()
			.withPropertyValues("spring.sql.init.schema-locations=classpath:clinic/schema.sql",
					"spring.sql.init.data-locations=classpath:clinic/sql/owners.sql")
			.run((context) -> {
				assertOwners(context, "O'Hara; Scarlett", "Butler");
				assertThat(context.getBean(Owners.class).findByPet("Leo")).hasSize(1);
				assertThat(context.getBean(Owners.class).save(new Owner("Hamilton")).id).isEqualTo(102L);
			});
		assertThat(output).contains("statements that were skipped, as neither H2 nor HSQLDB is on the class path:")
			.contains("create table owner");
	}

	@Test
	void insertsOfAnApplicationWithoutADatabaseAreUnderstood() {
		new ApplicationContextRunner().withUserConfiguration(Clinic.class)
			.withClassLoader(new FilteredClassLoader(Driver.class, JDBCDriver.class))
			.withPropertyValues("spring.autoconfigure.exclude=", "spring.main.web-application-type=none",
					"spring.flyway.enabled=false", "spring.liquibase.enabled=false",
					"spring.sql.init.data-locations=classpath:clinic/sql/owners.sql")
			.run((context) -> assertOwners(context, "O'Hara; Scarlett", "Butler"));
	}

	@Test
	void deferredScriptsAreUnderstoodWithoutADatabase() {
		withoutDatabases()
			.withPropertyValues("spring.jpa.defer-datasource-initialization=true",
					"spring.sql.init.data-locations=classpath:clinic/sql/owners.sql")
			.run((context) -> assertOwners(context, "O'Hara; Scarlett", "Butler"));
	}

	@Test
	void scriptsOfHibernateAreUnderstoodWithoutADatabase() {
		withoutDatabases()
			.withPropertyValues("spring.jpa.properties.hibernate.hbm2ddl.import_files=clinic/sql/owners.sql")
			.run((context) -> assertOwners(context, "O'Hara; Scarlett", "Butler"));
	}

	@Test
	void otherStatementsAreRefusedByNameWithoutADatabase() {
		withoutDatabases()
			.withPropertyValues("spring.sql.init.schema-locations=classpath:clinic/schema.sql",
					"spring.sql.init.data-locations=classpath:clinic/data.sql")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("statement #3 of class path resource [clinic/data.sql]")
				.hasStackTraceContaining("Line 1, column")
				.hasStackTraceContaining("'select'")
				.hasStackTraceContaining("put H2 or HSQLDB on the class path of the tests"));
	}

	@Test
	void rowsThatReferToNoneAreRefusedWithoutADatabase() {
		withoutDatabases()
			.withPropertyValues("spring.jpa.defer-datasource-initialization=true",
					"spring.sql.init.data-locations=classpath:clinic/sql/stray.sql")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("refers, by 'owner', to row 77 of table 'Owner'"));
	}

	@Test
	void migrationsAreRefusedByNameWithoutADatabase() {
		withoutDatabases()
			.withPropertyValues("spring.liquibase.enabled=true",
					"spring.liquibase.change-log=classpath:clinic/changes.sql")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("add H2 or HSQLDB to the tests"));
	}

	@Test
	void scriptsRunInHsqldb(CapturedOutput output) {
		withHsqldb()
			.withPropertyValues("spring.sql.init.schema-locations=classpath:clinic/hsqldb-schema.sql",
					"spring.sql.init.data-locations=classpath:clinic/data.sql")
			.run((context) -> {
				assertOwners(context, "Davis", "Black");
				assertThat(context.getBean(Owners.class).save(new Owner("Hamilton")).id).isEqualTo(12L);
			});
		assertThat(output).contains("rules of the schema that hold here too: pet: rows go with that of owner");
	}

	@Test
	void deferredScriptsRunInHsqldb() {
		withHsqldb()
			.withPropertyValues("spring.jpa.defer-datasource-initialization=true",
					"spring.sql.init.data-locations=classpath:clinic/data.sql")
			.run((context) -> assertOwners(context, "Davis", "Black"));
	}

	@Test
	void changesOfLiquibaseRunInHsqldb() {
		withHsqldb()
			.withPropertyValues("spring.liquibase.enabled=true",
					"spring.liquibase.change-log=classpath:clinic/changes.sql")
			.run((context) -> assertOwners(context, "Black"));
	}

	/**
	 * The application without what a scan finds in its package.
	 */
	@EnableAutoConfiguration
	static class Clinic {

	}

}
