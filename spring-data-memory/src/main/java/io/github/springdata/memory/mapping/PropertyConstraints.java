package io.github.springdata.memory.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.data.util.Lazy;
import org.springframework.util.ObjectUtils;

/**
 * The properties of an entity, and of the objects nested in it, that may not be
 * {@code null}, or whose values have limits. An object that is not there has no
 * properties to check.
 */
final class PropertyConstraints {

	private final MemoryMappingContext context;

	private final MemoryPersistentEntity<?> entity;

	private final Lazy<Kinds> kinds = Lazy.of(this::findKinds);

	PropertyConstraints(MemoryMappingContext context, MemoryPersistentEntity<?> entity) {
		this.context = context;
		this.entity = entity;
	}

	private Kinds findKinds() {
		List<BasicMemoryPersistentProperty> properties = new ArrayList<>();
		new PropertyWalk(this.context).walk(this.entity,
				(path, property) -> properties.add((BasicMemoryPersistentProperty) property));
		return new Kinds(properties.stream().anyMatch(BasicMemoryPersistentProperty::isNotNull),
				properties.stream().anyMatch((property) -> property.getLimits() != null));
	}

	/**
	 * Whether there is such a property.
	 */
	boolean areThere() {
		Kinds kinds = this.kinds.get();
		return kinds.notNull() || kinds.limited();
	}

	/**
	 * Finds the properties that are {@code null}, but may not be.
	 * @param instance an instance of the entity
	 * @return their paths
	 */
	List<String> findNulls(Object instance) {
		return this.kinds.get().notNull() ? search(instance).nulls : List.of();
	}

	/**
	 * Finds the values that are beyond their limits.
	 * @param instance an instance of the entity
	 * @return what is wrong, one phrase each
	 */
	List<String> findExcesses(Object instance) {
		return this.kinds.get().limited() ? search(instance).excesses : List.of();
	}

	private Search search(Object instance) {
		Search search = new Search();
		search.object(instance, this.entity, "");
		return search;
	}

	/**
	 * What there is to check.
	 *
	 * @param notNull whether there is a property that may not be {@code null}
	 * @param limited whether there is one with limits
	 */
	private record Kinds(boolean notNull, boolean limited) {
	}

	private final class Search {

		private final List<String> nulls = new ArrayList<>();

		private final List<String> excesses = new ArrayList<>();

		private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

		void object(Object bean, MemoryPersistentEntity<?> owner, String prefix) {
			if (!this.seen.add(bean)) {
				return;
			}
			for (MemoryPersistentProperty property : owner) {
				if (!BasicMemoryPersistentEntity.unstoredProperties(owner).contains(property)) {
					property((BasicMemoryPersistentProperty) property, bean, prefix + property.getName());
				}
			}
		}

		private void property(BasicMemoryPersistentProperty property, Object bean, String path) {
			Object value = property.getReader().read(bean);
			if (value == null && property.isNotNull()) {
				this.nulls.add(path);
			}
			ValueLimits limits = property.getLimits();
			if (limits != null && value != null) {
				check(value, limits, path);
			}
			MemoryPersistentEntity<?> nested = PropertyConstraints.this.context
				.getPersistentEntity(PathResolver.content(property.getTypeInformation()));
			if (nested != null) {
				content(value, nested, path + ".");
			}
		}

		private void check(@Nullable Object value, ValueLimits limits, String path) {
			Object content = SingleValuedPath.unwrap(value);
			if (content instanceof Map<?, ?> map) {
				check(map.values(), limits, path);
			}
			else if (content instanceof Collection<?> elements) {
				elements.forEach((element) -> check(element, limits, path));
			}
			else {
				String problem = limits.problem(content);
				if (problem != null) {
					this.excesses.add("'%s' %s".formatted(path, problem));
				}
			}
		}

		private void content(@Nullable Object value, MemoryPersistentEntity<?> nested, String prefix) {
			Object content = SingleValuedPath.unwrap(value);
			if (content instanceof Map<?, ?> map) {
				content(map.values(), nested, prefix);
			}
			else if (content instanceof Iterable<?> elements) {
				elements.forEach((element) -> content(element, nested, prefix));
			}
			else if (content instanceof Object[] elements) {
				for (Object element : elements) {
					content(element, nested, prefix);
				}
			}
			else if (nested.getType().isInstance(content) && !ObjectUtils.isEmpty(content)) {
				object(content, nested, prefix);
			}
		}

	}

}
