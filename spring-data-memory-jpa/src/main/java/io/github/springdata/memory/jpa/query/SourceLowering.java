package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.ElementModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.PluralModel;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.syntax.Selection.Source;
import org.jspecify.annotations.Nullable;

/**
 * Lowering of the sources of a selection: entities, and joins over references and
 * collections, which become joins of rows.
 */
final class SourceLowering {

	private final Lowering lowering;

	private final QueryScope scope;

	private final ExpressionLowering expressions;

	private final PathLowering paths;

	private final Map<String, FetchJoin> fetched = new HashMap<>();

	private final List<FetchJoin> fetches = new ArrayList<>();

	private boolean multiplied;

	SourceLowering(Lowering lowering, QueryScope scope, ExpressionLowering expressions) {
		this.lowering = lowering;
		this.scope = scope;
		this.expressions = expressions;
		this.paths = expressions.paths();
	}

	/**
	 * What is to be loaded with the results.
	 */
	List<FetchJoin> fetches() {
		return this.fetches;
	}

	/**
	 * Whether a fetch join finds results more than once.
	 */
	boolean isMultiplied() {
		return this.multiplied;
	}

	/**
	 * Lowers the sources of a block.
	 * @param orders the order of its results
	 */
	void lower(Selection.QueryBlock block, List<Selection.Order> orders) {
		Set<Source> needed = needed(block, orders);
		for (Source source : block.sources()) {
			if (source.fetch()) {
				fetch(source, needed.contains(source));
			}
			else {
				boolean unnamed = source.variable().equals(Selection.THIS) && source.target().size() > 1
						&& this.scope.first() != null;
				join(source, unnamed ? this.lowering.unique(source.path()) : source.variable());
			}
		}
	}

	/**
	 * The sources that are joined: all but left fetch joins of which nothing else is
	 * said, and that nothing starts from.
	 */
	private static Set<Source> needed(Selection.QueryBlock block, List<Selection.Order> orders) {
		Set<Source> needed = Collections.newSetFromMap(new IdentityHashMap<>());
		for (int i = block.sources().size() - 1; i >= 0; i--) {
			Source source = block.sources().get(i);
			boolean optional = source.fetch() && source.kind() == Source.Kind.LEFT && source.on() == null;
			if (!optional || (isNamed(source) && isMentioned(source.variable(), block, orders, needed))) {
				needed.add(source);
			}
		}
		return needed;
	}

	private static boolean isMentioned(String variable, Selection.QueryBlock block, List<Selection.Order> orders,
			Set<Source> needed) {
		Mentions mentions = Mentions.of(variable);
		return needed.stream().anyMatch(mentions::in) || mentions.inItems(block.items()) || mentions.in(block.where())
				|| mentions.in(block.groupBy()) || mentions.in(block.having()) || mentions.inOrders(orders);
	}

	private static boolean isNamed(Source source) {
		return !source.variable().equals(Selection.THIS);
	}

	private void fetch(Source source, boolean needed) {
		boolean named = isNamed(source);
		FetchJoin before = this.fetched.get(source.target().get(0));
		FetchJoin join = (before != null)
				? before.then(this.lowering, source.target().subList(1, source.target().size()), source.location())
				: start(source);
		this.fetches.add(join);
		if (named) {
			this.fetched.put(source.variable(), join);
		}
		if (needed) {
			Term joined = join(source, named ? source.variable() : this.lowering.unique(source.path()));
			this.multiplied |= joined.requireBase().joined() != null;
		}
	}

	private FetchJoin start(Source source) {
		Term variable = this.scope.find(source.target().get(0));
		if (variable == null || !(variable.meaning() instanceof Meaning.Entity entity)) {
			throw this.lowering.failure(source.location(),
					"a fetch join starts at a variable, but '%s' is none".formatted(source.target().get(0)));
		}
		return FetchJoin.of(variable.text(), entity.entity())
			.then(this.lowering, source.target().subList(1, source.target().size()), source.location());
	}

	Term join(Source source, String variable) {
		Term target = target(source);
		if (source.kind() != Source.Kind.RIGHT) {
			return join(source, target, variable);
		}
		this.scope.multiply();
		Term joined = join(source, target, variable);
		move(this.scope.sources());
		return joined;
	}

	/**
	 * Moves the condition of what a right join may leave out to that join.
	 */
	private static void move(List<Source> sources) {
		Source first = sources.get(0);
		if (sources.size() == 2 && first.on() != null) {
			Source right = sources.get(1);
			sources.set(0, new Source(first.kind(), first.target(), null, first.variable(), null, first.location()));
			sources.set(1, new Source(right.kind(), right.target(), null, right.variable(),
					Lowering.and(right.on(), first.on()), right.location()));
		}
	}

