package io.github.springdata.memory.repository.config;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.MemoryRepository;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactoryBean;
import io.github.springdata.memory.repository.support.SimpleMemoryRepository;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.data.repository.config.AnnotationRepositoryConfigurationSource;
import org.springframework.data.repository.config.RepositoryConfigurationExtensionSupport;
import org.springframework.data.repository.config.RepositoryConfigurationSource;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.util.Lazy;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Description of this store module for Spring Data's repository scanning: its name, its
 * factory bean, and how its repositories are told from those of other modules.
 */
public class MemoryRepositoryConfigurationExtension extends RepositoryConfigurationExtensionSupport {

	private static final String DEFAULT_TEMPLATE = "memoryTemplate";

	private static final String DEFAULT_TRANSACTION_MANAGER = "memoryTransactionManager";

	/** Asked for with each candidate. */
	private final Lazy<List<Class<? extends Annotation>>> identifying = Lazy.of(() -> IdentifyingAnnotations
		.find(Objects.requireNonNullElse(ClassUtils.getDefaultClassLoader(), getClass().getClassLoader())));

	/**
	 * Creates the description.
	 */
	public MemoryRepositoryConfigurationExtension() {
	}

	@Override
	public String getModuleName() {
		return "Memory";
	}

	@Override
	@SuppressWarnings("deprecation")
	protected String getModulePrefix() {
		return "memory";
	}

	@Override
	public String getRepositoryFactoryBeanClassName() {
		return MemoryRepositoryFactoryBean.class.getName();
	}

	@Override
	public String getRepositoryBaseClassName() {
		return SimpleMemoryRepository.class.getName();
	}

	@Override
	protected Collection<Class<? extends Annotation>> getIdentifyingAnnotations() {
		return this.identifying.get();
	}

	@Override
	protected Collection<Class<?>> getIdentifyingTypes() {
		return Collections.singleton(MemoryRepository.class);
	}

	@Override
	protected boolean useRepositoryConfiguration(RepositoryMetadata metadata) {
		return !metadata.isReactiveRepository();
	}

	@Override
	public void postProcess(BeanDefinitionBuilder builder, RepositoryConfigurationSource source) {
		builder.addPropertyReference("memoryOperations",
				source.getAttribute("memoryTemplateRef").orElse(DEFAULT_TEMPLATE));
		builder.addPropertyValue("transactionManager",
				source.getAttribute("transactionManagerRef").orElse(DEFAULT_TRANSACTION_MANAGER));
	}

	@Override
	public void postProcess(BeanDefinitionBuilder builder, AnnotationRepositoryConfigurationSource config) {
		builder.addPropertyValue("enableDefaultTransactions",
				config.getAttributes().getBoolean("enableDefaultTransactions"));
		UnitOfWorkMode[] modes = (UnitOfWorkMode[]) config.getAttributes().get("unitOfWork");
		Assert.isTrue(modes == null || modes.length <= 1,
				"Attribute 'unitOfWork' of @EnableMemoryRepositories names several modes; name one");
		if (modes != null && modes.length == 1) {
			builder.addPropertyValue("unitOfWork", modes[0]);
		}
	}

}
