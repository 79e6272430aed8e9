package io.github.springdata.memory.query.statement;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.execution.GroupStep;
import io.github.springdata.memory.query.execution.IndexedAggregate;
import io.github.springdata.memory.query.execution.ResultColumn;
import io.github.springdata.memory.query.execution.SelectPlan;
import io.github.springdata.memory.query.execution.SelectionPlan;
import io.github.springdata.memory.query.execution.SortKey;
import io.github.springdata.memory.query.syntax.Expression.Aggregate.Kind;
import io.github.springdata.memory.query.predicate.RowOrder;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Selection;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * Compiler of one block of a selection: its sources, conditions, groups, items and order.
 */
final class QueryBlockCompiler {

	private final Compilation compilation;

	private final Selection.QueryBlock block;

	private final List<Selection.Item> items;

	private final Scope scope;

	private final AggregateSlots aggregates;

	private final ExpressionCompiler plain;

	private final ExpressionCompiler grouped;

	private final SourceCompiler sources;

	private final List<TypedExpression> values = new ArrayList<>();

	private final List<TypedExpression> keys = new ArrayList<>();

	private final @Nullable TypedExpression having;

	private final List<TypedExpression> orderValues = new ArrayList<>();

	private final List<Expression> groupBy = new ArrayList<>();

	private final List<Expression> orders = new ArrayList<>();

	private @Nullable RowSource ordered;

	private boolean dropsEqual;

	QueryBlockCompiler(Compilation compilation, Selection.QueryBlock block, @Nullable Scope parent) {
		this.compilation = compilation;
		this.aggregates = new AggregateSlots(compilation);
		this.block = block;
		this.scope = new Scope(parent);
		this.sources = new SourceCompiler(compilation, this.scope);
		block.sources().forEach(this.sources::declare);
		this.items = block.items().isEmpty() ? List.of(root(block)) : block.items();
		this.plain = new ExpressionCompiler(compilation, this.scope, null);
		this.grouped = new ExpressionCompiler(compilation, this.scope, this.aggregates);
		this.sources.where(block.where());
		this.items.forEach((item) -> this.values.add(item(item.expression(), parent == null)));
		block.groupBy().forEach((key) -> this.groupBy.add(unaliased(key)));
		this.groupBy.forEach((key) -> this.keys.add(groupKey(key)));
		this.having = (block.having() != null) ? this.grouped.condition(block.having()) : null;
	}

	private TypedExpression groupKey(Expression expression) {
		TypedExpression key = this.plain.compile(expression);
		this.compilation.requireEquality(key, expression);
		return key;
	}

	private static Selection.Item root(Selection.QueryBlock block) {
		Selection.Source first = block.sources().get(0);
		return new Selection.Item(new Expression.Path(List.of(first.variable()), first.location()), null);
	}

	/**
	 * The item that an alias stands for, where it is not a property.
	 */
	private Expression unaliased(Expression expression) {
		if (!(expression instanceof Expression.Path path) || path.names().size() > 1) {
			return expression;
		}
		return this.items.stream()
			.filter((item) -> path.names().get(0).equals(item.alias()))
			.map(Selection.Item::expression)
			.findFirst()
			.orElse(expression);
	}

	/**
	 * The orders, in which the parts of an id stand for one that has no order itself.
	 */
	List<Selection.Order> ofParts(List<Selection.Order> orders) {
		Paths paths = this.plain.paths();
		return orders.stream().flatMap((order) -> OrderParts.of(order, unaliased(order.expression()), paths)).toList();
	}

	List<SortKey> order(List<Selection.Order> orders) {
		List<SortKey> keys = new ArrayList<>();
		for (Selection.Order order : orders) {
			Expression expression = unaliased(order.expression());
			int item = ordered(item(expression));
			if (item < 0 && this.block.distinct() && !isDecided(expression)) {
				throw this.compilation.failure(order.expression().location(),
						"distinct results are ordered by what is selected, not by '%s'".formatted(order.expression()));
			}
			TypedExpression value = (item < 0) ? this.grouped.compile(expression) : this.values.get(item);
			this.compilation.requireOrdered(value, order.expression());
			this.orders.add(expression);
			this.orderValues.add(value);
			keys.add(key(order, item, (item < 0) ? value.evaluator() : null));
		}
		return keys;
	}

