package io.github.springdata.memory.mapping.state;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * State that is copied by the {@link Copiers} of a mapping context.
 */
public final class CopyingEntityState implements EntityState {

	private final Class<?> type;

	private final Copiers copiers;

	/** For objects without parts, which leave no traces in it. */
	private final CopyRun flatRun;

	private final Comparison flatComparison;

	private final Immutability.Decision decision;

	/** The copier of the type itself; any number of threads may find it. */
	private @Nullable Copier own;

	/**
	 * Creates the state of the instances of a class.
	 * @param type the class
	 * @param copiers how its parts are copied
	 */
	public CopyingEntityState(Class<?> type, Copiers copiers) {
		this.type = type;
		this.copiers = copiers;
		this.decision = copiers.immutability(type);
		this.flatRun = new CopyRun(copiers, false);
		this.flatComparison = new Comparison(copiers);
	}

	private Copier copier(Object instance) {
		if (instance.getClass() != this.type) {
			return this.copiers.ofRoot(instance.getClass());
		}
		Copier own = this.own;
		if (own == null) {
			own = this.copiers.ofRoot(this.type);
			this.own = own;
		}
		return own;
	}

	@Override
	public boolean isImmutable() {
		return this.decision.isImmutable();
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

	/**
	 * Asks once for all of them what does not depend on the single state, if they are all
	 * of the type itself. If one of them cannot be copied, it is looked for one by one.
	 */
	@Override
	public Object[] copyOut(Object[] states) {
		boolean alike = states.length > 0 && !isImmutable() && areOfType(states);
		Copier own = alike ? copier(states[0]) : null;
		if (own == null || !own.isFlat()) {
			return EntityState.super.copyOut(states);
		}
		try {
			Object[] instances = new Object[states.length];
			for (int i = 0; i < states.length; i++) {
				instances[i] = own.copy(states[i], false, this.flatRun);
			}
			return instances;
		}
		catch (RuntimeException | StackOverflowError ex) {
			return EntityState.super.copyOut(states);
		}
	}

	private boolean areOfType(Object[] states) {
		for (Object state : states) {
			if (state.getClass() != this.type) {
				return false;
			}
		}
		return true;
	}

	Object copy(Object source, boolean reading) {
		try {
			Copier copier = copier(source);
			if (copier.isFlat()) {
				return copier.copy(source, false, this.flatRun);
			}
			CopyRun run = new CopyRun(this.copiers, reading);
			Object copy = copier.copy(source, false, run);
			run.complete();
			return copy;
		}
		catch (RuntimeException | StackOverflowError ex) {
			return this.copiers.copyAgain(source, reading, ex);
		}
	}

	@Override
	public boolean same(Object a, Object b) {
		if (a == b) {
			return true;
		}
		Copier copier = copier(a);
		if (copier.isFlat()) {
			return copier.same(a, b, this.flatComparison);
		}
		try {
			Comparison comparison = new Comparison(this.copiers);
			return copier.same(a, b, comparison) && comparison.complete();
		}
		catch (StackOverflowError ex) {
			throw UncopyableValueException.tooDeep(a.getClass(), ex);
		}
	}

	@Override
	public boolean isAssignable(Object instance) {
		Assert.notNull(instance, "Instance must not be null");
		return copier(instance) instanceof BeanCopier;
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
		if (copier(source) instanceof BeanCopier copier) {
			copyInto(copier, source, target);
		}
		else if (!same(source, target)) {
			throw new UnsupportedOperationException(
					"%s cannot be changed; use the other instance instead".formatted(target.getClass().getName()));
		}
	}

	private void copyInto(BeanCopier copier, Object source, Object target) {
		try {
			CopyRun run = new CopyRun(this.copiers, false);
			copier.copyInto(source, target, run);
			run.complete();
		}
		catch (StackOverflowError ex) {
			throw UncopyableValueException.tooDeep(source.getClass(), ex);
		}
	}

}
