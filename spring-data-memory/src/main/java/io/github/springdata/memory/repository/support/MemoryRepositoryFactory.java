package io.github.springdata.memory.repository.support;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.repository.query.MemoryQueryLookupStrategy;
import io.github.springdata.memory.repository.query.RepositoryAnnotations;
import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.PersistentEntityInformation;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.data.repository.core.support.RepositoryMethodInvocationListener;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.ValueExpressionDelegate;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Factory of repositories over {@link MemoryOperations}, which needs no container:
 * {@code new MemoryRepositoryFactory(operations).getRepository(Items.class)}. Without a
 * container each method that writes is atomic, and there are no surrounding transactions.
 */
public class MemoryRepositoryFactory extends RepositoryFactorySupport {

	private final MemoryOperations operations;

	private final Map<Class<?>, RepositoryQueries> queries = new ConcurrentHashMap<>();

	private volatile boolean listened;

	/**
	 * Creates a factory.
	 * @param operations where the entities of all repositories are kept
	 */
	public MemoryRepositoryFactory(MemoryOperations operations) {
		Assert.notNull(operations, "MemoryOperations must not be null");
		this.operations = operations;
		addRepositoryProxyPostProcessor(
				(proxy, information) -> proxy.addAdvisor(queries(information.getRepositoryInterface()).asAdvisor()));
	}

	private RepositoryQueries queries(Class<?> repositoryInterface) {
		return this.queries.computeIfAbsent(repositoryInterface, RepositoryQueries::new);
	}

	@Override
	public void addInvocationListener(RepositoryMethodInvocationListener listener) {
		super.addInvocationListener(listener);
		this.listened = true;
	}

	@Override
	public <T> T getRepository(Class<T> repositoryInterface, RepositoryFragments fragments) {
		T repository = super.getRepository(repositoryInterface, fragments);
		if (!this.listened) {
			DirectQueries.install(repository, queries(repositoryInterface).returningAsDeclared());
		}
		return repository;
	}

	@Override
	public EntityInformation<?, ?> getEntityInformation(RepositoryMetadata metadata) {
		return new PersistentEntityInformation<>(
				this.operations.getMappingContext().getEntity(metadata.getDomainType()));
	}

	@Override
	protected Object getTargetRepository(RepositoryInformation information) {
		return getTargetRepositoryViaReflection(information, getEntityInformation(information), this.operations);
	}

	@Override
	protected RepositoryFragments getRepositoryFragments(RepositoryMetadata metadata) {
		return new MemoryRepositoryFragments().implement(metadata, this.operations);
	}

	@Override
	protected Class<?> getRepositoryBaseClass(RepositoryMetadata metadata) {
		return SimpleMemoryRepository.class;
	}

	@Override
	protected void validate(RepositoryMetadata metadata) {
		RepositoryAnnotations.check(metadata.getRepositoryInterface());
		Class<?> declared = ClassUtils.resolvePrimitiveIfNecessary(metadata.getIdType());
		Class<?> actual = ClassUtils.resolvePrimitiveIfNecessary(getEntityInformation(metadata).getIdType());
		Assert.isTrue(declared.isAssignableFrom(actual),
				() -> "Repository %s declares ids of type %s, but the id of %s is of type %s; declare that type"
					.formatted(metadata.getRepositoryInterface().getName(), declared.getName(),
							metadata.getDomainType().getName(), actual.getName()));
	}

	@Override
	protected Optional<QueryLookupStrategy> getQueryLookupStrategy(@Nullable Key key,
			ValueExpressionDelegate valueExpressionDelegate) {
		QueryLookupStrategy strategy = new MemoryQueryLookupStrategy(this.operations, key, valueExpressionDelegate);
		return Optional.of((method, metadata, factory, namedQueries) -> {
			RepositoryQuery query = strategy.resolveQuery(method, metadata, factory, namedQueries);
			queries(metadata.getRepositoryInterface()).add(method, query);
			return query;
		});
	}

}
