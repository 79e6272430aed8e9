package io.github.springdata.memory.query.predicate;

import java.util.ArrayList;
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
import io.github.springdata.memory.query.value.ValueOrder;
import io.github.springdata.memory.store.index.Words;

/**
 * Compiler of criteria on an entity.
 *
 * <h2>Negation</h2> Logic is three-valued, but an execution only asks which rows meet the
 * criteria, so negation is pushed down to the conditions (De Morgan's laws hold for
 * Kleene's logic [1]) and what remains is AND and OR over conditions that are known to be
 * met or not. A condition on one value becomes its complement, {@code a < 1} for
 * {@code not (a >= 1)}: both are unknown for {@code null}. A condition on the elements of
 * a collection asks for <em>any</em> element, so its negation asks that there be
 * <em>none</em>.
 * <p>
 * [1] S. C. Kleene, Introduction to Metamathematics, 1952, section 64.
 */
public final class CriteriaCompiler {

	private static final @Nullable Object[] NO_ARGUMENTS = {};

	private static final int PER_ELEMENT_COST = 8;

	private final MemoryPersistentEntity<?> entity;

	private final Map<String, Integer> pathIds = new HashMap<>();

	private final CriteriaVisitor<CompiledPredicate> plain = new Visitor(false);

	private final CriteriaVisitor<CompiledPredicate> negating = new Visitor(true);

	/**
	 * Creates a compiler of criteria on an entity.
	 * @param entity the entity
	 */
	public CriteriaCompiler(MemoryPersistentEntity<?> entity) {
		this.entity = entity;
	}

	/**
	 * Compiles criteria.
	 * @param criteria the criteria
	 * @return the predicate
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a property
	 * does not have the operator
	 */
	public CompiledPredicate compile(Criteria criteria) {
		CompiledPredicate compiled = criteria.accept(this.plain);
		if (this.entity.isTableRoot()) {
			return compiled;
		}
		return new CompiledPredicate.Junction(
				List.of(new CompiledPredicate.Fixed(new BoundType(this.entity), 0), compiled), true);
	}

	/**
	 * The numbers given to the paths so far.
	 * @return the numbers by path
	 */
	public Map<String, Integer> pathIds() {
		return this.pathIds;
	}

	private CompiledPredicate compile(Condition condition, boolean negated) {
		PathReader elements = this.entity.getPath(condition.path());
		return CompiledArrays.of(condition, elements, (path) -> {
			String name = (path == elements) ? path.path() : path.path() + path.type().getSimpleName();
			return compile(path, pathId(name), condition, negated);
		});
	}

	/**
	 * Compiles a condition.
	 * @param pathId the number of the path, another one where arrays are its values: no
	 * index that names the property serves these
	 */
	private CompiledPredicate compile(PathReader path, int pathId, Condition condition, boolean negated) {
		int cost = OperatorCheck.check(path, condition);
		boolean perElement = isPerElement(path, condition);
		Condition shown = (negated && !perElement) ? condition.opposite() : condition;
		boolean none = negated && perElement;
		Condition evaluated = shown;
		if (perElement && shown instanceof Condition.Contains contains && asksForMember(path, contains)) {
			if (isNull(contains.text())) {
				return new CompiledPredicate.Fixed(BoundPredicate.Constant.NEVER, 0);
			}
			evaluated = new Condition.Contains(contains.path(), contains.position(), contains.text(), false,
					contains.ignoresCase());
			none ^= contains.negated();
			shown = contains.negated() ? contains.opposite() : contains;
		}
		BoundCondition.Slot slot = new BoundCondition.Slot(path, pathId, shown, perElement, none);
		ValueOrder order = ValueOrder.of(path.type(), condition.ignoresCase());
		return fixIfPossible(evaluated,
				new CompiledCondition(slot, evaluated, order, perElement ? cost + PER_ELEMENT_COST : cost));
	}

	private CompiledPredicate compileWords(Condition.MatchesWords condition, boolean negated) {
		PathReader texts = this.entity.getPath(condition.path());
		int cost = OperatorCheck.check(texts, condition) + PER_ELEMENT_COST;
		return fixIfPossible(condition, new CompiledWords(texts, pathId(texts.path()), pathId(Words.of(texts.path())),
				condition, negated != condition.negated(), cost));
	}

	private int pathId(String name) {
		Integer known = this.pathIds.putIfAbsent(name, this.pathIds.size());
		return (known != null) ? known : this.pathIds.size() - 1;
	}

	private static CompiledPredicate fixIfPossible(Condition condition, CompiledPredicate compiled) {
		return condition.hasParameter() ? compiled
				: new CompiledPredicate.Fixed(compiled.bind(NO_ARGUMENTS), compiled.cost());
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

	private final class Visitor implements CriteriaVisitor<CompiledPredicate> {

		private final boolean negated;

		private Visitor(boolean negated) {
			this.negated = negated;
		}

		@Override
		public CompiledPredicate visitAll(Criteria.All criteria) {
			return new CompiledPredicate.Fixed(
					this.negated ? BoundPredicate.Constant.NEVER : BoundPredicate.Constant.ALWAYS, 0);
		}

		@Override
		public CompiledPredicate visitAnd(Criteria.And and) {
			return new CompiledPredicate.Junction(compileEach(and.operands()), !this.negated);
		}

		@Override
		public CompiledPredicate visitOr(Criteria.Or or) {
			return new CompiledPredicate.Junction(compileEach(or.operands()), this.negated);
		}

		private List<CompiledPredicate> compileEach(List<Criteria> operands) {
			List<CompiledPredicate> members = new ArrayList<>(operands.size());
			for (Criteria operand : operands) {
				members.add(operand.accept(this));
			}
			return CompiledPredicate.cheapestFirst(members);
		}

		@Override
		public CompiledPredicate visitNot(Criteria.Not not) {
			return not.criteria().accept(this.negated ? CriteriaCompiler.this.plain : CriteriaCompiler.this.negating);
		}

		@Override
		public CompiledPredicate visitComputed(Criteria.Computed computed) {
			return new CompiledTest(computed, this.negated);
		}

		@Override
		public CompiledPredicate visitCondition(Condition condition) {
			if (condition instanceof Condition.MatchesWords words) {
				return compileWords(words, this.negated);
			}
			CompiledPredicate compiled = compile(condition, this.negated);
			if (!(condition instanceof Condition.IsEmpty) || condition.negated() != this.negated
					|| !OperatorCheck.isEmptyWhenNull(CriteriaCompiler.this.entity.getPath(condition.path()))) {
				return compiled;
			}
			return new CompiledPredicate.Junction(
					List.of(compiled, compile(new Condition.IsNull(condition.path(), false), false)), false);
		}

	}

}
