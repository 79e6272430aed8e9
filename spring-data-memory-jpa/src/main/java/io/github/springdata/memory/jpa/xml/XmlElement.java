package io.github.springdata.memory.jpa.xml;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Element of a mapping file.
 *
 * @param name the name without its namespace
 * @param attributes the attributes by name
 * @param children the elements in it
 * @param text the text in it, trimmed
 * @param location the file and the line
 */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text,
		String location) {

	List<XmlElement> all(String child) {
		return this.children.stream().filter((element) -> element.name().equals(child)).toList();
	}

	@Nullable XmlElement find(String child) {
		List<XmlElement> all = all(child);
		return all.isEmpty() ? null : all.get(0);
	}

	boolean has(String child) {
		return find(child) != null;
	}

	/**
	 * The text of an element in this one.
	 * @return the text, or {@code null} if the element is not there or is empty
	 */
	@Nullable String textOf(String child) {
		XmlElement element = find(child);
		return (element == null || element.text().isEmpty()) ? null : element.text();
	}

	@Nullable String attribute(String attribute) {
		return this.attributes.get(attribute);
	}

	boolean flag(String attribute) {
		String value = attribute(attribute);
		return "true".equals(value) || "1".equals(value);
	}

}
