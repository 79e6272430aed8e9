package io.github.springdata.memory.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

import org.springframework.core.KotlinDetector;
import org.springframework.core.Nullness;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.data.annotation.Reference;
import org.springframework.data.mapping.PersistentProperty;

import io.github.springdata.memory.mapping.state.FieldAnnotations;

/**
 * Translation of annotations into facts about the mapping. Ids, versions and transient
 * properties are read by Spring Data's own property model; everything else is read here,
 * so that another vocabulary needs this place only.
 */
final class MappingAnnotations {

	private MappingAnnotations() {
	}

	/**
	 * The table that a class names itself.
	 * @param type the class
	 * @return the name, empty for the default name, {@code null} if the class does not
	 * have a table of its own
	 */
	static @Nullable String declaredTable(Class<?> type) {
		MergedAnnotation<MemoryEntity> entity = MergedAnnotations.from(type, SearchStrategy.DIRECT)
			.get(MemoryEntity.class);
		return entity.isPresent() ? entity.getString(MergedAnnotation.VALUE) : null;
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
		return (referenceTarget(property) != null) ? IndexDeclaration.ofReference(path) : null;
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
				|| (getter != null && getter.getAnnotatedReturnType().isAnnotationPresent(NonNull.class));
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
		return (generated != null) ? new IdDeclaration(generated.strategy(), generated.generator())
				: IdDeclaration.DEFAULT;
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
