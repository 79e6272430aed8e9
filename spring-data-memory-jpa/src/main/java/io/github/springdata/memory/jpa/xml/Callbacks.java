package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Methods that XML names to be called back. Where it names one for an event, the
 * annotations for that event in the class have no effect.
 */
final class Callbacks {

	static final Map<String, Class<? extends Annotation>> EVENTS = Map.of("pre-persist", PrePersist.class,
			"post-persist", PostPersist.class, "pre-remove", PreRemove.class, "post-remove", PostRemove.class,
			"pre-update", PreUpdate.class, "post-update", PostUpdate.class, "post-load", PostLoad.class);

	/**
	 * Methods of one class for one event.
	 *
	 * @param type the class
	 * @param event the annotation of the event
	 * @param parameters the number of parameters: one for listeners, none for entities
	 */
	private record Key(Class<?> type, Class<? extends Annotation> event, int parameters) {
	}

	private final Map<Key, Set<Method>> methods = new HashMap<>();

	private final FileProblems problems;

	Callbacks(FileProblems problems) {
		this.problems = problems;
	}

	/**
	 * Reads the methods that an element names.
	 * @param element the element of an entity, a superclass or a listener
	 * @param parameters the number of parameters
	 */
	void read(XmlElement element, Class<?> type, int parameters) {
		for (XmlElement child : element.children()) {
			Class<? extends Annotation> event = EVENTS.get(child.name());
			if (event != null) {
				add(child, new Key(type, event, parameters));
			}
		}
	}

	private void add(XmlElement element, Key key) {
		String name = String.valueOf(element.attribute("method-name"));
		Method method = find(key, name);
		Set<Method> own = this.methods.computeIfAbsent(key, (missing) -> new HashSet<>());
		if (method == null) {
			this.problems.report(element,
					"names the method '%s' in <%s>, but %s has no such method with %s; correct the " + "name", name,
					element.name(), key.type().getName(), (key.parameters() == 0) ? "no parameters" : "one parameter");
		}
		else if (method.getDeclaringClass() == key.type()) {
			own.add(method);
		}
		else {
			this.methods
				.computeIfAbsent(new Key(method.getDeclaringClass(), key.event(), key.parameters()),
						(missing) -> new HashSet<>())
				.add(method);
		}
	}

	/**
	 * Finds a method, that of a listener in its superclasses too.
	 */
	private static @Nullable Method find(Key key, String name) {
		for (Class<?> c = key.type(); c != null && c != Object.class; c = c.getSuperclass()) {
			Method found = Arrays.stream(c.getDeclaredMethods())
				.filter((method) -> method.getName().equals(name) && method.getParameterCount() == key.parameters()
						&& !method.isSynthetic())
				.findFirst()
				.orElse(null);
			if (found != null || key.parameters() == 0) {
				return found;
			}
		}
		return null;
	}

	/**
	 * Whether XML names methods of the class of a method for an event.
	 */
	boolean isNamed(Method method, Class<? extends Annotation> event) {
		return this.methods.containsKey(key(method, event));
	}

	boolean contains(Method method, Class<? extends Annotation> event) {
		return this.methods.getOrDefault(key(method, event), Set.of()).contains(method);
	}

	private static Key key(Method method, Class<? extends Annotation> event) {
		return new Key(method.getDeclaringClass(), event, method.getParameterCount());
	}

}
