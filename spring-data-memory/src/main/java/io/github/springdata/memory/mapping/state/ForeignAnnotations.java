package io.github.springdata.memory.mapping.state;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The mapping annotations of other modules and providers that are not read here, with
 * what to use instead, and the attributes that are not served of those that are
 * {@linkplain NativeAnnotations read}. They are known by name: no module has to be there.
 */
public final class ForeignAnnotations {

	/** Packages whose annotations describe how a class is stored, with their dot. */
	private static final List<String> VOCABULARIES = List.of("jakarta.persistence.", "javax.persistence.",
			"jakarta.nosql.", "javax.jdo.annotations.", "org.hibernate.annotations.", "org.hibernate.envers.",
			"org.eclipse.persistence.annotations.", "org.springframework.ldap.odm.annotations.",
			"org.neo4j.ogm.annotation.", "org.bson.codecs.pojo.annotations.", "dev.morphia.annotations.",
			"io.micronaut.data.annotation.", "io.ebean.annotation.", "com.redis.om.spring.annotations.",
			"com.arangodb.springframework.annotation.", "com.azure.spring.data.", "com.google.cloud.spring.data.");

	private static final String SPRING_DATA = "org.springframework.data.";

	/**
	 * What Spring Data Commons and Spring Data REST have, which is served or not mapping.
	 */
	private static final List<String> COMMONS = List.of("annotation", "convert", "core", "domain", "geo", "mapping",
			"projection", "querydsl", "repository", "rest", "util", "web");

	private static final String JAKARTA = "jakarta.persistence";

	private static final String GENERAL = "remove it; what counts are the annotations of "
			+ "org.springframework.data.annotation and io.github.springdata.memory.mapping";

	private static final List<Remedy> TABLE = List.of(
			new Remedy("use @Id of org.springframework.data.annotation, with a record or class for several parts", "Id",
					"EmbeddedId", "IdClass", "MongoId", "PrimaryKey", "PrimaryKeyClass", "PrimaryKeyColumn", "BsonId",
					"DocumentId"),
			new Remedy("use @GeneratedId", "GeneratedValue", "SequenceGenerator", "SequenceGenerators",
					"TableGenerator", "TableGenerators", "GenericGenerator", "UuidGenerator", "IdGeneratorType",
					"NativeGenerator", "Sequence"),
			new Remedy("use @Version of org.springframework.data.annotation", "Version", "OptimisticLock",
					"OptimisticLocking", "Source"),
			new Remedy("use @Transient of org.springframework.data.annotation", "Transient", "BsonIgnore"),
			new Remedy(
					"use @Indexed(unique = true) for unique values, @NonNull of org.jspecify.annotations for values that must be there, and nothing for the name",
					"Column", "Basic", "Field", "Property", "BsonProperty", "Attribute"),
			new Remedy("use @MemoryEntity, and @CompoundIndex for indexes and unique constraints", "Entity", "Table",
					"Document", "KeySpace", "RedisHash", "Node", "UserDefinedType", "Container", "SecondaryTable",
					"SecondaryTables", "TimeSeries", "Entry"),
			new Remedy("use @Indexed or @CompoundIndex of io.github.springdata.memory.mapping", "Index", "Indexed",
					"CompoundIndex", "CompoundIndexes", "HashIndexed", "TextIndexed", "WildcardIndexed",
					"GeoSpatialIndexed", "GeoIndexed", "UniqueConstraint", "SASI"),
			new Remedy("use @Indexed(unique = true) or @CompoundIndex(unique = true)", "NaturalId", "NaturalIdCache"),
			new Remedy("store the id of the other entity, plain or as an AggregateReference, with @ReferenceTo",
					"ManyToOne", "OneToOne", "JoinColumn", "JoinColumns", "MapsId", "ManyToAny", "Any", "DBRef",
					"DocumentReference", "Relationship", "PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns", "NotFound",
					"Fetch", "OnDelete"),
			new Remedy(
					"store the elements themselves, if they belong to the entity, or the ids of other entities with @ReferenceTo, on the side that owns them",
					"OneToMany", "ManyToMany", "JoinTable", "ElementCollection", "CollectionTable", "MappedCollection",
					"MapKey", "MapKeyColumn", "MapKeyJoinColumn"),
			new Remedy(
					"remove it: nested objects are part of the entity anyway; @Embedded of io.github.springdata.memory.mapping is for those that are entities themselves",
					"Embedded", "Embeddable", "AttributeOverride", "AttributeOverrides", "AssociationOverride",
					"AssociationOverrides", "Nullable", "Empty"),
			new Remedy(
					"remove it: inherited properties are stored anyway; @MemoryEntity on the topmost class keeps subclasses in one table",
					"MappedSuperclass", "Inheritance", "DiscriminatorColumn", "DiscriminatorValue"),
			new Remedy("remove it: values are stored as they are, and enums compare by ordinal", "Enumerated",
					"EnumeratedValue", "Temporal", "Lob", "MapKeyEnumerated", "MapKeyTemporal", "JdbcTypeCode",
					"CassandraType", "FieldType"),
			new Remedy("register converters for the type with MemoryCustomConversions", "Convert", "Converts",
					"Converter", "Type", "JavaType", "JdbcType"),
			new Remedy("remove it: what fields hold is stored", "Access"),
			new Remedy("remove it: collections keep their order, and queries sort", "OrderBy", "OrderColumn",
					"SQLOrder", "SortNatural", "SortComparator", "ListIndexBase"),
			new Remedy("use a BeforeConvertCallback or BeforeSaveCallback bean", "PrePersist", "PreUpdate"),
			new Remedy("use an AfterSaveCallback bean", "PostPersist", "PostUpdate"),
			new Remedy("use a BeforeDeleteCallback bean", "PreRemove"),
			new Remedy("use an AfterDeleteCallback bean", "PostRemove"),
			new Remedy("use an AfterConvertCallback bean", "PostLoad"),
			new Remedy("use entity callback beans; auditing needs @EnableMemoryAuditing and no listener",
					"EntityListeners", "ExcludeDefaultListeners", "ExcludeSuperclassListeners"),
			new Remedy("use @CreatedDate of org.springframework.data.annotation and @EnableMemoryAuditing",
					"CreationTimestamp", "CurrentTimestamp"),
			new Remedy("use @LastModifiedDate of org.springframework.data.annotation and @EnableMemoryAuditing",
					"UpdateTimestamp"),
			new Remedy("remove it: a row lives until it is deleted", "TimeToLive", "SoftDelete", "SQLDelete",
					"SQLRestriction", "Where", "Filter"),
			new Remedy("compute it in a method that is not stored, or in a query", "Formula", "ColumnTransformer",
					"Generated", "GeneratedColumn", "ColumnDefault"),
			new Remedy("declare the query on a method of the repository with @Query", "NamedQuery", "NamedQueries",
					"NamedNativeQuery", "NamedNativeQueries"),
			new Remedy("use @ReadOnlyProperty of org.springframework.data.annotation, or a record", "ReadOnlyProperty",
					"Immutable", "InsertOnlyProperty"),
			new Remedy("use @Query of io.github.springdata.memory.repository", "Query", "NativeQuery", "Aggregation",
					"CountQuery", "ExistsQuery", "DeleteQuery"),
			new Remedy("use @Modifying of io.github.springdata.memory.repository", "Modifying"),
			new Remedy("remove it: nothing ever waits for a lock; use @Version, or the isolation level SERIALIZABLE",
					"Lock"),
			new Remedy("remove it: entities are always read whole", "EntityGraph"));

