package io.github.springdata.memory.boot.persistence;

import javax.sql.DataSource;

import io.github.springdata.memory.boot.test.AutoConfigureMemoryPersistence;
import io.github.springdata.memory.boot.test.RestoreMemoryStore;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManagerFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.jdbc.SqlConfig;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that is not Spring Boot's, with factories and databases of its own.
 */
@SpringJUnitConfig
@AutoConfigureMemoryPersistence
@RestoreMemoryStore
class ReplacedFactoriesIntegrationTests {

	@Autowired
	@Qualifier("clinic")
	private EntityManagerFactory clinic;

	@Autowired
	@Qualifier("archive")
	private EntityManagerFactory archive;

	@Autowired
	private JpaTransactionManager transactionManager;

	@Autowired
	private DataSource dataSource;

	@Test
	void eachDatabaseIsAStore() {
		assertThat(this.clinic.unwrap(MemoryStore.class)).isNotSameAs(this.archive.unwrap(MemoryStore.class));
		save(this.clinic);
		assertThat(count(this.clinic)).isOne();
		assertThat(count(this.archive)).isZero();
	}

	@RepeatedTest(2)
	void allStoresAreRestored() {
		assertThat(count(this.clinic)).isZero();
		assertThat(count(this.archive)).isZero();
		save(this.clinic);
		save(this.archive);
	}

	@Test
	void transactionManagersServeTheStore() {
		new TransactionTemplate(this.transactionManager).executeWithoutResult((status) -> {
			save(this.archive);
			status.setRollbackOnly();
		});
		assertThat(count(this.clinic)).isZero();
		assertThat(this.transactionManager.getEntityManagerFactory()).isSameAs(this.clinic);
	}

	@Test
	@Sql(statements = "insert into Owner (lastName) values ('Davis')")
	@Sql(statements = { "insert into Owner (lastName) values ('Black')",
			"insert into Owner (lastName) values ('Blue')" },
			config = @SqlConfig(dataSource = "archiveDatabase", transactionManager = "archiveTransactionManager"))
	void scriptsGoToTheDatabaseThatTheyName() {
		assertThat(count(this.clinic)).isOne();
		assertThat(count(this.archive)).isEqualTo(2);
	}

	@Test
	void dataSourcesAreReplaced() {
		assertThat(this.dataSource).isNotInstanceOf(JdbcDataSource.class);
	}

	private static void save(EntityManagerFactory factory) {
		factory.runInTransaction((entityManager) -> entityManager.persist(new Owner("Davis")));
	}

	private static long count(EntityManagerFactory factory) {
		return factory
			.callInTransaction((entityManager) -> entityManager.createQuery("select count(o) from Owner o", Long.class)
				.getSingleResult());
	}

	@Configuration
	static class Databases {

		@Bean
		@Primary
		DataSource clinicDatabase() {
			return new JdbcDataSource();
		}

		@Bean
		DataSource archiveDatabase() {
			return new JdbcDataSource();
		}

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean clinic(DataSource clinicDatabase) {
			return factory(clinicDatabase);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean archive(@Qualifier("archiveDatabase") DataSource archiveDatabase) {
			return factory(archiveDatabase);
		}

		private static LocalContainerEntityManagerFactoryBean factory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setPackagesToScan(Owner.class.getPackageName());
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "create");
			return factory;
		}

		@Bean
		JpaTransactionManager archiveTransactionManager(@Qualifier("archive") EntityManagerFactory archive) {
			return new JpaTransactionManager(archive);
		}

		@Bean
		@Primary
		JpaTransactionManager transactionManager(@Qualifier("clinic") EntityManagerFactory clinic) {
			return new JpaTransactionManager(clinic);
		}

	}

}
