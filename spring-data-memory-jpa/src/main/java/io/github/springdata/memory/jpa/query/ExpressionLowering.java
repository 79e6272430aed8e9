package io.github.springdata.memory.jpa.query;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.springdata.memory.jpa.model.BasicModel;
import io.github.springdata.memory.jpa.model.EntityModel;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ExpressionVisitor;
import io.github.springdata.memory.query.syntax.InvalidStatementException;
import io.github.springdata.memory.query.syntax.Location;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import io.github.springdata.memory.query.syntax.Selection;
import io.github.springdata.memory.query.value.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Lowering of expressions: paths to those of rows, entities to their ids, and what is
 * compared with attributes to the form in which these are stored.
 */
final class ExpressionLowering implements ExpressionVisitor<Term> {

	private final Lowering lowering;

	private final QueryScope scope;

	private final PathLowering paths;

	private final CollectionLowering collections;

	private final ElementLowering elements;

	private final ConstantLowering constants;

	private final ConditionLowering conditions;

	private Meaning hint = Meaning.UNKNOWN;

	ExpressionLowering(Lowering lowering, QueryScope scope) {
		this.lowering = lowering;
		this.scope = scope;
		this.paths = new PathLowering(lowering, scope);
		this.collections = new CollectionLowering(lowering, this.paths);
		this.elements = new ElementLowering(lowering, this.paths, this.collections);
		this.constants = new ConstantLowering(lowering);
		this.conditions = new ConditionLowering(lowering, this, this.collections);
	}

	PathLowering paths() {
		return this.paths;
	}

	ElementLowering elements() {
		return this.elements;
	}

	Term lower(Expression expression) {
		return lower(expression, Meaning.UNKNOWN);
	}

	/**
	 * Lowers an expression that has a single value.
	 * @param hint what is known of the values that it is compared with
	 */
	Term lower(Expression expression, Meaning hint) {
		Term term = any(expression, hint);
		if (term.meaning() instanceof Meaning.Plural) {
			throw this.lowering.failure(expression.location(),
					"'%s' is a collection; join it, or ask for its size, its members, or whether it is empty"
						.formatted(term.text()));
		}
		return term;
	}

	/**
	 * Lowers an expression, which may be a collection.
	 */
	Term any(Expression expression, Meaning hint) {
		Meaning outer = this.hint;
		this.hint = hint;
		try {
			Term term = expression.accept(this);
			this.lowering.note(expression, term.expression());
			return term;
		}
		finally {
			this.hint = outer;
		}
	}

	/**
	 * Lowers a condition. A value that is stored in another form than as true or false is
	 * compared with that of true.
	 */
	Expression condition(Expression expression) {
		Term term = lower(expression, Meaning.of(Boolean.class));
		boolean converted = term.meaning() instanceof Meaning.Basic basic && basic.type() == Boolean.class
				&& basic.form() != null && !basic.form().isIdentity();
		return converted
				? Lowering.equal(term.expression(),
						lower(new Expression.Literal(true, expression.location()), term.meaning()).expression())
				: term.expression();
	}

	/**
	 * Lowers values that are compared with each other, each with what is known of the
	 * others.
	 */
	List<Term> alike(List<Expression> expressions, Meaning hint) {
		return alike(expressions, hint, UnaryOperator.identity());
	}

	List<Term> alike(List<Expression> expressions, Meaning hint, UnaryOperator<Term> form) {
		Meaning known = hint;
		Map<Expression, Term> typed = new IdentityHashMap<>();
		for (Expression expression : expressions) {
			if (!known.isKnown() && isTyped(expression)) {
				Term term = form.apply(lower(expression));
				typed.put(expression, term);
				known = term.meaning();
			}
		}
		List<Term> terms = new ArrayList<>();
		for (Expression expression : expressions) {
			Term term = typed.get(expression);
			terms.add((term != null) ? term : form.apply(lower(expression, known)));
		}
		return terms;
	}

	/**
	 * Whether it is known of an expression itself what it means.
	 */
	private boolean isTyped(Expression expression) {
		if (expression instanceof Expression.Path path) {
			return this.paths.find(path.names(), path.location()) != null;
		}
		return !(expression instanceof Expression.Parameter || expression instanceof Expression.Literal
				|| Functions.isClock(expression));
	}

