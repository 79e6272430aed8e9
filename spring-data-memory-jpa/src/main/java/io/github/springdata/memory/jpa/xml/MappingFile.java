package io.github.springdata.memory.jpa.xml;

import java.util.List;

/**
 * Mapping file that is parsed.
 *
 * @param root the outermost element
 * @param annotations reads its annotations
 */
record MappingFile(XmlElement root, AnnotationReader annotations) {

	/**
	 * The elements of what the file says of the whole unit.
	 */
	List<XmlElement> metadata() {
		return this.root.all("persistence-unit-metadata");
	}

	List<XmlElement> defaults() {
		return metadata().stream().flatMap((metadata) -> metadata.all("persistence-unit-defaults").stream()).toList();
	}

}
