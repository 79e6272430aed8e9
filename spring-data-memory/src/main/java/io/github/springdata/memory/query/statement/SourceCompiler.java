package io.github.springdata.memory.query.statement;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.RowTest;
import io.github.springdata.memory.query.execution.Evaluator;
import io.github.springdata.memory.query.execution.JoinConditions;
import io.github.springdata.memory.query.execution.JoinKey;
import io.github.springdata.memory.query.execution.JoinStep;
import io.github.springdata.memory.query.execution.Tuple;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection.Source;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.store.index.Equality;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.core.TypeInformation;

/**
 * Compiler of the sources of a selection, which gives every condition to the first of
 * them that can test it.
 */
final class SourceCompiler {

	private final Compilation compilation;

	private final Scope scope;

	private final ExpressionCompiler expressions;

	private final List<Declared> declared = new ArrayList<>();

	private final List<Conjunct> pending = new ArrayList<>();

	private long reads;

	SourceCompiler(Compilation compilation, Scope scope) {
		this.compilation = compilation;
		this.scope = scope;
		this.expressions = new ExpressionCompiler(compilation, scope, null);
	}

	/**
	 * A source with its variable.
	 *
	 * @param path the collection that it takes the elements of, the object that it is, or
	 * the reference that it follows; {@code null} for an entity
	 * @param on the conditions of the join
	 */
	private record Declared(Source source, Variable variable, Paths.@Nullable Target path, List<Conjunct> on) {

		boolean isLeft() {
			return this.source.kind() == Source.Kind.LEFT;
		}

	}

	/**
	 * A condition of a conjunction.
	 */
	private record Conjunct(Expression expression, TypedExpression typed) {

	}

	/**
	 * Adds a variable for a source.
	 */
	void declare(Source source) {
		refuse(source);
		Paths.Target path = path(source);
		Variable variable = (path != null) ? joined(source, path) : row(source, source.target());
		if (!this.scope.add(variable)) {
			throw this.compilation.failure(source.location(),
					source.variable().equals(Selection.THIS)
							? "expected a variable after '%s', to set it apart from the source before"
								.formatted(String.join(".", source.target()))
							: "variable '%s' is used twice".formatted(source.variable()));
		}
		List<Conjunct> on = conjuncts(source.on());
		Declared declared = new Declared(source, variable, path, on);
		if (source.kind() == Source.Kind.RIGHT) {
			declared = turned(declared);
		}
		if (declared.isLeft()) {
			requireUnlinked(on);
		}
		else {
			this.pending.addAll(on);
			declared = new Declared(source, variable, path, List.of());
		}
		this.declared.add(declared);
	}

	private void refuse(Source source) {
		if (source.fetch()) {
			throw this.compilation.failure(source.location(),
					"fetch joins are not supported: entities are always read whole; leave out the join");
		}
		if (source.kind() == Source.Kind.FULL) {
			throw this.compilation.failure(source.location(),
					"full joins are not supported; use a left join, and find the rows without a match by another text with 'not exists'");
		}
		if (source.origin() != null && elements(source) == null) {
			throw this.compilation.failure(source.location(),
					"a join cannot start behind '%s'; join that first, and go on from its variable"
						.formatted(source.origin()));
		}
	}

	/**
	 * A right join as the left join of the other side: the rows that it keeps come first.
	 */
	private Declared turned(Declared right) {
		Declared left = (this.declared.size() == 1) ? this.declared.get(0) : null;
		if (left == null || left.path() != null || right.path() != null) {
			throw this.compilation.failure(right.source().location(),
					"a right join must be the first join, and of an entity, as in 'from A a right join B b on ..'; turn it round, and use a left join");
		}
		this.declared.set(0, new Declared(as(Source.Kind.ROOT, right.source()), right.variable(), null, List.of()));
		return new Declared(as(Source.Kind.LEFT, left.source()), left.variable(), null, right.on());
	}

	private static Source as(Source.Kind kind, Source source) {
		return new Source(kind, source.target(), null, source.variable(), null, source.location());
	}

	private void requireUnlinked(List<Conjunct> conditions) {
		for (Conjunct condition : conditions) {
			if ((condition.typed().slots() & this.scope.linked()) != 0) {
				throw this.compilation.failure(condition.expression().location(),
						"a path over a reference cannot stand in the condition of a left join: '%s'; join the reference itself first, or use a subquery"
							.formatted(condition.expression()));
			}
		}
	}

