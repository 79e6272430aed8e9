package io.github.springdata.memory.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.annotation.Transactional;

/**
 * Test of memory entities and repositories, and of nothing else of the application: the
 * repositories, the store, its template and its transaction manager are there, other
 * components are not.
 * <p>
 * Each test runs in a transaction that is rolled back afterwards. As
 * {@link RestoreMemoryStore} is part of this annotation, also what a test commits in a
 * transaction of its own is gone after it, and generated ids start anew.
 * <p>
 * Reactive repositories do not take part in the transaction of a test: they do not see
 * what it has written, and their pipelines have transactions of their own. What they save
 * is gone after each test nevertheless.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(DataMemoryTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(DataMemoryTypeExcludeFilter.class)
@Transactional
@RestoreMemoryStore
@AutoConfigureDataMemory
@ImportAutoConfiguration
public @interface DataMemoryTest {

	/**
	 * Properties to add to the environment before the test starts.
	 * @return the properties, each as {@code key=value}
	 */
	String[] properties() default {};

	/**
	 * Whether components that do not belong to the slice are left out. All of them are,
	 * unless this is {@code false} or {@link #includeFilters()} names them.
	 * @return {@code true} to leave them out
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Components to add to the slice.
	 * @return the filters that find them
	 */
	Filter[] includeFilters() default {};

	/**
	 * Components to leave out of the slice.
	 * @return the filters that find them
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to leave out of the slice.
	 * @return the classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
