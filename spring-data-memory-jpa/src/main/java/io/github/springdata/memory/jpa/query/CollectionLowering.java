package io.github.springdata.memory.jpa.query;

import java.util.List;

import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Lowering of what is asked of collections as a whole: those in the row are asked
 * themselves, others are looked for in the rows of their elements.
 */
final class CollectionLowering {

	private final Lowering lowering;

	private final PathLowering paths;

	CollectionLowering(Lowering lowering, PathLowering paths) {
		this.lowering = lowering;
		this.paths = paths;
	}

	static boolean isStored(Term collection) {
		return plural(collection).link() == PluralModel.Link.OWNER;
	}

	/**
	 * Whether a collection is asked itself: it is in the row, and all its elements are
	 * seen.
	 */
	private static boolean isAsked(Term collection) {
		boolean all = plural(collection).restriction() == null
				&& (!(plural(collection).element() instanceof ElementModel.Entity)
						|| target(collection).restriction() == null);
		return isStored(collection) && all;
	}

	static PluralModel plural(Term collection) {
		return ((Meaning.Plural) collection.meaning()).attribute();
	}

	static EntityModel target(Term collection) {
		return ((ElementModel.Entity) plural(collection).element()).relation().target();
	}

	Expression size(Term collection, Location location) {
		if (isAsked(collection)) {
			return new Expression.Call(ScalarFunction.SIZE, List.of(collection.expression()), location);
		}
		String variable = this.lowering.unique(collection.text());
		Expression count = new Expression.Aggregate(Expression.Aggregate.Kind.COUNT, false,
				new Expression.Path(List.of(variable), location), location);
		return new Expression.Subquery(elements(collection, variable, count, null, location), location);
	}

	Expression isEmpty(Term collection, boolean negated, Location location) {
		if (isAsked(collection)) {
			return new Expression.IsEmpty(collection.expression(), negated, location);
		}
		String variable = this.lowering.unique(collection.text());
		Expression exists = new Expression.Exists(
				elements(collection, variable, new Expression.Literal(1, location), null, location), location);
		return negated ? exists : new Expression.Not(exists, location);
	}

	Expression member(Expression element, Term collection, boolean negated, Location location) {
		if (isAsked(collection)) {
			return new Expression.Member(element, collection.expression(), negated, location);
		}
		String variable = this.lowering.unique(collection.text());
		Expression id = this.lowering.row(variable, target(collection), false, null, location).expression();
		Expression exists = new Expression.Exists(elements(collection, variable, new Expression.Literal(1, location),
				Lowering.equal(id, element), location), location);
		return negated ? notMember(element, exists, collection, location) : exists;
	}

	/**
	 * Of nothing it is known that it is no member only if there are none.
	 */
	private Expression notMember(Expression element, Expression exists, Term collection, Location location) {
		Expression known = new Expression.IsNull(element, true, location);
		return new Expression.Junction(true,
				List.of(new Expression.Not(exists, location),
						new Expression.Junction(false, List.of(known, isEmpty(collection, false, location)), location)),
				location);
	}

	/**
	 * The selection of something of each element.
	 */
	private Selection elements(Term collection, String variable, Expression item, @Nullable Expression condition,
			Location location) {
		Selection.Source source = new Selection.Source(Selection.Source.Kind.ROOT,
				List.of(this.lowering.read(target(collection)).table()), null, variable, null, location);
		Expression where = Lowering.and(condition, belongsTo(collection, variable, location));
		return new Selection(new Selection.QueryBlock(false, List.of(new Selection.Item(item, null)), List.of(source),
				where, List.of(), null), List.of(), null, null);
	}

	/**
	 * The condition that a row is an element of a collection that is not in the row of
	 * its owner.
	 */
	Expression belongsTo(Term collection, String variable, Location location) {
		PluralModel plural = plural(collection);
		EntityModel target = target(collection);
		Expression belongs = links(collection, variable, location);
		Expression own = (plural.restriction() != null)
				? this.lowering.ofRow(plural.restriction(), variable, target, location) : null;
		Expression seen = Lowering.and(own, this.lowering.restriction(variable, target, location));
		return (seen != null) ? new Expression.Junction(true, List.of(belongs, seen), location) : belongs;
	}

	private Expression links(Term collection, String variable, Location location) {
		PluralModel plural = plural(collection);
		EntityModel target = target(collection);
		if (plural.link() == PluralModel.Link.OWNER) {
			Expression id = this.lowering.row(variable, target, false, null, location).expression();
			return new Expression.Member(id, collection.expression(), false, location);
		}
		Expression owner = this.paths.owner(collection).expression();
		if (plural.link() == PluralModel.Link.TARGET) {
			return Lowering.equal(link(collection, RowColumn.Role.OWNER, variable, location), owner);
		}
		String mappedBy = String.valueOf(((ElementModel.Entity) plural.element()).relation().mappedBy());
		return this.paths.refersTo(target, variable, mappedBy, owner, location);
	}

	/**
	 * A column in the rows of the elements that serves a collection.
	 */
	Expression link(Term collection, RowColumn.Role role, String variable, Location location) {
		RowType type = this.lowering.rows().of(target(collection));
		return type.columns()
			.stream()
			.filter((column) -> column.role() == role && column.attribute() == plural(collection))
			.findFirst()
			.map((column) -> (Expression) new Expression.Path(List.of(variable, column.name()), location))
			.orElseThrow(() -> this.lowering.failure(location, "'%s' has no %s that is stored"
				.formatted(collection.text(), (role == RowColumn.Role.POSITION) ? "position" : "key")));
	}

}
