package io.github.springdata.memory.repository.config;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.MemoryEntity;

import org.springframework.util.ClassUtils;

/**
 * The annotations of entities by which a repository is known to be of this module where
 * several modules are there. Those of Jakarta Persistence and Spring Data Relational
 * count where no module is there that they belong to.
 */
final class IdentifyingAnnotations {

	private static final String JPA = "org.springframework.data.jpa.repository.support.JpaRepositoryFactory";

	private static final String JDBC = "org.springframework.data.jdbc.repository.support.JdbcRepositoryFactory";

	private static final String R2DBC = "org.springframework.data.r2dbc.repository.support.R2dbcRepositoryFactory";

	private static final String ENTITY = "jakarta.persistence.Entity";

	private static final String TABLE = "org.springframework.data.relational.core.mapping.Table";

	private IdentifyingAnnotations() {
	}

	/**
	 * Finds the annotations.
	 * @param loader where modules are looked for
	 */
	static List<Class<? extends Annotation>> find(ClassLoader loader) {
		return Stream.of(Stream.of(MemoryEntity.class), unless(loader, ENTITY, JPA), unless(loader, TABLE, JDBC, R2DBC))
			.<Class<? extends Annotation>>flatMap((annotations) -> annotations)
			.toList();
	}

	private static Stream<Class<? extends Annotation>> unless(ClassLoader loader, String annotation,
			String... modules) {
		boolean owned = Stream.of(modules).anyMatch((module) -> ClassUtils.isPresent(module, loader));
		return (owned || !ClassUtils.isPresent(annotation, loader)) ? Stream.empty()
				: Stream.of(ClassUtils.resolveClassName(annotation, loader).asSubclass(Annotation.class));
	}

}
