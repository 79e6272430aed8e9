package io.github.springdata.memory.jpa.xml;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Names of classes in one mapping file.
 *
 * @param prefix the package of names that have none, {@code null} if the file does not
 * say it
 * @param loader loads the classes
 * @param problems takes what is wrong
 */
record ClassNames(@Nullable String prefix, ClassLoader loader, FileProblems problems) {

	/**
	 * Finds a class.
	 * @param element the element that names it
	 * @return the class, or {@code null} if it was reported that there is none
	 */
	@Nullable Class<?> find(String name, XmlElement element) {
		boolean prefixed = this.prefix != null && !this.prefix.isEmpty() && name.indexOf('.') < 0;
		List<String> candidates = prefixed ? List.of(this.prefix + "." + name, name, "java.lang." + name)
				: List.of(name, "java.lang." + name);
		for (String candidate : candidates) {
			try {
				return ClassUtils.forName(candidate, this.loader);
			}
			catch (ClassNotFoundException | LinkageError ex) {
				continue;
			}
		}
		this.problems.report(element, "names the class '%s' in <%s>, which is not there; correct the name%s", name,
				element.name(), prefixed ? ", which is looked for in package " + this.prefix : "");
		return null;
	}

}
