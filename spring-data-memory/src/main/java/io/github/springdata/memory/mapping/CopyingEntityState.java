package io.github.springdata.memory.mapping;

import org.springframework.util.Assert;

/**
 * State that is copied by the {@link Copiers} of a mapping context.
 */
final class CopyingEntityState implements EntityState {

	private final Class<?> type;

	private final Copiers copiers;

	private volatile Immutability.Verdict verdict = Immutability.Verdict.NONE;

	CopyingEntityState(Class<?> type, Copiers copiers) {
		this.type = type;
		this.copiers = copiers;
	}

	@Override
	public boolean isImmutable() {
		Immutability.Verdict previous = this.verdict;
		Immutability.Verdict current = this.copiers.isImmutable(this.type, previous);
		if (current != previous) {
			this.verdict = current;
		}
		return current.isImmutable();
	}

	@Override
	public Object copyIn(Object instance) {
		Assert.notNull(instance, "Instance must not be null");
		return copy(instance, false);
	}

	@Override
	public Object copyOut(Object state) {
		Assert.notNull(state, "State must not be null");
		return (state.getClass() == this.type && isImmutable()) ? state : copy(state, true);
	}

	private Object copy(Object source, boolean reading) {
		try {
			return this.copiers.of(source.getClass()).copy(source, false, new CopyRun(this.copiers, reading));
		}
		catch (UncopyableValueException ex) {
			throw ex.within(source.getClass().getSimpleName());
		}
	}

	@Override
	public boolean same(Object a, Object b) {
		return new Comparison(this.copiers).same(a, b);
	}

	@Override
	public boolean isAssignable(Object instance) {
		Assert.notNull(instance, "Instance must not be null");
		return this.copiers.of(instance.getClass()) instanceof BeanCopier;
	}

	@Override
	public void copyInto(Object source, Object target) {
		Assert.notNull(source, "Source must not be null");
		Assert.notNull(target, "Target must not be null");
		if (source.getClass() != target.getClass()) {
			throw new IllegalArgumentException(
					"State of %s cannot be copied into an instance of %s; give one of the same class"
						.formatted(source.getClass().getName(), target.getClass().getName()));
		}
		if (source == target) {
			return;
		}
		if (this.copiers.of(source.getClass()) instanceof BeanCopier copier) {
			copier.copyInto(source, target, new CopyRun(this.copiers, false));
		}
		else if (!same(source, target)) {
			throw new UnsupportedOperationException(
					"%s cannot be changed; use the other instance instead".formatted(target.getClass().getName()));
		}
	}

}
