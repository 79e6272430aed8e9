package io.github.springdata.memory.jpa.criteria;

import jakarta.persistence.criteria.Path;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;

import org.springframework.util.Assert;

/**
 * Look-up of the classes that paths are treated as.
 */
final class Subclasses {

	private Subclasses() {
	}

	/**
	 * Finds a subclass.
	 * @throws IllegalArgumentException if the class is none of the unit, or no subclass
	 */
	static <T> ManagedType<T> find(Metamodel metamodel, Path<?> path, Class<T> subclass) {
		Assert.notNull(path, "Path must not be null");
		Assert.notNull(subclass, "Class must not be null");
		Class<?> type = (path instanceof MemoryPath<?> known) ? known.managed().getJavaType() : path.getJavaType();
		Assert.isTrue(type.isAssignableFrom(subclass),
				() -> "%s is no subclass of %s".formatted(subclass.getSimpleName(), type.getSimpleName()));
		return metamodel.managedType(subclass);
	}

	/**
	 * The name that a class has in texts.
	 */
	static String name(ManagedType<?> type) {
		return (type instanceof EntityType<?> entity) ? entity.getName() : type.getJavaType().getName();
	}

}
