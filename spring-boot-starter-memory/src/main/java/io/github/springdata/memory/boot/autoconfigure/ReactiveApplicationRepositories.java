package io.github.springdata.memory.boot.autoconfigure;

import java.util.Collection;

import io.github.springdata.memory.reactive.ReactiveMemoryRepositoryConfigurationExtension;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.repository.config.RepositoryConfiguration;
import org.springframework.data.repository.config.RepositoryConfigurationSource;

/**
 * Description of reactive memory repositories for Spring Boot: all repositories of the
 * application are theirs unless another module is {@linkplain OtherModules in use}.
 */
class ReactiveApplicationRepositories extends ReactiveMemoryRepositoryConfigurationExtension {

	private @Nullable BeanDefinitionRegistry registry;

	/**
	 * Creates a description that looks at what the application has enabled so far.
	 */
	static ReactiveApplicationRepositories of(@Nullable BeanDefinitionRegistry registry) {
		ReactiveApplicationRepositories repositories = new ReactiveApplicationRepositories();
		repositories.registry = registry;
		return repositories;
	}

	@Override
	public <T extends RepositoryConfigurationSource> Collection<RepositoryConfiguration<T>> getRepositoryConfigurations(
			T source, ResourceLoader loader, boolean strictMatchesOnly) {
		return super.getRepositoryConfigurations(source, loader,
				strictMatchesOnly && OtherModules.mayBeInUse(this.registry, loader.getClassLoader()));
	}

}
