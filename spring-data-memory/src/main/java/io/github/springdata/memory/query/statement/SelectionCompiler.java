package io.github.springdata.memory.query.statement;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Expression;
import io.github.springdata.memory.query.Expression.Aggregate.Kind;
import io.github.springdata.memory.query.Selection;
import io.github.springdata.memory.store.index.Equality;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * Compiles selections.
 */
final class SelectionCompiler {

	private final Compilation compilation;

	SelectionCompiler(Compilation compilation) {
		this.compilation = compilation;
	}

	/**
	 * Compiles a selection.
	 * @param parent the variables of the selection around it, or {@code null}
	 */
	SelectionPlan compile(Selection selection, @Nullable Scope parent) {
		Scope outer = new Scope(parent);
		ExpressionCompiler numbers = new ExpressionCompiler(this.compilation, outer, null);
		Typed limit = number(numbers, selection.limit());
		Typed offset = number(numbers, selection.offset());
		BodyPlan body;
		List<OrderKey> order;
		Sort sort = null;
		SortVariables variables = SortVariables.NONE;
		if (selection.body() instanceof Selection.Block block) {
			Block compiled = new Block(block, parent);
			List<Selection.Order> orders = compiled.ofParts(selection.orders());
			order = compiled.order(orders);
			BlockPlan plan = compiled.plan();
			EntityStage scan = plan.scan();
			variables = compiled.sortVariables(plan);
			sort = (scan != null) ? compiled.sort(orders) : null;
			body = (scan != null && sort != null && sort.isSorted()) ? compiled.plan(scan.sorted(sort)) : plan;
		}
		else {
			body = body(selection.body(), parent);
			order = itemOrder(body, selection.orders());
		}
		String label = selection.orders()
			.stream()
			.map((o) -> o.expression() + (o.ascending() ? " asc" : " desc"))
			.collect(Collectors.joining(", "));
		return new SelectionPlan(body, order, sort, (limit != null) ? limit.evaluation() : null,
				(offset != null) ? offset.evaluation() : null, new SortResolver(body.items(), variables, label));
	}

	private @Nullable Typed number(ExpressionCompiler compiler, @Nullable Expression expression) {
		if (expression == null) {
			return null;
		}
		Typed number = compiler.compile(expression, Integer.class);
		if (number.isKnown() && !number.isNumber()) {
			throw this.compilation.failure(expression.location(), "expected a number of rows");
		}
		return number;
	}

	private BodyPlan body(Selection.Body body, @Nullable Scope parent) {
		if (body instanceof Selection.Block block) {
			return new Block(block, parent).plan();
		}
		Selection.Combination combination = (Selection.Combination) body;
		BodyPlan left = body(combination.left(), parent);
		BodyPlan right = body(combination.right(), parent);
		requireEquality(combination, left);
		requireEquality(combination, right);
		return new CombinationPlan(combination.kind(), combination.all(), left, right,
				items(combination, left.items(), right.items()));
	}

	private void requireEquality(Selection.Combination combination, BodyPlan side) {
		boolean compared = !combination.all() || combination.kind() != Selection.Combination.Kind.UNION;
		for (ResultItem item : side.items()) {
			if (compared && item.entity() == null && !Equality.isPossible(item.type())) {
				throw this.compilation.failure(combination.location(), "results with '%s' cannot be compared: %s"
					.formatted(item.name(), Equality.reason(item.type())));
			}
		}
	}

	private List<ResultItem> items(Selection.Combination combination, List<ResultItem> left, List<ResultItem> right) {
		if (left.size() != right.size()) {
			throw this.compilation.failure(combination.location(),
					"both sides must have the same number of items, but have %d and %d".formatted(left.size(),
							right.size()));
		}
		List<ResultItem> items = new ArrayList<>();
		for (int i = 0; i < left.size(); i++) {
			items.add(item(combination, left.get(i), right.get(i), i));
		}
		return items;
	}

	private ResultItem item(Selection.Combination combination, ResultItem left, ResultItem right, int index) {
		boolean numbers = Number.class.isAssignableFrom(left.type()) && Number.class.isAssignableFrom(right.type());
		boolean same = left.type() == right.type() && left.entity() == right.entity();
		boolean unknown = (left.type() == Object.class || right.type() == Object.class)
				&& left.entity() == right.entity();
		if (!numbers && !same && !unknown) {
			throw this.compilation.failure(combination.location(),
					"item %d must have the same type on both sides, not %s and %s".formatted(index + 1,
							left.type().getSimpleName(), right.type().getSimpleName()));
		}
		Class<?> type = numbers ? Numbers.promote(left.type(), right.type()) : same ? left.type() : Object.class;
		return new ResultItem(left.name(), type, left.entity(), false);
	}

