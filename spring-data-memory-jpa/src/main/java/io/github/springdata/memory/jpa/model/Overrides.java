package io.github.springdata.memory.jpa.model;

import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AssociationOverrides;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converts;
import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Overrides of columns, relations and converters that apply to the attributes of a class
 * where it is used. Those that stand further outside prevail.
 */
final class Overrides {

	static final Overrides NONE = new Overrides(null, List.of());

	private final @Nullable Overrides outer;

	private final List<String> prefixes;

	private final Map<Class<?>, Map<String, Object>> own = new LinkedHashMap<>();

	private final Set<String> used = new HashSet<>();

	private Overrides(@Nullable Overrides outer, List<String> prefixes) {
		this.outer = outer;
		this.prefixes = prefixes;
	}

	/**
	 * The overrides that stand at an element, within others.
	 * @param element the class, or the attribute
	 * @param prefix what paths begin with further outside: nothing, or a name and a dot
	 */
	Overrides within(ReaderContext context, AnnotatedElement element, String prefix) {
		Overrides overrides = new Overrides(this, List.of(prefix));
		for (AttributeOverride override : context.findAll(element, AttributeOverride.class, AttributeOverrides.class)) {
			overrides.put(Column.class, override.name(), override.column());
		}
		for (AssociationOverride override : context.findAll(element, AssociationOverride.class,
				AssociationOverrides.class)) {
			overrides.put(AssociationOverride.class, override.name(), override);
		}
		for (Convert convert : context.findAll(element, Convert.class, Converts.class)) {
			overrides.put(Convert.class, convert.attributeName(), convert);
		}
		return overrides;
	}

	/**
	 * The overrides of the elements or keys of a collection.
	 * @param prefixes what paths may begin with
	 */
	Overrides of(String... prefixes) {
		return new Overrides(this, List.of(prefixes));
	}

	private void put(Class<?> kind, String path, Object override) {
		this.own.computeIfAbsent(kind, (missing) -> new LinkedHashMap<>()).put(path, override);
	}

	/**
	 * Finds an override.
	 * @param <T> the kind
	 * @param kind the annotation that overrides
	 * @param path the path of the attribute, empty for the element itself
	 */
	<T> @Nullable T find(Class<T> kind, String path) {
		T inner = kind.cast(this.own.getOrDefault(kind, Map.of()).get(path));
		if (inner != null) {
			this.used.add(path);
		}
		T outside = findOutside(kind, path);
		return (outside != null) ? outside : inner;
	}

	private <T> @Nullable T findOutside(Class<T> kind, String path) {
		for (String prefix : this.prefixes) {
			T found = (this.outer != null) ? this.outer.find(kind, join(prefix, path)) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static String join(String prefix, String path) {
		return (path.isEmpty() && prefix.endsWith(".")) ? prefix.substring(0, prefix.length() - 1) : prefix + path;
	}

	/**
	 * Reports the overrides that stand here and that nothing has asked for.
	 * @param isKnown whether a path is there all the same
	 */
	void reportUnused(Place place, Predicate<String> isKnown) {
		for (Map.Entry<Class<?>, Map<String, Object>> kind : this.own.entrySet()) {
			for (String path : kind.getValue().keySet()) {
				if (!path.isEmpty() && !this.used.contains(path) && !isKnown.test(path)) {
					place.report(
							"overrides '%s' with @%s, but there is no such attribute; correct the name or remove it",
							path,
							(kind.getKey() == Column.class) ? "AttributeOverride" : kind.getKey().getSimpleName());
				}
			}
		}
	}

}