	private Paths.@Nullable Target path(Source source) {
		Expression.Path elements = elements(source);
		if (elements == null && (source.target().size() < 2 || !isVariable(source.target()))) {
			return null;
		}
		Paths.Target target = this.expressions.paths()
			.require((elements != null) ? elements : new Expression.Path(source.target(), source.location()));
		if (source.kind() == Source.Kind.LEFT && this.scope.linkOf(target.variable()) != null) {
			throw this.compilation.failure(source.location(),
					"a left join cannot start behind a reference: '%s'; join the reference before it, and go on from its variable"
						.formatted(String.join(".", source.target())));
		}
		this.reads |= target.typed().slots();
		return target;
	}

	/**
	 * The collection whose elements are joined as they are, {@code value(x.items)}, also
	 * if they are references.
	 */
	private static Expression.@Nullable Path elements(Source source) {
		boolean elements = source.target().isEmpty() && source.origin() instanceof Expression.Call call
				&& call.function() == ScalarFunction.VALUE;
		Expression operand = elements ? Objects.requireNonNull(source.origin()).children().get(0) : null;
		return (operand instanceof Expression.Path path) ? path : null;
	}

	/**
	 * Whether a path starts with a variable, and so is no name of an entity.
	 */
	private boolean isVariable(List<String> names) {
		return this.scope.find(names.get(0)) != null
				|| (this.compilation.known(String.join(".", names)) == null && this.scope.respell(names.get(0)));
	}

	private Variable joined(Source source, Paths.Target path) {
		MemoryPersistentEntity<?> referenced = (elements(source) != null) ? null : referenced(path);
		if (referenced != null) {
			Class<?> type = treated(source, referenced.getType());
			return this.compilation.variable(source.variable(), this.compilation.context().getEntity(type),
					source.location());
		}
		TypedExpression value = path.typed();
		if (path.reader() != null && Compilation.isCollection(value.type())) {
			return element(source, path.reader());
		}
		if (path.reader() == null || this.compilation.context().getPersistentEntity(value.type()) == null) {
			throw this.compilation.failure(source.location(), "'%s' must be a collection or a reference, but is a %s"
				.formatted(String.join(".", source.target()), value.typeName()));
		}
		return variable(source, treated(source, value.type()), path.reader().leaf().getTypeInformation());
	}

	private Variable variable(Source source, Class<?> type, TypeInformation<?> container) {
		return new Variable(source.variable(), this.compilation.allocate(source.location()), type,
				this.compilation.context().getPersistentEntity(type), container);
	}

	private Variable element(Source source, PathReader collection) {
		TypeInformation<?> container = collection.leaf().getTypeInformation();
		while (container.getType() == Optional.class) {
			container = container.getRequiredComponentType();
		}
		TypeInformation<?> element = container.isMap() ? container.getMapValueType() : container.getComponentType();
		boolean nested = element == null || Compilation.isCollection(element.getType());
		Class<?> type = treated(source, nested ? Object.class : collection.type());
		return variable(source, type, container);
	}

	private Class<?> treated(Source source, Class<?> type) {
		return (source.subclass() != null)
				? new TypeNames(this.compilation).subclass(source.subclass(), type, source.location()) : type;
	}

	private @Nullable MemoryPersistentEntity<?> referenced(Paths.Target path) {
		return (path.reader() != null) ? this.compilation.referenced(path.reader()) : null;
	}

	private Variable row(Source source, List<String> name) {
		return this.compilation.variable(source.variable(),
				this.compilation.entity(String.join(".", name), source.location()), source.location());
	}

	private List<Conjunct> conjuncts(@Nullable Expression condition) {
		List<Conjunct> conjuncts = new ArrayList<>();
		if (condition instanceof Expression.Junction and && and.all()) {
			and.operands().forEach((operand) -> conjuncts.addAll(conjuncts(operand)));
		}
		else if (condition != null) {
			TypedExpression typed = this.expressions.condition(condition);
			this.reads |= typed.slots();
			conjuncts.add(new Conjunct(condition, typed));
		}
		return conjuncts;
	}

	/**
	 * The slots that conditions, collections and references read.
	 */
	long reads() {
		return this.scope.links()
			.stream()
			.mapToLong((link) -> link.parent().bit())
			.reduce(this.reads, (read, bit) -> read | bit);
	}

	/**
	 * Adds what rows have to meet.
	 */
	void where(@Nullable Expression condition) {
		this.pending.addAll(conjuncts(condition));
	}