	private List<OrderKey> itemOrder(BodyPlan body, List<Selection.Order> orders) {
		List<OrderKey> keys = new ArrayList<>();
		for (Selection.Order order : orders) {
			int item = -1;
			for (int i = 0; i < body.items().size(); i++) {
				item = order.expression().toString().equals(body.items().get(i).name()) ? i : item;
			}
			if (item < 0) {
				throw this.compilation.failure(order.expression().location(),
						"the results of a set operation are ordered by the names of their items, %s, not by '%s'"
							.formatted(body.items().stream().map(ResultItem::name).toList(), order.expression()));
			}
			keys.add(key(order, item, null));
		}
		return keys;
	}

	private static OrderKey key(Selection.Order order, int item, @Nullable Evaluation evaluation) {
		return new OrderKey(item, evaluation, order.ascending(), nullsFirst(order), false);
	}

	private static boolean nullsFirst(Selection.Order order) {
		return switch (order.nulls()) {
			case NATIVE -> order.ascending();
			case NULLS_FIRST -> true;
			case NULLS_LAST -> false;
		};
	}

	/**
	 * Whether values can be handed out, as nobody can change them.
	 */
	private static boolean isShareable(Typed value, Expression expression) {
		Class<?> type = value.type();
		return value.entity() != null || type == String.class || type == Boolean.class || type == Character.class
				|| type == UUID.class || type == Class.class || type.isEnum() || Enum.class.isAssignableFrom(type)
				|| (Number.class.isAssignableFrom(type) && Comparable.class.isAssignableFrom(type))
				|| Temporal.class.isAssignableFrom(type)
				|| (type == Object.class && !(expression instanceof Expression.Path));
	}

	/**
	 * A block that is being compiled.
	 */
	private final class Block {

		private final Selection.Block block;

		private final List<Selection.Item> items;

		private final Scope scope;

		private final AggregateSlots aggregates = new AggregateSlots(SelectionCompiler.this.compilation);

		private final ExpressionCompiler plain;

		private final ExpressionCompiler grouped;

		private final SourceCompiler sources;

		private final List<Typed> values = new ArrayList<>();

		private final List<Typed> keys = new ArrayList<>();

		private final @Nullable Typed having;

		private final List<Typed> orderValues = new ArrayList<>();

		private final List<Expression> groupBy = new ArrayList<>();

		private final List<Expression> orders = new ArrayList<>();

