package io.github.springdata.memory.jpa.metamodel;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.persistence.EntityGraph;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * The static metamodel classes of a unit: those that annotation processors write, or
 * people. Their fields are set whenever a factory is made.
 */
public final class StaticMetamodelClasses {

	private final MemoryMetamodel metamodel;

	private final Map<String, Object> graphs;

	private final Map<String, Object> queries;

	private final Consumer<String> problems;

	private StaticMetamodelClasses(MemoryMetamodel metamodel, Map<String, Object> graphs, Map<String, Object> queries,
			Consumer<String> problems) {
		this.metamodel = metamodel;
		this.graphs = graphs;
		this.queries = queries;
		this.problems = problems;
	}

	/**
	 * Sets the fields of all static metamodel classes of a unit that are there: those of
	 * attributes, of the type itself, of named graphs ({@code _name}) and of named
	 * queries ({@code _name_}). A field for a graph or query that the unit does not have
	 * keeps its value; others, like constants for names, are left alone.
	 * @param metamodel the metamodel
	 * @param graphs the named graphs
	 * @param queries the named queries
	 * @param problems is given a message for each field that has no attribute, or one of
	 * another kind; but for mapped superclasses that no entity extends, whose attributes
	 * cannot be told where their types are variables
	 */
	public static void fill(MemoryMetamodel metamodel, Map<String, ? extends EntityGraph<?>> graphs,
			Map<String, ? extends TypedQueryReference<?>> queries, Consumer<String> problems) {
		StaticMetamodelClasses classes = new StaticMetamodelClasses(metamodel, fields(graphs, "_%s"),
				fields(queries, "_%s_"), problems);
		for (ManagedType<?> type : metamodel.getManagedTypes()) {
			classes.fill(type);
		}
	}

	private static Map<String, Object> fields(Map<String, ?> values, String pattern) {
		Map<String, Object> fields = new HashMap<>();
		values.forEach((name, value) -> fields.put(pattern.formatted(identifier(name)), value));
		return fields;
	}

	private static String identifier(String name) {
		StringBuilder identifier = new StringBuilder(name);
		for (int i = 0; i < name.length(); i++) {
			if (!Character.isJavaIdentifierPart(name.charAt(i))) {
				identifier.setCharAt(i, '_');
			}
		}
		return identifier.toString();
	}

	private void fill(ManagedType<?> type) {
		Class<?> metamodelClass = StaticMetamodelClass.find(type.getJavaType());
		if (metamodelClass != null) {
			for (Field field : metamodelClass.getDeclaredFields()) {
				if (Modifier.isStatic(field.getModifiers())) {
					fill(field, type);
				}
			}
		}
	}

	private void fill(Field field, ManagedType<?> type) {
		if (Attribute.class.isAssignableFrom(field.getType())) {
			fillAttribute(field, type);
		}
		else if (ManagedType.class.isAssignableFrom(field.getType())) {
			set(field, type);
		}
		else if (field.getType() == EntityGraph.class) {
			setIfPresent(field, this.graphs.get(field.getName()));
		}
		else if (field.getType() == TypedQueryReference.class) {
			setIfPresent(field, this.queries.get(field.getName()));
		}
	}

	private void fillAttribute(Field field, ManagedType<?> type) {
		MemoryAttribute<?, ?> attribute = ((MemoryManagedType<?>) type).all().find(field.getName());
		if (attribute == null && type instanceof MemoryMappedSuperclassType<?> superclass && superclass.isUnused()) {
			return;
		}
		if (attribute == null) {
			refuse(field, "'%s' is not an attribute of %s; compile the static metamodel anew".formatted(field.getName(),
					type));
		}
		else {
			set(field, attribute);
		}
	}

	private void setIfPresent(Field field, @Nullable Object value) {
		if (value != null) {
			set(field, value);
		}
	}

	private void set(Field field, Object value) {
		if (!field.getType().isInstance(value)) {
			refuse(field, "it is of type %s, but %s is a %s".formatted(field.getType().getSimpleName(), value,
					kind(value).getSimpleName()));
		}
		else if (Modifier.isFinal(field.getModifiers())) {
			refuse(field, "it is final");
		}
		else {
			ReflectionUtils.makeAccessible(field);
			ReflectionUtils.setField(field, null, value);
		}
	}

	private static Class<?> kind(Object value) {
		return (value instanceof MemoryAttribute<?, ?> attribute) ? attribute.kind()
				: value.getClass().getInterfaces()[0];
	}

	private void refuse(Field field, String why) {
		this.problems.accept(
				"Field %s.%s cannot be set: %s".formatted(field.getDeclaringClass().getName(), field.getName(), why));
	}

}
