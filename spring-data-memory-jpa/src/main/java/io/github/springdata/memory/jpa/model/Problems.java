package io.github.springdata.memory.jpa.model;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Collector of all that is wrong with a mapping.
 */
final class Problems {

	private final Set<String> found = new LinkedHashSet<>();

	Place of(Class<?> type) {
		return new Place(this, type, "");
	}

	void raise() {
		if (!this.found.isEmpty()) {
			throw new InvalidMappingException(this.found);
		}
	}

	/**
	 * Class, or attribute of a class, that problems are reported of.
	 *
	 * @param problems takes the problems
	 * @param type the class
	 * @param path the path of the attribute; empty for the class itself
	 */
	record Place(Problems problems, Class<?> type, String path) {

		/**
		 * The place of an attribute.
		 * @param name the name of an attribute of this class or of the value of this
		 * attribute
		 */
		Place at(String name) {
			return new Place(this.problems, this.type, this.path.isEmpty() ? name : this.path + "." + name);
		}

		/**
		 * Reports a problem.
		 * @param problem what is wrong and what to do, to be read after the name of the
		 * class or attribute
		 */
		void report(String problem, @Nullable Object... arguments) {
			this.problems.found.add(this + " " + problem.formatted(arguments));
		}

		@Override
		public String toString() {
			return this.path.isEmpty() ? "Class " + this.type.getName()
					: "Attribute '%s' of %s".formatted(this.path, this.type.getName());
		}

	}

}
