package io.github.springdata.memory.workload;

import org.h2.jdbcx.JdbcConnectionPool;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A container with a repository of Spring Data JDBC and H2 in memory.
 *
 * @param <R> the type of the repository
 */
public final class JdbcApplication<R> implements AutoCloseable {

	private final JdbcConnectionPool database = Database.open();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final R repository;

	private final TransactionTemplate transactions;

	/**
	 * Creates the tables and the repository.
	 * @param repositoryType the type of the repository
	 * @param schema the statements that create the tables
	 */
	public JdbcApplication(Class<R> repositoryType, String... schema) {
		JdbcTransactionManager manager = new JdbcTransactionManager(this.database);
		NamedParameterJdbcTemplate template = new NamedParameterJdbcTemplate(this.database);
		for (String statement : schema) {
			template.getJdbcOperations().execute(statement);
		}
		this.context.registerBean("jdbcOperations", NamedParameterJdbcOperations.class, () -> template);
		this.context.registerBean("transactionManager", JdbcTransactionManager.class, () -> manager);
		this.context.register(JdbcConfiguration.class);
		this.context.registerBean("repository", JdbcRepositoryFactoryBean.class, repositoryType);
		this.context.refresh();
		this.repository = this.context.getBean(repositoryType);
		this.transactions = new TransactionTemplate(manager);
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

	@Configuration(proxyBeanMethods = false)
	static class JdbcConfiguration extends AbstractJdbcConfiguration {

	}

}
