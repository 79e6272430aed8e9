package io.github.springdata.memory.boot.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import io.github.springdata.memory.boot.persistence.ClinicPackage;
import io.github.springdata.memory.jpa.MemoryJpaVendorAdapter;
import io.github.springdata.memory.jpa.MemoryPersistenceProvider;
import io.github.springdata.memory.store.IsolationLevel;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import jakarta.persistence.EntityManagerFactory;
import org.h2.Driver;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DataMemoryJpaAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(DataMemoryAutoConfiguration.class,
			DataMemoryTransactionManagerAutoConfiguration.class, DataMemoryJpaAutoConfiguration.class,
			DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
			TransactionAutoConfiguration.class);

	private final ApplicationContextRunner context = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
		.withUserConfiguration(Application.class);

	@Test
	void standsBackForHibernateAndItsDatabase() {
		this.context.run((context) -> {
			assertThat(context).doesNotHaveBean(MemoryJpaVendorAdapter.class);
			assertThat(context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class)).isNotNull();
		});
	}

	@Test
	void servesWhereHibernateIsMissing() {
		this.context.withClassLoader(new FilteredClassLoader(HibernatePersistenceProvider.class, SessionFactory.class))
			.run((context) -> {
				assertThat(context.getBean(EntityManagerFactory.class).unwrap(MemoryStore.class))
					.isSameAs(context.getBean(MemoryStore.class));
				assertThat(context.getBean(DataSource.class)).isNotInstanceOf(MemoryDataSource.class);
			});
	}

	@Test
	void servesWhereNoDatabaseIsConfigured() {
		this.context.withClassLoader(new FilteredClassLoader(Driver.class, JDBCDriver.class)).run((context) -> {
			assertThat(context.getBean(EntityManagerFactory.class).unwrap(MemoryStore.class)).isNotNull();
			assertThat(context.getBean(DataSource.class)).isInstanceOf(MemoryDataSource.class);
			assertThat(context).hasSingleBean(ClinicPackage.REPOSITORY);
			assertThat(ReflectionTestUtils.<List<?>>invokeMethod(context.getBean(ClinicPackage.REPOSITORY), "findNamed",
					"Davis"))
				.isEmpty();
			assertThat(context.getBean(PlatformTransactionManager.class)).isInstanceOf(JpaTransactionManager.class);
			assertThat(context).hasSingleBean(MemoryTransactionManager.class);
		});
	}

	@Test
	void standsBackForADataSourceOfTheApplication() {
		this.context.withClassLoader(new FilteredClassLoader(Driver.class, JDBCDriver.class))
			.withUserConfiguration(Database.class)
			.run((context) -> assertThat(context).doesNotHaveBean(MemoryJpaVendorAdapter.class));
	}

	@Test
	void standsBackForAnAddressOfADatabase() {
		this.context.withPropertyValues("spring.datasource.url=jdbc:h2:mem:clinic")
			.run((context) -> assertThat(context).doesNotHaveBean(MemoryJpaVendorAdapter.class));
	}

	@Test
	void canBeSwitchedOff() {
		this.context
			.withPropertyValues("spring.test.memory.persistence=replace", "spring.data.memory.jpa.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MemoryJpaVendorAdapter.class));
	}

	@Test
	void isNotThereWithoutTheProvider() {
		this.context.withPropertyValues("spring.test.memory.persistence=replace")
			.withClassLoader(new FilteredClassLoader(MemoryPersistenceProvider.class))
			.run((context) -> assertThat(context).doesNotHaveBean(MemoryDataSource.class));
	}

	@Test
	void backsOffFromAFactoryOfTheApplication() {
		replacing().withUserConfiguration(OwnFactory.class).run((context) -> {
			assertThat(context).getBeans(EntityManagerFactory.class).containsOnlyKeys("entityManagerFactory");
			assertThat(context.getBean(EntityManagerFactory.class).getName()).isEqualTo("own");
		});
	}

	@Test
	void backsOffFromAnAdapterOfTheApplication() {
		replacing().withUserConfiguration(OwnAdapter.class)
			.run((context) -> assertThat(context).getBeans(JpaVendorAdapter.class).containsOnlyKeys("own"));
	}

	@Test
	void namesHibernatesPropertiesThatHaveNoEffect(CapturedOutput output) {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(HibernateProperties.class.getName(), LogLevel.INFO);
		replacing().withPropertyValues("spring.jpa.hibernate.ddl-auto=create",
				"spring.jpa.properties.hibernate.format_sql=true",
				"spring.jpa.hibernate.naming.physical-strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl")
			.run((context) -> assertThat(output)
				.contains("no effect: spring.jpa.hibernate.ddl-auto, spring.jpa.properties.hibernate.format_sql")
				.doesNotContain("physical-strategy"));
	}

	@Test
	void reportsWhatIsServedAndWhatIsRefused(CapturedOutput output) {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(PersistenceReport.class.getName(), LogLevel.INFO);
		replacing().run((context) -> assertThat(output).contains("unit 'entityManagerFactory': 2 entities in 2 tables")
			.contains("refused when it is called: Owners.countBySql, a native query"));
	}

	@Test
	void strictnessStopsTheStart() {
		replacing().withPropertyValues("spring.data.memory.jpa.strict=true")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("Owners.countBySql, a native query"));
	}

	@Test
	void handsItsPropertiesToTheUnit() {
		replacing()
			.withPropertyValues("spring.data.memory.jpa.isolation=serializable",
					"spring.data.memory.jpa.strict-lazy-loading=true")
			.run((context) -> assertThat(context.getBean(EntityManagerFactory.class).getProperties())
				.containsEntry("spring.data.memory.jpa.isolation", IsolationLevel.SERIALIZABLE)
				.containsEntry("spring.data.memory.jpa.strict-lazy-loading", true)
				.containsEntry("spring.data.memory.jpa.naming", "snake-case"));
	}

	@Test
	void keepsEntityManagersOpenInViews() {
		WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withUserConfiguration(Application.class)
			.withPropertyValues("spring.test.memory.persistence=replace");
		web.run((context) -> assertThat(context).hasSingleBean(OpenEntityManagerInViewInterceptor.class));
		web.withPropertyValues("spring.jpa.open-in-view=false")
			.run((context) -> assertThat(context).doesNotHaveBean(OpenEntityManagerInViewInterceptor.class));
	}

	@Test
	void factoriesOfOneDataSourceShareAStoreWhoeverBuildsThem() {
		replacing().withBean(MemoryPersistencePostProcessor.class)
			.withUserConfiguration(TwoFactories.class)
			.run((context) -> {
				MemoryStore store = store(context, "entityManagerFactory");
				assertThat(store(context, "byHand")).isSameAs(store).isNotSameAs(context.getBean(MemoryStore.class));
			});
	}

	private static MemoryStore store(ApplicationContext context, String factory) {
		return context.getBean(factory, EntityManagerFactory.class).unwrap(MemoryStore.class);
	}

	private ApplicationContextRunner replacing() {
		return this.context.withPropertyValues("spring.test.memory.persistence=replace");
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = ClinicPackage.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Database {

		@Bean
		DataSource database() {
			JdbcDataSource dataSource = new JdbcDataSource();
			dataSource.setURL("jdbc:h2:mem:database");
			return dataSource;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(EntityManagerFactoryBuilder builder,
				DataSource dataSource) {
			return builder.dataSource(dataSource).packages(ClinicPackage.class).persistenceUnit("own").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnAdapter {

		@Bean
		MemoryJpaVendorAdapter own() {
			return new MemoryJpaVendorAdapter();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoFactories {

		@Bean
		@Primary
		DataSource first() {
			return new JdbcDataSource();
		}

		@Bean
		DataSource second() {
			return new JdbcDataSource();
		}

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean entityManagerFactory(EntityManagerFactoryBuilder builder,
				@Qualifier("second") DataSource second) {
			return builder.dataSource(second).packages(ClinicPackage.class).persistenceUnit("built").build();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean byHand(@Qualifier("second") DataSource second) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(second);
			factory.setPersistenceUnitName("byHand");
			factory.setPackagesToScan(ClinicPackage.class.getPackageName());
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			return factory;
		}

	}

}
