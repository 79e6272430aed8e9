package io.github.springdata.memory.jpa.context;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Content of a collection or map, and where to read it. A copy by serialization has what
 * was read, and nowhere to read the rest.
 *
 * @param <C> the type of the content
 */
public final class ContentSource<C> implements Serializable {

	private static final long serialVersionUID = 1L;

	/** The attribute, as messages name it. */
	private final String name;

	private final transient @Nullable Object stored;

	/** What reads the content, {@code null} once it was read. */
	private transient @Nullable Supplier<C> reader;

	/** What was read, {@code null} as long as nobody asked for it. */
	@SuppressWarnings("serial")
	private volatile @Nullable C content;

	private transient @Nullable Collection<?> loaded;

	ContentSource(String name, @Nullable Object stored, Supplier<C> reader) {
		this.name = name;
		this.stored = stored;
		this.reader = reader;
	}

	/**
	 * The content, which is read by one of the threads that share a detached instance.
	 */
	C get() {
		C content = this.content;
		return (content != null) ? content : read();
	}

	private synchronized C read() {
		C content = this.content;
		if (content == null) {
			Supplier<C> reader = this.reader;
			if (reader == null) {
				throw new LazyLoadingException(this.name);
			}
			content = reader.get();
			this.loaded = Collections.unmodifiableList(new ArrayList<>(elements(content)));
			this.content = content;
			this.reader = null;
		}
		return content;
	}

	private static Collection<?> elements(Object content) {
		return (content instanceof Map<?, ?> map) ? map.values() : (Collection<?>) content;
	}

	boolean isLoaded() {
		return this.content != null;
	}

	/**
	 * The stored form of the content as it was read, {@code null} if it is not in the row
	 * of the owner.
	 */
	@Nullable Object stored() {
		return this.stored;
	}

	/**
	 * The elements as they were read, of a map its values.
	 */
	Collection<?> loaded() {
		return (this.loaded != null) ? this.loaded : List.of();
	}

}
