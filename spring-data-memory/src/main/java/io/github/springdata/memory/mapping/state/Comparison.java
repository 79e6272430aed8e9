package io.github.springdata.memory.mapping.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

/**
 * One deep comparison: remembers the pairs of objects that are being compared, so that
 * cycles end. Pairs below a certain depth are compared later, as they may be many.
 */
final class Comparison implements BiPredicate<@Nullable Object, @Nullable Object> {

	private static final int MAX_DEPTH = 128;

	private final Copiers copiers;

	private final @Nullable Comparison enclosing;

	private final IdentityPairs partners = new IdentityPairs();

	private @Nullable Deque<Pair> later;

	private int depth;

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

	@Override
	public boolean test(@Nullable Object a, @Nullable Object b) {
		return same(a, b);
	}

	/**
	 * Compares two objects field by field.
	 * @param fields the fields of the objects of the class of the first one
	 */
	boolean sameFields(ObjectFields fields, Object a, Object b) {
		if (a.getClass() != b.getClass() || !fields.samePlain(a, b)) {
			return false;
		}
		return fields.isFlat() || !enter(a, b) || sameDeep(fields, a, b);
	}

	/**
	 * Compares the parts of two objects, now or later.
	 */
	private boolean sameDeep(ObjectFields fields, Object a, Object b) {
		if (this.depth >= MAX_DEPTH && this.enclosing == null) {
			if (this.later == null) {
				this.later = new ArrayDeque<>();
			}
			this.later.add(new Pair(fields, a, b));
			return true;
		}
		this.depth++;
		boolean same = fields.sameDeep(a, b, this);
		this.depth--;
		return same;
	}

	/**
	 * Compares the objects that were put off.
	 */
	boolean complete() {
		while (this.later != null && !this.later.isEmpty()) {
			Pair pair = this.later.remove();
			if (!pair.fields.sameDeep(pair.a, pair.b, this)) {
				return false;
			}
		}
		return true;
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

	private record Pair(ObjectFields fields, Object a, Object b) {
	}

}
