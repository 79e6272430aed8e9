package io.github.springdata.memory.query.execution;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Cursor that joins something to each tuple of the sources before: what is found for it
 * one by one, or nothing, once, where a left join finds nothing.
 */
abstract class JoiningCursor extends StageCursor<Tuple, Tuple> {

	private final Tuple tuple;

	private final JoinConditions conditions;

	private boolean unmatched;

	JoiningCursor(Cursor<Tuple> input, Tuple tuple, JoinConditions conditions) {
		super(input);
		this.tuple = tuple;
		this.conditions = conditions;
	}

	@Override
	final @Nullable Tuple fetch() {
		do {
			if (findMatch() || findNoMatch()) {
				return this.tuple;
			}
		}
		while (nextInput());
		return null;
	}

	@Override
	final void forEach(Consumer<? super Tuple> action) {
		handOut(action);
		this.input.forEach((tuple) -> {
			start(tuple);
			handOut(action);
		});
	}

	private void handOut(Consumer<? super Tuple> action) {
		while (findMatch() || findNoMatch()) {
			deliver(1);
			action.accept(this.tuple);
		}
	}

	private boolean nextInput() {
		if (this.input.next() == null) {
			return false;
		}
		start(this.tuple);
		return true;
	}

	private void start(Tuple tuple) {
		open(tuple);
		this.unmatched = this.conditions.left();
	}

	private boolean findMatch() {
		while (hasCandidate()) {
			this.tuple.step();
			if (join(this.tuple)) {
				this.unmatched = false;
				if (accepts(this.tuple)) {
					return true;
				}
			}
		}
		return false;
	}

	private boolean findNoMatch() {
		if (!this.unmatched) {
			return false;
		}
		this.unmatched = false;
		joinNothing(this.tuple);
		return accepts(this.tuple);
	}

	/**
	 * Looks for what may be joined to a tuple.
	 */
	abstract void open(Tuple tuple);

	/**
	 * Whether there is something left that may be joined. There is nothing before the
	 * first tuple.
	 */
	abstract boolean hasCandidate();

	/**
	 * Puts the next candidate into the tuple.
	 * @return whether it is joined
	 */
	abstract boolean join(Tuple tuple);

	abstract void joinNothing(Tuple tuple);

	/**
	 * Whether the joined tuple meets the conditions that follow.
	 */
	abstract boolean accepts(Tuple tuple);

	/**
	 * How the tuples before were found, or {@code null} if there are none but that of an
	 * enclosing selection.
	 */
	final @Nullable QueryPlan explainInput() {
		return (this.input instanceof SingleCursor) ? null : this.input.explain();
	}

}
