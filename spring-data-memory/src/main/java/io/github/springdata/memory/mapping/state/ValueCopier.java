package io.github.springdata.memory.mapping.state;

import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Copier of objects that have no parts.
 *
 * @param duplicate makes the copy, or returns the object itself to share it
 * @param equality whether two objects are the same
 */
record ValueCopier(UnaryOperator<Object> duplicate, BiPredicate<Object, Object> equality) implements Copier {

	/** For immutable values of the JDK. */
	static final ValueCopier SHARING = of(UnaryOperator.identity());

	/** For objects that are not part of the state, and so are left as they are. */
	static final ValueCopier REFERRING = new ValueCopier(UnaryOperator.identity(), (a, b) -> a == b);

	/**
	 * For values of the JDK, which are the same if they are of one class and equal.
	 */
	static ValueCopier of(UnaryOperator<Object> duplicate) {
		return new ValueCopier(duplicate, (a, b) -> a.getClass() == b.getClass() && ValueTypes.same(a, b));
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		return this.duplicate.apply(source);
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		return this.equality.test(a, b);
	}

}
