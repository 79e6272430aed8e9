package io.github.springdata.memory.jpa;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Jakarta Persistence provider whose store is the heap: indexed, multi-version,
 * transactional tables without SQL. It is found by
 * {@code META-INF/services/jakarta.persistence.spi.PersistenceProvider}.
 * <p>
 * A factory has a {@link io.github.springdata.memory.store.MemoryStore} of its own,
 * unless its properties name one; {@code unwrap(MemoryStore.class)} gives it, with its
 * snapshots and forks.
 *
 * @see MemoryJpaProperties
 */
public class MemoryPersistenceProvider implements PersistenceProvider {

	/**
	 * Creates a provider.
	 */
	public MemoryPersistenceProvider() {
	}

	@Override
	public @Nullable EntityManagerFactory createEntityManagerFactory(String name, @Nullable Map<?, ?> properties) {
		Map<?, ?> given = (properties != null) ? properties : Map.of();
		UnitDefinition definition = new PersistenceXml(loader()).find(name, given);
		return (definition != null) ? create(definition.with(given)) : null;
	}

	private static ClassLoader loader() {
		return Objects.requireNonNull(ClassUtils.getDefaultClassLoader());
	}

	private static EntityManagerFactory create(UnitDefinition definition) {
		return new MemoryEntityManagerFactory(definition, beans(definition), System::nanoTime);
	}

	private static @Nullable Function<Class<?>, Object> beans(UnitDefinition definition) {
		Object factory = definition.properties().get(MemoryJpaProperties.BEAN_FACTORY);
		if (factory == null) {
			return null;
		}
		if (factory instanceof AutowireCapableBeanFactory beans) {
			return beans::createBean;
		}
		throw new PersistenceException("Property '%s' is '%s'; set it to an AutowireCapableBeanFactory"
			.formatted(MemoryJpaProperties.BEAN_FACTORY, factory));
	}

	@Override
	public @Nullable EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
		String provider = configuration.provider();
		if (provider != null && !provider.equals(MemoryPersistenceProvider.class.getName())) {
			return null;
		}
		refuseJta(configuration.name(), configuration.transactionType());
		SharedCacheMode cacheMode = configuration.sharedCacheMode();
		Map<String, Object> properties = new LinkedHashMap<>(configuration.properties());
		validate(configuration.validationMode(), properties);
		return create(new UnitDefinition(configuration.name(), List.copyOf(configuration.managedClasses()),
				List.copyOf(configuration.mappingFiles()), loader(),
				(cacheMode != null) ? cacheMode : SharedCacheMode.UNSPECIFIED, properties));
	}

	@Override
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info,
			@Nullable Map<?, ?> properties) {
		Map<String, Object> all = new LinkedHashMap<>();
		if (info.getProperties() != null) {
			info.getProperties().forEach((name, value) -> all.put(String.valueOf(name), value));
		}
		validate(info.getValidationMode(), all);
		String unit = String.valueOf(info.getPersistenceUnitName());
		refuseJta(unit, info.getTransactionType());
		ClassLoader loader = (info.getClassLoader() != null) ? info.getClassLoader() : loader();
		SharedCacheMode cacheMode = info.getSharedCacheMode();
		UnitDefinition definition = new UnitDefinition(unit, List.copyOf(classes(info, unit, loader)),
				List.copyOf(info.getMappingFileNames()), loader,
				(cacheMode != null) ? cacheMode : SharedCacheMode.UNSPECIFIED, all);
		return create((properties != null) ? definition.with(properties) : definition);
	}

	private static Set<Class<?>> classes(PersistenceUnitInfo info, String unit, ClassLoader loader) {
		Set<Class<?>> classes = new LinkedHashSet<>();
		for (String name : info.getManagedClassNames()) {
			try {
				classes.add(ClassUtils.forName(name, loader));
			}
			catch (ClassNotFoundException | LinkageError ex) {
				throw new PersistenceException(
						"Persistence unit '%s' has the class %s, which cannot be loaded; correct its name, or add it to the class path"
							.formatted(unit, name),
						ex);
			}
		}
		ManagedClassScan scan = new ManagedClassScan(loader);
		if (!info.excludeUnlistedClasses() && info.getPersistenceUnitRootUrl() != null) {
			classes.addAll(scan.scan(info.getPersistenceUnitRootUrl().toString()));
		}
		info.getJarFileUrls().forEach((archive) -> classes.addAll(scan.scan(archive.toString())));
		return classes;
	}

	private static void refuseJta(String unit, @Nullable Enum<?> transactionType) {
		if (transactionType != null && transactionType.name().equals("JTA")) {
			throw new PersistenceException(
					"Persistence unit '%s' is not valid: %s".formatted(unit, UnitSettings.NO_JTA));
		}
	}

	private static void validate(@Nullable ValidationMode mode, Map<String, Object> properties) {
		if (mode != null) {
			properties.putIfAbsent(UnitSettings.VALIDATION_MODE, mode);
		}
	}

	@Override
	public void generateSchema(PersistenceUnitInfo info, @Nullable Map<?, ?> properties) {
	}

	@Override
	public boolean generateSchema(String name, @Nullable Map<?, ?> properties) {
		return true;
	}

	@Override
	public ProviderUtil getProviderUtil() {
		return new MemoryProviderUtil();
	}

}
