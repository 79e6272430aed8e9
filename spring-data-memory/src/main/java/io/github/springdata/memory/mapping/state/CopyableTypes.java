package io.github.springdata.memory.mapping.state;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.core.ResolvableType;

/**
 * Check, before the first object is saved, whether the declared types of a class's fields
 * can be copied, with everything below them.
 */
final class CopyableTypes {

	/** JDK types that say nothing about what a field holds. */
	private static final Set<Class<?>> OPEN = Set.of(Object.class, Number.class, CharSequence.class, Comparable.class,
			java.io.Serializable.class, Cloneable.class, Record.class, Iterable.class);

	private final Immutability immutability;

	private final StoredForms forms;

	private final Set<String> visited = new HashSet<>();

	private final List<String> problems = new ArrayList<>();

	private CopyableTypes(Immutability immutability, StoredForms forms) {
		this.forms = forms;
		this.immutability = immutability;
	}

	/**
	 * Finds what prevents the instances of a class from being copied.
	 * @return one sentence for each problem, starting with the path of the field
	 */
	static List<String> problems(Class<?> type, Immutability immutability, StoredForms forms) {
		CopyableTypes check = new CopyableTypes(immutability, forms);
		check.checkType(ResolvableType.forClass(type), "");
		return List.copyOf(check.problems);
	}

	/**
	 * Finds what prevents the instances of a class from being copied, if everything in
	 * them that cannot be copied is shared.
	 */
	static List<String> problemsOfRoot(Class<?> type) {
		CopyableTypes check = new CopyableTypes(new Immutability(), new StoredForms());
		check.guarded("", () -> check.checkCreation(type));
		return List.copyOf(check.problems);
	}

	private void checkCreation(Class<?> type) {
		checkClass(type);
		StateLayout layout = StateLayout.of(type);
		layout.fields().forEach(FieldAccessor::new);
		if (!Modifier.isAbstract(type.getModifiers()) && !this.immutability.isValueObject(layout)) {
			InstanceCreator.of(layout);
		}
	}

	/**
	 * Refuses classes that are not made of fields.
	 * @param type the run-time class of an object that is neither a value nor a
	 * collection
	 */
	static void checkClass(Class<?> type) {
		if (ValueTypes.isOpaque(type)) {
			throw UncopyableValueException.ofType(type, "it is a lambda or a proxy");
		}
		if (Proxies.isProxy(type)) {
			throw UncopyableValueException.ofType(type,
					"it is the class of a proxy, %s, whose fields are not those of the object behind it"
						.formatted(Proxies.describe(type)));
		}
		if (ValueTypes.isPlatform(type)) {
			throw UncopyableValueException.ofType(type, "it is neither a value nor a collection");
		}
	}

	private void checkType(ResolvableType type, String path) {
		Class<?> raw = type.resolve(Object.class);
		if (this.forms.of(raw) != null) {
			checkConversion(raw, path);
			return;
		}
		if (ValueTypes.isValue(raw) || DuplicableTypes.contains(raw) || OPEN.contains(raw)) {
			return;
		}
		if (raw.isArray()) {
			checkType(type.getComponentType(), path + "[]");
		}
		else if (raw == Optional.class || isCollection(raw)) {
			checkContainer(type, raw, path);
		}
		else if (!NestedGenerics.areTooDeep(type) && this.visited.add(type.toString())) {
			checkObject(type, raw, path);
		}
	}

	private void checkConversion(Class<?> type, String path) {
		String problem = this.forms.problem(path, type);
		if (problem != null) {
			this.problems.add(problem);
		}
	}

	private static boolean isCollection(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
	}

	private void checkContainer(ResolvableType type, Class<?> raw, String path) {
		if (!raw.isInterface() && !ValueTypes.isPlatform(raw)) {
			guarded(path, () -> checkOwnCollection(raw));
		}
		for (ResolvableType element : type.getGenerics()) {
			checkType(element, path + "[]");
		}
	}

	private static void checkOwnCollection(Class<?> type) {
		if (MutableCollections.ownClass(type) == null) {
			throw UncopyableValueException.ofType(type,
					"it is not a collection of the JDK; declare the property as List, Set or Map");
		}
		if (Map.class.isAssignableFrom(type)) {
			MutableCollections.likeMap(type);
		}
		else {
			MutableCollections.like(type);
		}
	}

	private void checkObject(ResolvableType type, Class<?> raw, String path) {
		if (guarded(path, () -> checkClass(raw)) && !raw.isInterface()) {
			guarded(path, () -> checkFields(type, raw, path));
		}
		if (raw.isSealed()) {
			for (Class<?> subclass : raw.getPermittedSubclasses()) {
				checkType(ResolvableType.forClass(subclass), path);
			}
		}
	}

	private void checkFields(ResolvableType type, Class<?> raw, String path) {
		StateLayout layout = StateLayout.of(raw);
		for (StateField field : layout.fields()) {
			guarded(join(path, field.name()), () -> new FieldAccessor(field));
			checkType(field.type(type), join(path, field.name()));
		}
		boolean created = !this.immutability.isValueObject(layout) || this.immutability.isRecreated(layout);
		if (created && !Modifier.isAbstract(raw.getModifiers())) {
			InstanceCreator.of(layout);
		}
	}

	private boolean guarded(String path, Runnable check) {
		try {
			check.run();
			return true;
		}
		catch (UncopyableValueException ex) {
			this.problems.add(path.isEmpty() ? ex.reason() : "Property '%s': %s".formatted(path, ex.reason()));
			return false;
		}
	}

	private static String join(String path, String name) {
		return path.isEmpty() ? name : path + "." + name;
	}

}
