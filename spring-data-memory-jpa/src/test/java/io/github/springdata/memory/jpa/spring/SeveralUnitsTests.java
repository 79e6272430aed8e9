package io.github.springdata.memory.jpa.spring;

import io.github.springdata.memory.jpa.MemoryJpaVendorAdapter;
import io.github.springdata.memory.jpa.spring.sales.Country;
import io.github.springdata.memory.jpa.spring.sales.Voucher;
import io.github.springdata.memory.store.MemoryStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of two units with stores and transaction managers of their own, whose classes are
 * listed.
 */
@SpringJUnitConfig
class SeveralUnitsTests {

	@PersistenceContext(unitName = "geography")
	EntityManager geography;

	@PersistenceContext(unitName = "marketing")
	EntityManager marketing;

	@Autowired
	Countries countries;

	@Autowired
	Vouchers vouchers;

	@Autowired
	PlatformTransactionManager geographyTransactions;

	interface Countries extends JpaRepository<Country, String> {

	}

	interface Vouchers extends JpaRepository<Voucher, String> {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Config {

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean geography() {
			return unit("geography", Country.class);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean marketing() {
			return unit("marketing", Voucher.class);
		}

		private static LocalContainerEntityManagerFactoryBean unit(String name, Class<?> entity) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setPersistenceUnitName(name);
			factory.setJpaVendorAdapter(new MemoryJpaVendorAdapter());
			factory.setManagedTypes(PersistenceManagedTypes.of(entity.getName()));
			return factory;
		}

		@Bean
		@Primary
		JpaTransactionManager geographyTransactions(EntityManagerFactory geography) {
			return new JpaTransactionManager(geography);
		}

		@Bean
		JpaTransactionManager marketingTransactions(
				@org.springframework.beans.factory.annotation.Qualifier("marketing") EntityManagerFactory marketing) {
			return new JpaTransactionManager(marketing);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(considerNestedRepositories = true, entityManagerFactoryRef = "geography",
			transactionManagerRef = "geographyTransactions",
			includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Countries.class))
	static class GeographyConfig {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(considerNestedRepositories = true, entityManagerFactoryRef = "marketing",
			transactionManagerRef = "marketingTransactions",
			includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Vouchers.class))
	static class MarketingConfig {

	}

	@Test
	void unitsShareNothing() {
		this.countries.save(new Country("GB", "Britain"));
		this.vouchers.save(new Voucher("V1"));
		assertThat(store(this.geography)).isNotSameAs(store(this.marketing));
		assertThat(this.geography.createQuery("from Country").getResultList()).hasSize(1);
		assertThat(this.marketing.createQuery("from Voucher").getResultList()).hasSize(1);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.marketing.find(Country.class, "GB"));
	}

	private static MemoryStore store(EntityManager entityManager) {
		return entityManager.getEntityManagerFactory().unwrap(MemoryStore.class);
	}

	@Test
	void transactionsAreThoseOfTheirUnit() {
		new TransactionTemplate(this.geographyTransactions).executeWithoutResult((status) -> {
			this.countries.save(new Country("FR", "France"));
			this.vouchers.save(new Voucher("V2"));
			status.setRollbackOnly();
		});
		assertThat(this.countries.findById("FR")).isEmpty();
		assertThat(this.vouchers.findById("V2")).isPresent();
	}

}
