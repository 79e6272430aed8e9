package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.springdata.memory.jpa.model.AttributeModel;
import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EmbeddedModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.jpa.model.IdModel;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Lowering of one block of a selection: its sources, conditions, items, groups and order.
 */
final class BlockLowering {

	private final Lowering lowering;

	private final Selection.QueryBlock source;

	private final boolean outermost;

	private final boolean combined;

	private final QueryScope scope;

	private final ExpressionLowering expressions;

	private final SourceLowering sources;

	private final List<Selection.Item> columns = new ArrayList<>();

	private final List<ResultShape.Item> items = new ArrayList<>();

	private final List<Term> terms = new ArrayList<>();

	private final List<Selection.Order> orders = new ArrayList<>();

	private final Selection.QueryBlock block;

	/**
	 * Lowers a block.
	 * @param orders the order of its results, or {@code null} if that is one of several
	 * blocks together, which it names items of
	 * @param outermost whether its results are those of the statement
	 */
	BlockLowering(Lowering lowering, Selection.QueryBlock source, @Nullable List<Selection.Order> orders,
			@Nullable QueryScope parent, boolean outermost) {
		this.lowering = lowering;
		this.source = source;
		this.outermost = outermost;
		this.combined = orders == null;
		this.scope = new QueryScope(parent);
		this.expressions = new ExpressionLowering(lowering, this.scope);
		this.sources = new SourceLowering(lowering, this.scope, this.expressions);
		List<Selection.Order> known = (orders != null) ? orders : List.of();
		this.sources.lower(source, known);
		this.block = lower(known);
	}

	Selection.QueryBlock block() {
		return this.block;
	}

	List<Selection.Order> orders() {
		return this.orders;
	}

	List<ResultShape.Item> items() {
		return this.items;
	}

	/**
	 * What is to be loaded with items; joins that start from no item load nothing.
	 */
	List<SelectionLowering.Fetch> fetches() {
		List<SelectionLowering.Fetch> fetches = new ArrayList<>();
		this.sources.fetches().forEach((join) -> {
			for (int i = 0; i < this.terms.size(); i++) {
				if (this.terms.get(i).isRow() && this.terms.get(i).text().equals(join.variable())) {
					fetches.add(new SelectionLowering.Fetch(i, join.path()));
				}
			}
		});
		return fetches;
	}

	/**
	 * Whether results are to be found once, though rows find them more often.
	 */
	boolean isUnique() {
		return this.sources.isMultiplied() && this.items.size() == 1;
	}

	private Selection.QueryBlock lower(List<Selection.Order> orders) {
		Expression where = (this.source.where() != null) ? this.expressions.condition(this.source.where()) : null;
		if (this.source.items().isEmpty()) {
			this.items.add(root());
		}
		this.source.items().forEach((item) -> this.items.add(item(item)));
		List<Expression> groups = groups(orders);
		Expression having = (this.source.having() != null) ? this.expressions.condition(this.source.having()) : null;
		orders.forEach((order) -> this.orders.addAll(order(order)));
		for (Expression condition : this.scope.conditions()) {
			where = Lowering.and(where, condition);
		}
		boolean distinct = this.source.distinct() && !isUnique() && !isDistinct();
		return new Selection.QueryBlock(distinct, this.columns, this.scope.sources(), where, groups, having);
	}

	/**
	 * Whether each row is another result already.
	 */
	private boolean isDistinct() {
		Term root = this.scope.first();
		return this.terms.size() == 1 && this.terms.get(0) == root && root.isRow() && this.source.groupBy().isEmpty()
				&& this.scope.isSingle();
	}

	private ResultShape.Item root() {
		Selection.Source first = this.source.sources().get(0);
		Term root = Objects.requireNonNull(this.scope.find(first.variable()));
		this.terms.add(root);
		return new ResultShape.Item(null, shape(root, null, first.location()));
	}

	private ResultShape.Item item(Selection.Item item) {
		return new ResultShape.Item(item.alias(), shape(item.expression(), item.alias(), true));
	}

	private ResultShape shape(Expression expression, @Nullable String alias, boolean top) {
		if (this.outermost && expression instanceof Expression.Instance instance) {
			return instance(instance, top);
		}
		if (this.outermost && expression instanceof Expression.Call call && call.function() == ScalarFunction.ENTRY) {
			return entry(call, top);
		}
		Term term = this.expressions.any(expression, Meaning.UNKNOWN);
		if (term.meaning() instanceof Meaning.Plural) {
			term = elements(term, expression.location());
		}
		if (top) {
			this.terms.add(term);
		}
		return shape(term, this.combined ? alias : null, expression.location());
	}

	private ResultShape shape(Term term, @Nullable String alias, Location location) {
		Expression column = this.outermost ? this.expressions.whole(term, location) : term.expression();
		boolean row = this.outermost && term.meaning() instanceof Meaning.Entity && term.base() != null;
		this.columns.add(new Selection.Item(column, alias));
		return new ResultShape.Value(this.columns.size() - 1, term.meaning(), row);
	}

	private Term elements(Term collection, Location location) {
		List<String> path = List.of(collection.text().split("\\."));
		String variable = this.lowering.unique(collection.text());
		return this.sources
			.join(new Selection.Source(Selection.Source.Kind.INNER, path, null, variable, null, location), variable);
	}

