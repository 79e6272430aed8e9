package io.github.springdata.memory.mapping;

import io.github.springdata.memory.mapping.state.CopyingEntityState;
import io.github.springdata.memory.mapping.state.EntityState;

import org.springframework.util.Assert;

/**
 * State that stays with the application: a {@link SharedRow} holds the object itself. A
 * copy of it is kept only as a record of what was saved, for indexes and rollbacks;
 * everything in it that is another entity, or cannot be copied, is shared as well.
 *
 * @param copying copies the state
 */
record SharedEntityState(CopyingEntityState copying) implements EntityState {

	@Override
	public boolean isImmutable() {
		return false;
	}

	@Override
	public Object copyIn(Object instance) {
		return new SharedRow(instance, this.copying.copyIn(instance));
	}

	@Override
	public Object copyOut(Object state) {
		Assert.notNull(state, "State must not be null");
		return SharedRow.instanceOf(state);
	}

	@Override
	public boolean same(Object a, Object b) {
		return this.copying.same(SharedRow.stateOf(a), SharedRow.stateOf(b));
	}

	@Override
	public boolean isAssignable(Object instance) {
		return this.copying.isAssignable(instance);
	}

	@Override
	public void copyInto(Object source, Object target) {
		Assert.notNull(source, "Source must not be null");
		this.copying.copyInto(SharedRow.stateOf(source), target);
	}

}
