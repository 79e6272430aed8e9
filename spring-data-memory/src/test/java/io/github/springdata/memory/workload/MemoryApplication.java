package io.github.springdata.memory.workload;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactoryBean;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.transaction.MemoryTransactionManager;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A container with a repository of the store, as an application has it.
 *
 * @param <R> the type of the repository
 */
public final class MemoryApplication<R> implements AutoCloseable {

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final R repository;

	private final TransactionTemplate transactions;

	/**
	 * Creates an empty store and the repository.
	 * @param repositoryType the type of the repository
	 * @param mode what a transaction does with mutable instances
	 */
	public MemoryApplication(Class<R> repositoryType, UnitOfWorkMode mode) {
		MemoryStore store = new MemoryStore();
		MemoryTransactionManager manager = new MemoryTransactionManager(store);
		this.context.registerBean("memoryTransactionManager", MemoryTransactionManager.class, () -> manager);
		this.context.registerBean("memoryTemplate", MemoryTemplate.class,
				() -> new MemoryTemplate(store, new MemoryMappingContext(), mode));
		this.context.registerBeanDefinition("repository",
				BeanDefinitionBuilder.genericBeanDefinition(MemoryRepositoryFactoryBean.class)
					.addConstructorArgValue(repositoryType)
					.addPropertyReference("memoryOperations", "memoryTemplate")
					.getBeanDefinition());
		this.context.refresh();
		this.repository = repositoryType.cast(this.context.getBean("repository"));
		this.transactions = new TransactionTemplate(manager);
	}

	/**
	 * The repository.
	 */
	public R repository() {
		return this.repository;
	}

	/**
	 * What runs several calls in one transaction.
	 */
	public TransactionTemplate transactions() {
		return this.transactions;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
