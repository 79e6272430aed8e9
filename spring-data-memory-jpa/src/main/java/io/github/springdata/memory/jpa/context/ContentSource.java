package io.github.springdata.memory.jpa.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Content of a collection or map, and where to read it.
 *
 * @param <C> the type of the content
 */
final class ContentSource<C> {

	private final Object owner;

	private final @Nullable Object stored;

	private final Supplier<C> reader;

	private @Nullable C content;

	private Collection<?> loaded = List.of();

	ContentSource(Object owner, @Nullable Object stored, Supplier<C> reader) {
		this.owner = owner;
		this.stored = stored;
		this.reader = reader;
	}

	C get() {
		C content = this.content;
		if (content == null) {
			content = this.reader.get();
			this.loaded = Collections.unmodifiableList(new ArrayList<>(elements(content)));
			this.content = content;
		}
		return content;
	}

	private static Collection<?> elements(Object content) {
		return (content instanceof Map<?, ?> map) ? map.values() : (Collection<?>) content;
	}

	boolean isLoaded() {
		return this.content != null;
	}

	Object owner() {
		return this.owner;
	}

	@Nullable Object stored() {
		return this.stored;
	}

	Collection<?> loaded() {
		return this.loaded;
	}

}
