package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddableModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.IdModel;
import io.github.springdata.memory.jpa.model.ManagedModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.jpa.model.ToOneModel;
import io.github.springdata.memory.jpa.model.ValueForm;
import io.github.springdata.memory.jpa.row.RowType;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Lowering of paths. A path that goes on behind a reference joins the row that is
 * referred to: by an inner join, or by a left one if it starts from a left join itself.
 */
final class PathLowering {

	private final Lowering lowering;

	private final QueryScope scope;

	PathLowering(Lowering lowering, QueryScope scope) {
		this.lowering = lowering;
		this.scope = scope;
	}

	/**
	 * Looks up a path.
	 * @return what it leads to, or {@code null} if its first name is neither a variable
	 * nor an attribute of what needs no variable
	 */
	@Nullable Term find(List<String> names, Location location) {
		Term variable = this.scope.find(names.get(0));
		if (variable != null) {
			return follow(variable, names.subList(1, names.size()), location);
		}
		for (QueryScope scope = this.scope; scope != null; scope = scope.parent()) {
			Term first = scope.first();
			if (first != null && first.meaning() instanceof Meaning.Entity entity
					&& entity.entity().find(names.get(0)) != null) {
				return follow(first, names, location);
			}
		}
		return null;
	}

	/**
	 * Follows names from a term.
	 */
	Term follow(Term start, List<String> names, Location location) {
		Term term = start;
		for (int i = 0; i < names.size(); i++) {
			if (needsRow(term, names.get(i)) && this.scope.isClosed()) {
				return inSubquery(term, names.subList(i, names.size()), location);
			}
			term = step(term, names.get(i), location);
		}
		return term;
	}

	/**
	 * Whether an attribute is in the row that is referred to, and not in the reference.
	 */
	private static boolean needsRow(Term term, String name) {
		if (!(term.meaning() instanceof Meaning.Entity reference) || term.isRow()) {
			return false;
		}
		return !(term.expression() instanceof Expression.Path) || reference.entity()
			.id()
			.attributes()
			.stream()
			.noneMatch((attribute) -> attribute.name().equals(name));
	}

	private Term step(Term term, String name, Location location) {
		Meaning meaning = term.meaning();
		if (meaning instanceof Meaning.Entity target) {
			return (needsRow(term, name) || term.isRow()) ? attribute(row(term, location), name, location)
					: part(term, target.entity(), name);
		}
		if (meaning instanceof Meaning.Embedded embedded) {
			AttributeModel attribute = require(embedded.embeddable(), name, term, location);
			return attribute(term, attribute, attribute.name(), location);
		}
		throw this.lowering.failure(location,
				(meaning instanceof Meaning.Plural)
						? "path '%s.%s' leads through a collection; join '%s', and go on from its variable"
							.formatted(term.text(), name, term.text())
						: "'%s' is a %s and has no attribute '%s'".formatted(term.text(),
								meaning.type().getSimpleName(), name));
	}

	/**
	 * The id of what is referred to, or a part of it.
	 */
	private Term part(Term reference, EntityModel target, String name) {
		IdModel id = target.id();
		AttributeModel attribute = Objects.requireNonNull(target.find(name));
		if (id.idClass() != null) {
			return term(reference.column(name), attribute, reference, name);
		}
		Term value = term(reference.expression(), attribute, reference, name);
		return (value.meaning() instanceof Meaning.Embedded)
				? new Term(value.expression(), value.meaning(), value.text(), value.base(), reference.link()) : value;
	}

	private Term attribute(Term row, String name, Location location) {
		EntityModel entity = ((Meaning.Entity) row.meaning()).entity();
		if (name.equals("id") && entity.find(name) == null) {
			return id(row, entity, location);
		}
		AttributeModel attribute = require(entity, name, row, location);
		if (attribute instanceof BasicModel basic && basic.isComputed()) {
			return computed(row, basic);
		}
		boolean stored = !(attribute instanceof PluralModel plural && plural.link() != PluralModel.Link.OWNER)
				&& !(attribute instanceof BasicModel basic && !basic.isStored())
				&& !(attribute instanceof ToOneModel reference
						&& (!reference.relation().isOwning() || reference.shared() != null));
		String path = stored ? this.lowering.rows().of(entity).path(attribute) : "";
		return attribute(variable(row), attribute, path, location);
	}

	private Term computed(Term row, BasicModel attribute) {
		Term owner = owner(row);
		Expression value = this.lowering.row(owner).lower(attribute.formula()).expression();
		return new Term(value, Meaning.of(attribute), row.text() + "." + attribute.name(), null, null);
	}

