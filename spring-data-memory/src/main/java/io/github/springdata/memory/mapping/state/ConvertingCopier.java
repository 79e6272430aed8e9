package io.github.springdata.memory.mapping.state;

import java.util.Objects;

/**
 * Copier of values that are stored in another form: through that form, so that nothing is
 * kept which it does not hold. Values are the same if their stored forms are equal.
 */
record ConvertingCopier(StoredForm form, Immutability.Decision decision) implements Copier {

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		boolean immutable = this.decision.isImmutable();
		if (immutable && run.isReading()) {
			return source;
		}
		Object copy = this.form.read(this.form.write(source));
		return (immutable && copy.equals(source)) ? source : copy;
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		return a.getClass() == b.getClass() && Objects.deepEquals(this.form.write(a), this.form.write(b));
	}

}
