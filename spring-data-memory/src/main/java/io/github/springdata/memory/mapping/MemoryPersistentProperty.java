package io.github.springdata.memory.mapping;

import io.github.springdata.memory.mapping.state.PropertyReader;
import io.github.springdata.memory.mapping.state.PropertyWriter;

import org.springframework.data.mapping.PersistentProperty;

/**
 * A property of an entity or of an object nested in one.
 */
public interface MemoryPersistentProperty extends PersistentProperty<MemoryPersistentProperty> {

	/**
	 * The reader of this property.
	 * @return reads from instances of the {@linkplain #getOwner() owner}
	 */
	PropertyReader getReader();

	/**
	 * The writer of this property.
	 * @return sets the property of instances of the {@linkplain #getOwner() owner}
	 */
	PropertyWriter getWriter();

	/**
	 * Whether the declaration of this property allows {@code null}, where the class alone
	 * does not decide.
	 * @return {@code false} if it is not nullable in Kotlin
	 */
	boolean isNullable();

	/**
	 * A value of this property, or one to compare with, that nobody else can change. To
	 * be asked for whatever is kept longer than the call that it came with.
	 * @param value the value
	 * @return the value itself if it is immutable, else a copy, made as in stored rows;
	 * of a class that cannot be stored the value itself
	 */
	Object own(Object value);

}