	private ResultShape instance(Expression.Instance instance, boolean top) {
		EntityModel entity = this.lowering.find(instance.type());
		Class<?> type = (entity != null) ? entity.type() : this.lowering.load(instance.type());
		if (type == null) {
			throw this.lowering.failure(instance.location(),
					"no class '%s'; give the name with its package".formatted(instance.type()));
		}
		if (top) {
			this.terms.add(Term.of(instance, type));
		}
		List<ResultShape> arguments = instance.arguments()
			.stream()
			.map((member) -> shape(member, null, false))
			.toList();
		return new ResultShape.Instance(type, arguments);
	}

	private ResultShape entry(Expression.Call call, boolean top) {
		Term variable = this.expressions.lower(call.arguments().get(0));
		if (top) {
			this.terms.add(variable);
		}
		ResultShape key = shape(new Expression.Call(ScalarFunction.KEY, call.arguments(), call.location()), null,
				false);
		return new ResultShape.Entry(key, shape(variable, null, call.location()));
	}

	/**
	 * The item that an alias stands for, or {@code null}.
	 */
	private @Nullable Term aliased(Expression expression) {
		if (!(expression instanceof Expression.Path path) || path.names().size() > 1) {
			return null;
		}
		for (int i = 0; i < this.source.items().size(); i++) {
			if (path.names().get(0).equalsIgnoreCase(this.source.items().get(i).alias())) {
				return this.terms.get(i);
			}
		}
		return null;
	}

	/**
	 * What the rows of a group have in common. If that is the id of a row it is the whole
	 * row.
	 */
	private List<Expression> groups(List<Selection.Order> orders) {
		List<Expression> groups = new ArrayList<>();
		for (Expression expression : this.source.groupBy()) {
			Term aliased = aliased(expression);
			Term term = (aliased != null) ? aliased : this.expressions.lower(expression);
			groups.add(isWhole(term, expression, orders) ? this.expressions.whole(term, expression.location())
					: term.expression());
			if (term.meaning() instanceof Meaning.Entity && !groups.contains(term.expression())) {
				groups.add(term.expression());
			}
			if (isId(term)) {
				groups.add(new Expression.Path(List.of(term.requireBase().variable()), expression.location()));
			}
		}
		return groups;
	}

	/**
	 * Whether rows are grouped by what a reference leads to, and not by its id alone: the
	 * latter has a group of those that refer to nothing too.
	 */
	private boolean isWhole(Term term, Expression expression, List<Selection.Order> orders) {
		if (term.isRow() || !this.outermost || !(term.meaning() instanceof Meaning.Entity target)) {
			return this.outermost || term.isRow();
		}
		if (!(expression instanceof Expression.Path path)) {
			return true;
		}
		Mentions whole = new Mentions((names) -> isWhole(names, path.names(), target.entity().id()));
		return whole.inItems(this.source.items()) || whole.in(this.source.having()) || whole.inOrders(orders);
	}

	/**
	 * Whether names are those of a path, or go on from it with anything but the id.
	 */
	private static boolean isWhole(List<String> names, List<String> path, IdModel id) {
		int length = path.size();
		boolean same = names.size() >= length
				&& String.join(".", names.subList(0, length)).equalsIgnoreCase(String.join(".", path));
		return same && (names.size() == length
				|| id.attributes().stream().noneMatch((attribute) -> attribute.name().equals(names.get(length))));
	}

	private boolean isId(Term term) {
		Term.Base base = term.base();
		return base != null && base.entity() != null && !term.isRow()
				&& term.expression() instanceof Expression.Path path
				&& path.names().equals(List.of(base.variable(), this.lowering.rows().of(base.entity()).idPath()));
	}

	/**
	 * The item that stands at a position, or {@code null} if an expression is no number.
	 */
	private @Nullable Term positioned(Expression expression) {
		if (!(expression instanceof Expression.Literal literal) || !(literal.value() instanceof Integer position)) {
			return null;
		}
		if (position < 1 || position > this.terms.size()) {
			throw this.lowering.failure(expression.location(),
					"there is no item %d to order by; 'select' has %d".formatted(position, this.terms.size()));
		}
		return this.terms.get(position - 1);
	}

	private List<Selection.Order> order(Selection.Order order) {
		Term positioned = positioned(order.expression());
		Term aliased = (positioned != null) ? positioned : aliased(order.expression());
		Term term = (aliased != null) ? aliased : this.expressions.lower(order.expression());
		return parts(term).stream().map((part) -> new Selection.Order(part, order.ascending(), order.nulls())).toList();
	}

	/**
	 * What a value is ordered by: an entity by its id, an embeddable by its parts.
	 */
	private List<Expression> parts(Term term) {
		if (term.meaning() instanceof Meaning.Entity entity && entity.entity().id().idClass() != null) {
			return parts(new Term(term.expression(), new Meaning.Embedded(entity.entity().id().idClass()), term.text(),
					term.base(), term.link()));
		}
		if (term.meaning() instanceof Meaning.Entity entity
				&& entity.entity().id().single() instanceof EmbeddedModel id) {
			return parts(
					new Term(term.expression(), new Meaning.Embedded(id.embeddable()), term.text(), term.base(), null));
		}
		if (!(term.meaning() instanceof Meaning.Embedded embedded)) {
			return List.of(EnumColumns.of(term).expression());
		}
		List<Expression> parts = new ArrayList<>();
		for (AttributeModel attribute : embedded.embeddable().attributes()) {
			Expression part = term.column(attribute.name());
			if (attribute instanceof EmbeddedModel nested) {
				parts.addAll(parts(
						new Term(part, new Meaning.Embedded(nested.embeddable()), term.text(), term.base(), null)));
			}
			else if (attribute instanceof BasicModel basic) {
				parts.addAll(parts(Term.of(part, Meaning.of(basic))));
			}
		}
		return parts;
	}

}
