package io.github.springdata.memory.jpa.context;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Collection or map of an instance whose content is read when it is first asked for.
 */
public interface LazyContent {

	/**
	 * Whether the content was read.
	 * @return {@code false} as long as nobody asked for it
	 */
	boolean isLoaded();

	/**
	 * Reads the content, unless it was read.
	 */
	void load();

	/**
	 * The instance that has the collection.
	 * @return the owner
	 */
	Object owner();

	/**
	 * The stored form of the content as it was read.
	 * @return the value of the column, or {@code null} if it is not in the row of the
	 * owner
	 */
	@Nullable Object stored();

	/**
	 * The elements as they were read.
	 * @return the elements, of a map its values; empty as long as nothing was read
	 */
	Collection<?> loaded();

}
