package io.github.springdata.memory.mapping.state;

import java.util.Objects;

/**
 * Copier of values that are stored in another form: through that form, so that nothing is
 * kept which it does not hold. Values are the same if their stored forms are equal.
 */
final class ConvertingCopier implements Copier {

	private final StoredForm form;

	private final Copiers copiers;

	private volatile Immutability.Verdict verdict = Immutability.Verdict.NONE;

	ConvertingCopier(StoredForm form, Copiers copiers) {
		this.form = form;
		this.copiers = copiers;
	}

	@Override
	public Object copy(Object source, boolean frozen, CopyRun run) {
		boolean immutable = isImmutable();
		if (immutable && run.isReading()) {
			return source;
		}
		Object copy = this.form.read(this.form.write(source));
		return (immutable && copy.equals(source)) ? source : copy;
	}

	private boolean isImmutable() {
		Immutability.Verdict current = this.copiers.isImmutable(this.form.type(), this.verdict);
		this.verdict = current;
		return current.isImmutable();
	}

	@Override
	public boolean same(Object a, Object b, Comparison comparison) {
		return a.getClass() == b.getClass() && Objects.deepEquals(this.form.write(a), this.form.write(b));
	}

}
