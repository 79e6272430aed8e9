package io.github.springdata.memory.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Declaration of where the id of a new entity comes from, on the property that has
 * {@link org.springframework.data.annotation.Id @Id}. Optional: without it the type of
 * the property decides. An id that the application sets is always kept.
 */
@Documented
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface GeneratedId {

	/**
	 * Where ids come from. Alias for {@link #strategy()}.
	 * @return the strategy, which must support the type of the property
	 */
	@AliasFor("strategy")
	IdStrategy value() default IdStrategy.AUTO;

	/**
	 * Where ids come from. Alias for {@link #value()}.
	 * @return the strategy, which must support the type of the property
	 */
	@AliasFor("value")
	IdStrategy strategy() default IdStrategy.AUTO;

	/**
	 * The generator that ids come from, instead of a strategy.
	 * @return the name of an {@code IdGenerator} bean, or of one that the template was
	 * given; empty for none
	 */
	String generator() default "";

}
