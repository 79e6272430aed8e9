package io.github.springdata.memory.jpa.xml;

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.springdata.memory.jpa.model.InvalidMappingException;

/**
 * Collector of all that is wrong with the mapping files of a unit.
 */
final class FileProblems {

	private final Set<String> found = new LinkedHashSet<>();

	/**
	 * Reports a problem.
	 * @param location the file and the line
	 * @param problem what is wrong and what to do
	 */
	void report(String location, String problem, Object... arguments) {
		this.found.add("Mapping file " + location + " " + problem.formatted(arguments));
	}

	/**
	 * Reports a problem unless one was reported of the same line.
	 */
	void reportOnce(String location, String problem) {
		if (this.found.stream().noneMatch((known) -> known.startsWith("Mapping file " + location + " "))) {
			report(location, "%s", problem);
		}
	}

	void report(XmlElement element, String problem, Object... arguments) {
		report(element.location(), problem, arguments);
	}

	void raise() {
		if (!this.found.isEmpty()) {
			throw new InvalidMappingException(this.found);
		}
	}

}