	/**
	 * Whether what is selected has one value of an expression only: it is made of items,
	 * and of properties of entities that are items.
	 */
	private boolean isDecided(Expression expression) {
		if (item(expression) >= 0) {
			return true;
		}
		Paths.Target target = (expression instanceof Expression.Path path) ? this.plain.paths().find(path) : null;
		if (target != null) {
			return isSelected(target.variable());
		}
		boolean constant = expression instanceof Expression.Literal || expression instanceof Expression.Parameter;
		return constant
				|| (!expression.children().isEmpty() && expression.children().stream().allMatch(this::isDecided));
	}

	/**
	 * The variables that an order of the call can be by: each result has one value of
	 * them only.
	 */
	SortVariables sortVariables() {
		boolean grouped = isGrouped();
		List<Variable> usable = this.scope.variables()
			.stream()
			.filter((variable) -> variable.entity() != null)
			.filter((variable) -> grouped ? isKey(variable) : !this.dropsEqual || isSelected(variable))
			.toList();
		return SortVariables.of(this.scope.first(), usable, !grouped);
	}

	private boolean isKey(Variable variable) {
		return this.groupBy.stream().anyMatch((key) -> {
			Paths.Target target = (key instanceof Expression.Path path) ? this.plain.paths().find(path) : null;
			return target != null && target.reader() == null && target.variable() == variable;
		});
	}

	private boolean isSelected(@Nullable Variable variable) {
		return this.items.stream()
			.map(Selection.Item::expression)
			.anyMatch((item) -> item instanceof Expression.Path path && path.names().size() == 1
					&& this.plain.paths().require(path).typed().entity() != null
					&& this.plain.paths().require(path).variable() == variable);
	}

	/**
	 * The position of an item, or -1 if its values have an order only in the form that
	 * they are stored in.
	 */
	private int ordered(int item) {
		TypedExpression value = (item < 0 || this.block.distinct()) ? null : this.values.get(item);
		boolean other = value != null && value.isKnown() && !Comparable.class.isAssignableFrom(value.type());
		return other ? -1 : item;
	}

