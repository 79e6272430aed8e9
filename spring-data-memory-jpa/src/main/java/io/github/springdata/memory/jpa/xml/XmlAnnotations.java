package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.model.Annotations;
import jakarta.persistence.AccessType;
import org.jspecify.annotations.Nullable;

/**
 * Source of annotations that mapping files say, and of those in the classes as far as the
 * files leave them.
 *
 * @param mappings what is said of classes
 * @param callbacks the methods that are named
 * @param declarations what is declared for the whole unit
 * @param keys the names of what is declared by name, which annotations do not declare
 * again
 * @param defaults what is said of the whole unit
 */
record XmlAnnotations(Map<Class<?>, ClassMapping> mappings, Callbacks callbacks, Collection<Annotation> declarations,
		Set<String> keys, UnitDefaults defaults) implements Annotations {

	/**
	 * What is said of a whole unit.
	 *
	 * @param complete whether annotations are not read
	 * @param access how attributes are accessed
	 * @param cascadesPersist whether relations pass on that an entity is persisted
	 * @param listeners the listeners of all entities
	 */
	record UnitDefaults(boolean complete, @Nullable AccessType access, boolean cascadesPersist,
			List<Class<?>> listeners) {
	}

	private static final String PACKAGE = "jakarta.persistence.";

	@Override
	public <A extends Annotation> @Nullable A find(AnnotatedElement element, Class<A> type) {
		if (element instanceof Method method && Callbacks.EVENTS.containsValue(type)) {
			return callback(method, type);
		}
		ClassMapping mapping = mapping(element);
		A found = (mapping != null) ? mapping.find(element, type)
				: this.defaults.complete() ? null : element.getDeclaredAnnotation(type);
		boolean own = mapping != null && element == mapping.type() && mapping.own().containsKey(type);
		return (found == null || own || this.keys.isEmpty()) ? found
				: Containers.filter(found, (each) -> !this.keys.contains(Containers.key(each)));
	}

	private <A extends Annotation> @Nullable A callback(Method method, Class<A> event) {
		if (this.callbacks.isNamed(method, event)) {
			return this.callbacks.contains(method, event) ? AnnotationInstance.of(event) : null;
		}
		boolean listening = method.getParameterCount() > 0;
		return (listening || !isComplete(method)) ? method.getDeclaredAnnotation(event) : null;
	}

	/**
	 * What is said of a class or of the class of a member, but nothing of packages.
	 */
	private @Nullable ClassMapping mapping(AnnotatedElement element) {
		Class<?> type = (element instanceof Member member) ? member.getDeclaringClass()
				: (element instanceof Class<?> itself) ? itself : null;
		return (type != null) ? this.mappings.get(type) : null;
	}

	private boolean isComplete(AnnotatedElement element) {
		ClassMapping mapping = mapping(element);
		return (mapping != null) ? mapping.complete() : this.defaults.complete();
	}

	@Override
	public List<Annotation> foreign(AnnotatedElement element) {
		return isComplete(element) ? List.of()
				: Annotations.super.foreign(element).stream()
					.filter((annotation) -> !annotation.annotationType().getName().startsWith(PACKAGE))
					.toList();
	}

	@Override
	public Collection<Class<?>> classes() {
		return List.copyOf(this.mappings.keySet());
	}

	@Override
	public List<Class<?>> defaultListeners() {
		return this.defaults.listeners();
	}

	@Override
	public @Nullable AccessType defaultAccess() {
		return this.defaults.access();
	}

	@Override
	public boolean cascadesPersist() {
		return this.defaults.cascadesPersist();
	}

}