	/**
	 * What one of several values means: that of all of them, if it is known.
	 */
	private static Meaning meaning(List<Term> terms) {
		List<Meaning> meanings = terms.stream()
			.filter((term) -> !isOpen(term.expression()))
			.map(Term::meaning)
			.toList();
		if (meanings.isEmpty() || !meanings.stream().allMatch(Meaning::isKnown)) {
			return Meaning.UNKNOWN;
		}
		List<Class<?>> types = meanings.stream().<Class<?>>map(Meaning::type).distinct().toList();
		if (types.size() > 1) {
			boolean numbers = types.stream().allMatch(Number.class::isAssignableFrom);
			return numbers ? Meaning.of(types.stream().reduce(Numbers::promote).orElse(Object.class)) : Meaning.UNKNOWN;
		}
		return meanings.stream()
			.filter((meaning) -> !(meaning instanceof Meaning.Basic basic) || basic.form() != null)
			.findFirst()
			.orElse(meanings.get(0));
	}

	/**
	 * Whether a value is of any type.
	 */
	private static boolean isOpen(Expression expression) {
		return expression instanceof Expression.Parameter
				|| (expression instanceof Expression.Literal literal && literal.value() == null);
	}

	static List<Expression> expressions(List<Term> terms) {
		return terms.stream().map(Term::expression).toList();
	}

	@Override
	public Term visitPath(Expression.Path path) {
		Term found = this.paths.find(path.names(), path.location());
		if (found != null) {
			return found;
		}
		Term constant = this.constants.find(path, this.hint);
		if (constant != null) {
			return constant;
		}
		Term first = this.scope.first();
		try {
			if (first != null && first.meaning() instanceof Meaning.Entity) {
				return this.paths.follow(first, path.names(), path.location());
			}
		}
		catch (InvalidStatementException ex) {
			throw this.lowering.failure(path.location(), ex.getProblem() + ConstantLowering.besides(this.hint));
		}
		throw this.lowering.failure(path.location(), "no variable '%s'".formatted(path.names().get(0)));
	}

	@Override
	public Term visitLiteral(Expression.Literal literal) {
		this.lowering.note(literal.value());
		Object value = this.lowering.parameters().forms().toStored(literal.value(), this.hint);
		boolean temporal = value != null && TemporalValues.isTemporal(value.getClass());
		Object known = temporal ? value : literal.value();
		Meaning meaning = (known == null) ? Meaning.UNKNOWN : Meaning.of(known.getClass());
		boolean converted = this.hint instanceof Meaning.Basic basic && basic.form() != null
				&& !basic.form().isIdentity() && basic.type().isInstance(literal.value());
		return Term.of(new Expression.Literal(value, literal.location()), converted ? this.hint : meaning);
	}

	@Override
	public Term visitParameter(Expression.Parameter parameter) {
		return Term.of(this.lowering.parameters().use(parameter, this.hint, false), this.hint);
	}

	@Override
	public Term visitArithmetic(Expression.Arithmetic arithmetic) {
		boolean text = arithmetic.operator() == Expression.Arithmetic.Operator.CONCATENATE;
		List<Term> operands = text ? List.of(text(arithmetic.left()), text(arithmetic.right()))
				: numbers(List.of(arithmetic.left(), arithmetic.right()));
		Expression lowered = new Expression.Arithmetic(arithmetic.operator(), operands.get(0).expression(),
				operands.get(1).expression(), arithmetic.location());
		return Term.of(lowered, Meaning.UNKNOWN);
	}

	private Term text(Expression expression) {
		return EnumColumns.text(lower(expression, Meaning.of(String.class)));
	}

	private List<Term> numbers(List<Expression> operands) {
		return alike(operands, Meaning.UNKNOWN);
	}

	@Override
	public Term visitNegative(Expression.Negative negative) {
		Term operand = lower(negative.operand(), this.hint);
		return Term.of(new Expression.Negative(operand.expression(), negative.location()),
				Meaning.of(operand.meaning().type()));
	}

	@Override
	public Term visitCall(Expression.Call call) {
		return switch (call.function()) {
			case ID, VERSION, TYPE -> object(call);
			case KEY, VALUE, INDEX, ENTRY -> this.elements.lower(call, lower(call.arguments().get(0)));
			case SIZE ->
				Term.of(this.collections.size(collection(call.arguments().get(0)), call.location()), Integer.class);
			case LOCAL_DATE, LOCAL_TIME, LOCAL_DATETIME -> clock(call);
			case COALESCE, NULLIF -> {
				List<Term> arguments = alike(call.arguments(), this.hint);
				yield Term.of(new Expression.Call(call.function(), expressions(arguments), call.location()),
						meaning(arguments));
			}
			default -> function(call);
		};
	}

