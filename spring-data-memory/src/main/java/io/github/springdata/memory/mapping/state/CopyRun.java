package io.github.springdata.memory.mapping.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * One deep copy: remembers the copies of mutable objects, so that an object that is
 * referenced twice, or refers to itself, is one object in the copy as well.
 *
 * <h2>Depth</h2> A chain of objects may be longer than the stack. Beans below a certain
 * depth are created at once, so that others can refer to them, but filled later, one
 * after the other. Where an object is asked for its hash code, or handed to a
 * constructor, it has to be complete: until that is over, the copy is <em>pinned</em> and
 * nothing is put off.
 */
public final class CopyRun implements UnaryOperator<@Nullable Object> {

	private static final int MAX_DEPTH = 128;

	private static final Object IN_CREATION = new Object();

	private final Copiers copiers;

	private final boolean reading;

	private @Nullable IdentityPairs copies;

	private @Nullable UnaryOperator<@Nullable Object> freezing;

	private int depth;

	private int pinned;

	private @Nullable Unfilled later;

	/**
	 * Creates a run, in which each object is copied once.
	 * @param copiers the copiers of all classes
	 * @param reading whether rows are copied for the caller, and not what the caller gave
	 */
	public CopyRun(Copiers copiers, boolean reading) {
		this.copiers = copiers;
		this.reading = reading;
	}

	/**
	 * Whether the source is stored state, of which immutable objects are frozen already.
	 */
	boolean isReading() {
		return this.reading;
	}

	boolean isEmpty() {
		return this.copies == null;
	}

	/**
	 * Copies a value.
	 * @param value the value
	 * @param frozen whether collections become immutable
	 * @return the copy, or the value itself if it is immutable
	 */
	public @Nullable Object copy(@Nullable Object value, boolean frozen) {
		return (value != null) ? this.copiers.of(value.getClass()).copy(value, frozen, this) : null;
	}

	/**
	 * Copies a part of a mutable object.
	 */
	@Override
	public @Nullable Object apply(@Nullable Object value) {
		return copy(value, false);
	}

	/**
	 * Copies a part of an immutable object.
	 */
	UnaryOperator<@Nullable Object> freezing() {
		UnaryOperator<@Nullable Object> freezing = this.freezing;
		if (freezing == null) {
			freezing = (value) -> copy(value, true);
			this.freezing = freezing;
		}
		return freezing;
	}

	boolean same(@Nullable Object a, @Nullable Object b) {
		Comparison comparison = new Comparison(this.copiers);
		return comparison.same(a, b) && comparison.complete();
	}

	@Nullable Object find(Object source) {
		Object copy = (this.copies != null) ? this.copies.get(source) : null;
		if (copy == IN_CREATION) {
			throw UncopyableValueException.ofType(source.getClass(),
					"it refers to itself through a constructor argument");
		}
		if (copy != null && this.pinned > 0 && this.later != null) {
			fill(this.later.remove(source));
		}
		return copy;
	}

	void begin(Object source) {
		remember(source, IN_CREATION);
	}

	<T> T remember(Object source, T copy) {
		if (this.copies == null) {
			this.copies = new IdentityPairs();
		}
		this.copies.put(source, copy);
		return copy;
	}

	/**
	 * Begins what needs complete objects.
	 */
	void pin() {
		this.pinned++;
	}

	void unpin() {
		this.pinned--;
	}

	/**
	 * Fills a bean, now or later.
	 */
	void fill(ObjectFields fields, Object source, Object copy) {
		if (this.depth < MAX_DEPTH || this.pinned > 0) {
			this.depth++;
			fields.assign(source, copy, this);
			this.depth--;
			return;
		}
		if (this.later == null) {
			this.later = new Unfilled();
		}
		this.later.add(new Bean(fields, source, copy));
	}

	private void fill(@Nullable Bean bean) {
		if (bean != null) {
			bean.fields.assign(bean.source, bean.copy, this);
		}
	}

	/**
	 * Fills the beans that were put off.
	 */
	void complete() {
		while (this.later != null && this.later.hasNext()) {
			fill(this.later.next());
		}
	}

	private record Bean(ObjectFields fields, Object source, Object copy) {
	}

	/**
	 * The beans that were put off.
	 */
	private static final class Unfilled {

		private final Deque<Bean> queue = new ArrayDeque<>();

		private final Map<Object, Bean> bySource = new IdentityHashMap<>();

		void add(Bean bean) {
			this.queue.add(bean);
			this.bySource.put(bean.source, bean);
		}

		@Nullable Bean remove(Object source) {
			return this.bySource.remove(source);
		}

		boolean hasNext() {
			return !this.queue.isEmpty();
		}

		@Nullable Bean next() {
			return remove(this.queue.remove().source);
		}

	}

}
