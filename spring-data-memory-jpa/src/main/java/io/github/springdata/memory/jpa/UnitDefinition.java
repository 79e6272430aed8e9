package io.github.springdata.memory.jpa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.SharedCacheMode;

/**
 * Definition of a persistence unit, wherever it comes from.
 *
 * @param name the name
 * @param classes the managed classes
 * @param mappingFiles the XML files with mappings, by the names of resources
 * @param loader loads the classes and resources of the application
 * @param cacheMode which entities are in the second-level cache
 * @param properties the properties
 */
record UnitDefinition(String name, List<Class<?>> classes, List<String> mappingFiles, ClassLoader loader,
		SharedCacheMode cacheMode, Map<String, Object> properties) {

	/**
	 * This definition with more properties, which go before those that it has.
	 */
	UnitDefinition with(Map<?, ?> more) {
		Map<String, Object> all = new LinkedHashMap<>(this.properties);
		more.forEach((name, value) -> {
			if (value != null) {
				all.put(String.valueOf(name), value);
			}
		});
		return new UnitDefinition(this.name, this.classes, this.mappingFiles, this.loader, this.cacheMode, all);
	}

}