	private int item(Expression expression) {
		for (int i = 0; i < this.items.size(); i++) {
			if (this.items.get(i).expression().equals(expression)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * The order as one of properties of the first entity, or {@code null}.
	 */
	@Nullable Sort sort(List<Selection.Order> orders) {
		List<Sort.Order> result = new ArrayList<>();
		for (int i = 0; i < orders.size(); i++) {
			PathReader reader = property(this.orders.get(i));
			if (reader == null) {
				return null;
			}
			Sort.Direction direction = orders.get(i).ascending() ? Sort.Direction.ASC : Sort.Direction.DESC;
			result.add(new Sort.Order(direction, reader.path()).with(orders.get(i).nulls()));
		}
		return Sort.by(result);
	}

	private @Nullable PathReader property(Expression expression) {
		Paths.Target target = (expression instanceof Expression.Path path) ? this.plain.paths().find(path) : null;
		PathReader reader = (target != null && target.variable() == this.scope.first()) ? target.reader() : null;
		boolean single = reader != null && !reader.isMultiValued() && Comparable.class.isAssignableFrom(reader.type());
		return single ? reader : null;
	}

	/**
	 * An item, which callers get in their own form, also if it is stored in another form.
	 */
	private TypedExpression item(Expression expression, boolean outermost) {
		Paths.Target target = (outermost && expression instanceof Expression.Path path) ? this.plain.paths().find(path)
				: null;
		PathReader reader = (target != null) ? target.reader() : null;
		TypedExpression value = (target != null && reader != null && reader.leaf().getName().equals(name(expression)))
				? target.value() : null;
		return (value != null) ? value : this.grouped.compile(expression);
	}

	/**
	 * Compiles the block.
	 * @param orders the order of its results, in which the only source may deliver them;
	 * {@code null} if nobody asks for an order
	 */
	Body compile(@Nullable List<Selection.Order> orders) {
		List<CompiledSource> compiled = orderedByRows(this.sources.compile(), orders);
		boolean isGrouped = isGrouped();
		if (isGrouped) {
			checkGroups();
		}
		GroupStep group = isGrouped ? group() : null;
		this.dropsEqual = isDistinct(compiled);
		SelectPlan plan = SelectionPlan.block(compiled.stream().map(CompiledSource::step).toList(), group,
				(isGrouped && this.keys.isEmpty()) ? indexed(compiled) : List.of(), columns(), this.dropsEqual);
		return new Body(plan, resultItems(), outer());
	}

	private boolean isGrouped() {
		return !this.keys.isEmpty() || !this.aggregates.isEmpty() || this.having != null;
	}

	private GroupStep group() {
		return new GroupStep(this.keys.stream().map((key) -> key.identity().evaluator()).toList(),
				this.aggregates.all(), (this.having != null) ? this.having.evaluator() : null,
				this.groupBy.stream().map(Expression::toString).collect(Collectors.joining(", ")));
	}

	/**
	 * Lets the only source deliver its rows in the order of the results, if it can.
	 */
	private List<CompiledSource> orderedByRows(List<CompiledSource> compiled, @Nullable List<Selection.Order> orders) {
		boolean simple = compiled.size() == 1 && !isGrouped() && !isDistinct(compiled);
		RowSource only = (simple && compiled.get(0) instanceof RowSource source && source.first()) ? source : null;
		Sort sort = (only != null && orders != null) ? sort(orders) : null;
		this.ordered = (only != null && sort != null) ? only.sorted(sort) : null;
		return (this.ordered != null) ? List.of(this.ordered) : compiled;
	}

	boolean isOrderedByRows() {
		return this.ordered != null;
	}

	/**
	 * The only source, if each of its rows is one result, in an order of its properties.
	 */
	@Nullable RowSource rows() {
		return (this.ordered != null && this.ordered.isPlain()) ? this.ordered : null;
	}

	private List<ResultColumn> columns() {
		List<ResultColumn> columns = new ArrayList<>();
		for (int i = 0; i < this.values.size(); i++) {
			TypedExpression value = this.values.get(i);
			MemoryPersistentEntity<?> entity = value.entity();
			columns.add(new ResultColumn(value.evaluator(),
					isHandedOut(value, this.items.get(i).expression()) ? null : this.compilation.copier(),
					(entity != null) ? entity.getIdReader() : null));
		}
		return columns;
	}

	/**
	 * Whether values can be handed out. A number may be one of its operands, whose type
	 * is another.
	 */
	private boolean isHandedOut(TypedExpression value, Expression expression) {
		boolean number = Number.class.isAssignableFrom(value.type());
		return isShareable(value, expression) && !(number && hasMutableNumber(expression));
	}

	private boolean hasMutableNumber(Expression expression) {
		Paths.Target target = (expression instanceof Expression.Path path) ? this.plain.paths().find(path) : null;
		if (target != null) {
			Class<?> type = target.typed().type();
			return Number.class.isAssignableFrom(type) && !Comparable.class.isAssignableFrom(type);
		}
		return expression.children().stream().anyMatch(this::hasMutableNumber);
	}

	/**
	 * Whether equal results can occur and are to be dropped. The rows of one entity are
	 * distinct.
	 */
	private boolean isDistinct(List<CompiledSource> compiled) {
		boolean rows = compiled.size() == 1 && this.values.stream().anyMatch((value) -> value.entity() != null);
		if (!this.block.distinct() || rows) {
			return false;
		}
		for (int i = 0; i < this.items.size(); i++) {
			this.compilation.requireEquality(this.values.get(i), this.items.get(i).expression());
		}
		return true;
	}

	private void checkGroups() {
		GroupCheck check = new GroupCheck(this.compilation, this.scope, this.plain.paths(), this.groupBy);
		this.items.forEach((item) -> check.check(item.expression()));
		this.orders.forEach(check::check);
		if (this.block.having() != null) {
			check.check(this.block.having());
		}
	}

	private List<ResultItem> resultItems() {
		List<ResultItem> result = new ArrayList<>();
		for (int i = 0; i < this.values.size(); i++) {
			Selection.Item item = this.items.get(i);
			PathReader property = property(item.expression());
			String path = (property != null) ? property.path() : null;
			String name = (item.alias() != null) ? item.alias() : name(item.expression());
			TypedExpression value = this.values.get(i);
			result.add(new ResultItem(name, value.type(), value.entity(), path != null && path.equals(name)));
		}
		return result;
	}

	private static @Nullable String name(Expression expression) {
		return (expression instanceof Expression.Path path) ? path.names().get(path.names().size() - 1) : null;
	}

	/**
	 * The slots of enclosing selections that anything here reads.
	 */
	private long outer() {
		long own = this.scope.own() | this.aggregates.own();
		long read = 0;
		for (List<TypedExpression> typed : List.of(this.values, this.keys, this.orderValues)) {
			read |= typed.stream().mapToLong(TypedExpression::slots).reduce(0, (a, b) -> a | b);
		}
		read |= (this.having != null) ? this.having.slots() : 0;
		return (read | this.sources.reads()) & ~own & ~TypedExpression.TABLES;
	}

	/**
	 * The aggregates of all rows of a table, if indexes may have all of them.
	 */
	private List<IndexedAggregate> indexed(List<CompiledSource> compiled) {
		if (compiled.size() != 1 || !(compiled.get(0) instanceof RowSource source) || !source.isPlain()) {
			return List.of();
		}
		List<IndexedAggregate> indexed = new ArrayList<>();
		for (Expression.Aggregate aggregate : this.aggregates.expressions()) {
			IndexedAggregate served = indexed(aggregate, source);
			if (served == null) {
				return List.of();
			}
			indexed.add(served);
		}
		return indexed;
	}

	private @Nullable IndexedAggregate indexed(Expression.Aggregate aggregate, RowSource source) {
		PathReader reader = property(aggregate.argument());
		int slot = this.aggregates.slotOf(aggregate);
		if (aggregate.kind() == Kind.COUNT && !aggregate.distinct()) {
			boolean all = aggregate.argument() instanceof Expression.Literal
					|| (this.plain.compile(aggregate.argument()).entity() != null);
			RowSource rows = (reader != null) ? source.and(notNull(reader)) : source;
			return (all || reader != null) ? new IndexedAggregate(slot, rows.prepare(), null) : null;
		}
		if (reader == null || !(aggregate.kind() == Kind.MIN || aggregate.kind() == Kind.MAX)) {
			return null;
		}
		Sort sort = Sort.by((aggregate.kind() == Kind.MIN) ? Sort.Direction.ASC : Sort.Direction.DESC, reader.path());
		return new IndexedAggregate(slot, source.and(notNull(reader)).sorted(sort).prepare(), reader);
	}

	private static Criteria notNull(PathReader reader) {
		return Criteria.where(reader.path()).isNotNull();
	}

	static SortKey key(Selection.Order order, int item, @Nullable Evaluator evaluation) {
		boolean nullsFirst = RowOrder.isNullsFirst(order.nulls(), order.ascending());
		return new SortKey(item, evaluation, order.ascending(), nullsFirst, false);
	}

	/**
	 * Whether values can be handed out, as nobody can change them.
	 */
	private static boolean isShareable(TypedExpression value, Expression expression) {
		Class<?> type = value.type();
		return value.entity() != null || type == String.class || type == Boolean.class || type == Character.class
				|| type == UUID.class || type == Class.class || type.isEnum() || Enum.class.isAssignableFrom(type)
				|| (Number.class.isAssignableFrom(type) && Comparable.class.isAssignableFrom(type))
				|| Temporal.class.isAssignableFrom(type)
				|| (type == Object.class && expression instanceof Expression.Parameter);
	}

	/**
	 * Finder of results, before they are ordered.
	 *
	 * @param plan finds them
	 * @param items what they consist of
	 * @param outer the slots of enclosing selections that are read
	 */
	record Body(SelectPlan plan, List<ResultItem> items, long outer) {

	}

}
