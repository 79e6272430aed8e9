package io.github.springdata.memory.query.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.MemoryPersistentEntity;
import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Criteria;
import io.github.springdata.memory.query.CriteriaVisitor;
import io.github.springdata.memory.query.Operand;

/**
 * Compiles a criteria for an entity.
 *
 * <h2>Negation</h2> Logic is three-valued, but an execution only wants to know which rows
 * meet the criteria, so negation is pushed down to the conditions (De Morgan's laws hold
 * for Kleene's logic [1]) and what remains is AND and OR over conditions that are known
 * to be met or not. A condition on one value becomes its complement, {@code a < 1} for
 * {@code not (a >= 1)}: both are unknown for {@code null}. A condition on the elements of
 * a collection asks for <em>any</em> element, so its negation asks that there be
 * <em>none</em>.
 * <p>
 * [1] S. C. Kleene, Introduction to Metamathematics, 1952, section 64.
 */
final class CriteriaCompiler {

	private static final @Nullable Object[] NO_ARGUMENTS = {};

	private static final int PER_ELEMENT_COST = 8;

	private final MemoryPersistentEntity<?> entity;

	private final Map<String, Integer> pathIds = new HashMap<>();

	private final CriteriaVisitor<Compiled> plain = new Visitor(false);

	private final CriteriaVisitor<Compiled> negating = new Visitor(true);

	CriteriaCompiler(MemoryPersistentEntity<?> entity) {
		this.entity = entity;
	}

	Compiled compile(Criteria criteria) {
		Compiled compiled = criteria.accept(this.plain);
		if (this.entity.isTableRoot()) {
			return compiled;
		}
		return new Compiled.All(List.of(new Compiled.Fixed(new BoundType(this.entity), 0), compiled));
	}

	/**
	 * The numbers given to the paths so far.
	 */
	Map<String, Integer> pathIds() {
		return this.pathIds;
	}

	private Compiled compile(Condition condition, boolean negated) {
		PathReader elements = this.entity.getPath(condition.path());
		return CompiledArrays.of(condition, elements, (path) -> {
			String name = (path == elements) ? path.path() : path.path() + path.type().getSimpleName();
			return compile(path, this.pathIds.computeIfAbsent(name, (key) -> this.pathIds.size()), condition, negated);
		});
	}

	/**
	 * Compiles a condition.
	 * @param pathId the number of the path, another one where arrays are its values: no
	 * index that names the property serves these
	 */
	private Compiled compile(PathReader path, int pathId, Condition condition, boolean negated) {
		int cost = OperatorCheck.check(path, condition);
		boolean perElement = isPerElement(path, condition);
		Condition shown = (negated && !perElement) ? condition.accept(Complement.INSTANCE) : condition;
		boolean none = negated && perElement;
		Condition evaluated = shown;
		if (perElement && shown instanceof Condition.Contains contains && asksForMember(path, contains)) {
			if (isNull(contains.text())) {
				return new Compiled.Fixed(Bound.NEVER, 0);
			}
			evaluated = new Condition.Contains(contains.path(), contains.position(), contains.text(), false,
					contains.ignoresCase());
			none ^= contains.negated();
			shown = contains.negated() ? contains.accept(Complement.INSTANCE) : contains;
		}
		BoundCondition.Slot slot = new BoundCondition.Slot(path, pathId, shown, perElement, none);
		ValueOrder order = ValueOrder.of(path.type(), condition.ignoresCase());
		return fixIfPossible(
				new CompiledCondition(slot, evaluated, order, perElement ? cost + PER_ELEMENT_COST : cost));
	}

	private static Compiled fixIfPossible(CompiledCondition condition) {
		if (OperandFinder.hasParameter(condition.evaluated())) {
			return condition;
		}
		return new Compiled.Fixed(condition.bind(NO_ARGUMENTS), condition.cost());
	}

	private static boolean isPerElement(PathReader path, Condition condition) {
		boolean ofWhole = condition instanceof Condition.IsNull || condition instanceof Condition.IsEmpty
				|| condition instanceof Condition.Exists || condition instanceof Condition.Near;
		return path.isMultiValued() && !(ofWhole && OperatorCheck.endsInCollection(path));
	}

	private static boolean asksForMember(PathReader path, Condition.Contains contains) {
		return contains.position() == Condition.Position.ANYWHERE && OperatorCheck.endsInCollection(path);
	}

	private static boolean isNull(Operand operand) {
		return !(operand instanceof Operand.Parameter) && operand.resolve(NO_ARGUMENTS) == null;
	}

	private final class Visitor implements CriteriaVisitor<Compiled> {

		private final boolean negated;

		private Visitor(boolean negated) {
			this.negated = negated;
		}

		@Override
		public Compiled visitAll(Criteria.All criteria) {
			return new Compiled.Fixed(this.negated ? Bound.NEVER : Bound.ALWAYS, 0);
		}

		@Override
		public Compiled visitAnd(Criteria.And and) {
			List<Compiled> members = compileEach(and.operands());
			return this.negated ? new Compiled.Any(members) : new Compiled.All(members);
		}

		@Override
		public Compiled visitOr(Criteria.Or or) {
			List<Compiled> members = compileEach(or.operands());
			return this.negated ? new Compiled.All(members) : new Compiled.Any(members);
		}

		private List<Compiled> compileEach(List<Criteria> operands) {
			return Compiled.cheapestFirst(operands.stream().map((operand) -> operand.accept(this)).toList());
		}

		@Override
		public Compiled visitNot(Criteria.Not not) {
			return not.criteria().accept(this.negated ? CriteriaCompiler.this.plain : CriteriaCompiler.this.negating);
		}

		@Override
		public Compiled visitComputed(Criteria.Computed computed) {
			return new CompiledTest(computed, this.negated);
		}

		@Override
		public Compiled visitComparison(Condition.Comparison condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitBetween(Condition.Between condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitWithin(Condition.Within condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitIn(Condition.In condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitIsNull(Condition.IsNull condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitExists(Condition.Exists condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitNear(Condition.Near condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitInside(Condition.Inside condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitIsEmpty(Condition.IsEmpty condition) {
			Compiled compiled = compile(condition, this.negated);
			PathReader path = CriteriaCompiler.this.entity.getPath(condition.path());
			if (condition.negated() != this.negated || !OperatorCheck.isEmptyWhenNull(path)) {
				return compiled;
			}
			return new Compiled.Any(List.of(compiled, compile(new Condition.IsNull(condition.path(), false), false)));
		}

		@Override
		public Compiled visitLike(Condition.Like condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitContains(Condition.Contains condition) {
			return compile(condition, this.negated);
		}

		@Override
		public Compiled visitMatches(Condition.Matches condition) {
			return compile(condition, this.negated);
		}

	}

}
