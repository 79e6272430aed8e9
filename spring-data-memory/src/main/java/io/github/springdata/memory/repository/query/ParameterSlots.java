package io.github.springdata.memory.repository.query;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Operand;

import org.springframework.core.ResolvableType;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Score;
import org.springframework.data.domain.ScoringFunction;
import org.springframework.data.domain.Vector;
import org.springframework.data.geo.Box;
import org.springframework.data.geo.Circle;
import org.springframework.data.geo.Distance;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Polygon;
import org.springframework.data.geo.Shape;
import org.springframework.data.repository.query.Parameter;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.core.NullableWrapperConverters;
import org.springframework.util.ClassUtils;

/**
 * Slots for the parameters of a method, given out in their order to the parts of its
 * name. The type of a parameter must suit the property that it is compared with.
 */
final class ParameterSlots {

	private static final List<Class<?>> SHAPES = List.of(Box.class, Circle.class, Polygon.class);

	private final MemoryQueryMethod method;

	private final MethodName name;

	private final MemoryPersistentEntity<?> entity;

	private final List<? extends Parameter> parameters;

	/** Position of the parameter that says how vectors are scored, or -1. */
	private final int scoring;

	private final Set<Integer> several = new HashSet<>();

	private int next;

	private boolean scored;

	ParameterSlots(MemoryQueryMethod method, MethodName name, MemoryPersistentEntity<?> entity) {
		this.method = method;
		this.name = name;
		this.entity = entity;
		this.parameters = method.getParameters().getBindableParameters().stream().toList();
		this.scoring = positionOfScoring();
		skipScoring();
	}

	/**
	 * The slot for a value of the property, or of its elements.
	 */
	Operand value(Part part) {
		return slot(part, type(nextParameter(part)), propertyType(part));
	}

	/**
	 * The slot for what the property, or one of its elements, equals: an array that is
	 * one of these, too.
	 */
	Operand comparand(Part part) {
		return comparand(part, type(nextParameter(part)));
	}

	private Operand comparand(Part part, ResolvableType offered) {
		PathReader arrays = offered.isArray() ? path(part).ofArrays(offered.toClass()) : null;
		return slot(part, offered, (arrays != null) ? arrays.type() : propertyType(part));
	}

	/**
	 * The slot for what is contained: a piece of text, an element, or several elements.
	 */
	Operand member(Part part) {
		ResolvableType type = type(nextParameter(part));
		boolean several = path(part).isMultiValued();
		if (several && Collection.class.isAssignableFrom(type.toClass())
				&& !suits(type.toClass(), propertyType(part))) {
			return comparand(part, type.as(Collection.class).getGeneric(0));
		}
		if (several && type.isArray() && path(part).ofArrays(type.toClass()) == null
				&& !suits(type.toClass(), propertyType(part))) {
			return comparand(part, type.getComponentType());
		}
		return comparand(part, type);
	}

	/**
	 * The slot for a value of a type that the keyword asks for, whatever the property is.
	 */
	Operand value(Part part, Class<?> wanted) {
		return slot(part, type(nextParameter(part)), wanted);
	}

	/**
	 * The slot for a pattern, as text or compiled.
	 */
	Operand pattern(Part part) {
		ResolvableType type = type(nextParameter(part));
		return slot(part, type, (type.toClass() == Pattern.class) ? Pattern.class : String.class);
	}

	/**
	 * The slot for a collection or an array of values.
	 */
	Operand values(Part part) {
		Parameter parameter = nextParameter(part);
		ResolvableType type = type(parameter);
		if (LaterArguments.mayBeSeveral(declared(parameter).toClass())) {
			this.several.add(parameter.getIndex());
			return slot(part, type, propertyType(part));
		}
		if (type.isArray()) {
			return comparand(part, type.getComponentType());
		}
		if (!Collection.class.isAssignableFrom(type.toClass())) {
			throw new IllegalArgumentException(
					"keyword %s needs a collection or an array, but parameter %s is of type %s"
						.formatted(this.name.keyword(part), describeNext(), type));
		}
		return comparand(part, type.as(Collection.class).getGeneric(0));
	}

	/**
	 * The slot for a range of values.
	 */
	Operand range(Part part) {
		return slot(part, type(nextParameter(part)).getGeneric(0), propertyType(part));
	}

	/**
	 * The slot for a distance or a range of distances.
	 */
	Operand distance(Part part) {
		ResolvableType type = type(nextParameter(part));
		return slot(part, nextIsRange() ? type.getGeneric(0) : type, Distance.class);
	}

	/**
	 * Whether a parameter says how vectors are scored, and is not used yet.
	 */
	boolean hasScoring() {
		return this.scoring != -1 && !this.scored;
	}

	/**
	 * Whether that parameter bounds the scores.
	 */
	boolean hasScoringLimit() {
		return hasScoring() && !ScoringFunction.class
			.isAssignableFrom(type(this.parameters.get(this.scoring)).resolve(Object.class));
	}

	/**
	 * The slot for a scoring function, a score or a range of scores, wherever it stands.
	 */
	Operand scoring() {
		this.scored = true;
		return Operand.parameter(this.scoring, this.parameters.get(this.scoring).getName().orElse(null));
	}

	/**
	 * The slot for the center of a circle.
	 */
	Operand center(Part part) {
		ResolvableType type = type(nextParameter(part));
		if (!Point.class.isAssignableFrom(type.toClass())) {
			throw new IllegalArgumentException(
					"keyword %s needs a Box, a Circle, a Polygon, or a Point and a Distance, but parameter %s is of type %s"
						.formatted(this.name.keyword(part), describeNext(), type));
		}
		return slot(part, type, Point.class);
	}

