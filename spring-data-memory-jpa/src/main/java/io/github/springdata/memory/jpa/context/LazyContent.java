package io.github.springdata.memory.jpa.context;

import java.io.Serializable;

/**
 * Collection or map of an instance whose content is read when it is first asked for.
 * Written to a stream, what was not read stays so, and cannot be read any more.
 */
public interface LazyContent extends Serializable {

	/**
	 * The content, and where to read it.
	 * @return the source
	 */
	ContentSource<?> source();

	/**
	 * Whether the content was read.
	 * @return {@code false} as long as nobody asked for it
	 */
	default boolean isLoaded() {
		return source().isLoaded();
	}

	/**
	 * Reads the content, unless it was read.
	 */
	default void load() {
		source().get();
	}

}
