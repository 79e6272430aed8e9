package io.github.springdata.memory.mapping;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.mapping.state.ValueTypes;

import org.jspecify.annotations.Nullable;

import org.springframework.data.util.Streamable;
import org.springframework.util.ObjectUtils;

/**
 * Definition of an empty value: text without characters, a collection, an array or a map
 * without elements, and an object of which each property is {@code null} or empty. An
 * object without properties is not empty.
 */
final class EmptyObjects {

	private final MemoryMappingContext context;

	private final Set<Object> enclosing = Collections.newSetFromMap(new IdentityHashMap<>());

	EmptyObjects(MemoryMappingContext context) {
		this.context = context;
	}

	boolean isEmpty(@Nullable Object value) {
		Object content = SingleValuedPath.unwrap(value);
		boolean holder = content instanceof CharSequence || content instanceof Collection<?>
				|| content instanceof Map<?, ?> || ObjectUtils.isArray(content);
		return content == null || (holder ? ObjectUtils.isEmpty(content) : isEmptyObject(content));
	}

	private boolean isEmptyObject(Object object) {
		MemoryPersistentEntity<?> type = ValueTypes.isValue(object.getClass()) ? null
				: this.context.getPersistentEntity(object.getClass());
		if (type == null || !type.iterator().hasNext()) {
			return false;
		}
		if (!this.enclosing.add(object)) {
			return true;
		}
		return Streamable.of(type)
			.filter(MemoryPersistentProperty::isWritable)
			.stream()
			.allMatch((property) -> isEmpty(property.getReader().read(object)));
	}

}
