package io.github.springdata.memory.jpa;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceException;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;

/**
 * Search for the managed classes in a directory or an archive.
 */
final class ManagedClassScan {

	private static final List<Class<? extends Annotation>> MARKS = List.of(Entity.class, Embeddable.class,
			MappedSuperclass.class, Converter.class);

	private final ClassLoader loader;

	ManagedClassScan(ClassLoader loader) {
		this.loader = loader;
	}

	/**
	 * Finds the managed classes.
	 * @param location a directory, or an archive
	 */
	List<Class<?>> scan(String location) {
		String root = location.endsWith("/") ? location
				: ResourceUtils.JAR_URL_PREFIX + location + ResourceUtils.JAR_URL_SEPARATOR;
		MetadataReaderFactory factory = new SimpleMetadataReaderFactory(this.loader);
		List<Class<?>> classes = new ArrayList<>();
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver(this.loader)
				.getResources(root + "**/*.class")) {
				AnnotationMetadata metadata = factory.getMetadataReader(resource).getAnnotationMetadata();
				if (MARKS.stream().anyMatch((mark) -> metadata.hasAnnotation(mark.getName()))) {
					classes.add(load(metadata.getClassName(), location));
				}
			}
			return classes;
		}
		catch (IOException ex) {
			throw new PersistenceException("The classes of %s could not be read".formatted(location), ex);
		}
	}

	private Class<?> load(String name, String location) {
		try {
			return ClassUtils.forName(name, this.loader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new PersistenceException(
					"Class %s of %s cannot be loaded; add what it needs to the class path".formatted(name, location),
					ex);
		}
	}

}
