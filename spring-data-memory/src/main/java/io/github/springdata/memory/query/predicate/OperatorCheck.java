package io.github.springdata.memory.query.predicate;

import java.util.Map;
import java.util.Optional;

import io.github.springdata.memory.mapping.MemoryPersistentProperty;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.ConditionVisitor;
import io.github.springdata.memory.query.value.ValueOrder;
import io.github.springdata.memory.query.value.VectorMeasure;
import io.github.springdata.memory.store.index.Equality;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.geo.Point;

/**
 * Check that an operator makes sense for the type of a property.
 *
 * @param path the path of the property
 * @param condition the condition
 */
record OperatorCheck(PathReader path, Condition condition) implements ConditionVisitor<Integer> {

	private static final int CHEAP = 1;

	private static final int TEXT = 4;

	private static final int PATTERN = 16;

	/**
	 * Checks a condition.
	 * @return what the test of one value costs
	 */
	static int check(PathReader path, Condition condition) {
		OperatorCheck check = new OperatorCheck(path, condition);
		if (condition.ignoresCase()) {
			check.requireText("ignoring case needs a String");
		}
		return condition.accept(check);
	}

	/**
	 * Whether the last part of a path is a collection, an array or a map.
	 */
	static boolean endsInCollection(PathReader path) {
		if (!path.isMultiValued()) {
			return false;
		}
		Class<?> type = content(path.leaf().getTypeInformation());
		return Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type.isArray();
	}

	private static Class<?> content(TypeInformation<?> declared) {
		TypeInformation<?> type = declared;
		while (type.getType() == Optional.class && !type.getTypeArguments().isEmpty()) {
			type = type.getTypeArguments().get(0);
		}
		return type.getType();
	}

	/**
	 * Whether what a path leads to has parts, so that {@code null} is empty: it has none
	 * either way.
	 */
	static boolean isEmptyWhenNull(PathReader path) {
		return endsInCollection(path) || isArray(path) || isObject(path);
	}

	private static boolean isArray(PathReader path) {
		return !path.isMultiValued() && path.type().isArray();
	}

	private static boolean isObject(PathReader path) {
		return !path.isMultiValued() && path.valueType() == path.type()
				&& path.leaf().getPersistentEntityTypeInformation().iterator().hasNext();
	}

	@Override
	public Integer visitComparison(Condition.Comparison comparison) {
		switch (comparison.operator()) {
			case EQUAL, NOT_EQUAL -> requireEquality();
			default -> requireOrder();
		}
		return comparison.ignoresCase() ? TEXT : CHEAP;
	}

	@Override
	public Integer visitBetween(Condition.Between between) {
		requireOrder();
		return CHEAP + 1;
	}

	@Override
	public Integer visitWithin(Condition.Within within) {
		requireOrder();
		return CHEAP + 1;
	}

	@Override
	public Integer visitIn(Condition.In in) {
		requireEquality();
		return TEXT;
	}

	@Override
	public Integer visitIsNull(Condition.IsNull isNull) {
		return 0;
	}

	@Override
	public Integer visitExists(Condition.Exists exists) {
		return 0;
	}

	@Override
	public Integer visitNear(Condition.Near near) {
		if (VectorMeasure.isVector(this.path)) {
			return PATTERN;
		}
		if (!Point.class.isAssignableFrom(this.path.type()) || this.path.isMultiValued()) {
			throw refuse("a distance needs a single Point, a Vector, or an array of float or double");
		}
		return TEXT;
	}

	@Override
	public Integer visitInside(Condition.Inside inside) {
		if (!Point.class.isAssignableFrom(this.path.type())) {
			throw refuse("a place needs a " + Point.class.getName());
		}
		return TEXT;
	}

	@Override
	public Integer visitIsEmpty(Condition.IsEmpty isEmpty) {
		if (!isEmptyWhenNull(this.path)) {
			requireText("emptiness needs a collection, an array, a map, a nested object or a String");
		}
		return CHEAP;
	}

	@Override
	public Integer visitLike(Condition.Like like) {
		requireText("a pattern needs a String");
		return PATTERN;
	}

	@Override
	public Integer visitContains(Condition.Contains contains) {
		if (contains.position() == Condition.Position.ANYWHERE && endsInCollection(this.path)) {
			requireEquality();
		}
		else {
			requireText("'%s' needs a String".formatted(contains.position()));
		}
		return TEXT;
	}

	@Override
	public Integer visitMatches(Condition.Matches matches) {
		requireText("a regular expression needs a String");
		return PATTERN * PATTERN;
	}

	@Override
	public Integer visitMatchesWords(Condition.MatchesWords matches) {
		requireText("words need a String");
		return PATTERN;
	}

	private void requireText(String requirement) {
		if (this.path.type() != String.class) {
			throw refuse(requirement);
		}
	}

	private void requireOrder() {
		if (!ValueOrder.isComparable(this.path.type())) {
			throw refuse("an order needs a Comparable");
		}
	}

	private void requireEquality() {
		if (!Equality.isPossible(this.path.type())) {
			throw refuse(
					"equality needs a type with an equals method of its own, but " + Equality.reason(this.path.type()));
		}
	}

	private InvalidDataAccessApiUsageException refuse(String requirement) {
		MemoryPersistentProperty leaf = this.path.leaf();
		return new InvalidDataAccessApiUsageException(
				"Condition '%s' does not fit property '%s' of %s, whose type is %s: %s".formatted(this.condition,
						this.path.path(), leaf.getOwner().getType().getName(), this.path.type().getName(),
						requirement));
	}

}
