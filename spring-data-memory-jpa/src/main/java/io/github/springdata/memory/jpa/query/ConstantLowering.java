package io.github.springdata.memory.jpa.query;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.query.syntax.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Look-up of names that stand for constants: those of enums, static fields, and entities
 * beside the type of another one.
 */
final class ConstantLowering {

	private final Lowering lowering;

	ConstantLowering(Lowering lowering) {
		this.lowering = lowering;
	}

	/**
	 * Finds a constant.
	 * @param hint what it is compared with
	 * @return the constant, or {@code null} if the path is none
	 */
	@Nullable Term find(Expression.Path path, Meaning hint) {
		if (hint instanceof Meaning.Kind) {
			EntityModel entity = this.lowering.find(path.toString());
			return (entity != null) ? Term.of(new Expression.Literal(entity.name(), path.location()), hint) : null;
		}
		Object value = value(path.names(), hint.type());
		if (value == null) {
			return null;
		}
		Meaning meaning = hint.isKnown() ? hint : Meaning.of(value.getClass());
		Object stored = this.lowering.parameters().forms().toStored(value, hint);
		return Term.of(new Expression.Literal(stored, path.location()), meaning);
	}

	private @Nullable Object value(List<String> names, Class<?> expected) {
		String constant = names.get(names.size() - 1);
		String owner = String.join(".", names.subList(0, names.size() - 1));
		if (expected.isEnum() && (owner.isEmpty() || isNameOf(owner, expected))) {
			return constant(expected, constant);
		}
		if (owner.isEmpty()) {
			return null;
		}
		Class<?> type = this.lowering.load(owner);
		return (type != null) ? constant(type, constant)
				: enums().filter((candidate) -> isNameOf(owner, candidate))
					.map((candidate) -> constant(candidate, constant))
					.filter((found) -> found != null)
					.findFirst()
					.orElse(null);
	}

	/**
	 * The enums that attributes have values of.
	 */
	private Stream<Class<?>> enums() {
		return this.lowering.model()
			.entities()
			.stream()
			.flatMap((entity) -> entity.attributes().stream())
			.filter(BasicModel.class::isInstance)
			.<Class<?>>map((attribute) -> ((BasicModel) attribute).form().javaType())
			.filter(Class::isEnum);
	}

	private static boolean isNameOf(String name, Class<?> type) {
		return ("." + type.getName().replace('$', '.')).endsWith("." + name.replace('$', '.'));
	}

	private static @Nullable Object constant(Class<?> type, String name) {
		try {
			Field field = type.getField(name);
			return Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(type.getModifiers()) || type.isEnum()
					? read(type, field) : null;
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

	private static @Nullable Object read(Class<?> type, Field field) throws IllegalAccessException {
		if (!type.isEnum()) {
			return field.get(null);
		}
		for (Object constant : type.getEnumConstants()) {
			if (((Enum<?>) constant).name().equals(field.getName())) {
				return constant;
			}
		}
		return null;
	}

	/**
	 * What else a name could have been, as the end of a message.
	 */
	static String besides(Meaning hint) {
		Object[] constants = hint.type().getEnumConstants();
		return (constants == null) ? "" : "; nor is it a constant of %s, which has %s"
			.formatted(hint.type().getSimpleName(), Arrays.stream(constants).limit(10).toList());
	}

}
