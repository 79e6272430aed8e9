package io.github.springdata.memory.query;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import org.springframework.util.Assert;

/**
 * The operands of an AND or OR: an immutable list that knows how deeply it is nested, so
 * that no criteria gets so deep that the stack of a thread could not hold a visit.
 */
final class Operands extends AbstractList<Criteria> implements RandomAccess {

	static final int MAXIMUM_DEPTH = 500;

	private final List<Criteria> operands;

	private final int depth;

	private Operands(List<Criteria> operands, int depth) {
		this.operands = operands;
		this.depth = depth;
	}

	/**
	 * Copies operands.
	 * @throws IllegalArgumentException if there is none, or they are nested too deeply
	 */
	static List<Criteria> of(List<Criteria> operands) {
		if (operands instanceof Operands) {
			return operands;
		}
		List<Criteria> copy = List.copyOf(operands);
		Assert.notEmpty(copy, "Operands must not be empty");
		int depth = 0;
		for (Criteria operand : copy) {
			depth = Math.max(depth, depth(operand));
		}
		checkDepth(depth + 1);
		return new Operands(copy, depth + 1);
	}

	static void checkDepth(int depth) {
		Assert.isTrue(depth <= MAXIMUM_DEPTH,
				() -> "Criteria are nested more than %d levels deep; join conditions in one list, by allOf(..) or anyOf(..)"
					.formatted(MAXIMUM_DEPTH));
	}

	/**
	 * The number of groups and negations on the longest way to a condition.
	 */
	static int depth(Criteria criteria) {
		int negations = 0;
		Criteria inner = criteria;
		while (inner instanceof Criteria.Not not) {
			inner = not.criteria();
			negations++;
		}
		return negations + ofGroup(inner);
	}

	private static int ofGroup(Criteria criteria) {
		if (criteria instanceof Criteria.And and) {
			return ((Operands) and.operands()).depth;
		}
		return (criteria instanceof Criteria.Or or) ? ((Operands) or.operands()).depth : 0;
	}

	/**
	 * Shows operands, without more of the stack than their depth needs.
	 */
	static String join(List<Criteria> operands, String word) {
		StringBuilder result = new StringBuilder();
		for (Criteria operand : operands) {
			result.append(result.isEmpty() ? "" : word).append(Chain.nested(operand));
		}
		return result.toString();
	}

	@Override
	public Criteria get(int index) {
		return this.operands.get(index);
	}

	@Override
	public int size() {
		return this.operands.size();
	}

}
