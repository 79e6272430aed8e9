package io.github.springdata.memory.query.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.message.EditDistance;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Look-up of entities by the names that they have in a text: the name of the class, with
 * or without its package, that of the entity, or that of the table. Besides those of the
 * context there are the classes next to the entity that the text is for: in its package,
 * or in the class around it.
 *
 * @param context the mapping context
 * @param neighbor the type beside which others are looked for, or {@code null}
 */
record EntityNames(MemoryMappingContext context, @Nullable Class<?> neighbor) {

	/**
	 * Finds an entity.
	 * @return the entity, or {@code null}
	 */
	@Nullable MemoryPersistentEntity<?> find(String name) {
		if (this.neighbor != null && (isNameOf(name, this.neighbor) || isEntityName(name, this.neighbor))) {
			return this.context.getEntity(this.neighbor);
		}
		List<Class<?>> found = known().values()
			.stream()
			.filter((entity) -> isNameOf(name, entity.getType()) || entity.getEntityName().equals(name)
					|| entity.getTableName().equals(name))
			.<Class<?>>map(MemoryPersistentEntity::getType)
			.toList();
		Class<?> best = (found.size() == 1) ? found.get(0) : found.isEmpty() ? null : root(found, name);
		Class<?> type = (best != null) ? best : besides(name);
		return (type != null) ? this.context.getEntity(type) : null;
	}

	/**
	 * The class whose simple name it is, where subclasses share the name of the table.
	 */
	private @Nullable Class<?> root(List<Class<?>> found, String name) {
		List<Class<?>> named = found.stream()
			.filter((type) -> isNameOf(name, type) || isEntityName(name, type))
			.toList();
		if (named.size() > 1) {
			throw new IllegalArgumentException("'%s' may be any of %s; give the name with its package".formatted(name,
					named.stream().map(Class::getName).sorted().toList()));
		}
		return named.isEmpty() ? found.get(0) : named.get(0);
	}

	private boolean isEntityName(String name, Class<?> type) {
		MemoryPersistentEntity<?> entity = this.context.getPersistentEntity(type);
		return entity != null && entity.getEntityName().equals(name);
	}

	private static boolean isNameOf(String name, Class<?> type) {
		return type.getSimpleName().equals(name) || type.getName().equals(name)
				|| String.valueOf(type.getCanonicalName()).equals(name);
	}

	private Map<String, MemoryPersistentEntity<?>> known() {
		Map<String, MemoryPersistentEntity<?>> known = new LinkedHashMap<>();
		this.context.getPersistentEntities().forEach((entity) -> {
			if (entity.getIdProperty() != null) {
				known.put(entity.getType().getName(), entity);
			}
		});
		return known;
	}

	private @Nullable Class<?> besides(String name) {
		if (this.neighbor == null || name.indexOf('.') >= 0) {
			return (name.indexOf('.') >= 0) ? entity(name) : null;
		}
		Class<?> enclosing = this.neighbor.getEnclosingClass();
		Class<?> nested = (enclosing != null) ? entity(enclosing.getName() + "$" + name) : null;
		return (nested != null) ? nested : entity(this.neighbor.getPackageName() + "." + name);
	}

	private @Nullable Class<?> entity(String className) {
		ClassLoader loader = (this.neighbor != null) ? this.neighbor.getClassLoader() : null;
		if (!ClassUtils.isPresent(className, loader)) {
			return null;
		}
		Class<?> type = ClassUtils.resolveClassName(className, loader);
		MemoryPersistentEntity<?> entity = type.isInterface() ? null : this.context.getPersistentEntity(type);
		return (entity != null && entity.getIdProperty() != null) ? type : null;
	}

	/**
	 * The known names that are like another one, as the end of a message.
	 */
	String suggestion(String name) {
		TreeSet<String> names = known().values()
			.stream()
			.map(MemoryPersistentEntity::getEntityName)
			.collect(Collectors.toCollection(TreeSet::new));
		if (this.neighbor != null) {
			names.add(this.neighbor.getSimpleName());
		}
		String similar = names.stream()
			.filter((candidate) -> isSimilar(candidate, name))
			.map((candidate) -> "'" + candidate + "'")
			.collect(Collectors.joining(" or "));
		return similar.isEmpty()
				? "; known are %s, and any by its name with the package".formatted(names.stream().limit(20).toList())
				: "; did you mean " + similar + "?";
	}

	private static boolean isSimilar(String candidate, String name) {
		return candidate.equalsIgnoreCase(name)
				|| candidate.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))
				|| EditDistance.between(candidate, name) <= 2;
	}

}
