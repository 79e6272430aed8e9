package io.github.springdata.memory.calls;

import java.util.List;

import io.github.springdata.memory.core.MemoryTemplate;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactoryBean;
import io.github.springdata.memory.store.MemoryStore;
import io.github.springdata.memory.workload.Workload;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * The least that a call of a repository costs: a fragment that does nothing, for writes
 * in a transaction that does nothing.
 */
final class IdleProducts implements Products<RecordProduct> {

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final Repository repository;

	IdleProducts() {
		this.context.registerBean("memoryTransactionManager", IdleTransactionManager.class);
		this.context.registerBean("memoryTemplate", MemoryTemplate.class, () -> new MemoryTemplate(new MemoryStore()));
		this.context.registerBeanDefinition("repository",
				BeanDefinitionBuilder.genericBeanDefinition(MemoryRepositoryFactoryBean.class)
					.addConstructorArgValue(Repository.class)
					.addPropertyReference("memoryOperations", "memoryTemplate")
					.addPropertyValue("repositoryFragments",
							RepositoryFragments.of(RepositoryFragment.implemented(Idle.class, new Idler())))
					.getBeanDefinition());
		this.context.refresh();
		this.repository = this.context.getBean(Repository.class);
	}

	@Override
	public RecordProduct create(@Nullable Long id, Workload.Item item) {
		return new RecordProduct(id, item);
	}

	@Override
	public Long id(RecordProduct product) {
		return 0L;
	}

	@Override
	public @Nullable RecordProduct findById(Long id) {
		return (RecordProduct) this.repository.read(id);
	}

	@Override
	public @Nullable RecordProduct findByName(String name) {
		return (RecordProduct) this.repository.read(name);
	}

	@Override
	public List<RecordProduct> findByCategory(String category) {
		this.repository.read(category);
		return List.of();
	}

	@Override
	public List<RecordProduct> findTopTen() {
		this.repository.read("");
		return List.of();
	}

	@Override
	public long countByCategory(String category) {
		this.repository.read(category);
		return 0;
	}

	@Override
	public boolean existsByName(String name) {
		this.repository.read(name);
		return false;
	}

	@Override
	public RecordProduct save(RecordProduct product) {
		this.repository.write(product);
		return product;
	}

	@Override
	public List<RecordProduct> saveAll(List<RecordProduct> products) {
		this.repository.write(products);
		return products;
	}

	@Override
	public void deleteById(Long id) {
		this.repository.write(id);
	}

	@Override
	public void deleteAllById(List<Long> ids) {
		this.repository.write(ids);
	}

	@Override
	public void close() {
		this.context.close();
	}

	interface Repository extends MemoryRepository<RecordProduct, Long>, Idle {

	}

	interface Idle {

		@Nullable Object read(Object argument);

		@Transactional
		void write(Object argument);

	}

	private static final class Idler implements Idle {

		@Override
		public @Nullable Object read(Object argument) {
			return null;
		}

		@Override
		public void write(Object argument) {
		}

	}

	/**
	 * Manager of transactions that have no resource.
	 */
	private static final class IdleTransactionManager extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
