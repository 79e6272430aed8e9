package io.github.springdata.memory.query;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The operands of an AND or OR: an immutable list with the depth of its nesting, so that
 * no criterion gets so deep that the stack of a thread could not hold a visit.
 *
 * <h2>How chains grow</h2> Lists that came from each other by {@link #append} or
 * {@link #replaceLast} share an array of all operands but the last one, which each list
 * has for itself. The first list that is appended to puts its last operand behind those
 * of the array, where no other list looks; who comes second takes a copy. So a chain of
 * conditions is built in time that grows with its length, as a list is that may be
 * changed.
 */
final class Operands extends AbstractList<Criteria> implements RandomAccess {

	static final int MAXIMUM_DEPTH = 500;

	private static final int INITIAL_CAPACITY = 4;

	private final Shared shared;

	private final Criteria[] before;

	/**
	 * The number of operands before the last one.
	 */
	private final int count;

	private final int depthBefore;

	private final Criteria last;

	private final int depth;

	private Operands(Shared shared, Criteria[] before, int count, int depthBefore, Criteria last) {
		this.shared = shared;
		this.before = before;
		this.count = count;
		this.depthBefore = depthBefore;
		this.last = last;
		this.depth = Math.max(depthBefore, depth(last)) + 1;
		checkDepth(this.depth);
	}

	/**
	 * Copies operands.
	 * @throws IllegalArgumentException if there is none, or they are nested too deeply
	 */
	static List<Criteria> of(List<Criteria> operands) {
		if (operands instanceof Operands) {
			return operands;
		}
		Criteria[] array = List.copyOf(operands).toArray(new Criteria[0]);
		Assert.notEmpty(array, "Operands must not be empty");
		int count = array.length - 1;
		int depth = 0;
		for (int i = 0; i < count; i++) {
			depth = Math.max(depth, depth(array[i]));
		}
		return new Operands(new Shared(array, count), array, count, depth, array[count]);
	}

	/**
	 * The operands and one more.
	 * @throws IllegalArgumentException if it is nested too deeply
	 */
	static List<Criteria> append(List<Criteria> operands, Criteria next) {
		Operands own = (Operands) of(operands);
		int depth = Math.max(own.depthBefore, depth(own.last));
		Criteria[] array = own.shared.add(own.count, own.last);
		if (array != null) {
			return new Operands(own.shared, array, own.count + 1, depth, next);
		}
		Criteria[] copy = Arrays.copyOf(own.before, own.count + INITIAL_CAPACITY);
		copy[own.count] = own.last;
		return new Operands(new Shared(copy, own.count + 1), copy, own.count + 1, depth, next);
	}

	/**
	 * The operands with another one in place of the last.
	 * @throws IllegalArgumentException if it is nested too deeply
	 */
	static List<Criteria> replaceLast(List<Criteria> operands, Criteria replacement) {
		Operands own = (Operands) of(operands);
		return new Operands(own.shared, own.before, own.count, own.depthBefore, replacement);
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
		return (Objects.checkIndex(index, size()) == this.count) ? this.last : this.before[index];
	}

	@Override
	public int size() {
		return this.count + 1;
	}

	/**
	 * An array of which several lists use the beginning. What they use is never changed.
	 * A list keeps the array itself, too, and so reads without a lock: what it reads was
	 * written before it was made.
	 */
	private static final class Shared {

		private Criteria[] operands;

		private int used;

		Shared(Criteria[] operands, int used) {
			this.operands = operands;
			this.used = used;
		}

		/**
		 * Adds an operand behind the first ones, unless there is another one already.
		 * @return the array, or {@code null}
		 */
		synchronized Criteria @Nullable [] add(int count, Criteria next) {
			if (this.used != count) {
				return null;
			}
			if (count == this.operands.length) {
				this.operands = Arrays.copyOf(this.operands, Math.max(INITIAL_CAPACITY, 2 * count));
			}
			this.operands[count] = next;
			this.used++;
			return this.operands;
		}

	}

}
