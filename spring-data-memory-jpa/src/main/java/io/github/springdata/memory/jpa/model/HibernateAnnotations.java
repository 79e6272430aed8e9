package io.github.springdata.memory.jpa.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CascadeType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationUtils;

import io.github.springdata.memory.jpa.model.BasicModel.Timestamp;
import io.github.springdata.memory.jpa.model.Problems.Place;

/**
 * Annotations of Hibernate on one element, read by name: what needs no SQL is served or
 * has no effect here, what holds SQL or types of Hibernate is refused.
 */
final class HibernateAnnotations {

	private static final String PACKAGE = "org.hibernate.annotations.";

	private final Map<String, Map<String, @Nullable Object>> found = new LinkedHashMap<>();

	private HibernateAnnotations(Iterable<Annotation> annotations) {
		for (Annotation annotation : annotations) {
			String name = annotation.annotationType().getName();
			if (name.startsWith(PACKAGE)) {
				this.found.put(name.substring(PACKAGE.length()), AnnotationUtils.getAnnotationAttributes(annotation));
			}
		}
	}

	static HibernateAnnotations of(ReaderContext context, AnnotatedElement element) {
		return new HibernateAnnotations(context.annotations().foreign(element));
	}

	static HibernateAnnotations of(AttributeSource source) {
		return of(source.context(), source.member().element());
	}

	/**
	 * Reports what is not served.
	 */
	void check(Place place) {
		for (String name : this.found.keySet()) {
			String reason = Refused.REASONS.get(name);
			if (reason != null) {
				place.report("has Hibernate's @%s, %s", name, reason);
			}
		}
		Object locking = value("OptimisticLocking", "type");
		if (Set.of("ALL", "DIRTY").contains(String.valueOf(locking))) {
			place.report("has Hibernate's @OptimisticLocking(%s), which is not served here; add a @Version attribute",
					locking);
		}
		for (Map<String, @Nullable Object> filter : several("FilterDef", "FilterDefs")) {
			if (Boolean.TRUE.equals(filter.get("autoEnabled"))) {
				place.report(
						"has Hibernate's @FilterDef(autoEnabled = true), which is not served here; use @SQLRestriction");
			}
		}
	}

	/**
	 * The SQL of a condition that rows have to meet, or {@code null}.
	 */
	@Nullable String restriction() {
		Object restriction = has("SQLRestriction") ? value("SQLRestriction", "value") : value("Where", "clause");
		return (restriction != null) ? restriction.toString() : null;
	}

	/**
	 * The SQL of a statement that takes the place of the deletion of a row, or
	 * {@code null}.
	 */
	@Nullable String deletion() {
		Object sql = value("SQLDelete", "sql");
		return (sql != null) ? sql.toString() : null;
	}

	/**
	 * The SQL of the value of an attribute, or {@code null}.
	 */
	@Nullable String formula() {
		Object sql = value("Formula", "value");
		return (sql != null) ? sql.toString() : null;
	}

	private @Nullable Object value(String annotation, String attribute) {
		return this.found.getOrDefault(annotation, Map.of()).get(attribute);
	}

	private List<Object> values(String annotation, String attribute) {
		return (value(annotation, attribute) instanceof Object[] values) ? List.of(values) : List.of();
	}

	private boolean has(String annotation, String attribute, String constant) {
		for (Object value : values(annotation, attribute)) {
			if (value.toString().equals(constant)) {
				return true;
			}
		}
		return false;
	}

	private boolean has(String name) {
		return this.found.containsKey(name);
	}

	boolean isImmutable() {
		return has("Immutable");
	}

	boolean isDynamicUpdate() {
		return has("DynamicUpdate");
	}

	boolean isNaturalId() {
		return has("NaturalId");
	}

	boolean isUuid() {
		return has("UuidGenerator");
	}

	/**
	 * The column of an attribute, which is not updated if that is immutable.
	 */
	ColumnModel restrict(ColumnModel column) {
		return isImmutable() ? column.writable(column.insertable(), false) : column;
	}

	Timestamp timestamp() {
		if (has("CreationTimestamp")) {
			return Timestamp.CREATION;
		}
		boolean always = has("UpdateTimestamp") || has("CurrentTimestamp", "event", "UPDATE");
		return always ? Timestamp.UPDATE : has("CurrentTimestamp") ? Timestamp.CREATION : Timestamp.NONE;
	}

	/**
	 * The operations that Hibernate's own annotation passes on.
	 */
	Set<CascadeType> cascades() {
		Set<CascadeType> cascades = EnumSet.noneOf(CascadeType.class);
		for (Object kind : values("Cascade", "value")) {
			cascades.addAll(cascade(kind.toString()));
		}
		return cascades;
	}