	private Term join(Source source, @Nullable Term target, String variable) {
		if (target == null) {
			return root(source, variable);
		}
		if (target.meaning() instanceof Meaning.Plural) {
			return collection(source, target, variable);
		}
		return (target.meaning() instanceof Meaning.Entity) ? reference(source, target, variable)
				: embedded(source, target, variable);
	}

	private @Nullable Term target(Source source) {
		List<String> names = source.target();
		if (source.origin() != null) {
			return this.paths.follow(this.expressions.lower(source.origin()), names, source.location());
		}
		boolean path = names.size() > 1 && this.lowering.find(String.join(".", names)) == null;
		Term found = path ? this.paths.find(names, source.location()) : null;
		if (path && found == null && this.lowering.below(String.join(".", names)).isEmpty()) {
			throw this.lowering.failure(source.location(),
					"no entity '%s', and no variable '%s'".formatted(String.join(".", names), names.get(0)));
		}
		return found;
	}

	private Term declare(Source source, String variable, Term term) {
		if (!this.scope.add(variable, term)) {
			throw this.lowering.failure(source.location(), variable.equals(Selection.THIS)
					? "expected a variable after '%s', to set it apart from the source before".formatted(source.path())
					: "variable '%s' is used twice".formatted(variable));
		}
		return term;
	}

	private Term root(Source source, String variable) {
		EntityModel entity = this.lowering.entity(String.join(".", source.target()), source.location());
		if (!this.scope.sources().isEmpty()) {
			this.scope.multiply();
		}
		Term row = declare(source, variable,
				this.lowering.row(variable, entity, isOuter(source), null, source.location()));
		add(source, entity, variable, null);
		return row;
	}

	private static boolean isOuter(Source source) {
		return source.kind() == Source.Kind.LEFT || source.kind() == Source.Kind.FULL;
	}

	private Term reference(Source source, Term target, String variable) {
		EntityModel entity = treated(source, ((Meaning.Entity) target.meaning()).entity());
		Term row = declare(source, variable,
				this.lowering.row(variable, entity, isOuter(source), null, source.location()));
		Expression on = (target.link() != null) ? target.link().apply(variable) : null;
		add(source, entity, variable, on);
		return row;
	}

	private EntityModel treated(Source source, EntityModel entity) {
		return (source.subclass() != null) ? this.expressions.subclass(source.subclass(), entity, source.location())
				: entity;
	}

	/**
	 * Adds rows of an entity.
	 */
	private void add(Source source, EntityModel entity, String variable, @Nullable Expression link) {
		Expression seen = this.lowering.seen(variable, entity, source.location());
		boolean right = source.kind() == Source.Kind.RIGHT;
		if (right && seen != null) {
			this.scope.require(seen);
		}
		add(source, List.of(this.lowering.read(entity).table()), variable, right ? link : Lowering.and(link, seen));
	}

	/**
	 * Adds a source with its condition. That of an inner join is a condition of the
	 * selection if it needs rows that are joined after it.
	 */
	private void add(Source source, List<String> target, String variable, @Nullable Expression link) {
		int index = this.scope.sources().size();
		this.scope.add(new Source(source.kind(), target, null, variable, link, source.location()));
		Expression on = condition(source);
		if (on == null) {
			return;
		}
		if (this.scope.sources().size() > index + 1) {
			this.scope.require(on);
			return;
		}
		this.scope.sources()
			.set(index, new Source(source.kind(), target, null, variable, Lowering.and(link, on), source.location()));
	}

	private @Nullable Expression condition(Source source) {
		if (source.on() == null) {
			return null;
		}
		this.scope.close(source.kind() != Source.Kind.INNER && source.kind() != Source.Kind.ROOT);
		Expression on = this.expressions.condition(source.on());
		this.scope.close(false);
		return on;
	}

	private Term collection(Source source, Term collection, String variable) {
		this.scope.multiply();
		PluralModel plural = CollectionLowering.plural(collection);
		if (!(plural.element() instanceof ElementModel.Entity element)) {
			return elements(source, collection, variable);
		}
		EntityModel entity = treated(source, element.relation().target());
		if (CollectionLowering.isStored(collection)) {
			return stored(source, collection, entity, variable);
		}
		Term row = this.lowering.row(variable, entity, isOuter(source), new Term.Joined(collection, null),
				source.location());
		declare(source, variable, row);
		add(source, entity, variable,
				new CollectionLowering(this.lowering, this.paths).belongsTo(collection, variable, source.location()));
		return row;
	}

