package io.github.springdata.memory.jpa.query;

import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.row.RowColumn;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;

/**
 * Lowering of what is asked of a variable as a whole: its key, its position, its class,
 * and what it has as an instance of a subclass.
 */
final class ElementLowering {

	private final Lowering lowering;

	private final PathLowering paths;

	private final CollectionLowering collections;

	ElementLowering(Lowering lowering, PathLowering paths, CollectionLowering collections) {
		this.lowering = lowering;
		this.paths = paths;
		this.collections = collections;
	}

	Term lower(Expression.Call call, Term variable) {
		Term.Joined joined = (variable.base() != null && variable.link() == null) ? variable.base().joined() : null;
		boolean index = call.function() == ScalarFunction.INDEX;
		if (joined == null || (!index && !isMap(joined))) {
			throw this.lowering.failure(call.location(),
					"'%s' needs a variable that is joined from a %s, but '%s' is not".formatted(call.function(),
							index ? "list" : "map", variable.text()));
		}
		return switch (call.function()) {
			case VALUE -> variable;
			case INDEX -> index(variable, joined, call.location());
			case KEY -> key(variable, joined, call.location());
			default -> throw this.lowering.failure(call.location(), "'entry' can stand only in the outermost 'select'");
		};
	}

	static boolean isMap(Term.Joined joined) {
		return CollectionLowering.plural(joined.collection()).container().isMap();
	}

	private Term index(Term variable, Term.Joined joined, Location location) {
		if (CollectionLowering.isStored(joined.collection())) {
			return Term.of(new Expression.Call(ScalarFunction.INDEX, List.of(element(joined, location)), location),
					Integer.class);
		}
		Expression position = this.collections.link(joined.collection(), RowColumn.Role.POSITION,
				variable.requireBase().variable(), location);
		return Term.of(position, Integer.class);
	}

	private Expression element(Term.Joined joined, Location location) {
		if (joined.element() == null) {
			throw this.lowering.failure(location,
					"neither key nor position are there behind a left join of '%s' with a condition; move the condition to 'where'"
						.formatted(joined.collection().text()));
		}
		return new Expression.Path(List.of(joined.element()), location);
	}

	Term key(Term variable, Term.Joined joined, Location location) {
		PluralModel plural = CollectionLowering.plural(joined.collection());
		if (plural.keyAttribute() != null) {
			return attribute(variable, plural.keyAttribute(), location);
		}
		Meaning meaning = Meaning.of(Objects.requireNonNull(plural.key()));
		Expression key = CollectionLowering.isStored(joined.collection())
				? new Expression.Call(ScalarFunction.KEY, List.of(element(joined, location)), location)
				: this.collections.link(joined.collection(), RowColumn.Role.KEY, variable.requireBase().variable(),
						location);
		String text = "key(" + variable.text() + ")";
		Term.Base base = variable.requireBase();
		return (meaning instanceof Meaning.Entity entity) ? this.paths.reference(key, entity.entity(), text, base)
				: new Term(key, meaning, text, base, null);
	}

	private Term attribute(Term variable, String name, Location location) {
		if (!name.isEmpty()) {
			return this.paths.follow(variable, List.of(name.split("\\.")), location);
		}
		return this.paths.id(variable, ((Meaning.Entity) variable.meaning()).entity(), location);
	}

	/**
	 * The class of a row: the name of its entity.
	 */
	Term type(Term row, EntityModel entity, Location location) {
		String variable = row.requireBase().variable();
		RowType type = this.lowering.read(entity);
		Expression present = new Expression.IsNull(row.expression(), true, location);
		Expression kind = (type.kindColumn() >= 0) ? Lowering.kind(variable, type, location)
				: new Expression.Case(null,
						List.of(new Expression.Case.Branch(present, new Expression.Literal(entity.name(), location))),
						null, location);
		return Term.of(kind, new Meaning.Kind(entity));
	}

	/**
	 * An entity as one of a subclass, whose attributes other rows do not have.
	 */
	Term treated(Term term, EntityModel subclass, String text) {
		return new Term(term.expression(), new Meaning.Entity(subclass), term.isRow() ? term.text() : text, term.base(),
				term.link());
	}

	/**
	 * An attribute of an entity that is treated as one of a subclass: nothing for other
	 * rows, which may have the attribute too.
	 */
	Term guarded(Term owner, Term value, Expression.Property property) {
		EntityModel subclass = ((Meaning.Entity) owner.meaning()).entity();
		AttributeModel attribute = subclass.find(property.names().get(0));
		boolean own = attribute == null || attribute.owner() == subclass;
		Term row = own ? owner : this.paths.row(owner, property.location());
		Expression kind = own ? null : this.lowering.kind(row.requireBase().variable(), subclass, property.location());
		if (kind == null) {
			return value;
		}
		Expression guarded = new Expression.Case(null, List.of(new Expression.Case.Branch(kind, value.expression())),
				null, property.location());
		return (value.meaning() instanceof Meaning.Entity target)
				? this.paths.reference(guarded, target.entity(), property.toString(), value.base())
				: new Term(guarded, value.meaning(), property.toString(), value.base(), null);
	}

}
