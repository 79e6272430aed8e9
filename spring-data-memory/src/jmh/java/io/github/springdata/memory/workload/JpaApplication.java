package io.github.springdata.memory.workload;

import java.util.Properties;

import jakarta.persistence.EntityManagerFactory;
import org.h2.jdbcx.JdbcConnectionPool;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.support.SharedEntityManagerBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A container with a repository of Spring Data JPA, Hibernate, H2 in memory and JDBC
 * batches.
 *
 * @param <R> the type of the repository
 */
public final class JpaApplication<R> implements AutoCloseable {

	private final JdbcConnectionPool database = Database.open();

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final R repository;

	private final TransactionTemplate transactions;

	/**
	 * Creates the tables and the repository.
	 * @param repositoryType the type of the repository
	 * @param entityType the type of an entity; those beside it get tables as well
	 */
	public JpaApplication(Class<R> repositoryType, Class<?> entityType) {
		this.context.registerBeanDefinition("entityManagerFactory",
				BeanDefinitionBuilder.genericBeanDefinition(LocalContainerEntityManagerFactoryBean.class)
					.addPropertyValue("dataSource", this.database)
					.addPropertyValue("packagesToScan", entityType.getPackageName())
					.addPropertyValue("jpaVendorAdapter", new HibernateJpaVendorAdapter())
					.addPropertyValue("jpaProperties", properties())
					.getBeanDefinition());
		this.context.registerBean("transactionManager", JpaTransactionManager.class,
				() -> new JpaTransactionManager(this.context.getBean(EntityManagerFactory.class)));
		this.context.registerBeanDefinition("entityManager",
				BeanDefinitionBuilder.genericBeanDefinition(SharedEntityManagerBean.class)
					.addPropertyReference("entityManagerFactory", "entityManagerFactory")
					.getBeanDefinition());
		this.context.registerBeanDefinition("repository",
				BeanDefinitionBuilder.genericBeanDefinition(JpaRepositoryFactoryBean.class)
					.addConstructorArgValue(repositoryType)
					.addPropertyReference("entityManager", "entityManager")
					.getBeanDefinition());
		this.context.refresh();
		this.repository = this.context.getBean(repositoryType);
		this.transactions = new TransactionTemplate(this.context.getBean(JpaTransactionManager.class));
	}

	private static Properties properties() {
		Properties properties = new Properties();
		properties.setProperty("hibernate.hbm2ddl.auto", "create");
		properties.setProperty("hibernate.jdbc.batch_size", "50");
		return properties;
	}

	/**
	 * The repository.
	 */
	public R repository() {
		return this.repository;
	}

	TransactionTemplate transactions() {
		return this.transactions;
	}

	@Override
	public void close() {
		this.context.close();
		Database.close(this.database);
	}

}
