package io.github.springdata.memory.query.execution;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.query.value.Elements;

/**
 * Cursor that joins the elements of collections to tuples.
 */
final class ElementCursor extends JoiningCursor {

	private final ElementStep step;

	private Iterator<?> elements = Collections.emptyIterator();

	private boolean entries;

	private int position;

	ElementCursor(Cursor<Tuple> input, ElementStep step, Tuple tuple) {
		super(input, tuple, step.conditions());
		this.step = step;
	}

	@Override
	void open(Tuple tuple) {
		Object value = this.step.collection(tuple);
		this.entries = value instanceof Map;
		this.elements = (value instanceof Map<?, ?> map) ? map.entrySet().iterator()
				: (value != null) ? Elements.of(value).iterator() : Collections.emptyIterator();
		this.position = 0;
	}

	@Override
	boolean hasCandidate() {
		return this.elements.hasNext();
	}

	@Override
	boolean join(Tuple tuple) {
		Object next = this.elements.next();
		return (this.entries && next instanceof Map.Entry<?, ?> entry)
				? this.step.join(tuple, entry.getValue(), entry.getKey())
				: this.step.join(tuple, next, this.position++);
	}

	@Override
	void joinNothing(Tuple tuple) {
		this.step.put(tuple, null, null);
	}

	@Override
	boolean accepts(Tuple tuple) {
		return this.step.accepts(tuple);
	}

	@Override
	QueryPlan explain() {
		QueryPlan input = explainInput();
		return new QueryPlan(QueryPlan.Kind.ELEMENTS, this.step.conditions().label(),
				(input != null) ? List.of(input) : List.of(), estimate(), delivered());
	}

}
