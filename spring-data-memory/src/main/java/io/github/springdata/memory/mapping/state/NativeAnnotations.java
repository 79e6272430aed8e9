package io.github.springdata.memory.mapping.state;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotation.Adapt;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.annotation.RepeatableContainers;

/**
 * The annotations of Jakarta Persistence, Spring Data Relational and Spring Data KeyValue
 * that count on one class or property. They are known by name: no module has to be there.
 *
 * @param byName the attributes of each annotation by the name of its type
 */
public record NativeAnnotations(Map<String, AnnotationAttributes> byName) {

	/** An entity of Jakarta Persistence, with a name for texts. */
	public static final String ENTITY = "jakarta.persistence.Entity";

	/** The table of Jakarta Persistence, with its indexes and unique constraints. */
	public static final String JAKARTA_TABLE = "jakarta.persistence.Table";

	/** An id of Jakarta Persistence. */
	public static final String ID = "jakarta.persistence.Id";

	/** An id of Jakarta Persistence that consists of several values. */
	public static final String EMBEDDED_ID = "jakarta.persistence.EmbeddedId";

	/** An id of Jakarta Persistence that is generated. */
	public static final String GENERATED_VALUE = "jakarta.persistence.GeneratedValue";

	/** A version of Jakarta Persistence. */
	public static final String VERSION = "jakarta.persistence.Version";

	/** What Jakarta Persistence does not store. */
	public static final String TRANSIENT = "jakarta.persistence.Transient";

	/** A column of Jakarta Persistence, with its constraints. */
	public static final String COLUMN = "jakarta.persistence.Column";

	/** A property of Jakarta Persistence that may have to be there. */
	public static final String BASIC = "jakarta.persistence.Basic";

	/** Other names for the columns of an embeddable of Jakarta Persistence. */
	public static final String ATTRIBUTE_OVERRIDE = "jakarta.persistence.AttributeOverride";

	/** Several of {@link #ATTRIBUTE_OVERRIDE}. */
	public static final String ATTRIBUTE_OVERRIDES = "jakarta.persistence.AttributeOverrides";

	/** The table of Spring Data Relational. */
	public static final String TABLE = "org.springframework.data.relational.core.mapping.Table";

	/** An object of Spring Data Relational, with what it is when all of it is missing. */
	public static final String EMBEDDED = "org.springframework.data.relational.core.mapping.Embedded";

	/** What Spring Data Relational writes at the first save only. */
	public static final String INSERT_ONLY = "org.springframework.data.relational.core.mapping.InsertOnlyProperty";

	/** The key space of Spring Data KeyValue. */
	public static final String KEY_SPACE = "org.springframework.data.keyvalue.annotation.KeySpace";

	private static final NativeAnnotations NONE = new NativeAnnotations(Map.of());

	private static final Set<String> SERVED = Stream
		.concat(harmless(),
				Stream.of(ENTITY, JAKARTA_TABLE, ID, EMBEDDED_ID, GENERATED_VALUE, VERSION, TRANSIENT, COLUMN, BASIC,
						ATTRIBUTE_OVERRIDE, ATTRIBUTE_OVERRIDES, TABLE, EMBEDDED, INSERT_ONLY, KEY_SPACE))
		.collect(Collectors.toUnmodifiableSet());

	/**
	 * Whether an annotation is one of these, or is annotated with one.
	 */
	private static final ClassValue<Boolean> COUNTS = new PerClass<>((type) -> isServed(type.getName())
			|| FieldAnnotations.onAnnotation(type).stream().anyMatch((meta) -> isServed(meta.getName())));

