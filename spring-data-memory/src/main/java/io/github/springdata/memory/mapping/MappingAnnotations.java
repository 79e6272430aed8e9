package io.github.springdata.memory.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.Nullness;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Reference;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import io.github.springdata.memory.mapping.state.FieldAnnotations;
import io.github.springdata.memory.mapping.state.NativeAnnotations;
import io.github.springdata.memory.store.index.Equality;

/**
 * Translation of annotations into facts about the mapping: those of this module, and
 * those of Jakarta Persistence, Spring Data Relational and KeyValue, as far as
 * {@link NativeAnnotations} names them. Spring Data's own ids, versions and transient
 * properties are read by its property model; everything else is read here, so that
 * another vocabulary needs this place only.
 */
final class MappingAnnotations {

	private MappingAnnotations() {
	}

	/**
	 * Whether a class says that it is an entity with a table: with {@link MemoryEntity},
	 * or with that of Jakarta Persistence. The annotations of Spring Data Relational and
	 * KeyValue name tables, but parts of others have them as well.
	 * @param type the class
	 */
	static boolean isEntity(Class<?> type) {
		MergedAnnotations annotations = MergedAnnotations.from(type, SearchStrategy.DIRECT);
		return annotations.isPresent(MemoryEntity.class) || annotations.isPresent(NativeAnnotations.ENTITY);
	}