	private static List<CascadeType> cascade(String kind) {
		return switch (kind) {
			case "ALL" -> List.of(CascadeType.ALL);
			case "SAVE_UPDATE" -> List.of(CascadeType.PERSIST, CascadeType.MERGE);
			case "DELETE", "REMOVE" -> List.of(CascadeType.REMOVE);
			case "EVICT", "DETACH" -> List.of(CascadeType.DETACH);
			case "PERSIST", "MERGE", "REFRESH" -> List.of(CascadeType.valueOf(kind));
			default -> List.of();
		};
	}

	boolean removesOrphans() {
		return has("Cascade", "value", "DELETE_ORPHAN");
	}

	/**
	 * Whether rows go with those that they refer to.
	 */
	boolean deletes(Place place) {
		String action = String.valueOf(value("OnDelete", "action"));
		if (action.startsWith("SET_")) {
			place.report("has Hibernate's @OnDelete(%s), which is not served here; use CASCADE or remove it", action);
		}
		return action.equals("CASCADE");
	}

	/**
	 * The generators that stand here, with their strategies by name.
	 */
	Map<String, Map<String, @Nullable Object>> generators() {
		Map<String, Map<String, @Nullable Object>> generators = new LinkedHashMap<>();
		for (Map<String, @Nullable Object> generator : several("GenericGenerator", "GenericGenerators")) {
			generators.put(String.valueOf(generator.get("name")), generator);
		}
		return generators;
	}

	private List<Map<String, @Nullable Object>> several(String name, String container) {
		List<Map<String, @Nullable Object>> several = new ArrayList<>();
		if (has(name)) {
			several.add(this.found.get(name));
		}
		for (Object value : values(container, "value")) {
			several.add(AnnotationUtils.getAnnotationAttributes((Annotation) value));
		}
		return several;
	}

	/**
	 * The queries that Hibernate's own annotation declares.
	 */
	List<Map<String, @Nullable Object>> queries() {
		return several("NamedQuery", "NamedQueries");
	}

	/**
	 * The parameters of a generator.
	 */
	static Map<String, String> parameters(Map<String, @Nullable Object> generator) {
		Map<String, String> parameters = new LinkedHashMap<>();
		if (generator.get("parameters") instanceof Annotation[] declared) {
			for (Annotation parameter : declared) {
				Map<String, @Nullable Object> attributes = AnnotationUtils.getAnnotationAttributes(parameter);
				parameters.put(String.valueOf(attributes.get("name")), String.valueOf(attributes.get("value")));
			}
		}
		return parameters;
	}

	/**
	 * What is not served, by names, with the rest of a sentence that says why.
	 */
	private static final class Refused {

		private static final String SQL = "which holds SQL that nothing can run here; remove it, or ask for the same in queries";

		private static final String TYPE = "which needs types of Hibernate; use @Convert with an AttributeConverter";

		static final Map<String, String> REASONS = reasons();

		private static Map<String, String> reasons() {
			Map<String, String> refused = new LinkedHashMap<>();
			List.of("SQLJoinTableRestriction", "SQLDeletes", "SQLDeleteAll", "SQLInsert", "SQLInserts", "SQLUpdate",
					"SQLUpdates", "SQLSelect", "SQLOrder", "HQLSelect", "WhereJoinTable", "Loader", "Subselect", "View",
					"ColumnTransformer", "ColumnTransformers", "JoinFormula", "JoinColumnOrFormula",
					"JoinColumnsOrFormulas", "DiscriminatorFormula", "Generated", "GeneratedColumn", "GeneratorType",
					"OrderBy")
				.forEach((name) -> refused.put(name, SQL));
			List.of("Type", "CompositeType", "CollectionType", "MapKeyType", "MapKeyCompositeType", "JavaType",
					"MapKeyJavaType", "EmbeddableInstantiator", "Struct", "TimeZoneColumn", "AttributeAccessor",
					"SortComparator", "Instantiator", "TargetEmbeddable")
				.forEach((name) -> refused.put(name, TYPE));
			List.of("Any", "ManyToAny")
				.forEach((name) -> refused.put(name,
						"which refers to entities of several kinds; refer to a common @Entity superclass with @ManyToOne"));
			refused.put("SoftDelete",
					"whose column no attribute maps; map it, and use @SQLDelete with @SQLRestriction in its place");
			List.of("CollectionId", "TenantId", "PartitionKey", "Parent", "OptimisticLock", "Source", "PropertyRef",
					"Audited", "Changelog", "Temporal")
				.forEach((name) -> refused.put(name, "which is not served here; remove it"));
			return Map.copyOf(refused);
		}

	}

}
