package io.github.springdata.memory.query.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.Expression;
import io.github.springdata.memory.query.Selection;
import io.github.springdata.memory.query.Selection.Source;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the sources of a selection and gives every condition to the first of them that
 * can test it.
 */
final class SourceCompiler {

	private final Compilation compilation;

	private final Scope scope;

	private final ExpressionCompiler expressions;

	private final List<Declared> declared = new ArrayList<>();

	private long reads;

	SourceCompiler(Compilation compilation, Scope scope) {
		this.compilation = compilation;
		this.scope = scope;
		this.expressions = new ExpressionCompiler(compilation, scope, null);
	}

	/**
	 * A source with its variable.
	 *
	 * @param collection the collection that it takes the elements of, or {@code null}
	 * @param on the conditions of the join
	 */
	private record Declared(Source source, Variable variable, @Nullable Typed collection, List<Conjunct> on) {

	}

	/**
	 * A condition of a conjunction.
	 */
	private record Conjunct(Expression expression, Typed typed) {

	}

	/**
	 * Adds a variable for a source.
	 */
	void declare(Source source) {
		Typed collection = collection(source);
		Variable variable = (collection != null) ? element(source, collection) : row(source);
		if (!this.scope.add(variable)) {
			throw this.compilation.failure(source.location(),
					source.variable().equals(Selection.THIS)
							? "expected a variable after '%s', to tell it from the source before"
								.formatted(String.join(".", source.target()))
							: "variable '%s' is used twice".formatted(source.variable()));
		}
		this.declared.add(new Declared(source, variable, collection, conjuncts(source.on())));
	}

	private @Nullable Typed collection(Source source) {
		if (source.target().size() < 2 || this.scope.find(source.target().get(0)) == null) {
			return null;
		}
		Expression.Path path = new Expression.Path(source.target(), source.location());
		Typed collection = this.expressions.compile(path);
		this.compilation.requireCollection(collection, path);
		this.reads |= collection.slots();
		return collection;
	}

	private Variable element(Source source, Typed collection) {
		Class<?> type = (collection.element() != null) ? collection.element() : Object.class;
		MemoryPersistentEntity<?> entity = this.compilation.context().getPersistentEntity(type);
		return new Variable(source.variable(), this.compilation.allocate(source.location()), type, entity, false);
	}

	private Variable row(Source source) {
		MemoryPersistentEntity<?> entity = this.compilation.entity(String.join(".", source.target()),
				source.location());
		return new Variable(source.variable(), this.compilation.allocate(source.location()), entity.getType(), entity,
				true);
	}

	private List<Conjunct> conjuncts(@Nullable Expression condition) {
		List<Conjunct> conjuncts = new ArrayList<>();
		if (condition instanceof Expression.And and) {
			and.operands().forEach((operand) -> conjuncts.addAll(conjuncts(operand)));
		}
		else if (condition != null) {
			Typed typed = this.expressions.condition(condition);
			this.reads |= typed.slots();
			conjuncts.add(new Conjunct(condition, typed));
		}
		return conjuncts;
	}

	/**
	 * The slots that conditions and collections read.
	 */
	long reads() {
		return this.reads;
	}

	/**
	 * Compiles the sources, once all are declared.
	 * @param where what rows have to meet
	 */
	List<Stage> stages(@Nullable Expression where) {
		List<Conjunct> pending = conjuncts(where);
		List<Stage> stages = new ArrayList<>();
		long later = this.scope.own();
		for (Declared source : this.declared) {
			later &= ~source.variable().bit();
			long missing = later;
			List<Conjunct> available = pending.stream().filter((c) -> (c.typed().slots() & missing) == 0).toList();
			pending.removeAll(available);
			stages.add((source.collection() != null) ? elements(source, source.collection(), available)
					: rows(source, available, stages.isEmpty() && this.scope.parent() == null));
		}
		return stages;
	}

	private static List<Evaluation> evaluations(List<Conjunct> conjuncts) {
		return conjuncts.stream().map((conjunct) -> conjunct.typed().evaluation()).toList();
	}

	private static Stage elements(Declared source, Typed collection, List<Conjunct> where) {
		return new ElementStage(source.variable().slot(), String.join(".", source.source().target()),
				collection.evaluation(), source.source().kind() == Source.Kind.LEFT, evaluations(source.on()),
				evaluations(where));
	}

	private EntityStage rows(Declared source, List<Conjunct> available, boolean first) {
		boolean left = source.source().kind() == Source.Kind.LEFT;
		List<Conjunct> candidates = new ArrayList<>(source.on());
		if (!left) {
			candidates.addAll(available);
		}
		Variable variable = source.variable();
		List<Conjunct> local = candidates.stream()
			.filter((conjunct) -> (conjunct.typed().slots() & ~variable.bit()) == 0)
			.toList();
		candidates.removeAll(local);
		MemoryPersistentEntity<?> entity = Objects.requireNonNull(variable.entity());
		Pushdown pushdown = Pushdown.of(this.compilation.engine(), entity,
				conditions(variable, local, candidates, first));
		return new EntityStage(variable, entity, pushdown, key(variable, candidates), left, evaluations(candidates),
				left ? evaluations(available) : List.of(), first);
	}

	private Pushdown.Conditions conditions(Variable variable, List<Conjunct> local, List<Conjunct> rest,
			boolean first) {
		CriteriaTranslator translator = new CriteriaTranslator(this.compilation, this.expressions.paths(), variable);
		List<Criteria> exact = new ArrayList<>();
		List<Criteria> computed = new ArrayList<>();
		for (Conjunct conjunct : local) {
			Criteria test = new Criteria.Computed(conjunct.expression().toString(),
					Pushdown.test(conjunct.typed(), variable.slot(), this.compilation::slots));
			Criteria criteria = translator.translate(conjunct.expression());
			exact.add((criteria != null) ? criteria : test);
			computed.add(test);
		}
		if (first && !this.compilation.matching().isEmpty()) {
			exact.add(this.compilation.matching());
			computed.add(this.compilation.matching());
		}
		String label = rest.stream().map((c) -> c.expression().toString()).collect(Collectors.joining(" and "));
		return new Pushdown.Conditions(Criteria.allOf(exact), Criteria.allOf(computed), translator.fits(), label);
	}

	private @Nullable JoinKey key(Variable variable, List<Conjunct> conjuncts) {
		for (Conjunct conjunct : conjuncts) {
			JoinKey key = (conjunct.expression() instanceof Expression.Comparison comparison
					&& comparison.operator() == Condition.Operator.EQUAL) ? key(variable, comparison) : null;
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

	private @Nullable JoinKey key(Variable variable, Expression property, Expression value,
			Expression.Comparison comparison) {
		PathReader reader = property(variable, property);
		if (reader == null || value instanceof Expression.Quantified) {
			return null;
		}
		Typed other = this.expressions.compile(value, reader.type());
		boolean known = (other.slots() & (variable.bit() | Typed.TABLES)) == 0 && other.entity() == null;
		return known ? new JoinKey(reader, other.evaluation(), comparison.toString()) : null;
	}

	private @Nullable PathReader property(Variable variable, Expression expression) {
		Paths.Target target = (expression instanceof Expression.Path path) ? this.expressions.paths().find(path) : null;
		PathReader reader = (target != null && target.variable() == variable) ? target.reader() : null;
		return (reader != null && !reader.isMultiValued() && reader.type() != Object.class) ? reader : null;
	}

}
