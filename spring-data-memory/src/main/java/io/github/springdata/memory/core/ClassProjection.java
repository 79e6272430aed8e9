package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.springdata.memory.mapping.PathReader;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.util.Assert;

/**
 * Projection to a record or class, made of the properties that the parameters of its
 * constructor name, with the properties set that the constructor does not take. If it
 * takes none, what can be set must be properties of the entity: by setters or, if there
 * are none, by fields. Else only those are set that have a setter, and are properties of
 * the entity as well.
 *
 * @param <R> the type of the projection
 */
final class ClassProjection<R> {

	private final ProjectionCreator<R> creator;

	private final List<Input> arguments = new ArrayList<>();

	private final List<BeanProperty> properties = new ArrayList<>();

	private final List<Input> values = new ArrayList<>();

	/**
	 * Creates a projection.
	 * @param projected fits the values of properties
	 * @param entity the properties that there are
	 * @param type the class to instantiate
	 * @throws IllegalArgumentException if the class cannot be instantiated, or a property
	 * does not fit
	 * @throws org.springframework.data.core.PropertyReferenceException if the entity has
	 * no such property
	 */
	ClassProjection(ProjectedValues projected, NamedPaths entity, Class<R> type) {
		this.creator = ProjectionCreator.of(type);
		for (ProjectionCreator.Argument parameter : this.creator.parameters()) {
			this.arguments.add(input(projected, entity, "Parameter", parameter.name(), parameter.type()));
		}
		List<BeanProperty> settable = type.isRecord() ? List.of() : BeanProperty.of(type);
		Predicate<BeanProperty> required = BeanProperty.required(settable);
		for (BeanProperty property : settable) {
			if (isSet(property, entity, required)) {
				this.properties.add(property);
				this.values.add(input(projected, entity, "Property", property.name(), property.type()));
			}
		}
		Assert.isTrue(!(this.arguments.isEmpty() && this.values.isEmpty()),
				() -> "Type %s cannot be a projection, as its constructor takes nothing and it has no properties to set"
					.formatted(type.getName()));
	}

	private boolean isSet(BeanProperty property, NamedPaths entity, Predicate<BeanProperty> required) {
		boolean known = entity.has(property.name());
		if (this.creator.parameters().isEmpty()) {
			return known || required.test(property);
		}
		return known && property.setter() != null && !this.creator.takes(property.name());
	}

	private static Input input(ProjectedValues projected, NamedPaths entity, String kind, String name,
			TypeInformation<?> type) {
		PathReader reader = entity.get(name);
		UnaryOperator<@Nullable Object> conversion = projected.conversion(reader, type);
		Assert.isTrue(conversion != null, () -> "%s '%s' of the projection is a %s, but the property of %s is a %s"
			.formatted(kind, name, type, entity.entity().getType().getName(), ProjectedValues.source(reader)));
		return new Input(reader, conversion, type.getType().isPrimitive());
	}

	/**
	 * The properties that are read.
	 */
	List<PathReader> readers() {
		return Stream.concat(this.arguments.stream(), this.values.stream()).map(Input::reader).toList();
	}

	R apply(Object entity) {
		@Nullable Object[] values = new Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(this.arguments.get(i), entity);
		}
		R instance = this.creator.create(values);
		for (int i = 0; i < this.properties.size(); i++) {
			this.properties.get(i).set(instance, value(this.values.get(i), entity));
		}
		return instance;
	}

	private @Nullable Object value(Input input, Object entity) {
		Object value = input.conversion.apply(input.reader.readValue(entity));
		Assert.state(value != null || !input.primitive,
				() -> "Property '%s' is null, but primitive in projection %s, in %s".formatted(input.reader.path(),
						this.creator.type().getName(), entity));
		return value;
	}

	/**
	 * Input of the projection.
	 *
	 * @param reader reads the property
	 * @param conversion makes of it what the projection takes
	 * @param primitive whether it cannot be {@code null}
	 */
	private record Input(PathReader reader, UnaryOperator<@Nullable Object> conversion, boolean primitive) {
	}

}