	/**
	 * The id of an entity, whatever its attributes are called.
	 */
	Term id(Term term, EntityModel entity, Location location) {
		EmbeddableModel idClass = entity.id().idClass();
		return (idClass != null) ? new Term(term.expression(), new Meaning.Embedded(idClass), term.text() + ".id",
				term.base(), term.link()) : follow(term, List.of(entity.id().single().name()), location);
	}

	/**
	 * A row as what paths start from, which is its variable rather than its id.
	 */
	private static Term variable(Term row) {
		Expression variable = new Expression.Path(List.of(row.requireBase().variable()), row.expression().location());
		return new Term(variable, row.meaning(), row.text(), row.base(), row.link());
	}

	private Term attribute(Term owner, AttributeModel attribute, String path, Location location) {
		if (attribute instanceof ToOneModel reference && !reference.relation().isOwning()) {
			return inverse(owner, reference, location);
		}
		if (attribute instanceof ToOneModel reference && reference.shared() != null) {
			return shared(owner, reference, location);
		}
		if (attribute instanceof BasicModel basic && !basic.isStored()) {
			return shared(owner, basic, location);
		}
		return term(path.isEmpty() ? owner.expression() : owner.column(path), attribute, owner, attribute.name());
	}

	/**
	 * The value of an attribute.
	 */
	private Term term(Expression expression, AttributeModel attribute, Term owner, String name) {
		String text = owner.text() + "." + name;
		if (attribute instanceof ToOneModel reference) {
			return reference(expression, reference.relation().target(), text, owner.base());
		}
		Meaning meaning = (attribute instanceof BasicModel basic) ? Meaning.of(basic)
				: (attribute instanceof EmbeddedModel embedded) ? new Meaning.Embedded(embedded.embeddable())
						: new Meaning.Plural((PluralModel) attribute);
		return new Term(expression, meaning, text, owner.base(), null);
	}

	/**
	 * A reference whose stored form is a value.
	 */
	Term reference(Expression id, EntityModel target, String text, Term.@Nullable Base base) {
		String path = this.lowering.rows().of(target).idPath();
		return new Term(id, new Meaning.Entity(target), text, base,
				(variable) -> Lowering.equal(new Expression.Path(List.of(variable, path), id.location()), id));
	}

	private Term shared(Term owner, ToOneModel reference, Location location) {
		Term row = owner(owner);
		Term value = follow(row, Arrays.asList(String.valueOf(reference.shared()).split("\\.")), location);
		return reference(value.expression(), reference.relation().target(), owner.text() + "." + reference.name(),
				owner.base());
	}

	private Term shared(Term owner, BasicModel attribute, Location location) {
		Term row = owner(owner);
		String path = String.valueOf(attribute.shared());
		Expression value = path.isEmpty() ? discriminator(row, attribute.form(), location)
				: follow(row, Arrays.asList(path.split("\\.")), location).expression();
		return new Term(value, Meaning.of(attribute), owner.text() + "." + attribute.name(), owner.base(), null);
	}

	/**
	 * The discriminator of a row, which has the name of its entity instead.
	 */
	private Expression discriminator(Term row, ValueForm form, Location location) {
		Term.Base base = row.requireBase();
		EntityModel root = Objects.requireNonNull(base.entity()).root();
		List<Expression.Case.Branch> branches = new ArrayList<>();
		this.lowering.model().entities().stream().filter((entity) -> entity.root() == root).forEach((entity) -> {
			Object value = form.fromColumn(entity.discriminatorValue());
			if (value != null) {
				branches.add(new Expression.Case.Branch(new Expression.Literal(entity.name(), location),
						new Expression.Literal(value, location)));
			}
		});
		RowType type = this.lowering.rows().of(root);
		return (type.kindColumn() < 0) ? branches.get(0).result()
				: new Expression.Case(Lowering.kind(base.variable(), type, location), branches, null, location);
	}

	/**
	 * The row that an attribute is stored in, also if it is one of an embeddable.
	 */
	Term owner(Term owner) {
		Term.Base base = owner.requireBase();
		EntityModel entity = base.entity();
		if (entity == null) {
			throw new IllegalStateException("'%s' is in no row of an entity".formatted(owner.text()));
		}
		return this.lowering.row(base.variable(), entity, base.outer(), base.joined(), owner.expression().location());
	}

