package io.github.springdata.memory.jpa.xml;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import jakarta.persistence.Persistence;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import io.github.springdata.memory.jpa.model.InvalidMappingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Files that are made of the schema itself, with all of its elements and attributes.
 */
class MappingFileSchemaTests {

	@TempDir
	private Path directory;

	/**
	 * Problems of names and values; that the made-up classes have no such attributes is
	 * none of them.
	 */
	private static boolean isUnknown(String problem) {
		return problem.contains("not known there") || problem.contains("has an incomplete")
				|| problem.contains("set it to");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void everyElementAndAttributeOfTheSchemaIsKnown(int alternative) throws Exception {
		Example example = new Example(schema(), alternative);
		String text = example.text();
		assertThat(text).contains("<entity ", "<converter ", "<subclass-subgraph ", "options=\"text\"",
				"<cascade-detach ");
		assertThat(problems(text)).isNotEmpty().noneMatch(MappingFileSchemaTests::isUnknown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<entity ", "<basic ", "<column ", "<named-query ", "<secondary-table ",
			"<generated-value ", "<join-table " })
	void anAttributeThatTheSchemaHasNotIsReportedThere(String element) throws Exception {
		String text = new Example(schema(), 0).text().replaceFirst(element, element + "wrong='1' ");
		assertThat(problems(text)).anyMatch((problem) -> isUnknown(problem) && problem.contains("'wrong'"));
	}

	private List<String> problems(String text) throws IOException {
		Files.writeString(this.directory.resolve("example.xml"), text);
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.directory.toUri().toURL() },
				getClass().getClassLoader())) {
			InvalidMappingException ex = catchThrowableOfType(InvalidMappingException.class,
					() -> MappingFiles.read(List.of("example.xml"), loader));
			return (ex != null) ? ex.getProblems() : List.of();
		}
	}

	private static Element schema() throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
		factory.setNamespaceAware(true);
		return factory.newDocumentBuilder()
			.parse(Persistence.class.getResource("orm_3_2.xsd").toExternalForm())
			.getDocumentElement();
	}

	private static List<Element> children(Element parent) {
		List<Element> children = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && !element.getLocalName().equals("annotation")) {
				children.add(element);
			}
		}
		return children;
	}

	/**
	 * Document with all that a schema allows, of alternatives one.
	 */
	private static final class Example {

		private final Element schema;

		private final int alternative;

		private final Map<String, Element> types = new HashMap<>();

		private final Deque<String> open = new ArrayDeque<>();

		private final StringBuilder text = new StringBuilder();

		private int names;

		Example(Element schema, int alternative) {
			this.schema = schema;
			this.alternative = alternative;
			children(schema).stream()
				.filter((child) -> child.getLocalName().endsWith("Type"))
				.forEach((type) -> this.types.put(type.getAttribute("name"), type));
		}

		String text() {
			for (Element child : children(this.schema)) {
				if (child.getAttribute("name").equals("entity-mappings")) {
					element(child);
				}
			}
			return this.text.toString()
				.replaceFirst("<entity-mappings",
						"<entity-mappings xmlns=\"https://jakarta.ee/xml/ns/persistence/orm\"");
		}

		private void element(Element declaration) {
			String name = declaration.getAttribute("name");
			String typeName = declaration.getAttribute("type").replaceFirst("^.*:", "");
			Element type = typeName.isEmpty() ? children(declaration).get(0) : this.types.get(typeName);
			if (!typeName.isEmpty() && this.open.contains(typeName) && type != null && !children(type).isEmpty()) {
				return;
			}
			this.open.push(typeName);
			this.text.append("<").append(name).append(' ');
			if (type == null || type.getLocalName().equals("simpleType")) {
				this.text.append(">").append(value(name, typeName));
			}
			else {
				children(type).stream().filter((child) -> is(child, "attribute")).forEach(this::attribute);
				this.text.append(">\n");
				children(type).forEach(this::particle);
			}
			this.text.append("</").append(name).append(">\n");
			this.open.pop();
		}

		private static boolean is(Element element, String kind) {
			return element.getLocalName().equals(kind);
		}

		private void particle(Element particle) {
			if (is(particle, "element")) {
				element(particle);
			}
			List<Element> parts = children(particle);
			if (is(particle, "choice") && Set.of("", "1").contains(particle.getAttribute("maxOccurs"))) {
				particle(parts.get(this.alternative % parts.size()));
			}
			else if (is(particle, "sequence") || is(particle, "choice")) {
				parts.forEach(this::particle);
			}
		}

		private void attribute(Element attribute) {
			String name = attribute.getAttribute("name");
			String value = attribute.getAttribute("fixed");
			if (value.isEmpty()) {
				value = value(name, attribute.getAttribute("type").replaceFirst("^.*:", ""));
			}
			this.text.append(name).append("=\"").append(value).append("\" ");
		}

		private String value(String name, String typeName) {
			Element type = this.types.get(typeName);
			if (type != null) {
				Element restriction = children(type).get(0);
				List<Element> constants = children(restriction).stream()
					.filter((facet) -> is(facet, "enumeration"))
					.toList();
				String base = restriction.getAttribute("base").replaceFirst("^.*:", "");
				return !constants.isEmpty() ? constants.get(0).getAttribute("value")
						: this.types.containsKey(base) ? value(name, base) : "3.2";
			}
			boolean named = name.endsWith("class") || name.equals("converter") || name.equals("target-entity");
			return switch (typeName) {
				case "boolean" -> "true";
				case "int", "integer" -> "1";
				default -> named ? "java.lang.String" : name.equals("name") ? "n" + this.names++ : "text";
			};
		}

	}

}
