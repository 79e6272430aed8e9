package io.github.springdata.memory.boot.autoconfigure;

import java.util.Collection;

import io.github.springdata.memory.repository.config.MemoryRepositoryConfigurationExtension;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.repository.config.RepositoryConfiguration;
import org.springframework.data.repository.config.RepositoryConfigurationSource;

/**
 * Description of blocking memory repositories for Spring Boot: all repositories of the
 * application are theirs unless another module is {@linkplain OtherModules in use}.
 */
class ApplicationRepositories extends MemoryRepositoryConfigurationExtension {

	private final @Nullable BeanDefinitionRegistry registry;

	ApplicationRepositories() {
		this(null);
	}

	ApplicationRepositories(@Nullable BeanDefinitionRegistry registry) {
		this.registry = registry;
	}

	@Override
	public <T extends RepositoryConfigurationSource> Collection<RepositoryConfiguration<T>> getRepositoryConfigurations(
			T source, ResourceLoader loader, boolean strictMatchesOnly) {
		boolean strict = strictMatchesOnly
				&& (this.registry == null || new OtherModules(this.registry, loader.getClassLoader()).areInUse());
		return super.getRepositoryConfigurations(source, loader, strict);
	}

}
