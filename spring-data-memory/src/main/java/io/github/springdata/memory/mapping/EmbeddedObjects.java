package io.github.springdata.memory.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mapping.model.ParameterValueProvider;

/**
 * The objects in an entity of which Spring Data Relational says what they are when they
 * have no value: {@code null}, or an object. A database cannot distinguish the two.
 *
 * @param context the mapping context
 * @param nullable the properties that have no object then
 * @param present the properties that have one
 */
record EmbeddedObjects(MemoryMappingContext context, List<MemoryPersistentProperty> nullable,
		List<MemoryPersistentProperty> present) {

	private static final EntityInstantiators INSTANTIATORS = new EntityInstantiators();

	static EmbeddedObjects of(MemoryMappingContext context, MemoryPersistentEntity<?> entity) {
		List<MemoryPersistentProperty> stored = BasicMemoryPersistentEntity.storedProperties(entity);
		return new EmbeddedObjects(context, select(stored, "USE_NULL"), select(stored, "USE_EMPTY"));
	}

	private static List<MemoryPersistentProperty> select(List<MemoryPersistentProperty> properties, String onEmpty) {
		return properties.stream()
			.filter((property) -> MappingAnnotations.onEmpty(property).equals(onEmpty) && !property.isIdProperty())
			.toList();
	}

	/**
	 * Finds what is stored in another form.
	 */
	Map<MemoryPersistentProperty, @Nullable Object> findReplaced(Object instance) {
		if (this.nullable.isEmpty() && this.present.isEmpty()) {
			return Map.of();
		}
		Map<MemoryPersistentProperty, @Nullable Object> replaced = new LinkedHashMap<>();
		for (MemoryPersistentProperty property : this.nullable) {
			Object value = property.getReader().read(instance);
			if (value != null && isWithoutValue(value)) {
				replaced.put(property, null);
			}
		}
		for (MemoryPersistentProperty property : this.present) {
			if (property.getReader().read(instance) == null) {
				replaced.put(property, create(this.context.getRequiredPersistentEntity(property.getType())));
			}
		}
		return replaced;
	}

	private boolean isWithoutValue(Object value) {
		return BasicMemoryPersistentEntity.storedProperties(this.context.getRequiredPersistentEntity(value.getClass()))
			.stream()
			.allMatch((property) -> property.getReader().read(value) == null);
	}

	private static <T> T create(MemoryPersistentEntity<T> type) {
		return INSTANTIATORS.getInstantiatorFor(type)
			.createInstance(type, new ParameterValueProvider<MemoryPersistentProperty>() {

				@Override
				public <P> @Nullable P getParameterValue(Parameter<P, MemoryPersistentProperty> parameter) {
					return null;
				}

			});
	}

}
