package io.github.springdata.memory.jpa.xml;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Parser of mapping files into elements that have their lines.
 *
 * @param name the name of the file
 * @param problems takes what is wrong
 */
record XmlParser(String name, FileProblems problems) {

	private static final String ROOT = "entity-mappings";

	private static final List<String> VERSIONS = List.of("1.0", "2.0", "2.1", "2.2", "3.0", "3.1", "3.2");

	/**
	 * The namespaces of Java Persistence 1.0 to 2.0, 2.1 to 2.2, and Jakarta Persistence.
	 */
	private static final Set<String> NAMESPACES = Set.of("http://java.sun.com/xml/ns/persistence/orm",
			"http://xmlns.jcp.org/xml/ns/persistence/orm", "https://jakarta.ee/xml/ns/persistence/orm");

	/**
	 * Parses a file.
	 * @return the outermost element, or {@code null} if it was reported that the file is
	 * no mapping file
	 */
	@Nullable XmlElement parse(URL location) {
		try (InputStream content = location.openStream()) {
			XMLStreamReader reader = factory().createXMLStreamReader(content);
			while (reader.next() != XMLStreamConstants.START_ELEMENT) {
				continue;
			}
			return isMapping(reader) ? element(reader) : null;
		}
		catch (IOException ex) {
			this.problems.report(this.name, "could not be read: %s", ex);
		}
		catch (XMLStreamException ex) {
			this.problems.report(at(ex.getLocation()), "is not well-formed XML: %s",
					String.valueOf(ex.getMessage()).replaceAll("\\s+", " "));
		}
		return null;
	}

	/**
	 * Compares a file with the schema of its version, and reports what is wrong in lines
	 * of which nothing was reported.
	 */
	void checkSchema(URL location, XmlElement root) {
		String version = String.valueOf(root.attribute("version"));
		if (!VERSIONS.contains(version)) {
			this.problems.report(root, "has version '%s'; set it to one of %s", version, VERSIONS);
		}
		try (InputStream content = location.openStream()) {
			for (SchemaCheck.Misfit misfit : SchemaCheck.check(version, factory().createXMLStreamReader(content))) {
				this.problems.reportOnce(this.name + ":" + misfit.line(),
						"does not fit the schema of version " + version + ": " + misfit.message());
			}
		}
		catch (IOException | XMLStreamException ex) {
			this.problems.report(this.name, "could not be compared with its schema: %s", ex);
		}
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		return factory;
	}

	private String at(javax.xml.stream.@Nullable Location location) {
		return (location != null) ? this.name + ":" + location.getLineNumber() : this.name;
	}

	private boolean isMapping(XMLStreamReader reader) {
		String namespace = String.valueOf(reader.getNamespaceURI());
		boolean mapping = reader.getLocalName().equals(ROOT) && NAMESPACES.contains(namespace);
		if (!mapping) {
			this.problems.report(at(reader.getLocation()),
					"begins with <%s> of the namespace '%s'; begin it with <%s> of one of %s", reader.getLocalName(),
					namespace, ROOT, NAMESPACES.stream().sorted().toList());
		}
		return mapping;
	}

	private XmlElement element(XMLStreamReader reader) throws XMLStreamException {
		String element = reader.getLocalName();
		String location = at(reader.getLocation());
		Map<String, String> attributes = attributes(reader);
		List<XmlElement> children = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
			if (event == XMLStreamConstants.START_ELEMENT) {
				children.add(element(reader));
			}
			else if (reader.isCharacters()) {
				text.append(reader.getText());
			}
		}
		return new XmlElement(element, attributes, List.copyOf(children), text.toString().trim(), location);
	}

	private static Map<String, String> attributes(XMLStreamReader reader) {
		Map<String, String> attributes = new LinkedHashMap<>();
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			String namespace = reader.getAttributeNamespace(i);
			if (namespace == null || namespace.isEmpty()) {
				attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i).trim());
			}
		}
		return attributes;
	}

}
