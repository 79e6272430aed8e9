package io.github.springdata.memory.jpa.xml;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.Access;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeDefaultListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reader of one class in a mapping file.
 *
 * @param file the file
 * @param annotations reads annotations
 * @param callbacks takes the methods that are called back
 */
record ClassMappingReader(MappingFile file, AnnotationReader annotations, Callbacks callbacks) {

	static final Map<String, Class<? extends Annotation>> KINDS = Map.of("entity", Entity.class, "mapped-superclass",
			MappedSuperclass.class, "embeddable", Embeddable.class, "converter", Converter.class);

	/**
	 * What may stand for the whole unit too.
	 */
	static final Map<String, Class<? extends Annotation>> OF_UNIT = Map.of("sequence-generator",
			SequenceGenerator.class, "table-generator", TableGenerator.class, "named-query", NamedQuery.class,
			"named-native-query", NamedNativeQuery.class, "named-stored-procedure-query",
			NamedStoredProcedureQuery.class, "sql-result-set-mapping", SqlResultSetMapping.class);

	private static final Map<String, Class<? extends Annotation>> KNOWN = known();

	private static final Set<String> OTHERS = others();

	private static Map<String, Class<? extends Annotation>> known() {
		Map<String, Class<? extends Annotation>> known = new LinkedHashMap<>(OF_UNIT);
		known.put("table", Table.class);
		known.put("secondary-table", SecondaryTable.class);
		known.put("primary-key-join-column", PrimaryKeyJoinColumn.class);
		known.put("id-class", IdClass.class);
		known.put("inheritance", Inheritance.class);
		known.put("discriminator-value", DiscriminatorValue.class);
		known.put("discriminator-column", DiscriminatorColumn.class);
		known.put("exclude-default-listeners", ExcludeDefaultListeners.class);
		known.put("exclude-superclass-listeners", ExcludeSuperclassListeners.class);
		known.put("attribute-override", AttributeOverride.class);
		known.put("association-override", AssociationOverride.class);
		known.put("convert", Convert.class);
		known.put("named-entity-graph", NamedEntityGraph.class);
		return Map.copyOf(known);
	}

	private static Set<String> others() {
		Set<String> others = new HashSet<>(KNOWN.keySet());
		others.addAll(Callbacks.EVENTS.keySet());
		others.addAll(Set.of("class", "access", "cacheable", "metadata-complete", "entity-listeners", "attributes"));
		return Set.copyOf(others);
	}

	/**
	 * Whether an annotation declares something for the whole unit by its name.
	 */
	static boolean isOfUnit(Class<? extends Annotation> type) {
		return OF_UNIT.containsValue(type) || type == NamedEntityGraph.class;
	}

	/**
	 * Reads a class.
	 * @param element the element
	 * @param unit what is said of the whole unit
	 * @return the class, or {@code null} if it was reported that there is none
	 */
	@Nullable ClassMapping read(XmlElement element, XmlAnnotations.UnitDefaults unit) {
		Class<?> type = type(element);
		if (type == null) {
			return null;
		}
		boolean complete = unit.complete() || element.flag("metadata-complete");
		Map<Class<? extends Annotation>, Annotation> own = own(element, type, complete);
		access(element, type, complete, own);
		ClassMapping mapping = ClassMapping.of(type, complete, own);
		new MemberMapping(mapping, unit.access(), this.annotations.problems())
			.addAll(new AttributeMappingReader(this.annotations).read(element));
		this.callbacks.read(element, type, 0);
		return mapping;
	}

	private @Nullable Class<?> type(XmlElement element) {
		String name = element.attribute("class");
		if (name == null || name.isEmpty()) {
			this.annotations.problems()
				.report(element, "has <%s> without a class; add the name of the class", element.name());
			return null;
		}
		return this.annotations.names().find(name, element);
	}

	private Map<Class<? extends Annotation>, Annotation> own(XmlElement element, Class<?> type, boolean complete) {
		Map<Class<? extends Annotation>, Annotation> own = new LinkedHashMap<>();
		Annotation kind = kind(element, type, complete);
		if (kind != null) {
			AnnotationReader.put(kind, own);
		}
		this.annotations.readKnown(element, KNOWN, own);
		String cacheable = element.attribute("cacheable");
		if (cacheable != null) {
			own.put(Cacheable.class,
					AnnotationInstance.of(Cacheable.class, Map.of("value", element.flag("cacheable"))));
		}
		XmlElement listeners = element.find("entity-listeners");
		if (listeners != null) {
			own.put(EntityListeners.class, AnnotationInstance.of(EntityListeners.class,
					Map.of("value", listeners(listeners).toArray(new Class<?>[0]))));
		}
		return own;
	}

	/**
	 * Reads what kind of class it is. The name of an entity stays where the element has
	 * none.
	 */
	private @Nullable Annotation kind(XmlElement element, Class<?> type, boolean complete) {
		Annotation kind = this.annotations.read(element, Objects.requireNonNull(KINDS.get(element.name())), OTHERS);
		Annotation declared = (complete || !(kind instanceof Entity) || element.attribute("name") != null) ? null
				: type.getDeclaredAnnotation(Entity.class);
		return (declared != null) ? declared : kind;
	}

	/**
	 * Reads listeners with the methods that are named.
	 */
	List<Class<?>> listeners(XmlElement listeners) {
		List<Class<?>> classes = new ArrayList<>();
		for (XmlElement listener : listeners.all("entity-listener")) {
			Class<?> type = type(listener);
			if (type != null) {
				classes.add(type);
				this.callbacks.read(listener, type, 1);
			}
		}
		return classes;
	}

	private void access(XmlElement element, Class<?> type, boolean complete,
			Map<Class<? extends Annotation>, Annotation> own) {
		String access = element.attribute("access");
		boolean declared = !complete && type.isAnnotationPresent(Access.class);
		if (access == null && !declared) {
			access = this.file.root().textOf("access");
		}
		Access annotation = (access != null) ? this.annotations.access(access, element) : null;
		if (annotation != null) {
			own.put(Access.class, annotation);
		}
	}

}
