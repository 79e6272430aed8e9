package io.github.springdata.memory.jpa.spring;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.github.springdata.memory.jpa.MemoryJpaVendorAdapter;
import io.github.springdata.memory.jpa.spring.sales.Customer;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * What an application with Spring Data JPA configures, with repositories wherever the
 * tests have them.
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(considerNestedRepositories = true, repositoryBaseClass = CountingRepository.class)
@EnableJpaAuditing(dateTimeProviderRef = "clock")
@EnableTransactionManagement
@EnableAsync
@Import({ AuditingTests.Listener.class, DeclaredQueryTests.Named.class, ExceptionTranslationTests.Dao.class,
		TransactionTests.Service.class })
class SalesConfig {

	static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	// tag::jpa-adapter[]
	@Bean
	MemoryJpaVendorAdapter adapter() {
		return new MemoryJpaVendorAdapter();
	}
	// end::jpa-adapter[]

	// tag::jpa-spring[]
	@Bean
	LocalContainerEntityManagerFactoryBean entityManagerFactory(MemoryJpaVendorAdapter adapter) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setJpaVendorAdapter(adapter);
		factory.setPackagesToScan(Customer.class.getPackageName());
		return factory;
	}

	@Bean
	JpaTransactionManager transactionManager(EntityManagerFactory factory) {
		JpaTransactionManager transactionManager = new JpaTransactionManager(factory);
		transactionManager.setNestedTransactionAllowed(true);
		return transactionManager;
	}
	// end::jpa-spring[]

	@Bean
	static PersistenceExceptionTranslationPostProcessor exceptionTranslation() {
		return new PersistenceExceptionTranslationPostProcessor();
	}

	@Bean
	AtomicReference<String> user() {
		return new AtomicReference<>("ann");
	}

	@Bean
	AuditorAware<String> auditor(AtomicReference<String> user) {
		return () -> Optional.ofNullable(user.get());
	}

	@Bean
	DateTimeProvider clock() {
		return () -> Optional.of(NOON);
	}

}
