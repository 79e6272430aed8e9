package io.github.springdata.memory.boot.autoconfigure;

import io.github.springdata.memory.jpa.MemoryPersistenceProvider;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Jakarta Persistence on the
 * memory store: an entity manager factory, its transaction manager and open-in-view, as
 * Spring Boot has them for Hibernate. It takes effect where nothing else would give the
 * application entity managers: if Hibernate is not on the class path, if no database is
 * configured, or if a test asks for it.
 * <p>
 * Spring Data JPA's auto-configuration, and others, only ask for a
 * {@link javax.sql.DataSource}. Where there is no database, one takes its place that
 * refuses connections by name.
 */
@AutoConfiguration(before = { DataMemoryTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class },
		after = { DataMemoryAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class },
		beforeName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
				"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration" },
		afterName = "org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration")
@ConditionalOnClass({ MemoryPersistenceProvider.class, LocalContainerEntityManagerFactoryBean.class,
		EntityManagerFactoryBuilder.class, EntityManagerFactory.class })
@ConditionalOnBooleanProperty(name = "spring.data.memory.jpa.enabled", matchIfMissing = true)
@Conditional(OnMemoryPersistenceCondition.class)
@Import({ MemoryStoreConfiguration.class, MemoryDataSourceConfiguration.class, DataMemoryJpaConfiguration.class,
		MemoryOpenInViewConfiguration.class })
public final class DataMemoryJpaAutoConfiguration {

	DataMemoryJpaAutoConfiguration() {
	}

}