		Block(Selection.Block block, @Nullable Scope parent) {
			Compilation compilation = SelectionCompiler.this.compilation;
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

		private Typed groupKey(Expression expression) {
			Typed key = this.plain.compile(expression);
			SelectionCompiler.this.compilation.requireEquality(key, expression);
			return key;
		}

		private static Selection.Item root(Selection.Block block) {
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
			return orders.stream()
				.flatMap((order) -> OrderParts.of(order, unaliased(order.expression()), paths))
				.toList();
		}

		List<OrderKey> order(List<Selection.Order> orders) {
			List<OrderKey> keys = new ArrayList<>();
			for (Selection.Order order : orders) {
				Expression expression = unaliased(order.expression());
				int item = ordered(item(expression));
				if (item < 0 && this.block.distinct() && !isDecided(expression)) {
					throw SelectionCompiler.this.compilation.failure(order.expression().location(),
							"distinct results are ordered by what is selected, not by '%s'"
								.formatted(order.expression()));
				}
				Typed value = (item < 0) ? this.grouped.compile(expression) : this.values.get(item);
				SelectionCompiler.this.compilation.requireOrdered(value, order.expression());
				this.orders.add(expression);
				this.orderValues.add(value);
				keys.add(key(order, item, (item < 0) ? value.evaluation() : null));
			}
			return keys;
		}

		/**
		 * Whether what is selected has one value of an expression only: it is made of
		 * items, and of properties of entities that are items.
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
		SortVariables sortVariables(BlockPlan plan) {
			List<Variable> usable = this.scope.variables()
				.stream()
				.filter((variable) -> variable.entity() != null)
				.filter((variable) -> (plan.grouping() != null) ? isKey(variable)
						: !plan.distinct() || isSelected(variable))
				.toList();
			return SortVariables.of(this.scope.first(), usable, plan.grouping() == null);
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
		 * The position of an item, or -1 if its values have an order only in the form
		 * that they are stored in.
		 */
		private int ordered(int item) {
			Typed value = (item < 0 || this.block.distinct()) ? null : this.values.get(item);
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
			boolean single = reader != null && !reader.isMultiValued()
					&& Comparable.class.isAssignableFrom(reader.type());
			return single ? reader : null;
		}

		/**
		 * An item, which callers get as they know it, also if it is stored in another
		 * form.
		 */
		private Typed item(Expression expression, boolean outermost) {
			Paths.Target target = (outermost && expression instanceof Expression.Path path)
					? this.plain.paths().find(path) : null;
			PathReader reader = (target != null) ? target.reader() : null;
			Typed value = (target != null && reader != null && reader.leaf().getName().equals(name(expression)))
					? target.value() : null;
			return (value != null) ? value : this.grouped.compile(expression);
		}

		BlockPlan plan() {
			return plan(this.sources.stages());
		}

		BlockPlan plan(EntityStage stage) {
			return plan(List.of(stage));
		}

		private BlockPlan plan(List<Stage> stages) {
			boolean copies = !areShareable();
			if (copies) {
				stages.forEach((stage) -> {
					if (stage instanceof EntityStage rows) {
						rows.deliverCopies();
					}
				});
			}
			boolean isGrouped = !this.keys.isEmpty() || !this.aggregates.isEmpty() || this.having != null;
			if (isGrouped) {
				checkGroups();
			}
			Grouping grouping = isGrouped ? new Grouping(this.keys, this.aggregates.all(), this.having,
					this.groupBy.stream().map(Expression::toString).collect(Collectors.joining(", "))) : null;
			return new BlockPlan(stages, grouping, (isGrouped && this.keys.isEmpty()) ? indexed(stages) : null,
					this.values, resultItems(), isDistinct(stages), copies, outer());
		}

		/**
		 * Whether equal results can occur and are to be dropped. The rows of one entity
		 * are distinct.
		 */
		private boolean isDistinct(List<Stage> stages) {
			boolean rows = stages.size() == 1 && this.values.stream().anyMatch((value) -> value.entity() != null);
			if (!this.block.distinct() || rows) {
				return false;
			}
			for (int i = 0; i < this.items.size(); i++) {
				SelectionCompiler.this.compilation.requireEquality(this.values.get(i), this.items.get(i).expression());
			}
			return true;
		}

		private boolean areShareable() {
			for (int i = 0; i < this.values.size(); i++) {
				if (!isShareable(this.values.get(i), this.items.get(i).expression())) {
					return false;
				}
			}
			return true;
		}

		private void checkGroups() {
			GroupCheck check = new GroupCheck(SelectionCompiler.this.compilation, this.scope, this.plain.paths(),
					this.groupBy);
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
				Typed value = this.values.get(i);
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
			for (List<Typed> typed : List.of(this.values, this.keys, this.orderValues)) {
				read |= typed.stream().mapToLong(Typed::slots).reduce(0, (a, b) -> a | b);
			}
			read |= (this.having != null) ? this.having.slots() : 0;
			return (read | this.sources.reads()) & ~own & ~Typed.TABLES;
		}

		private @Nullable IndexedAggregates indexed(List<Stage> stages) {
			if (stages.size() != 1 || !(stages.get(0) instanceof EntityStage stage) || !stage.isPlain()) {
				return null;
			}
			List<IndexedAggregates.Part> parts = new ArrayList<>();
			for (Expression.Aggregate aggregate : this.aggregates.expressions()) {
				IndexedAggregates.Part part = part(aggregate, stage);
				if (part == null) {
					return null;
				}
				parts.add(part);
			}
			return new IndexedAggregates(stage, parts);
		}

		private IndexedAggregates.@Nullable Part part(Expression.Aggregate aggregate, EntityStage stage) {
			PathReader reader = property(aggregate.argument());
			int slot = this.aggregates.slotOf(aggregate);
			if (aggregate.kind() == Kind.COUNT && !aggregate.distinct()) {
				boolean all = aggregate.argument() instanceof Expression.Literal
						|| (this.plain.compile(aggregate.argument()).entity() != null);
				Pushdown rows = (reader != null) ? stage.pushdown().and(notNull(reader)) : stage.pushdown();
				return (all || reader != null) ? new IndexedAggregates.Part(slot, Kind.COUNT, rows, reader) : null;
			}
			if (reader == null || !(aggregate.kind() == Kind.MIN || aggregate.kind() == Kind.MAX)) {
				return null;
			}
			Sort sort = Sort.by((aggregate.kind() == Kind.MIN) ? Sort.Direction.ASC : Sort.Direction.DESC,
					reader.path());
			return new IndexedAggregates.Part(slot, aggregate.kind(),
					stage.pushdown().and(notNull(reader)).sorted(sort), reader);
		}

		private static Criteria notNull(PathReader reader) {
			return Criteria.where(reader.path()).isNotNull();
		}

	}

}
