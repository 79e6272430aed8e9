package io.github.springdata.memory.repository.support;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.transaction.MemoryTransactionManager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.data.repository.core.support.RepositoryFragmentsContributor;
import org.springframework.data.repository.core.support.TransactionalRepositoryFactoryBeanSupport;
import org.springframework.util.Assert;

/**
 * Bean that creates one repository, whose writing methods run in transactions of the bean
 * {@code memoryTransactionManager} unless another name is set.
 *
 * @param <R> type of the repository
 * @param <T> type of the entities
 * @param <ID> type of the identifier
 */
public class MemoryRepositoryFactoryBean<R extends Repository<T, ID>, T, ID>
		extends TransactionalRepositoryFactoryBeanSupport<R, T, ID> {

	private static final String DEFAULT_TRANSACTION_MANAGER = "memoryTransactionManager";

	private @Nullable MemoryOperations operations;

	private @Nullable BeanFactory beanFactory;

	private @Nullable ApplicationEventPublisher publisher;

	private String transactionManager = DEFAULT_TRANSACTION_MANAGER;

	private boolean defaultTransactions = true;

	private @Nullable UnitOfWorkMode unitOfWork;

	/**
	 * Creates the bean for a repository interface.
	 * @param repositoryInterface the interface to implement
	 */
	public MemoryRepositoryFactoryBean(Class<? extends R> repositoryInterface) {
		super(repositoryInterface);
		super.setTransactionManager(DEFAULT_TRANSACTION_MANAGER);
		addRepositoryFactoryCustomizer((factory) -> factory.addRepositoryProxyPostProcessor(
				new ManagerQualifier(this.transactionManager, requiredOperations().getStore())));
	}

	/**
	 * Sets where the entities are kept. Required.
	 * @param operations the operations that the repository uses
	 */
	public void setMemoryOperations(MemoryOperations operations) {
		Assert.notNull(operations, "MemoryOperations must not be null");
		this.operations = operations;
	}

	/**
	 * Sets what a transaction does with the instances that the repository loaded and
	 * saved.
	 * @param unitOfWork the mode, or {@code null} for that of the operations
	 */
	public void setUnitOfWork(@Nullable UnitOfWorkMode unitOfWork) {
		this.unitOfWork = unitOfWork;
	}

	@Override
	public void setTransactionManager(String transactionManager) {
		Assert.hasText(transactionManager, "Name of the transaction manager must not be empty");
		this.transactionManager = transactionManager;
		super.setTransactionManager(transactionManager);
	}

	@Override
	public void setEnableDefaultTransactions(boolean enableDefaultTransactions) {
		this.defaultTransactions = enableDefaultTransactions;
		super.setEnableDefaultTransactions(enableDefaultTransactions);
	}

	@Override
	public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
		super.setApplicationEventPublisher(publisher);
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		super.setBeanFactory(beanFactory);
	}

	@Override
	public void afterPropertiesSet() {
		if (this.beanFactory != null && this.defaultTransactions) {
			checkTransactionManager(this.beanFactory, requiredOperations());
		}
		setMappingContext(requiredOperations().getMappingContext());
		super.afterPropertiesSet();
	}

	@Override
	protected RepositoryFactorySupport doCreateRepositoryFactory() {
		MemoryRepositoryFactory factory = new MemoryRepositoryFactory(requiredOperations());
		if (this.publisher != null) {
			factory.addRepositoryProxyPostProcessor(new InsertEventPublishing(this.publisher));
		}
		return factory;
	}

	@Override
	public RepositoryFragmentsContributor getRepositoryFragmentsContributor() {
		return new MemoryRepositoryFragments();
	}

	private MemoryOperations requiredOperations() {
		Assert.state(this.operations != null, "MemoryOperations must be set, property 'memoryOperations'");
		return (this.unitOfWork != null) ? this.operations.withUnitOfWork(this.unitOfWork) : this.operations;
	}

	private void checkTransactionManager(BeanFactory beans, MemoryOperations memory) {
		String name = this.transactionManager;
		Assert.state(beans.containsBean(name), () -> """
				No transaction manager bean named '%s', which the writing methods of %s need; define a bean \
				'%s' of type MemoryTransactionManager for the store, or name another one with \
				transactionManagerRef, or set enableDefaultTransactions to false""".formatted(name,
				getObjectType().getName(), name));
		if (beans.isTypeMatch(name, MemoryTransactionManager.class)) {
			MemoryTransactionManager manager = beans.getBean(name, MemoryTransactionManager.class);
			Assert.state(manager.getResourceFactory() == memory.getStore(), () -> """
					Transaction manager bean '%s' is for another store than the one that %s uses; \
					give both the same MemoryStore""".formatted(name, getObjectType().getName()));
		}
	}

}
