package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.EntityResult;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.NamedSubgraph;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.StoredProcedureParameter;
import jakarta.persistence.TableGenerator;

/**
 * Names that XML has for the values of annotations, where they are not the same words.
 */
final class Vocabulary {

	/**
	 * The elements that say nothing here.
	 */
	private static final Set<String> WITHOUT_EFFECT = Set.of("description", "primary-key-foreign-key",
			"map-key-foreign-key");

	private static final Map<String, String> PLURALS = Map.ofEntries(
			Map.entry("unique-constraint", "uniqueConstraints"), Map.entry("index", "indexes"),
			Map.entry("column-name", "columnNames"), Map.entry("check-constraint", "check"),
			Map.entry("join-column", "joinColumns"), Map.entry("inverse-join-column", "inverseJoinColumns"),
			Map.entry("hint", "hints"), Map.entry("entity-result", "entities"),
			Map.entry("constructor-result", "classes"), Map.entry("column-result", "columns"),
			Map.entry("field-result", "fields"), Map.entry("parameter", "parameters"),
			Map.entry("named-attribute-node", "attributeNodes"), Map.entry("subclass-subgraph", "subclassSubgraphs"),
			Map.entry("class", "value"));

	private static final Map<Class<? extends Annotation>, Map<String, String>> SPECIAL = Map.ofEntries(
			Map.entry(SecondaryTable.class, Map.of("primary-key-join-column", "pkJoinColumns")),
			Map.entry(ForeignKey.class, Map.of("constraint-mode", "value")),
			Map.entry(EntityResult.class, Map.of("class", "entityClass")),
			Map.entry(ColumnResult.class, Map.of("class", "type")),
			Map.entry(ConstructorResult.class, Map.of("column", "columns")),
			Map.entry(StoredProcedureParameter.class, Map.of("class", "type")),
			Map.entry(NamedStoredProcedureQuery.class,
					Map.of("result-class", "resultClasses", "result-set-mapping", "resultSetMappings")),
			Map.entry(NamedAttributeNode.class, Map.of("name", "value", "key-subgraph", "keySubgraph")),
			Map.entry(NamedSubgraph.class, Map.of("class", "type")),
			Map.entry(NamedEntityGraph.class, Map.of("subgraph", "subgraphs")));

	private Vocabulary() {
	}

	static boolean isWithoutEffect(Class<? extends Annotation> type, String element) {
		return WITHOUT_EFFECT.contains(element) || (type == TableGenerator.class && element.equals("check-constraint"));
	}

	/**
	 * The value of an annotation that an element or attribute of XML stands for.
	 */
	static String value(Class<? extends Annotation> type, String name) {
		String special = SPECIAL.getOrDefault(type, Map.of()).get(name);
		return (special != null) ? special : PLURALS.getOrDefault(name, camelCase(name));
	}

	/**
	 * The words of a name, those after the first with capital letters.
	 */
	static String camelCase(String name) {
		StringBuilder text = new StringBuilder();
		for (String word : name.split("-")) {
			text.append(text.isEmpty() ? word : capitalized(word));
		}
		return text.toString();
	}

	private static String capitalized(String word) {
		return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}

}