	private Term function(Expression.Call call) {
		Meaning argument = Functions.argument(call.function());
		List<Term> arguments = call.arguments()
			.stream()
			.map((member) -> lower(member, argument))
			.map((term) -> Functions.isOfText(call.function()) ? EnumColumns.text(term) : term)
			.toList();
		return Term.of(new Expression.Call(call.function(), expressions(arguments), call.location()),
				Functions.result(call.function(), arguments));
	}

	/**
	 * The current date or time, as an instance of the class that it is compared with.
	 */
	private Term clock(Expression.Call call) {
		Class<?> own = Functions.result(call.function(), List.of()).type();
		boolean other = this.hint instanceof Meaning.Basic && this.hint.isKnown() && this.hint.type() != own
				&& Functions.isPossible(call.function(), this.hint.type());
		return other ? Term.of(this.lowering.parameters().clock(call, this.hint), this.hint) : function(call);
	}

	private Term object(Expression.Call call) {
		Term term = lower(call.arguments().get(0));
		if (!(term.meaning() instanceof Meaning.Entity entity)) {
			if (call.function() == ScalarFunction.TYPE && call.arguments().get(0) instanceof Expression.Parameter) {
				return lower(call.arguments().get(0), this.hint);
			}
			throw this.lowering.failure(call.location(), "'%s' needs an entity, but '%s' is a %s"
				.formatted(call.function(), term.text(), term.meaning().type().getSimpleName()));
		}
		return switch (call.function()) {
			case ID -> this.paths.id(term, entity.entity(), call.location());
			case VERSION -> version(term, entity.entity(), call.location());
			default -> this.elements.type(this.paths.row(term, call.location()), entity.entity(), call.location());
		};
	}

	private Term version(Term term, EntityModel entity, Location location) {
		BasicModel version = entity.version();
		if (version == null) {
			throw this.lowering.failure(location, "%s has no version".formatted(entity.name()));
		}
		return this.paths.follow(term, List.of(version.name()), location);
	}

	Term collection(Expression expression) {
		Term term = any(expression, Meaning.UNKNOWN);
		if (term.meaning() instanceof Meaning.Plural) {
			return term;
		}
		throw this.lowering.failure(expression.location(),
				"'%s' must be a collection, but is a %s".formatted(term.text(), term.meaning().type().getSimpleName()));
	}

	@Override
	public Term visitInvocation(Expression.Invocation invocation) {
		List<Term> arguments = invocation.arguments().stream().map(this::lower).toList();
		return Term.of(new Expression.Invocation(invocation.name(), expressions(arguments), invocation.location()),
				Meaning.UNKNOWN);
	}

	@Override
	public Term visitProperty(Expression.Property property) {
		Term owner = lower(property.owner());
		Term value = this.paths.follow(owner, property.names(), property.location());
		boolean treated = property.owner() instanceof Expression.Treat && owner.meaning() instanceof Meaning.Entity;
		return treated ? this.elements.guarded(owner, value, property) : value;
	}

	@Override
	public Term visitTreat(Expression.Treat treat) {
		Term term = lower(treat.operand());
		if (!(term.meaning() instanceof Meaning.Entity entity)) {
			throw this.lowering.failure(treat.location(), "'treat' needs an entity, but '%s' is a %s"
				.formatted(term.text(), term.meaning().type().getSimpleName()));
		}
		EntityModel subclass = subclass(treat.type(), entity.entity(), treat.location());
		return this.elements.treated(term, subclass, treat.toString());
	}

	/**
	 * An entity below another one.
	 */
	EntityModel subclass(String name, EntityModel entity, Location location) {
		EntityModel subclass = this.lowering.entity(name, location);
		if (!subclass.isKindOf(entity) && !entity.isKindOf(subclass)) {
			throw this.lowering.failure(location, "%s is no subclass of %s".formatted(name, entity.name()));
		}
		return subclass;
	}

	@Override
	public Term visitCast(Expression.Cast cast) {
		return Term.of(new Expression.Cast(lower(cast.operand()).expression(), cast.type(), cast.location()),
				cast.type().type());
	}