	/**
	 * A reference that the other side has: the id of the row that refers to this one.
	 */
	private Term inverse(Term owner, ToOneModel reference, Location location) {
		EntityModel target = reference.relation().target();
		Expression id = owner(owner).expression();
		String mappedBy = String.valueOf(reference.relation().mappedBy());
		RowType type = this.lowering.read(target);
		String variable = this.lowering.unique(owner.text() + "." + reference.name());
		Expression on = refersTo(target, variable, mappedBy, id, location);
		Selection.Source source = new Selection.Source(Selection.Source.Kind.ROOT, List.of(type.table()), null,
				variable, null, location);
		Selection.Item item = new Selection.Item(new Expression.Path(List.of(variable, type.idPath()), location), null);
		Expression subquery = new Expression.Subquery(
				new Selection(new Selection.QueryBlock(false, List.of(item), List.of(source), on, List.of(), null),
						List.of(), null, null),
				location);
		return new Term(subquery, new Meaning.Entity(target), owner.text() + "." + reference.name(), owner.base(),
				(joined) -> refersTo(target, joined, mappedBy, id, location));
	}

	/**
	 * The condition that a row refers to another one by an attribute, or has it among
	 * those that it refers to.
	 * @param mappedBy the path of the attribute
	 * @param id the id of the other one
	 */
	Expression refersTo(EntityModel entity, String variable, String mappedBy, Expression id, Location location) {
		Term row = this.lowering.row(variable, entity, false, null, location);
		Term attribute = follow(row, Arrays.asList(mappedBy.split("\\.")), location);
		Expression condition = (attribute.meaning() instanceof Meaning.Plural)
				? new Expression.Member(id, attribute.expression(), false, location)
				: Lowering.equal(attribute.expression(), id);
		Expression seen = this.lowering.seen(variable, entity, location);
		return (seen != null) ? new Expression.Junction(true, List.of(condition, seen), location) : condition;
	}

	/**
	 * The row of an entity, which is joined if it is not a variable.
	 */
	Term row(Term term, Location location) {
		if (term.isRow()) {
			return term;
		}
		String variable = (term.base() != null) ? term.base().variable() : "";
		Term known = this.scope.implied(term.text(), variable);
		if (known != null) {
			return known;
		}
		EntityModel entity = ((Meaning.Entity) term.meaning()).entity();
		boolean outer = term.base() != null && term.base().outer();
		Term row = this.lowering.row(term.text(), entity, outer, null, location);
		Selection.Source.Kind kind = outer ? Selection.Source.Kind.LEFT : Selection.Source.Kind.INNER;
		this.scope.add(new Selection.Source(kind, List.of(this.lowering.read(entity).table()), null, term.text(),
				Lowering.and(on(term, term.text()), this.lowering.restriction(term.text(), entity, location)),
				location));
		this.scope.imply(term.text(), row);
		return row;
	}

	private static @Nullable Expression on(Term term, String variable) {
		return (term.link() != null) ? term.link().apply(variable) : null;
	}

	/**
	 * What a path leads to, where no row can be joined.
	 */
	private Term inSubquery(Term reference, List<String> names, Location location) {
		EntityModel entity = ((Meaning.Entity) reference.meaning()).entity();
		QueryScope inner = new QueryScope(this.scope);
		Term row = this.lowering.row(reference.text(), entity, false, null, location);
		inner.add(reference.text(), row);
		inner.add(new Selection.Source(Selection.Source.Kind.ROOT, List.of(this.lowering.read(entity).table()), null,
				reference.text(), null, location));
		Term found = new PathLowering(this.lowering, inner).follow(row, names, location);
		Selection.QueryBlock block = new Selection.QueryBlock(false,
				List.of(new Selection.Item(found.expression(), null)), inner.sources(),
				Lowering.and(on(reference, reference.text()),
						this.lowering.restriction(reference.text(), entity, location)),
				List.of(), null);
		Expression subquery = new Expression.Subquery(new Selection(block, List.of(), null, null), location);
		return (found.meaning() instanceof Meaning.Entity target)
				? reference(subquery, target.entity(), found.text(), reference.base())
				: new Term(subquery, found.meaning(), found.text(), reference.base(), null);
	}

	private AttributeModel require(ManagedModel owner, String name, Term term, Location location) {
		AttributeModel attribute = owner.find(name);
		if (attribute == null) {
			throw this.lowering.failure(location,
					"%s has no attribute '%s', in '%s.%s'%s".formatted(owner.type().getSimpleName(), name, term.text(),
							name,
							Suggestions.of(name, owner.attributes().stream().map(AttributeModel::name).toList())));
		}
		return attribute;
	}

}
