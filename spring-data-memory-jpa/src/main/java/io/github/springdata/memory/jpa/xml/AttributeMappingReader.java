package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.Access;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Temporal;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

/**
 * Reader of the attributes of a class in a mapping file.
 *
 * @param annotations reads annotations
 */
record AttributeMappingReader(AnnotationReader annotations) {

	private static final Map<String, Class<? extends Annotation>> KINDS = Map.ofEntries(Map.entry("id", Id.class),
			Map.entry("embedded-id", EmbeddedId.class), Map.entry("basic", Basic.class),
			Map.entry("version", Version.class), Map.entry("many-to-one", ManyToOne.class),
			Map.entry("one-to-many", OneToMany.class), Map.entry("one-to-one", OneToOne.class),
			Map.entry("many-to-many", ManyToMany.class), Map.entry("element-collection", ElementCollection.class),
			Map.entry("embedded", Embedded.class), Map.entry("transient", Transient.class));

	private static final Map<String, Class<? extends Annotation>> KNOWN = Map.ofEntries(
			Map.entry("column", Column.class), Map.entry("generated-value", GeneratedValue.class),
			Map.entry("temporal", Temporal.class), Map.entry("enumerated", Enumerated.class),
			Map.entry("lob", Lob.class), Map.entry("convert", Convert.class),
			Map.entry("join-column", JoinColumn.class), Map.entry("join-table", JoinTable.class),
			Map.entry("primary-key-join-column", PrimaryKeyJoinColumn.class),
			Map.entry("sequence-generator", SequenceGenerator.class),
			Map.entry("table-generator", TableGenerator.class),
			Map.entry("attribute-override", AttributeOverride.class),
			Map.entry("association-override", AssociationOverride.class), Map.entry("map-key", MapKey.class),
			Map.entry("map-key-class", MapKeyClass.class), Map.entry("map-key-temporal", MapKeyTemporal.class),
			Map.entry("map-key-enumerated", MapKeyEnumerated.class), Map.entry("map-key-column", MapKeyColumn.class),
			Map.entry("map-key-join-column", MapKeyJoinColumn.class), Map.entry("order-by", OrderBy.class),
			Map.entry("order-column", OrderColumn.class), Map.entry("collection-table", CollectionTable.class));

	private static final Set<String> OTHERS = others();

	private static Set<String> others() {
		Set<String> others = new HashSet<>(KNOWN.keySet());
		others.addAll(Set.of("name", "access", "maps-id", "id", "foreign-key", "map-key-attribute-override",
				"map-key-convert"));
		return Set.copyOf(others);
	}

	/**
	 * What XML says of one attribute.
	 *
	 * @param element the element
	 * @param annotations the annotations that it stands for, by type
	 */
	record AttributeMapping(XmlElement element, Map<Class<? extends Annotation>, Annotation> annotations) {

		String name() {
			return String.valueOf(this.element.attribute("name"));
		}

	}

	/**
	 * Reads all attributes of a class.
	 * @param type the element of the class
	 */
	List<AttributeMapping> read(XmlElement type) {
		List<AttributeMapping> attributes = new ArrayList<>();
		Map<String, XmlElement> known = new HashMap<>();
		for (XmlElement group : type.all("attributes")) {
			for (XmlElement element : group.children()) {
				if (isAttribute(element, known)) {
					attributes.add(new AttributeMapping(element, annotations(element)));
				}
			}
		}
		return attributes;
	}

	private boolean isAttribute(XmlElement element, Map<String, XmlElement> known) {
		if (element.name().equals("description")) {
			return false;
		}
		String name = element.attribute("name");
		if (!KINDS.containsKey(element.name())) {
			problem(element, "has <%s> among attributes, which is not known there; correct it", element.name());
		}
		else if (name == null || name.isEmpty()) {
			problem(element, "has <%s> without a name; add the name of the attribute", element.name());
		}
		else if (known.put(name, element) != null) {
			problem(element, "has the attribute '%s' twice; remove one of them", name);
		}
		else {
			return true;
		}
		return false;
	}

	private void problem(XmlElement element, String problem, Object... arguments) {
		this.annotations.problems().report(element, problem, arguments);
	}

	private Map<Class<? extends Annotation>, Annotation> annotations(XmlElement element) {
		Map<Class<? extends Annotation>, Annotation> found = new LinkedHashMap<>();
		Annotation kind = this.annotations.read(element, Objects.requireNonNull(KINDS.get(element.name())), OTHERS);
		if (kind != null) {
			AnnotationReader.put(kind, found);
		}
		this.annotations.readKnown(element, KNOWN, found);
		readKeys(element, found);
		readFlags(element, found);
		return found;
	}

	private void readFlags(XmlElement element, Map<Class<? extends Annotation>, Annotation> found) {
		String mapsId = element.attribute("maps-id");
		if (mapsId != null) {
			found.put(MapsId.class, AnnotationInstance.of(MapsId.class, Map.of("value", mapsId)));
		}
		if (element.flag("id")) {
			found.put(Id.class, AnnotationInstance.of(Id.class));
		}
		String access = element.attribute("access");
		if (access != null) {
			Access annotation = this.annotations.access(access, element);
			if (annotation != null) {
				found.put(Access.class, annotation);
			}
		}
	}

	/**
	 * Reads what is said of the keys of a map, which annotations say with names that
	 * begin with {@code key}.
	 */
	private void readKeys(XmlElement element, Map<Class<? extends Annotation>, Annotation> found) {
		keys(element, "map-key-attribute-override", "name", AttributeOverride.class, found);
		keys(element, "map-key-convert", "attribute-name", Convert.class, found);
	}

	private void keys(XmlElement element, String child, String name, Class<? extends Annotation> type,
			Map<Class<? extends Annotation>, Annotation> found) {
		List<XmlElement> elements = element.all(child).stream().map((key) -> ofKey(key, name)).toList();
		Map<Class<? extends Annotation>, Annotation> keys = new HashMap<>();
		this.annotations.readAll(elements, type, keys);
		keys.forEach((container, annotation) -> found.merge(container, annotation, Containers::join));
	}

	private static XmlElement ofKey(XmlElement element, String name) {
		Map<String, String> attributes = new LinkedHashMap<>(element.attributes());
		String path = attributes.getOrDefault(name, "");
		boolean qualified = path.equals("key") || path.startsWith("key.");
		attributes.put(name, qualified ? path : path.isEmpty() ? "key" : "key." + path);
		return new XmlElement(element.name(), attributes, element.children(), element.text(), element.location());
	}

}
