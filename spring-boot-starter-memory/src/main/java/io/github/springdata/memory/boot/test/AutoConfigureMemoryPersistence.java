package io.github.springdata.memory.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.PropertyMapping;

/**
 * Request to have the entities of Jakarta Persistence in the memory store in a test,
 * whatever the application has them in: the persistence provider of the memory store
 * takes the place of Hibernate, and all data sources are replaced by ones that refuse
 * connections when they are asked for one. Goes on any Spring test, with
 * {@code @DataJpaTest}, {@code @SpringBootTest} or a configuration of its own. Needs
 * {@code spring-data-memory-jpa} on the class path.
 * <p>
 * The property {@code spring.test.memory.persistence=replace} does the same for all tests
 * that have it in their environment; the annotation goes before it.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@PropertyMapping("spring.test.memory")
public @interface AutoConfigureMemoryPersistence {

	/**
	 * What happens to the persistence of the application.
	 * @return {@link MemoryPersistence#REPLACE} unless set
	 */
	MemoryPersistence persistence() default MemoryPersistence.REPLACE;

	/**
	 * What happens to the persistence of an application in a test.
	 */
	enum MemoryPersistence {

		/**
		 * Entities are in the memory store.
		 */
		REPLACE,

		/**
		 * Entities are where the application has them.
		 */
		NONE

	}

}
