package io.github.springdata.memory.mapping.state;

import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Copier of collections. A modifiable copy is of the kind of its source; a frozen one is
 * the source itself if nobody can change it.
 */
record CollectionCopier(Function<Collection<?>, Collection<@Nullable Object>> factory) implements Copier {

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		Object known = run.find(source);
		if (known != null) {
			return known;
		}
		Collection<?> collection = (Collection<?>) source;
		return frozen ? run.remember(source, freeze(collection, run)) : thaw(collection, run);
	}

	private Object thaw(Collection<?> source, CopyRun run) {
		Collection<@Nullable Object> copy = run.remember(source, this.factory.apply(source));
		boolean comparing = !(copy instanceof List || copy instanceof Deque);
		if (comparing) {
			run.pin();
		}
		for (Object element : source) {
			copy.add(run.copy(element, false));
		}
		if (comparing) {
			run.unpin();
		}
		return copy;
	}

	private Object freeze(Collection<?> source, CopyRun run) {
		run.begin(source);
		@Nullable Object[] elements = source.toArray();
		boolean changed = !Frozen.isFrozen(source);
		for (int i = 0; i < elements.length; i++) {
			Object copy = run.copy(elements[i], true);
			changed |= copy != elements[i];
			elements[i] = copy;
		}
		return changed ? Frozen.collection(source, elements) : source;
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		if (!(a instanceof Collection<?> left && b instanceof Collection<?> right) || left.size() != right.size()) {
			return false;
		}
		if (!comparison.enter(a, b)) {
			return true;
		}
		if (a instanceof Set != b instanceof Set) {
			return false;
		}
		return (a instanceof Set) ? sameSets(left, right, comparison) : sameOrder(left, right, comparison);
	}

	private static boolean sameSets(Collection<?> left, Collection<?> right, Comparison comparison) {
		if (sameOrder(left, right, comparison.trial())) {
			return true;
		}
		if (left.stream().allMatch((element) -> element == null || ValueTypes.isValue(element.getClass()))) {
			return new HashSet<>(right).containsAll(left);
		}
		return sameElements(left, right, comparison);
	}

	private static boolean sameOrder(Collection<?> left, Collection<?> right, Comparison comparison) {
		Iterator<?> others = right.iterator();
		for (Object element : left) {
			if (!others.hasNext() || !comparison.same(element, others.next())) {
				return false;
			}
		}
		return !others.hasNext();
	}

	/**
	 * Pairs the elements of two sets of one size that have the same state, whatever their
	 * order.
	 */
	private static boolean sameElements(Collection<?> left, Collection<?> right, Comparison comparison) {
		Collection<@Nullable Object> rest = new LinkedList<>(right);
		for (Object element : left) {
			if (!removeSame(element, rest, comparison)) {
				return false;
			}
		}
		return true;
	}

	private static boolean removeSame(@Nullable Object element, Collection<@Nullable Object> rest,
			Comparison comparison) {
		for (Iterator<@Nullable Object> others = rest.iterator(); others.hasNext();) {
			if (comparison.trial().same(element, others.next())) {
				others.remove();
				return true;
			}
		}
		return false;
	}

}
