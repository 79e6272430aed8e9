package io.github.springdata.memory.repository.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.springdata.memory.mapping.UnitOfWorkMode;
import io.github.springdata.memory.repository.support.MemoryRepositoryFactoryBean;

import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.data.repository.config.DefaultRepositoryBaseClass;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;

/**
 * Switch for repositories, which creates a bean for every repository interface found in
 * the given packages. Without {@link #value()}, {@link #basePackages()} and
 * {@link #basePackageClasses()} the package of the annotated class is searched.
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
	 * @return the packages
	 */
	String[] value() default {};

	/**
	 * Packages to search for repository interfaces.
	 * @return the packages
	 */
	String[] basePackages() default {};

	/**
	 * Classes whose packages are searched for repository interfaces.
	 * @return the classes
	 */
	Class<?>[] basePackageClasses() default {};

	/**
	 * Filters of which one must match for an interface to become a repository.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters of which none may match for an interface to become a repository.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * End of the class name of an implementation of repository methods written by hand.
	 * @return the end of the name
	 */
	String repositoryImplementationPostfix() default "Impl";

	/**
	 * Location of a properties file with named queries; empty means
	 * {@code META-INF/memory-named-queries.properties}.
	 * @return the location
	 */
	String namedQueriesLocation() default "";

	/**
	 * How queries are found for query methods.
	 * @return the strategy
	 */
	Key queryLookupStrategy() default Key.CREATE_IF_NOT_FOUND;

	/**
	 * Factory bean that creates one repository.
	 * @return the class
	 */
	Class<?> repositoryFactoryBeanClass() default MemoryRepositoryFactoryBean.class;

	/**
	 * Class that implements the base methods of the repositories. Its constructor takes
	 * the arguments of
	 * {@link io.github.springdata.memory.repository.support.SimpleMemoryRepository}.
	 * @return the class
	 */
	Class<?> repositoryBaseClass() default DefaultRepositoryBaseClass.class;

	/**
	 * Generator of the names of the repository beans; the interface itself means the
	 * container's default.
	 * @return the class of the generator
	 */
	Class<? extends BeanNameGenerator> nameGenerator() default BeanNameGenerator.class;

	/**
	 * Name of the {@link io.github.springdata.memory.core.MemoryOperations} bean that the
	 * repositories use.
	 * @return the name of the bean
	 */
	String memoryTemplateRef() default "memoryTemplate";

	/**
	 * What a transaction does with the instances that the repositories loaded and saved.
	 * @return one mode; empty for that of the {@link #memoryTemplateRef() template}
	 */
	UnitOfWorkMode[] unitOfWork() default {};

	/**
	 * Name of the transaction manager bean that writing methods use.
	 * @return the name of the bean
	 */
	String transactionManagerRef() default "memoryTransactionManager";

	/**
	 * Whether interfaces nested in other types are found too.
	 * @return {@code true} to find them
	 */
	boolean considerNestedRepositories() default false;

	/**
	 * Whether writing methods open a transaction by themselves.
	 * @return {@code true} if they do
	 */
	boolean enableDefaultTransactions() default true;

	/**
	 * When the repositories are created.
	 * @return the mode
	 */
	BootstrapMode bootstrapMode() default BootstrapMode.DEFAULT;

}
