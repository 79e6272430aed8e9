package io.github.springdata.memory.mapping;

import java.util.Map;

import io.github.springdata.memory.mapping.state.PropertyReader;

/**
 * One part of a path.
 *
 * @param property the property
 * @param reader reads its value, or what the path asks for in place of it
 * @param container whether what is read holds any number of values
 */
record PathStep(MemoryPersistentProperty property, PropertyReader reader, boolean container) {

	/**
	 * The value of a map for a key.
	 */
	static PathStep entry(MemoryPersistentProperty property, Object key, boolean container) {
		PropertyReader map = property.getReader();
		return new PathStep(property, (bean) -> (SingleValuedPath.unwrap(map.read(bean)) instanceof Map<?, ?> entries)
				? SingleValuedPath.unwrap(entries.get(key)) : null, container);
	}

	/**
	 * The keys of the map in place of its values.
	 */
	PathStep keys() {
		PropertyReader map = this.reader;
		return new PathStep(this.property,
				(bean) -> (SingleValuedPath.unwrap(map.read(bean)) instanceof Map<?, ?> entries) ? entries.keySet()
						: null,
				true);
	}

}
