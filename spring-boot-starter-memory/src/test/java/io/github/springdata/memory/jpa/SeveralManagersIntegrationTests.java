package io.github.springdata.memory.jpa;

import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.data.annotation.Id;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * One application with a memory store, JPA, and JDBC on another database, each with its
 * transaction manager. That of JPA is the default.
 */
@SpringJUnitConfig
class SeveralManagersIntegrationTests {

	@Autowired
	private Service service;

	@AfterEach
	void clear() {
		this.service.clear();
	}

	@Test
	void commitsWithAnyManager() {
		this.service.writeByDefault(false);
		this.service.writeInMemory(false);
		this.service.writeByJdbc(false);
		assertThat(this.service.notes()).isEqualTo(3);
		assertThat(this.service.products()).isEqualTo(3);
		assertThat(this.service.lines()).isEqualTo(3);
	}

	@Test
	void rollsBackTheMemoryStoreWithItsManager() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.writeInMemory(true));
		assertThat(this.service.notes()).isZero();
		assertThat(this.service.products()).isOne();
		assertThat(this.service.lines()).isOne();
	}

	@Test
	void rollsBackJpaWithTheDefaultManager() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.writeByDefault(true));
		assertThat(this.service.notes()).as("a unit of its own").isOne();
		assertThat(this.service.products()).isZero();
		assertThat(this.service.lines()).isOne();
	}

	@Test
	void rollsBackJdbcWithItsManager() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.service.writeByJdbc(true));
		assertThat(this.service.notes()).isOne();
		assertThat(this.service.products()).isOne();
		assertThat(this.service.lines()).isZero();
	}

	@Test
	void rollsBackAllOfThemNested() {
		assertThatIllegalArgumentException().isThrownBy(this.service::writeInAllAndFail);
		assertThat(this.service.notes()).isZero();
		assertThat(this.service.products()).isZero();
		assertThat(this.service.lines()).isZero();
	}

	record Note(@Id Long id, String text) {
	}

	static class Service {

		private final MemoryTemplate memory;

		private final EntityManager entities;

		private final JdbcTemplate jdbc;

		@Autowired
		@Lazy
		private Service self;

		private long next;

		Service(MemoryTemplate memory, EntityManager entities, JdbcTemplate jdbc) {
			this.memory = memory;
			this.entities = entities;
			this.jdbc = jdbc;
		}

		@Transactional
		public void writeByDefault(boolean fail) {
			this.entities.persist(new Product(++this.next));
			writeNote();
			writeLine();
			failIf(fail);
		}

		@Transactional("memoryTransactionManager")
		public void writeInMemory(boolean fail) {
			writeNote();
			this.self.persist();
			writeLine();
			failIf(fail);
		}

		@Transactional("jdbcTransactions")
		public void writeByJdbc(boolean fail) {
			writeLine();
			this.self.persist();
			writeNote();
			failIf(fail);
		}

		@Transactional("jdbcTransactions")
		public void writeInAllAndFail() {
			writeLine();
			this.self.nest();
		}

		@Transactional("memoryTransactionManager")
		public void nest() {
			writeNote();
			this.self.writeByDefault(true);
		}

		@Transactional
		public void persist() {
			this.entities.persist(new Product(++this.next));
		}

		@Transactional
		public void clear() {
			this.entities.createQuery("delete from Product").executeUpdate();
			this.memory.deleteAll(Note.class);
			this.jdbc.update("delete from lines");
		}

		private void writeNote() {
			this.memory.insert(new Note(++this.next, "a note"));
		}

		private void writeLine() {
			this.jdbc.update("insert into lines values (?)", ++this.next);
		}

		private static void failIf(boolean fail) {
			if (fail) {
				throw new IllegalArgumentException("by purpose");
			}
		}

		long notes() {
			return this.memory.count(Note.class);
		}

		long products() {
			return this.entities.createQuery("select count(p) from Product p", Long.class).getSingleResult();
		}

		long lines() {
			return Objects.requireNonNull(this.jdbc.queryForObject("select count(*) from lines", Long.class));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Config {

		@Bean
		MemoryStore memoryStore() {
			return new MemoryStore();
		}

		@Bean
		MemoryTemplate memoryTemplate(MemoryStore store) {
			return new MemoryTemplate(store);
		}

		@Bean
		MemoryTransactionManager memoryTransactionManager(MemoryStore store) {
			return new MemoryTransactionManager(store);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory() {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			HibernateJpaVendorAdapter hibernate = new HibernateJpaVendorAdapter();
			hibernate.setGenerateDdl(true);
			factory.setDataSource(database("managers-jpa"));
			factory.setJpaVendorAdapter(hibernate);
			factory.setMappingResources("jpa/both-modules.xml");
			factory.setJpaPropertyMap(Map.of("jakarta.persistence.validation.mode", "none"));
			return factory;
		}

		@Bean
		@Primary
		JpaTransactionManager transactionManager(EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

		@Bean
		JdbcTemplate jdbcTemplate() {
			JdbcTemplate template = new JdbcTemplate(database("managers-jdbc"));
			template.execute("create table if not exists lines (id bigint primary key)");
			return template;
		}

		@Bean
		JdbcTransactionManager jdbcTransactions(JdbcTemplate template) {
			return new JdbcTransactionManager(Objects.requireNonNull(template.getDataSource()));
		}

		@Bean
		Service service(MemoryTemplate memory, EntityManagerFactory factory, JdbcTemplate jdbc) {
			return new Service(memory, SharedEntityManagerCreator.createSharedEntityManager(factory), jdbc);
		}

		private static DataSource database(String name) {
			JdbcDataSource database = new JdbcDataSource();
			database.setUrl("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(name));
			return database;
		}

	}

}
