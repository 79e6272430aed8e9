package io.github.springdata.memory.boot.autoconfigure;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.MemoryEntity;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * The annotations of the entities that become tables at the start. Those of Jakarta
 * Persistence are entities of the persistence provider, if there is one.
 */
final class EntityAnnotations {

	private static final String ENTITY = "jakarta.persistence.Entity";

	private static final String PROVIDERS = "classpath:META-INF/services/jakarta.persistence.spi.PersistenceProvider";

	private EntityAnnotations() {
	}

	@SuppressWarnings("unchecked")
	static Class<? extends Annotation>[] find(@Nullable ClassLoader loader) {
		List<Class<? extends Annotation>> annotations = new ArrayList<>(List.of(MemoryEntity.class));
		if (ClassUtils.isPresent(ENTITY, loader)
				&& !new DefaultResourceLoader(loader).getResource(PROVIDERS).exists()) {
			annotations.add(ClassUtils.resolveClassName(ENTITY, loader).asSubclass(Annotation.class));
		}
		return annotations.toArray(Class[]::new);
	}

}
