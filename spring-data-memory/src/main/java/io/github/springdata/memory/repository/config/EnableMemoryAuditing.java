package io.github.springdata.memory.repository.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

/**
 * Switch for auditing, which sets who created and changed an entity, and when, whenever
 * it is saved: in properties with
 * {@link org.springframework.data.annotation.CreatedBy @CreatedBy},
 * {@link org.springframework.data.annotation.CreatedDate @CreatedDate},
 * {@link org.springframework.data.annotation.LastModifiedBy @LastModifiedBy} and
 * {@link org.springframework.data.annotation.LastModifiedDate @LastModifiedDate}, also of
 * an object that the entity holds, and in every
 * {@link org.springframework.data.domain.Auditable}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Import(MemoryAuditingRegistrar.class)
public @interface EnableMemoryAuditing {

	/**
	 * Name of the {@link org.springframework.data.domain.AuditorAware} bean that gives
	 * who saves. Empty for the only one, if there is one.
	 * @return the name of the bean
	 */
	String auditorAwareRef() default "";

	/**
	 * Whether dates are set too.
	 * @return {@code true} to set them
	 */
	boolean setDates() default true;

	/**
	 * Whether a new entity counts as modified.
	 * @return {@code true} to set who modified it, and when, too
	 */
	boolean modifyOnCreate() default true;

	/**
	 * Name of the {@link org.springframework.data.auditing.DateTimeProvider} bean that
	 * gives the time. Empty for the system's clock.
	 * @return the name of the bean
	 */
	String dateTimeProviderRef() default "";

}
