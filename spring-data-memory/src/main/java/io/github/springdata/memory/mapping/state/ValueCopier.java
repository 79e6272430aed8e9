package io.github.springdata.memory.mapping.state;

import java.util.function.UnaryOperator;

/**
 * Copier of values of the JDK: shares immutable ones, duplicates the others. Values of
 * one class are the same if they are equal.
 */
record ValueCopier(UnaryOperator<Object> duplicate) implements Copier  {

	static final ValueCopier SHARING = new ValueCopier(UnaryOperator.identity());

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		return this.duplicate.apply(source);
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		return a.getClass() == b.getClass() && ValueTypes.same(a, b);
	}

}
