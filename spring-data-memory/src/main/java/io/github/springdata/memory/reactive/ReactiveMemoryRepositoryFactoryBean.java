package io.github.springdata.memory.reactive;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.data.repository.core.support.RepositoryFragmentsContributor;
import org.springframework.util.Assert;

/**
 * Bean that creates one reactive repository.
 *
 * @param <R> type of the repository
 * @param <T> type of the entities
 * @param <ID> type of the identifier
 */
public class ReactiveMemoryRepositoryFactoryBean<R extends Repository<T, ID>, T, ID>
		extends RepositoryFactoryBeanSupport<R, T, ID> {

	private @Nullable ReactiveMemoryTemplate operations;

	private @Nullable ApplicationEventPublisher publisher;

	/**
	 * Creates the bean for a repository interface.
	 * @param repositoryInterface the interface to implement
	 */
	public ReactiveMemoryRepositoryFactoryBean(Class<? extends R> repositoryInterface) {
		super(repositoryInterface);
	}

	/**
	 * Sets where the entities are kept. Required.
	 * @param operations the operations that the repository uses
	 */
	public void setReactiveMemoryOperations(ReactiveMemoryTemplate operations) {
		Assert.notNull(operations, "ReactiveMemoryTemplate must not be null");
		this.operations = operations;
		setMappingContext(operations.getMappingContext());
	}

	/**
	 * Sets where the repository publishes domain events: when what they belong to has
	 * been written. Spring Data would publish them when the method returns, before
	 * anybody subscribes, so it is not told.
	 */
	@Override
	public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	protected RepositoryFactorySupport createRepositoryFactory() {
		Assert.state(this.operations != null,
				"ReactiveMemoryTemplate must be set, property 'reactiveMemoryOperations'");
		if (this.publisher != null) {
			this.operations.support().events().use(this.publisher);
		}
		return new ReactiveMemoryRepositoryFactory(this.operations);
	}

	@Override
	public RepositoryFragmentsContributor getRepositoryFragmentsContributor() {
		return new ReactiveMemoryRepositoryFragments();
	}

}
