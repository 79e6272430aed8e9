package io.github.springdata.memory.repository.query;

import java.util.List;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria.CriteriaStep;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Operand;

import org.springframework.data.domain.Vector;
import org.springframework.data.geo.Point;
import org.springframework.data.geo.Shape;
import org.springframework.data.geo.Distance;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.Part.IgnoreCaseType;
import org.springframework.data.repository.query.parser.PartTree.OrPart;

/**
 * Translation of the parts of a method name into criteria, whose operands are slots for
 * the parameters of the method.
 *
 * @param name the name of the method
 * @param entity the entity
 * @param slots the parameters
 */
record PartTreeCriteria(MethodName name, MemoryPersistentEntity<?> entity, ParameterSlots slots) {

	Criteria criteria() {
		List<Criteria> alternatives = this.name.tree().map(this::conjunction).toList();
		return alternatives.isEmpty() ? Criteria.empty() : Criteria.anyOf(alternatives);
	}

	private Criteria conjunction(OrPart parts) {
		return Criteria.allOf(parts.map((part) -> withCase(part, condition(part))).toList());
	}

	private Criteria condition(Part part) {
		CriteriaStep step = Criteria.where(this.name.path(part));
		return switch (this.name.keyword(part)) {
			case MethodName.WORDS -> step.matchesWords(words(part));
			case MethodName.NOT_WORDS -> step.notMatchesWords(words(part));
			default -> condition(part, step);
		};
	}

	private Operand words(Part part) {
		if (part.getType() != Part.Type.SIMPLE_PROPERTY) {
			throw new IllegalArgumentException(
					"keyword %s of property '%s' follows another keyword; join two conditions on it by And or Or"
						.formatted(this.name.keyword(part), this.name.path(part)));
		}
		return this.slots.value(part, String.class);
	}

	private Criteria condition(Part part, CriteriaStep step) {
		return switch (part.getType()) {
			case SIMPLE_PROPERTY -> step.is(this.slots.comparand(part));
			case NEGATING_SIMPLE_PROPERTY -> step.not(this.slots.comparand(part));
			case TRUE -> requireBoolean(part, step.isTrue());
			case FALSE -> requireBoolean(part, step.isFalse());
			case IS_NULL -> step.isNull();
			case IS_NOT_NULL -> step.isNotNull();
			case IS_EMPTY -> step.isEmpty();
			case IS_NOT_EMPTY -> step.isNotEmpty();
			case LESS_THAN, BEFORE -> step.lessThan(this.slots.value(part));
			case LESS_THAN_EQUAL -> step.lessThanOrEquals(this.slots.value(part));
			case GREATER_THAN, AFTER -> step.greaterThan(this.slots.value(part));
			case GREATER_THAN_EQUAL -> step.greaterThanOrEquals(this.slots.value(part));
			case BETWEEN -> between(part, step);
			case IN -> step.in(this.slots.values(part));
			case NOT_IN -> step.notIn(this.slots.values(part));
			case LIKE -> step.like(this.slots.pattern(part));
			case NOT_LIKE -> step.notLike(this.slots.pattern(part));
			case STARTING_WITH -> step.startingWith(this.slots.value(part, String.class));
			case ENDING_WITH -> step.endingWith(this.slots.value(part, String.class));
			case CONTAINING -> step.containing(this.slots.member(part));
			case NOT_CONTAINING -> step.notContaining(this.slots.member(part));
			case REGEX -> step.matches(this.slots.pattern(part));
			case EXISTS -> step.exists(this.slots.value(part, Boolean.class));
			case NEAR -> near(part, step);
			case WITHIN -> within(part, step);
		};
	}

	private Criteria between(Part part, CriteriaStep step) {
		if (this.slots.nextIsRange()) {
			return step.within(this.slots.range(part));
		}
		return step.between(this.slots.value(part), this.slots.value(part));
	}

	private Criteria near(Part part, CriteriaStep step) {
		if (isVector(part)) {
			Operand vector = this.slots.value(part, Vector.class);
			return this.slots.hasScoring() ? step.near(vector, this.slots.scoring()) : step.near(vector);
		}
		requirePoint(part);
		Operand point = this.slots.value(part, Point.class);
		return this.slots.nextIsDistance() ? step.near(point, this.slots.distance(part)) : step.near(point);
	}

	private Criteria within(Part part, CriteriaStep step) {
		if (isVector(part)) {
			Operand vector = this.slots.value(part, Vector.class);
			if (!this.slots.hasScoringLimit()) {
				throw new IllegalArgumentException(
						"keyword Within on vector '%s' needs a Score, a Similarity, or a Range of either as a parameter; use Near for any score"
							.formatted(this.name.path(part)));
			}
			return step.near(vector, this.slots.scoring());
		}
		requirePoint(part);
		if (this.slots.nextIsShape()) {
			return step.inside(this.slots.value(part, Shape.class));
		}
		Condition circle = new Condition.Inside(this.name.path(part), this.slots.center(part),
				this.slots.value(part, Distance.class), false);
		return step.satisfies(circle);
	}

	private boolean isVector(Part part) {
		PathReader path = this.entity.getPath(this.name.path(part));
		Class<?> leaf = path.leaf().getType();
		return Vector.class.isAssignableFrom(path.type()) || leaf == float[].class || leaf == double[].class;
	}

	private void requirePoint(Part part) {
		Class<?> type = propertyType(part);
		if (!Point.class.isAssignableFrom(type)) {
			throw new UnsupportedOperationException(
					"keyword %s needs a %s or a vector, but property '%s' is of type %s; name a property of such a type"
						.formatted(this.name.keyword(part), Point.class.getName(), this.name.path(part),
								type.getSimpleName()));
		}
	}

	private Criteria requireBoolean(Part part, Criteria condition) {
		Class<?> type = propertyType(part);
		if (type != Boolean.class) {
			throw new UnsupportedOperationException(
					"keyword %s needs a boolean, but property '%s' is of type %s; use Is with a value"
						.formatted(this.name.keyword(part), this.name.path(part), type.getSimpleName()));
		}
		return condition;
	}

	private Criteria withCase(Part part, Criteria condition) {
		return ignoresCase(part) ? condition.ignoreCase(true) : condition;
	}

	private boolean ignoresCase(Part part) {
		if (part.shouldIgnoreCase() == IgnoreCaseType.NEVER) {
			return false;
		}
		Class<?> type = propertyType(part);
		boolean possible = type == String.class && part.getNumberOfArguments() > 0;
		if (!possible && part.shouldIgnoreCase() == IgnoreCaseType.ALWAYS) {
			throw new UnsupportedOperationException(
					"keyword IgnoreCase needs a comparison of strings, but property '%s' is of type %s and keyword %s; leave IgnoreCase out"
						.formatted(this.name.path(part), type.getSimpleName(), this.name.keyword(part)));
		}
		return possible;
	}

	private Class<?> propertyType(Part part) {
		return this.entity.getPath(this.name.path(part)).type();
	}

}
