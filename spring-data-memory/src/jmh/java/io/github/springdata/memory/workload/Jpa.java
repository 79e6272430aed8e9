package io.github.springdata.memory.workload;

import java.util.List;
import java.util.Properties;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import org.h2.jdbcx.JdbcConnectionPool;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.support.SharedEntityManagerBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A repository of Spring Data JPA with Hibernate and H2 in memory, with derived methods
 * or specifications, JDBC batches, and a transaction for each operation.
 */
final class Jpa implements Contender<PeerItem> {

	private static final DerivedMethods<Items, PeerItem> METHODS = DerivedMethods.define(Items.class, PeerItem.class);

	private final JdbcConnectionPool database = Database.open();

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final boolean derived;

	private final Items items;

	private final TransactionTemplate transactions;

	Jpa(boolean derived) {
		this.derived = derived;
		this.context.registerBeanDefinition("entityManagerFactory",
				BeanDefinitionBuilder.genericBeanDefinition(LocalContainerEntityManagerFactoryBean.class)
					.addPropertyValue("dataSource", this.database)
					.addPropertyValue("packagesToScan", PeerItem.class.getPackageName())
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
					.addConstructorArgValue(METHODS.type())
					.addPropertyReference("entityManager", "entityManager")
					.getBeanDefinition());
		this.context.refresh();
		this.items = this.context.getBean(Items.class);
		this.transactions = new TransactionTemplate(this.context.getBean(JpaTransactionManager.class));
	}

	private static Properties properties() {
		Properties properties = new Properties();
		properties.setProperty("hibernate.hbm2ddl.auto", "create");
		properties.setProperty("hibernate.jdbc.batch_size", "50");
		return properties;
	}

	@Override
	public PeerItem create(Workload.Item item) {
		return new PeerItem(item);
	}

	@Override
	public void insert(List<PeerItem> added) {
		this.transactions.executeWithoutResult((status) -> this.items.saveAll(added));
	}

	@Override
	public List<PeerItem> select(Question question) {
		return this.derived ? METHODS.select(this.items, question, Limit.unlimited())
				: this.items.findAll(specification(question));
	}

	@Override
	public List<PeerItem> select(Question question, int limit) {
		return this.derived ? METHODS.select(this.items, question, Limit.of(limit))
				: this.items.findBy(specification(question), (query) -> query.limit(limit).all());
	}

	private static Specification<PeerItem> specification(Question question) {
		Shape shape = question.shape();
		return (root, query, builder) -> builder.and(
				switch (shape.active()) {
					case ANY -> builder.conjunction();
					case IS -> builder.equal(root.get("active"), question.active());
					case IS_NOT -> builder.notEqual(root.get("active"), question.active());
				}, switch (shape.category()) {
					case ANY -> builder.conjunction();
					case IN -> root.get("category").in(question.categories());
					case NOT_IN -> root.get("category").in(question.categories()).not();
				}, comparison(builder, root, "price", shape.price(), question.price()),
				comparison(builder, root, "cost", shape.cost(), question.cost()));
	}

	private static Predicate comparison(CriteriaBuilder builder, Root<PeerItem> root, String name,
			Shape.Comparison comparison, double bound) {
		return switch (comparison) {
			case ANY -> builder.conjunction();
			case LESS -> builder.lessThan(root.get(name), bound);
			case LESS_OR_EQUAL -> builder.lessThanOrEqualTo(root.get(name), bound);
			case GREATER -> builder.greaterThan(root.get(name), bound);
		};
	}

	@Override
	public void update(Workload.Update update) {
		this.transactions.executeWithoutResult(
				(status) -> this.items.findById(update.id()).orElseThrow().change(update));
	}

	@Override
	public void delete(Long id) {
		this.items.deleteById(id);
	}

	@Override
	public List<PeerItem> all() {
		return this.items.findAll();
	}

	@Override
	public void close() {
		this.context.close();
		Database.close(this.database);
	}

	/**
	 * What the generated repository extends.
	 */
	public interface Items extends JpaRepository<PeerItem, Long>, JpaSpecificationExecutor<PeerItem> {

	}

}
