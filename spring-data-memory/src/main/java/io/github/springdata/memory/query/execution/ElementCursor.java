package io.github.springdata.memory.query.execution;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Joins the elements of collections to tuples.
 */
final class ElementCursor extends Cursor<Tuple> {

	private final Cursor<Tuple> input;

	private final ElementStep step;

	private final Tuple tuple;

	private Iterator<?> elements = Collections.emptyIterator();

	private boolean entries;

	private int position;

	private boolean unmatched;

	ElementCursor(Cursor<Tuple> input, ElementStep step, Tuple tuple) {
		this.input = input;
		this.step = step;
		this.tuple = tuple;
	}

	@Override
	@Nullable Tuple fetch() {
		do {
			if (findMatch() || findNoMatch()) {
				return this.tuple;
			}
		}
		while (nextInput());
		return null;
	}

	private boolean nextInput() {
		if (this.input.next() == null) {
			return false;
		}
		Object value = this.step.collection(this.tuple);
		this.entries = value instanceof Map;
		this.elements = (value instanceof Map<?, ?> map) ? map.entrySet().iterator()
				: (value != null) ? Elements.of(value).iterator() : Collections.emptyIterator();
		this.position = 0;
		this.unmatched = this.step.conditions().left();
		return true;
	}

	private boolean findMatch() {
		while (this.elements.hasNext()) {
			this.tuple.step();
			Object next = this.elements.next();
			boolean joined = (this.entries && next instanceof Map.Entry<?, ?> entry)
					? this.step.join(this.tuple, entry.getValue(), entry.getKey())
					: this.step.join(this.tuple, next, this.position++);
			if (joined) {
				this.unmatched = false;
				if (this.step.accepts(this.tuple)) {
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
		this.step.put(this.tuple, null, null);
		return this.step.accepts(this.tuple);
	}

	@Override
	long estimate() {
		return this.input.estimate();
	}

	@Override
	QueryPlan explain() {
		List<QueryPlan> inputs = (this.input instanceof SingleCursor) ? List.of() : List.of(this.input.explain());
		return new StatementStep(StatementStep.Kind.ELEMENTS, this.step.conditions().label(), inputs, estimate(),
				delivered());
	}

}