	@Override
	public Term visitAggregate(Expression.Aggregate aggregate) {
		boolean count = aggregate.kind() == Expression.Aggregate.Kind.COUNT;
		boolean same = aggregate.kind() == Expression.Aggregate.Kind.MIN
				|| aggregate.kind() == Expression.Aggregate.Kind.MAX;
		Term value = lower(aggregate.argument());
		Term argument = same ? EnumColumns.of(value) : value;
		boolean row = count && !aggregate.distinct() && argument.isRow();
		Expression counted = row
				? new Expression.Path(List.of(argument.requireBase().variable()), argument.expression().location())
				: argument.expression();
		Expression lowered = new Expression.Aggregate(aggregate.kind(), aggregate.distinct(), counted,
				aggregate.location());
		return Term.of(lowered, same ? argument.meaning() : count ? Meaning.of(Long.class) : Meaning.UNKNOWN);
	}

	@Override
	public Term visitCase(Expression.Case choice) {
		List<Expression> results = new ArrayList<>();
		choice.branches().forEach((branch) -> results.add(branch.result()));
		if (choice.otherwise() != null) {
			results.add(choice.otherwise());
		}
		List<Term> lowered = alike(results, this.hint);
		Term operand = (choice.operand() != null) ? lower(choice.operand()) : null;
		List<Expression.Case.Branch> branches = new ArrayList<>();
		for (int i = 0; i < choice.branches().size(); i++) {
			Expression condition = choice.branches().get(i).condition();
			branches.add(new Expression.Case.Branch(
					(operand != null) ? lower(condition, operand.meaning()).expression() : condition(condition),
					lowered.get(i).expression()));
		}
		Expression otherwise = (choice.otherwise() != null) ? lowered.get(lowered.size() - 1).expression() : null;
		Expression result = new Expression.Case((operand != null) ? operand.expression() : null, branches, otherwise,
				choice.location());
		return Term.of(result, meaning(lowered));
	}

	@Override
	public Term visitInstance(Expression.Instance instance) {
		throw this.lowering.failure(instance.location(), "'new' can stand only in the outermost 'select'");
	}

	@Override
	public Term visitSubquery(Expression.Subquery subquery) {
		SelectionLowering.Inner inner = inner(subquery.selection(), subquery.location());
		return Term.of(new Expression.Subquery(inner.selection(), subquery.location()), inner.meaning());
	}

	SelectionLowering.Inner inner(Selection selection, Location location) {
		return new SelectionLowering(this.lowering, this.scope).inner(selection, location);
	}

	@Override
	public Term visitQuantified(Expression.Quantified quantified) {
		SelectionLowering.Inner inner = inner(quantified.selection(), quantified.location());
		return Term.of(new Expression.Quantified(quantified.all(), inner.selection(), quantified.location()),
				inner.meaning());
	}

	@Override
	public Term visitComparison(Expression.Comparison comparison) {
		return this.conditions.compare(comparison);
	}

	@Override
	public Term visitBetween(Expression.Between between) {
		return this.conditions.between(between);
	}

	@Override
	public Term visitLike(Expression.Like like) {
		return this.conditions.like(like);
	}

	@Override
	public Term visitIn(Expression.In in) {
		return this.conditions.in(in);
	}

	@Override
	public Term visitIsNull(Expression.IsNull isNull) {
		return this.conditions.isNull(isNull);
	}

	@Override
	public Term visitIsEmpty(Expression.IsEmpty isEmpty) {
		return this.conditions.isEmpty(isEmpty);
	}

	@Override
	public Term visitMember(Expression.Member member) {
		return this.conditions.member(member);
	}

	@Override
	public Term visitExists(Expression.Exists exists) {
		return this.conditions.exists(exists);
	}

	@Override
	public Term visitJunction(Expression.Junction junction) {
		return this.conditions.junction(junction);
	}

	@Override
	public Term visitNot(Expression.Not not) {
		return this.conditions.not(not);
	}

	/**
	 * The row of an entity as an item, or a group.
	 */
	Expression whole(Term term, @Nullable Location location) {
		if (!(term.meaning() instanceof Meaning.Entity) || term.base() == null) {
			return term.expression();
		}
		Location at = (location != null) ? location : term.expression().location();
		Term row = this.paths.row(term, at);
		return new Expression.Path(List.of(row.requireBase().variable()), at);
	}

}
