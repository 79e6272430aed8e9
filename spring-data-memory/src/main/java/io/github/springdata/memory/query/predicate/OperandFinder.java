package io.github.springdata.memory.query.predicate;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.ConditionVisitor;
import io.github.springdata.memory.query.Operand;

/**
 * Finder of the operands of a condition.
 */
final class OperandFinder implements ConditionVisitor<List<Operand>> {

	private static final OperandFinder INSTANCE = new OperandFinder();

	private OperandFinder() {
	}

	static boolean hasParameter(Condition condition) {
		for (Operand operand : condition.accept(INSTANCE)) {
			if (operand instanceof Operand.Parameter) {
				return true;
			}
		}
		return false;
	}

	@Override
	public List<Operand> visitComparison(Condition.Comparison condition) {
		return List.of(condition.operand());
	}

	@Override
	public List<Operand> visitBetween(Condition.Between condition) {
		return List.of(condition.lower(), condition.upper());
	}

	@Override
	public List<Operand> visitWithin(Condition.Within condition) {
		return List.of(condition.range());
	}

	@Override
	public List<Operand> visitIn(Condition.In condition) {
		return condition.operands();
	}

	@Override
	public List<Operand> visitIsNull(Condition.IsNull condition) {
		return List.of();
	}

	@Override
	public List<Operand> visitExists(Condition.Exists condition) {
		return List.of(condition.present());
	}

	@Override
	public List<Operand> visitNear(Condition.Near condition) {
		return list(condition.point(), condition.distance());
	}

	@Override
	public List<Operand> visitInside(Condition.Inside condition) {
		return list(condition.shape(), condition.radius());
	}

	private static List<Operand> list(Operand first, @Nullable Operand second) {
		return (second != null) ? List.of(first, second) : List.of(first);
	}

	@Override
	public List<Operand> visitIsEmpty(Condition.IsEmpty condition) {
		return List.of();
	}

	@Override
	public List<Operand> visitLike(Condition.Like condition) {
		return List.of(condition.pattern());
	}

	@Override
	public List<Operand> visitContains(Condition.Contains condition) {
		return List.of(condition.text());
	}

	@Override
	public List<Operand> visitMatches(Condition.Matches condition) {
		return List.of(condition.expression());
	}

	@Override
	public List<Operand> visitMatchesWords(Condition.MatchesWords condition) {
		return List.of(condition.words());
	}

}