	boolean nextIsDistance() {
		if (this.next == this.parameters.size()) {
			return false;
		}
		ResolvableType type = type(this.parameters.get(this.next));
		return Distance.class == (nextIsRange() ? type.getGeneric(0) : type).resolve();
	}

	/**
	 * Whether the next parameter is a shape of a known kind, or may be one.
	 */
	boolean nextIsShape() {
		return this.next < this.parameters.size() && SHAPES.stream()
			.anyMatch((shape) -> shape.isAssignableFrom(type(this.parameters.get(this.next)).toClass())
					|| type(this.parameters.get(this.next)).toClass() == Shape.class);
	}

	boolean nextIsRange() {
		return this.next < this.parameters.size()
				&& Range.class.isAssignableFrom(this.parameters.get(this.next).getType());
	}

	void requireAllUsed() {
		if (hasScoring()) {
			throw new IllegalArgumentException(
					"parameter %s of type %s needs a keyword Near or Within on a vector in the name of the method"
						.formatted(describe(this.scoring), type(this.parameters.get(this.scoring))));
		}
		if (this.next != this.parameters.size()) {
			throw new IllegalArgumentException(
					"the name asks for %d parameter(s), but the method has %d; remove %s, or name the property for it"
						.formatted(this.next, this.parameters.size(), describeNext()));
		}
	}

	private int positionOfScoring() {
		for (int i = 0; i < this.parameters.size(); i++) {
			if (isScoring(i)) {
				return i;
			}
		}
		return -1;
	}

	private boolean isScoring(int position) {
		ResolvableType type = type(this.parameters.get(position));
		Class<?> kind = (Range.class.isAssignableFrom(type.toClass()) ? type.getGeneric(0) : type)
			.resolve(Object.class);
		return Score.class.isAssignableFrom(kind) || ScoringFunction.class.isAssignableFrom(kind);
	}

	private void skipScoring() {
		if (this.next == this.scoring) {
			this.next++;
		}
	}

	private Parameter nextParameter(Part part) {
		if (this.next == this.parameters.size()) {
			throw new IllegalArgumentException(
					"keyword %s on property '%s' needs a parameter more than the %d given; add one for a value of type %s"
						.formatted(this.name.keyword(part), this.name.path(part), this.parameters.size(),
								propertyType(part).getSimpleName()));
		}
		return this.parameters.get(this.next);
	}

	private Operand slot(Part part, ResolvableType offered, Class<?> wanted) {
		Class<?> type = offered.resolve(Object.class);
		requireOne(part, this.parameters.get(this.next));
		if (!suits(type, wanted) && !isConverted(part, type)) {
			throw new IllegalArgumentException(
					"parameter %s of type %s cannot be used with keyword %s on property '%s', "
						.formatted(describeNext(), offered, this.name.keyword(part), this.name.path(part))
							+ "which needs " + wanted.getSimpleName());
		}
		String name = this.parameters.get(this.next).getName().orElse(null);
		Operand slot = Operand.parameter(this.next++, name);
		skipScoring();
		return slot;
	}

	private void requireOne(Part part, Parameter parameter) {
		Class<?> type = declared(parameter).toClass();
		if (LaterArguments.isSeveral(type) && !this.several.contains(parameter.getIndex())) {
			throw new IllegalArgumentException(
					"parameter %s of type %s delivers several values, but keyword %s on property '%s' needs one; take a Mono, or use In"
						.formatted(describeNext(), declared(parameter), this.name.keyword(part), this.name.path(part)));
		}
	}

	/**
	 * The indexes of the publishers that stand for several values.
	 */
	Set<Integer> several() {
		return Set.copyOf(this.several);
	}

	/**
	 * Whether a parameter has the type of a property that is stored in another form, or
	 * of the entity that it refers to.
	 */
	private boolean isConverted(Part part, Class<?> type) {
		PathReader path = path(part);
		return path.isReferenceTo(type) || (path.valueType() != path.type() && suits(type, path.valueType()));
	}

	private String describeNext() {
		return describe(this.next);
	}

	private String describe(int position) {
		return LaterArguments.describe(this.parameters.get(position));
	}

	private ResolvableType type(Parameter parameter) {
		ResolvableType type = declared(parameter);
		if (LaterArguments.isLater(type.toClass())) {
			return LaterArguments.content(type);
		}
		boolean wrapped = NullableWrapperConverters.supports(type.toClass()) && type.hasGenerics();
		return wrapped ? type.getGeneric(0) : type;
	}

	private ResolvableType declared(Parameter parameter) {
		return this.method.parameterType(parameter.getIndex());
	}

	private Class<?> propertyType(Part part) {
		return path(part).type();
	}

	private PathReader path(Part part) {
		return this.entity.getPath(this.name.path(part));
	}

	private static boolean suits(Class<?> offered, Class<?> wanted) {
		Class<?> parameter = ClassUtils.resolvePrimitiveIfNecessary(offered);
		Class<?> property = ClassUtils.resolvePrimitiveIfNecessary(wanted);
		boolean numbers = Number.class.isAssignableFrom(parameter) && Number.class.isAssignableFrom(property);
		return numbers || property.isAssignableFrom(parameter) || parameter.isAssignableFrom(property);
	}

}
