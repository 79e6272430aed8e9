package io.github.springdata.memory.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One deep comparison: remembers the pairs of objects that are being compared, so that
 * cycles end.
 */
final class Comparison {

	private final Copiers copiers;

	private final @Nullable Comparison enclosing;

	private final IdentityPairs partners = new IdentityPairs();

	Comparison(Copiers copiers) {
		this(copiers, null);
	}

	private Comparison(Copiers copiers, @Nullable Comparison enclosing) {
		this.copiers = copiers;
		this.enclosing = enclosing;
	}

	/**
	 * Starts a comparison whose failure means nothing for this one.
	 */
	Comparison trial() {
		return new Comparison(this.copiers, this);
	}

	boolean same(@Nullable Object a, @Nullable Object b) {
		if (a == b) {
			return true;
		}
		return a != null && b != null && this.copiers.of(a.getClass()).same(a, b, this);
	}

	/**
	 * Notes that two objects are being compared.
	 * @return {@code false} if they are already
	 */
	boolean enter(Object a, Object b) {
		if (isEntered(a, b)) {
			return false;
		}
		this.partners.put(a, new Partner(b, (Partner) this.partners.get(a)));
		return true;
	}

	private boolean isEntered(Object a, Object b) {
		for (Partner p = (Partner) this.partners.get(a); p != null; p = p.next()) {
			if (p.object() == b) {
				return true;
			}
		}
		return this.enclosing != null && this.enclosing.isEntered(a, b);
	}

	private record Partner(Object object, @Nullable Partner next) {

	}

}
