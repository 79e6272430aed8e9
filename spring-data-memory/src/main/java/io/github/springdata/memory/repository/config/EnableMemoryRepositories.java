package io.github.springdata.memory.repository.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.springdata.memory.repository.support.MemoryRepositoryFactoryBean;

import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.data.repository.config.DefaultRepositoryBaseClass;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;

/**
 * Creates a bean for every repository interface found in the given packages. Without
 * {@link #value()}, {@link #basePackages()} and {@link #basePackageClasses()} the package
 * of the annotated class is searched.
 * <p>
 * Two further beans are needed: {@code memoryTemplate}, a
 * {@link io.github.springdata.memory.core.MemoryOperations}, and
 * {@code memoryTransactionManager}, the transaction manager of the same store.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Import(MemoryRepositoriesRegistrar.class)
public @interface EnableMemoryRepositories {

	/**
	 * Packages to search, the same as {@link #basePackages()}.
	 */
	String[] value() default {};

	/**
	 * Packages to search for repository interfaces.
	 */
	String[] basePackages() default {};

	/**
	 * Classes whose packages are searched for repository interfaces.
	 */
	Class<?>[] basePackageClasses() default {};

	/**
	 * Filters of which one must match for an interface to become a repository.
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters of which none may match for an interface to become a repository.
	 */
	Filter[] excludeFilters() default {};

	/**
	 * End of the class name of an implementation of repository methods written by hand.
	 */
	String repositoryImplementationPostfix() default "Impl";

	/**
	 * Location of a properties file with named queries; empty means
	 * {@code META-INF/memory-named-queries.properties}.
	 */
	String namedQueriesLocation() default "";

	/**
	 * How queries are found for query methods.
	 */
	Key queryLookupStrategy() default Key.CREATE_IF_NOT_FOUND;

	/**
	 * Factory bean that creates one repository.
	 */
	Class<?> repositoryFactoryBeanClass() default MemoryRepositoryFactoryBean.class;

	/**
	 * Class that implements the base methods of the repositories. Its constructor takes
	 * the arguments of
	 * {@link io.github.springdata.memory.repository.support.SimpleMemoryRepository}.
	 */
	Class<?> repositoryBaseClass() default DefaultRepositoryBaseClass.class;

	/**
	 * Generator of the names of the repository beans; the interface itself means the
	 * container's default.
	 */
	Class<? extends BeanNameGenerator> nameGenerator() default BeanNameGenerator.class;

	/**
	 * Name of the {@link io.github.springdata.memory.core.MemoryOperations} bean that the
	 * repositories use.
	 */
	String memoryTemplateRef() default "memoryTemplate";

	/**
	 * Name of the transaction manager bean that writing methods use.
	 */
	String transactionManagerRef() default "memoryTransactionManager";

	/**
	 * Whether interfaces nested in other types are found too.
	 */
	boolean considerNestedRepositories() default false;

	/**
	 * Whether writing methods open a transaction by themselves.
	 */
	boolean enableDefaultTransactions() default true;

	/**
	 * When the repositories are created.
	 */
	BootstrapMode bootstrapMode() default BootstrapMode.DEFAULT;

}
