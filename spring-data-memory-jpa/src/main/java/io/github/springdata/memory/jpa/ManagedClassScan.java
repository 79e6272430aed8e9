package io.github.springdata.memory.jpa;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URL;
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

/**
 * Search for the managed classes beside a {@code persistence.xml}.
 */
final class ManagedClassScan {

	private static final List<Class<? extends Annotation>> MARKS = List.of(Entity.class, Embeddable.class,
			MappedSuperclass.class, Converter.class);

	private final ClassLoader loader;

	ManagedClassScan(ClassLoader loader) {
		this.loader = loader;
	}

	List<Class<?>> scan(URL persistenceXml) {
		String location = persistenceXml.toString();
		String root = location.substring(0, location.length() - "META-INF/persistence.xml".length());
		MetadataReaderFactory factory = new SimpleMetadataReaderFactory(this.loader);
		List<Class<?>> classes = new ArrayList<>();
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver(this.loader)
				.getResources(root + "**/*.class")) {
				AnnotationMetadata metadata = factory.getMetadataReader(resource).getAnnotationMetadata();
				if (MARKS.stream().anyMatch((mark) -> metadata.hasAnnotation(mark.getName()))) {
					classes.add(ClassUtils.resolveClassName(metadata.getClassName(), this.loader));
				}
			}
			return classes;
		}
		catch (IOException ex) {
			throw new PersistenceException("The classes beside %s could not be read".formatted(persistenceXml), ex);
		}
	}

}
