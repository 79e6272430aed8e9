package io.github.springdata.memory.reactive;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.PersistentEntityInformation;
import org.springframework.data.repository.core.support.ReactiveRepositoryFactorySupport;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;
import org.springframework.data.repository.query.ValueExpressionDelegate;
import org.springframework.util.Assert;

import io.github.springdata.memory.repository.query.RepositoryAnnotations;

/**
 * Factory of reactive repositories, which needs no container:
 * {@code new ReactiveMemoryRepositoryFactory(template).getRepository(Items.class)}.
 */
public class ReactiveMemoryRepositoryFactory extends ReactiveRepositoryFactorySupport {

	private final ReactiveMemoryTemplate operations;

	/**
	 * Creates a factory.
	 * @param operations where the entities of all repositories are kept
	 */
	public ReactiveMemoryRepositoryFactory(ReactiveMemoryTemplate operations) {
		Assert.notNull(operations, "ReactiveMemoryTemplate must not be null");
		this.operations = operations;
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
	protected RepositoryMetadata getRepositoryMetadata(Class<?> repositoryInterface) {
		ReactiveRepositoryTypes.requireReactive(repositoryInterface);
		return super.getRepositoryMetadata(repositoryInterface);
	}

	@Override
	protected RepositoryFragments getRepositoryFragments(RepositoryMetadata metadata) {
		return new ReactiveMemoryRepositoryFragments().implement(metadata, this.operations.support());
	}

	@Override
	protected Class<?> getRepositoryBaseClass(RepositoryMetadata metadata) {
		return SimpleReactiveMemoryRepository.class;
	}

	@Override
	protected void validate(RepositoryMetadata metadata) {
		super.validate(metadata);
		RepositoryAnnotations.check(metadata.getRepositoryInterface());
	}

	@Override
	protected Optional<QueryLookupStrategy> getQueryLookupStrategy(@Nullable Key key,
			ValueExpressionDelegate valueExpressionDelegate) {
		return Optional.of(ReactiveQueryLookupStrategy.of(this.operations.support(), key, valueExpressionDelegate));
	}

}