	/**
	 * Compiles the sources, once all is declared, and all paths are known.
	 */
	List<CompiledSource> compile() {
		List<CompiledSource> sources = new ArrayList<>();
		long later = this.scope.own();
		for (Declared source : linked()) {
			later &= ~source.variable().bit();
			long missing = later;
			List<Conjunct> available = this.pending.stream()
				.filter((conjunct) -> (conjunct.typed().slots() & missing) == 0)
				.toList();
			this.pending.removeAll(available);
			sources.add((source.path() != null && !source.variable().row())
					? elements(source, source.path().typed(), available)
					: rows(source, available, sources.isEmpty() && this.scope.parent() == null));
		}
		return sources;
	}

	/**
	 * The sources with the rows that references lead to, right after those that they
	 * start from.
	 */
	private List<Declared> linked() {
		List<Declared> all = new ArrayList<>();
		List<Variable> own = new ArrayList<>(this.declared.stream().map(Declared::variable).toList());
		this.scope.links().stream().map(Scope.Link::variable).forEach(own::add);
		this.scope.links()
			.stream()
			.filter((link) -> !own.contains(link.parent()))
			.forEach((link) -> addLinked(all, declared(link)));
		this.declared.forEach((source) -> addLinked(all, source));
		return all;
	}

	private void addLinked(List<Declared> all, Declared source) {
		all.add(source);
		this.scope.links()
			.stream()
			.filter((link) -> link.parent() == source.variable())
			.forEach((link) -> addLinked(all, declared(link)));
	}

	private static Declared declared(Scope.Link link) {
		Source source = new Source(Source.Kind.INNER, List.of(link.variable().name()), null, link.variable().name(),
				null, Location.of(0));
		return new Declared(source, link.variable(), new Paths.Target(link.parent(), link.reference()), List.of());
	}

	private static List<Evaluator> evaluators(List<Conjunct> conjuncts) {
		return conjuncts.stream().map((conjunct) -> conjunct.typed().evaluator()).toList();
	}

	private CompiledSource elements(Declared source, TypedExpression collection, List<Conjunct> where) {
		Variable variable = source.variable();
		Class<?> type = (source.source().subclass() != null) ? variable.type() : Object.class;
		Evaluator elements = Compilation.isCollection(collection.type()) ? collection.evaluator()
				: alone(collection.evaluator());
		JoinConditions conditions = new JoinConditions(source.isLeft(), evaluators(source.on()), evaluators(where),
				source.source().path());
		return new CompiledSource.Elements(
				JoinStep.ofElements(variable.slot(), this.scope.companion(variable), type, elements, conditions));
	}

	/**
	 * An object as the only element, if it is there.
	 */
	private static Evaluator alone(Evaluator object) {
		return (tuple) -> {
			Object value = object.evaluate(tuple);
			return (value != null) ? List.of(value) : null;
		};
	}

	private RowSource rows(Declared source, List<Conjunct> available, boolean first) {
		boolean left = source.isLeft();
		List<Conjunct> candidates = new ArrayList<>(source.on());
		if (!left) {
			candidates.addAll(available);
		}
		Variable variable = source.variable();
		List<Conjunct> local = candidates.stream()
			.filter((conjunct) -> (conjunct.typed().slots() & ~variable.bit()) == 0)
			.toList();
		candidates.removeAll(local);
		JoinKey key = (source.path() != null) ? key(variable, source.path()) : key(variable, candidates);
		if (key != null && key.exact() && !first) {
			candidates.removeIf((conjunct) -> conjunct.expression().toString().equals(key.label()));
		}
		return new RowSource(this.compilation.engine(), variable, criteria(variable, local, first), Sort.unsorted(),
				key, conditions(variable, candidates, available, left, first), first);
	}

	/**
	 * What decides besides the rows' own properties. Rows that nothing comes before are
	 * not joined, but filtered.
	 */
	private static JoinConditions conditions(Variable variable, List<Conjunct> on, List<Conjunct> available,
			boolean left, boolean first) {
		String label = on.stream()
			.map((conjunct) -> conjunct.expression().toString())
			.collect(Collectors.joining(" and "));
		return first ? new JoinConditions(false, List.of(), evaluators(on), label)
				: new JoinConditions(left, evaluators(on), left ? evaluators(available) : List.of(), variable.name());
	}