	/**
	 * The names of what says how tables look, and makes no difference here.
	 */
	private static Stream<String> harmless() {
		return Stream.concat(
				Stream
					.of("Access", "Cacheable", "CollectionTable", "DiscriminatorColumn", "DiscriminatorValue",
							"ElementCollection", "Embeddable", "Embedded", "Enumerated", "Index", "Inheritance", "Lob",
							"MapKeyColumn", "MapKeyEnumerated", "MapKeyTemporal", "MappedSuperclass", "OrderColumn",
							"SequenceGenerator", "SequenceGenerators", "TableGenerator", "TableGenerators", "Temporal",
							"UniqueConstraint")
					.map("jakarta.persistence."::concat),
				Stream.of("Column", "Embedded$Empty", "Embedded$Nullable", "MappedCollection", "Sequence")
					.map("org.springframework.data.relational.core.mapping."::concat));
	}

	/**
	 * Whether an annotation is read, or makes no difference.
	 * @param name the name of its type
	 */
	static boolean isServed(String name) {
		return SERVED.contains(name);
	}

	/**
	 * The annotations that stand on a class itself.
	 * @param type the class
	 * @return the annotations
	 */
	public static NativeAnnotations of(Class<?> type) {
		return mayCount(type) ? read(type, SearchStrategy.DIRECT) : NONE;
	}

	/**
	 * The annotations of a property.
	 * @param field the field, if there is one
	 * @param getter the getter, if there is one; what it overrides counts as well
	 * @param setter the setter, if there is one
	 * @return the annotations of all of them, those of the field first
	 */
	public static NativeAnnotations of(@Nullable Field field, @Nullable Method getter, @Nullable Method setter) {
		NativeAnnotations found = (field != null && mayCount(field)) ? read(field, SearchStrategy.DIRECT) : NONE;
		return found.or(of(getter)).or(of(setter));
	}

	private static NativeAnnotations of(@Nullable Method accessor) {
		return (accessor != null) ? read(accessor, SearchStrategy.TYPE_HIERARCHY) : NONE;
	}

	/**
	 * Reads the annotations of an element, those that contain several as they are.
	 */
	private static NativeAnnotations read(AnnotatedElement element, SearchStrategy strategy) {
		Map<String, AnnotationAttributes> byName = new HashMap<>();
		for (MergedAnnotation<?> annotation : MergedAnnotations.from(element, strategy, RepeatableContainers.none())) {
			String name = annotation.getType().getName();
			if (isServed(name)) {
				byName.putIfAbsent(name, attributes(annotation));
			}
		}
		return byName.isEmpty() ? NONE : new NativeAnnotations(byName);
	}

	private static boolean mayCount(AnnotatedElement element) {
		for (Annotation present : element.getDeclaredAnnotations()) {
			if (COUNTS.get(present.annotationType())) {
				return true;
			}
		}
		return false;
	}

	static AnnotationAttributes attributes(MergedAnnotation<?> annotation) {
		return annotation.asAnnotationAttributes(Adapt.ANNOTATION_TO_MAP);
	}

	private NativeAnnotations or(NativeAnnotations others) {
		if (this.byName.isEmpty() || others.byName.isEmpty()) {
			return this.byName.isEmpty() ? others : this;
		}
		Map<String, AnnotationAttributes> all = new HashMap<>(others.byName);
		all.putAll(this.byName);
		return new NativeAnnotations(all);
	}

	/**
	 * Whether an annotation is there.
	 * @param name the name of its type
	 * @return whether it is
	 */
	public boolean has(String name) {
		return this.byName.containsKey(name);
	}

	/**
	 * The attributes of an annotation.
	 * @param name the name of its type
	 * @return the attributes, or {@code null} if it is not there
	 */
	public @Nullable AnnotationAttributes get(String name) {
		return this.byName.get(name);
	}

	/**
	 * A text of an annotation.
	 * @param name the name of the annotation's type
	 * @param attribute the name of the attribute
	 * @return the text, empty if the annotation is not there
	 */
	public String text(String name, String attribute) {
		AnnotationAttributes attributes = get(name);
		return (attributes != null && attributes.get(attribute) instanceof String text) ? text : "";
	}

}
