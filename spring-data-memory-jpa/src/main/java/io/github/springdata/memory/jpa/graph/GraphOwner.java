package io.github.springdata.memory.jpa.graph;

import jakarta.persistence.metamodel.ManagedType;
import jakarta.persistence.metamodel.Metamodel;
import jakarta.persistence.metamodel.Type;
import org.jspecify.annotations.Nullable;

/**
 * What all parts of an entity graph share: the metamodel, the name, and whether it may be
 * changed.
 */
final class GraphOwner {

	private final Metamodel metamodel;

	private final @Nullable String name;

	private boolean frozen;

	GraphOwner(Metamodel metamodel, @Nullable String name) {
		this.metamodel = metamodel;
		this.name = name;
	}

	@Nullable String name() {
		return this.name;
	}

	void freeze() {
		this.frozen = true;
	}

	void checkMutable() {
		if (this.frozen) {
			throw new IllegalStateException(
					"The named entity graph '%s' must not be changed; change the copy that createEntityGraph(\"%s\") returns"
						.formatted(this.name, this.name));
		}
	}

	/**
	 * The type of a subgraph.
	 * @param declared the type that is declared
	 * @param requested the class that is asked for, or {@code null} for the declared one
	 * @param what what the subgraph is of
	 */
	ManagedType<?> target(Type<?> declared, @Nullable Class<?> requested, Object what) {
		if (!(declared instanceof ManagedType<?> managed)) {
			throw new IllegalArgumentException(
					"%s has no subgraph: its type, %s, is neither an entity nor an embeddable".formatted(what,
							declared.getJavaType().getName()));
		}
		return (requested != null) ? subclass(managed, requested, what) : managed;
	}

	private ManagedType<?> subclass(ManagedType<?> declared, Class<?> requested, Object what) {
		if (!declared.getJavaType().isAssignableFrom(requested)) {
			throw new IllegalArgumentException("%s has no subgraph for %s, which is not a subclass of its type, %s"
				.formatted(what, requested.getName(), declared.getJavaType().getName()));
		}
		return (declared.getJavaType() != requested) ? this.metamodel.managedType(requested) : declared;
	}

}