	/**
	 * Rows whose ids are in the row of the owner: directly, or over these ids, which have
	 * keys and positions.
	 */
	private Term stored(Source source, Term collection, EntityModel entity, String variable) {
		PluralModel plural = CollectionLowering.plural(collection);
		boolean placed = plural.container().isMap() || plural.container() == PluralModel.Container.LIST;
		boolean right = source.kind() == Source.Kind.RIGHT;
		boolean direct = !placed || right || (source.kind() == Source.Kind.LEFT
				&& (source.on() != null || restriction(collection, variable, entity, source.location()) != null));
		String element = direct ? null : this.lowering.unique(collection.text());
		Term row = this.lowering.row(variable, entity, isOuter(source), new Term.Joined(collection, element),
				source.location());
		if (element == null) {
			declare(source, variable, row);
			if (right) {
				add(source, entity, variable,
						new Expression.Member(row.expression(), collection.expression(), false, source.location()));
			}
			else {
				add(source, path(collection), variable, restriction(collection, variable, entity, source.location()));
			}
			return row;
		}
		Expression ids = new Expression.Call(ScalarFunction.VALUE, List.of(collection.expression()), source.location());
		this.scope.add(new Source(source.kind(), ids, List.of(), null, element, null, false, source.location()));
		declare(source, variable, row);
		Source.Kind kind = (source.kind() == Source.Kind.ROOT) ? Source.Kind.INNER : source.kind();
		Source rows = new Source(kind, source.target(), null, variable, source.on(), source.location());
		Expression same = Lowering.equal(row.expression(), new Expression.Path(List.of(element), source.location()));
		add(rows, entity, variable, Lowering.and(same, own(collection, variable, entity, source.location())));
		return row;
	}

	/**
	 * The conditions of a collection, and of the entity, on its elements.
	 */
	private @Nullable Expression restriction(Term collection, String variable, EntityModel entity, Location location) {
		return Lowering.and(this.lowering.seen(variable, entity, location),
				own(collection, variable, entity, location));
	}

	private @Nullable Expression own(Term collection, String variable, EntityModel entity, Location location) {
		Expression own = CollectionLowering.plural(collection).restriction();
		return (own != null) ? this.lowering.ofRow(own, variable, entity, location) : null;
	}

	private static List<String> path(Term collection) {
		return ((Expression.Path) collection.expression()).names();
	}

	private Term elements(Source source, Term collection, String variable) {
		Meaning meaning = Meaning.of(CollectionLowering.plural(collection).element());
		Term.Base base = new Term.Base(variable, null, isOuter(source), new Term.Joined(collection, variable));
		Expression path = new Expression.Path(List.of(variable), source.location());
		Term element = declare(source, variable, new Term(path, meaning, variable, base, null));
		boolean owned = source.kind() == Source.Kind.RIGHT && source.on() == null;
		add(owned ? inner(source) : source, path(collection), variable, null);
		return element;
	}

	/**
	 * An inner join in place of a right one, for elements of which none is without owner.
	 */
	private static Source inner(Source source) {
		return new Source(Source.Kind.INNER, source.target(), source.subclass(), source.variable(), null,
				source.location());
	}

	/**
	 * An embeddable, which is a part of the row that it is joined to.
	 */
	private Term embedded(Source source, Term target, String variable) {
		if (!(target.meaning() instanceof Meaning.Embedded)) {
			throw this.lowering.failure(source.location(),
					"'%s' must be a collection, a reference or an embeddable, but is a %s".formatted(source.path(),
							target.meaning().type().getSimpleName()));
		}
		Term term = declare(source, variable,
				new Term(target.expression(), target.meaning(), variable, target.base(), null));
		Expression on = condition(source);
		if (on != null) {
			this.scope.require(on);
		}
		return term;
	}

	/**
	 * What is fetched.
	 *
	 * @param variable the variable that the path starts from
	 * @param entity the entity that it starts from
	 * @param path the attributes
	 */
	record FetchJoin(String variable, EntityModel entity, List<AttributeModel> path) {

		static FetchJoin of(String variable, EntityModel entity) {
			return new FetchJoin(variable, entity, List.of());
		}

		FetchJoin then(Lowering lowering, List<String> names, Location location) {
			List<AttributeModel> attributes = new ArrayList<>(this.path);
			for (String name : names) {
				attributes.add(AttributePaths.next(lowering, this.entity, attributes, name, location));
			}
			return new FetchJoin(this.variable, this.entity, attributes);
		}

	}

}