	/**
	 * The topmost class of the table that instances of a class are in: the nearest one
	 * upwards with {@link MemoryEntity}, else the topmost entity of Jakarta Persistence,
	 * whose hierarchies have one table here, else the class itself.
	 * @param type the class
	 */
	static Class<?> tableType(Class<?> type) {
		Class<?> topmost = type;
		for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
			MergedAnnotations annotations = MergedAnnotations.from(c, SearchStrategy.DIRECT);
			if (annotations.isPresent(MemoryEntity.class)) {
				return c;
			}
			topmost = annotations.isPresent(NativeAnnotations.ENTITY) ? c : topmost;
		}
		return topmost;
	}

	/**
	 * The name of the table that belongs to a class.
	 * @param type the class
	 */
	static String tableName(Class<?> type) {
		MergedAnnotation<MemoryEntity> own = MergedAnnotations.from(type, SearchStrategy.DIRECT)
			.get(MemoryEntity.class);
		String name = own.isPresent() ? own.getString(MergedAnnotation.VALUE) : "";
		name = name.isBlank() ? nativeTableName(NativeAnnotations.of(type)) : name;
		return name.isBlank() ? StringUtils.uncapitalize(entityName(type)) : name;
	}

	private static String nativeTableName(NativeAnnotations annotations) {
		for (String table : List.of(NativeAnnotations.JAKARTA_TABLE, NativeAnnotations.TABLE)) {
			String name = unquoted(annotations.text(table, "name"));
			String schema = unquoted(annotations.text(table, "schema"));
			if (!name.isBlank()) {
				return schema.isBlank() ? name : schema + "." + name;
			}
		}
		return annotations.text(NativeAnnotations.KEY_SPACE, "value");
	}

	private static String unquoted(String name) {
		return name.replaceAll("[\"`\\[\\]]", "");
	}

	/**
	 * The name of an entity in texts, besides that of its class.
	 * @param type the class
	 */
	static String entityName(Class<?> type) {
		String name = NativeAnnotations.of(type).text(NativeAnnotations.ENTITY, "name");
		return name.isBlank() ? type.getSimpleName() : name;
	}

	/**
	 * The modes that the class of a table names itself.
	 * @param type the class
	 */
	static UnitOfWorkMode[] declaredUnitOfWork(Class<?> type) {
		MergedAnnotation<MemoryEntity> entity = MergedAnnotations.from(type, SearchStrategy.DIRECT)
			.get(MemoryEntity.class);
		return entity.isPresent() ? entity.getEnumArray("unitOfWork", UnitOfWorkMode.class) : new UnitOfWorkMode[0];
	}

	/**
	 * The indexes over several properties that a class, or a superclass of it, declares.
	 * @param type the class
	 */
	static List<IndexDeclaration> compoundIndexes(Class<?> type) {
		return MergedAnnotations.from(type, SearchStrategy.SUPERCLASS)
			.stream(CompoundIndex.class)
			.map(IndexDeclaration::of)
			.toList();
	}

	/**
	 * The index on a property.
	 * @param path the path of the property from the entity
	 * @param property the property
	 * @return the index, or {@code null} if there is none
	 */
	static @Nullable IndexDeclaration index(String path, PersistentProperty<?> property) {
		Indexed indexed = property.findAnnotation(Indexed.class);
		if (indexed != null) {
			return IndexDeclaration.of(path, indexed);
		}
		if (Boolean.TRUE.equals(column(property, "unique")) && !property.isIdProperty()) {
			return IndexDeclaration.ofColumns("", true, List.of(path), isSortable(property));
		}
		return (referenceTarget(property) != null) ? IndexDeclaration.ofReference(path) : null;
	}

	private static boolean isSortable(PersistentProperty<?> property) {
		return Equality.isSortable(ClassUtils.resolvePrimitiveIfNecessary(property.getType()));
	}

	/**
	 * The entity that a property holds the id of.
	 * @param property the property
	 * @return the class of the entity, or {@code null} if there need not be such an
	 * entity
	 */
	static @Nullable Class<?> referenceTarget(PersistentProperty<?> property) {
		ReferenceTo reference = property.findAnnotation(ReferenceTo.class);
		return (reference != null) ? reference.value() : null;
	}

	/**
	 * Whether a property holds the id of an entity, its own or that of another one, which
	 * is compared as it is.
	 * @param property the property
	 */
	static boolean isIdentity(PersistentProperty<?> property) {
		return property.isIdProperty() || referenceTarget(property) != null;
	}

	/**
	 * Whether a property may not be {@code null}: if it says so itself. A class or
	 * package that is {@code @NullMarked} says it of code, which may well see an instance
	 * that is not complete yet.
	 * @param property the property
	 */
	static boolean isNotNull(PersistentProperty<?> property) {
		Field field = property.getField();
		Method getter = property.getGetter();
		return (field != null && field.getAnnotatedType().isAnnotationPresent(NonNull.class))
				|| (getter != null && getter.getAnnotatedReturnType().isAnnotationPresent(NonNull.class))
				|| isNotNullColumn(property);
	}

	/**
	 * Whether Jakarta Persistence asks for a value. An id and a version come by
	 * themselves, and of a collection the elements are meant, see {@link #limits}.
	 */
	private static boolean isNotNullColumn(PersistentProperty<?> property) {
		if (property.isIdProperty() || property.isVersionProperty() || property.getType().isPrimitive()
				|| property.isCollectionLike() || property.isMap()) {
			return false;
		}
		AnnotationAttributes basic = natives(property).get(NativeAnnotations.BASIC);
		return Boolean.FALSE.equals(column(property, "nullable"))
				|| (basic != null && Boolean.FALSE.equals(basic.get("optional")));
	}

	/**
	 * What Jakarta Persistence says about the values of a property.
	 * @param property the property
	 * @return the limits, or {@code null} if there are none
	 */
	static @Nullable ValueLimits limits(PersistentProperty<?> property) {
		AnnotationAttributes column = natives(property).get(NativeAnnotations.COLUMN);
		return (column != null) ? ValueLimits.of(column, property.isCollectionLike() || property.isMap()) : null;
	}

	private static @Nullable Object column(PersistentProperty<?> property, String attribute) {
		AnnotationAttributes column = natives(property).get(NativeAnnotations.COLUMN);
		return (column != null) ? column.get(attribute) : null;
	}

	/**
	 * The name of the column that Jakarta Persistence has for a property, by which a
	 * table names it in indexes and unique constraints.
	 * @param property the property
	 */
	static String columnName(PersistentProperty<?> property) {
		String name = natives(property).text(NativeAnnotations.COLUMN, "name");
		return name.isBlank() ? property.getName() : name;
	}

	/**
	 * The names of columns that the parts of a property have there.
	 * @param property a property that holds an object
	 * @return names by the path from the property
	 */
	static Map<String, String> columnOverrides(PersistentProperty<?> property) {
		Map<String, String> names = new HashMap<>();
		AnnotationAttributes one = natives(property).get(NativeAnnotations.ATTRIBUTE_OVERRIDE);
		AnnotationAttributes several = natives(property).get(NativeAnnotations.ATTRIBUTE_OVERRIDES);
		List<AnnotationAttributes> all = new ArrayList<>((one != null) ? List.of(one) : List.of());
		all.addAll((several != null) ? List.of(several.getAnnotationArray("value")) : List.of());
		all.forEach((each) -> names.put(each.getString("name"), each.getAnnotation("column").getString("name")));
		return names;
	}

	/**
	 * Whether a property keeps the value that the row was inserted with.
	 * @param property the property
	 */
	static boolean isInsertOnly(PersistentProperty<?> property) {
		return !property.isIdProperty() && !property.isVersionProperty()
				&& (natives(property).has(NativeAnnotations.INSERT_ONLY)
						|| Boolean.FALSE.equals(column(property, "updatable")));
	}

	/**
	 * What Spring Data Relational has in the place of an object whose properties are all
	 * {@code null}: the name of a constant, empty if nothing is said.
	 * @param property the property
	 */
	static String onEmpty(PersistentProperty<?> property) {
		AnnotationAttributes embedded = natives(property).get(NativeAnnotations.EMBEDDED);
		return (embedded != null) ? String.valueOf(embedded.get("onEmpty")) : "";
	}

	/**
	 * Whether a property is an id for Jakarta Persistence.
	 * @param property the property
	 */
	static boolean isNativeId(PersistentProperty<?> property) {
		NativeAnnotations natives = natives(property);
		return natives.has(NativeAnnotations.ID) || natives.has(NativeAnnotations.EMBEDDED_ID);
	}

	/**
	 * Whether a property has an annotation of another module.
	 * @param property the property
	 * @param name the name of the annotation's type, of {@link NativeAnnotations}
	 */
	static boolean has(PersistentProperty<?> property, String name) {
		return natives(property).has(name);
	}

	private static NativeAnnotations natives(PersistentProperty<?> property) {
		return ((BasicMemoryPersistentProperty) property).getNatives();
	}

	/**
	 * Whether Kotlin has a property that no {@code null} may be assigned to.
	 * @param property the property
	 */
	static boolean isNotNullInKotlin(PersistentProperty<?> property) {
		Field field = property.getField();
		return field != null && KotlinDetector.isKotlinType(field.getDeclaringClass())
				&& Nullness.forField(field) == Nullness.NON_NULL;
	}

	/**
	 * Where the ids of an entity come from.
	 * @param id the id property
	 */
	static IdDeclaration id(PersistentProperty<?> id) {
		GeneratedId generated = id.findAnnotation(GeneratedId.class);
		if (generated != null) {
			return new IdDeclaration(generated.strategy(), generated.generator());
		}
		AnnotationAttributes value = natives(id).get(NativeAnnotations.GENERATED_VALUE);
		if (value != null) {
			return nativeId(id, String.valueOf(value.get("strategy")));
		}
		return isNativeId(id) && !id.isAnnotationPresent(Id.class) ? IdDeclaration.ASSIGNED : IdDeclaration.DEFAULT;
	}

	/**
	 * The source of an id that Jakarta Persistence generates: a sequence for each table
	 * stands for identity columns, sequences and tables of generators alike.
	 */
	private static IdDeclaration nativeId(PersistentProperty<?> id, String strategy) {
		return switch (strategy) {
			case "UUID" -> new IdDeclaration(IdStrategy.UUID, "");
			case "AUTO" -> IdDeclaration.DEFAULT;
			default ->
				(id.getType() != UUID.class) ? new IdDeclaration(IdStrategy.SEQUENCE, "") : IdDeclaration.DEFAULT;
		};
	}

	/**
	 * Whether a property says that its values are generated, as only ids can.
	 * @param property the property
	 */
	static boolean isGenerated(PersistentProperty<?> property) {
		return property.findAnnotation(GeneratedId.class) != null
				|| natives(property).has(NativeAnnotations.GENERATED_VALUE);
	}

	static boolean isReference(PersistentProperty<?> property) {
		return property.isAnnotationPresent(Reference.class);
	}

	/**
	 * Whether a field says that it holds copies of other entities.
	 * @param field a field of an instance
	 */
	static boolean isEmbedded(Field field) {
		return FieldAnnotations.isPresent(field, Embedded.class);
	}

}