	private Criteria criteria(Variable variable, List<Conjunct> local, boolean first) {
		CriteriaTranslator translator = new CriteriaTranslator(this.compilation, this.expressions.paths(), variable);
		List<Criteria> members = new ArrayList<>();
		for (Conjunct conjunct : local) {
			Criteria criteria = translator.translate(conjunct.expression());
			members.add((criteria != null) ? criteria
					: new Criteria.Computed(conjunct.expression().toString(), test(conjunct.typed(), variable.slot())));
		}
		if (first && !this.compilation.matching().isEmpty()) {
			members.add(this.compilation.matching());
		}
		return Criteria.allOf(members);
	}

	/**
	 * A condition as a test of a row. The number of slots is known when the statement is
	 * compiled.
	 */
	private RowTest test(TypedExpression condition, int slot) {
		return (row, arguments) -> {
			Tuple tuple = Tuple.ofRow(this.compilation.slots(), arguments, slot, row);
			return (condition.evaluator().evaluate(tuple) instanceof Boolean truth) ? truth : null;
		};
	}

	private @Nullable JoinKey key(Variable variable, List<Conjunct> conjuncts) {
		for (Conjunct conjunct : conjuncts) {
			JoinKey key = (conjunct.expression() instanceof Expression.Comparison comparison
					&& comparison.operator() == Condition.Operator.EQUAL) ? key(variable, comparison)
							: (conjunct.expression() instanceof Expression.Member member && !member.negated())
									? key(variable, member) : null;
			if (key != null) {
				return key;
			}
		}
		return null;
	}

	private @Nullable JoinKey key(Variable variable, Expression.Comparison comparison) {
		JoinKey key = key(variable, comparison.left(), comparison.right(), comparison);
		return (key != null) ? key : key(variable, comparison.right(), comparison.left(), comparison);
	}

	/**
	 * A key of which the rows have any number, one of which has to be equal.
	 */
	private @Nullable JoinKey key(Variable variable, Expression.Member member) {
		Paths.Target target = (member.collection() instanceof Expression.Path path)
				? this.expressions.paths().find(path) : null;
		PathReader reader = (target != null && target.variable() == variable) ? target.reader() : null;
		if (target == null || reader == null || !reader.isMultiValued() || reader.isCollected()) {
			return null;
		}
		TypedExpression element = this.expressions.compile(member.element(), target.typed().elements()).identity();
		boolean known = (element.slots() & (variable.bit() | TypedExpression.TABLES)) == 0
				&& element.type() == reader.type();
		return known ? new JoinKey(reader, element.evaluator(), false, false, member.toString()) : null;
	}

	private @Nullable JoinKey key(Variable variable, Expression property, Expression value,
			Expression.Comparison comparison) {
		PathReader reader = property(variable, property);
		if (reader == null || value instanceof Expression.Quantified) {
			return null;
		}
		TypedExpression other = this.expressions.compile(value, reader.type()).identity();
		boolean known = (other.slots() & (variable.bit() | TypedExpression.TABLES)) == 0;
		return known ? new JoinKey(reader, other.evaluator(), isExact(reader.type(), other.type()), false,
				comparison.toString()) : null;
	}

	/**
	 * Whether values are of one type that says alone when they are equal.
	 */
	private static boolean isExact(Class<?> type, Class<?> other) {
		return type == other && Modifier.isFinal(type.getModifiers()) && Equality.isNatural(type);
	}

	/**
	 * The id of the rows that a reference leads to, or several of them.
	 */
	private static JoinKey key(Variable variable, Paths.Target reference) {
		PathReader id = id(variable);
		TypedExpression value = reference.typed();
		boolean several = reference.reader() != null && reference.reader().isMultiValued();
		String path = reference.variable().name() + "."
				+ ((reference.reader() != null) ? reference.reader().path() : "");
		return new JoinKey(id, value.evaluator(), false, several,
				"%s.%s %s %s".formatted(variable.name(), id.path(), several ? "member of" : "=", path));
	}

	private static PathReader id(Variable variable) {
		MemoryPersistentEntity<?> entity = Objects.requireNonNull(variable.entity());
		return entity.getPath(entity.getRequiredIdProperty().getName());
	}

	private @Nullable PathReader property(Variable variable, Expression expression) {
		Paths.Target target = (expression instanceof Expression.Path path) ? this.expressions.paths().find(path) : null;
		if (target == null || target.variable() != variable) {
			return null;
		}
		PathReader reader = target.reader();
		if (reader == null) {
			return id(variable);
		}
		return (!reader.isMultiValued() && reader.type() != Object.class) ? reader : null;
	}

}
