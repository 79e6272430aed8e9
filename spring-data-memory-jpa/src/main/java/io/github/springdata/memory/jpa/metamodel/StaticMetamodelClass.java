package io.github.springdata.memory.jpa.metamodel;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.metamodel.StaticMetamodel;
import org.jspecify.annotations.Nullable;

/**
 * Search for the static metamodel class of a class. The specification names it for
 * classes at the top level; for nested ones processors have several ways.
 */
final class StaticMetamodelClass {

	/** What was found, as searches for what is not there take long. */
	private static final ClassValue<Optional<Class<?>>> KNOWN = new ClassValue<>() {

		@Override
		protected Optional<Class<?>> computeValue(Class<?> type) {
			return Optional.ofNullable(search(type));
		}

	};

	private StaticMetamodelClass() {
	}

	static @Nullable Class<?> find(Class<?> type) {
		return KNOWN.get(type).orElse(null);
	}

	private static @Nullable Class<?> search(Class<?> type) {
		for (String name : names(type)) {
			Class<?> candidate = load(name, type.getClassLoader());
			if (candidate != null && belongs(candidate, type)) {
				return candidate;
			}
		}
		return null;
	}

	/**
	 * Where the class may be: for {@code Outer.Inner} in {@code Outer_.Inner_},
	 * {@code Outer.Inner_}, {@code Outer_Inner_}, or {@code Inner_}.
	 */
	private static List<String> names(Class<?> type) {
		String name = type.getName();
		if (!type.isMemberClass()) {
			return List.of(name + "_");
		}
		return List.of(name.replace("$", "_$") + "_", name + "_", name.replace('$', '_') + "_",
				type.getPackageName() + "." + type.getSimpleName() + "_");
	}

	private static @Nullable Class<?> load(String name, @Nullable ClassLoader loader) {
		try {
			return Class.forName(name, false, loader);
		}
		catch (ClassNotFoundException ex) {
			return null;
		}
	}

	/**
	 * Whether a class is the static metamodel of another: the annotation says so, or
	 * nothing says another.
	 */
	private static boolean belongs(Class<?> candidate, Class<?> type) {
		StaticMetamodel annotation = candidate.getAnnotation(StaticMetamodel.class);
		return (annotation != null) ? annotation.value() == type : candidate.getName().equals(type.getName() + "_");
	}

}
