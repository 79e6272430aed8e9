package io.github.springdata.memory.query;

import java.util.List;

import org.springframework.util.Assert;

/**
 * Rule by which a chain of criteria grows: AND attaches to the last operand of an OR, OR
 * to the whole.
 */
final class Chain {

	private Chain() {
	}

	static Criteria and(Criteria chain, Criteria next) {
		Assert.notNull(next, "Criteria must not be null");
		if (chain.isEmpty()) {
			return Criteria.group(next);
		}
		if (chain instanceof Criteria.Or or) {
			return new Criteria.Or(Operands.replaceLast(or.operands(), conjunction(last(or.operands()), next)));
		}
		return conjunction(chain, next);
	}

	static Criteria or(Criteria chain, Criteria next) {
		Assert.notNull(next, "Criteria must not be null");
		if (chain.isEmpty()) {
			return Criteria.group(next);
		}
		List<Criteria> before = (chain instanceof Criteria.Or or) ? or.operands() : List.of(chain);
		return new Criteria.Or(Operands.append(before, next));
	}

	static Criteria ignoreCase(Criteria chain, boolean ignoreCase) {
		if (chain instanceof Condition condition) {
			return condition.withIgnoreCase(ignoreCase);
		}
		if (chain instanceof Criteria.And and) {
			return new Criteria.And(ignoreCaseInLast(and.operands(), ignoreCase));
		}
		if (chain instanceof Criteria.Or or) {
			return new Criteria.Or(ignoreCaseInLast(or.operands(), ignoreCase));
		}
		throw new IllegalStateException(
				"No condition to ignore case in: call ignoreCase(..) right after an operator, not on '%s'"
					.formatted(chain));
	}

	static String nested(Criteria criteria) {
		boolean joined = criteria instanceof Criteria.And || criteria instanceof Criteria.Or;
		return joined ? "(" + criteria + ")" : criteria.toString();
	}

	private static Criteria conjunction(Criteria chain, Criteria next) {
		List<Criteria> before = (chain instanceof Criteria.And and) ? and.operands() : List.of(chain);
		return new Criteria.And(Operands.append(before, next));
	}

	private static List<Criteria> ignoreCaseInLast(List<Criteria> operands, boolean ignoreCase) {
		return Operands.replaceLast(operands, ignoreCase(last(operands), ignoreCase));
	}

	private static Criteria last(List<Criteria> criteria) {
		return criteria.get(criteria.size() - 1);
	}

}