	private static final Map<String, String> REMEDIES = remedies();

	private ForeignAnnotations() {
	}

	/**
	 * Replacement of annotations.
	 *
	 * @param text what to do
	 * @param names the simple names of the annotations, which most vocabularies share
	 */
	private record Remedy(String text, List<String> names) {

		Remedy(String text, String... names) {
			this(text, List.of(names));
		}

	}

	private static Map<String, String> remedies() {
		Map<String, String> remedies = new HashMap<>();
		TABLE.forEach((remedy) -> remedy.names().forEach((name) -> remedies.put(name, remedy.text())));
		return Map.copyOf(remedies);
	}

	/**
	 * Finds the annotations of other modules on an element, also those that its own
	 * annotations are annotated with.
	 * @param element a class or a member of one
	 * @return one phrase for each, which names the annotation and the remedy
	 */
	public static List<String> on(AnnotatedElement element) {
		return among(element.getDeclaredAnnotations());
	}

	/**
	 * Finds the annotations of other modules among some, also those that they are
	 * annotated with.
	 * @param annotations the annotations of one element
	 * @return one phrase for each, which names the annotation and the remedy
	 */
	static List<String> among(Annotation[] annotations) {
		Map<Class<?>, String> found = new LinkedHashMap<>();
		collect(annotations, found, new HashSet<>());
		return List.copyOf(found.values());
	}

	private static void collect(Annotation[] annotations, Map<Class<?>, String> found, Set<Class<?>> seen) {
		for (Annotation annotation : annotations) {
			Class<? extends Annotation> type = annotation.annotationType();
			if (!ValueTypes.isPlatform(type) && seen.add(type)) {
				String vocabulary = vocabulary(type.getName());
				if (vocabulary == null) {
					collect(type.getDeclaredAnnotations(), found, seen);
				}
				else if (!NativeAnnotations.isServed(type.getName())) {
					found.put(type, phrase(type, vocabulary));
				}
				else {
					checkAttributes(annotation, vocabulary, found);
				}
			}
		}
	}

	private static void checkAttributes(Annotation annotation, String vocabulary, Map<Class<?>, String> found) {
		List<String> problems = UnservedAttributes.of(annotation);
		if (!problems.isEmpty()) {
			Class<?> type = annotation.annotationType();
			found.put(type, "has @%s of %s %s".formatted(name(type), vocabulary, String.join("; and ", problems)));
		}
	}

	private static String phrase(Class<?> type, String vocabulary) {
		String remedy = REMEDIES.getOrDefault(type.getSimpleName(), GENERAL);
		return "has @%s of %s, which is not read here; %s%s".formatted(name(type), vocabulary, remedy,
				vocabulary.equals(JAKARTA) ? ", or use spring-data-memory-jpa, which has entity managers and relations"
						: "");
	}

	private static String name(Class<?> type) {
		Class<?> enclosing = type.getEnclosingClass();
		return (enclosing != null) ? enclosing.getSimpleName() + "." + type.getSimpleName() : type.getSimpleName();
	}

	/**
	 * The package that an annotation belongs to, if it is of another module.
	 * @param name the name of the class
	 */
	private static @Nullable String vocabulary(String name) {
		boolean foreign = VOCABULARIES.stream().anyMatch(name::startsWith) || isOfOtherModule(name);
		return foreign ? name.substring(0, name.lastIndexOf('.')) : null;
	}

	private static boolean isOfOtherModule(String name) {
		if (!name.startsWith(SPRING_DATA)) {
			return false;
		}
		int end = name.indexOf('.', SPRING_DATA.length());
		return end > 0 && !COMMONS.contains(name.substring(SPRING_DATA.length(), end));
	}

}
