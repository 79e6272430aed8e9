package io.github.springdata.memory.query.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.predicate.BoundCondition;
import io.github.springdata.memory.query.predicate.BoundPredicate;
import io.github.springdata.memory.query.value.ValueOrder;
import io.github.springdata.memory.query.value.ValueSet;
import io.github.springdata.memory.store.index.IndexDefinition;
import io.github.springdata.memory.store.index.IndexKeys;
import io.github.springdata.memory.store.index.IndexedProperty;

/**
 * Fit of the conditions of a conjunction to an index: a run of its first properties that
 * have to equal a value each, and then perhaps a set of values for the next one.
 */
final class IndexMatch {

	private final IndexDefinition index;

	private List<@Nullable Object> prefix = List.of();

	private List<BoundPredicate> conditions = List.of();

	private List<BoundPredicate> guaranteed = List.of();

	private @Nullable ValueSet next;

	private IndexMatch(IndexDefinition index) {
		this.index = index;
	}

	/**
	 * Matches conditions to an index. To a multi-valued one they have to be matched one
	 * by one, since each may be met by another element.
	 */
	static IndexMatch of(IndexCatalog.Entry entry, List<BoundPredicate> conjuncts) {
		IndexMatch match = new IndexMatch(entry.index());
		int position = 0;
		while (position < entry.pathIds().length && match.addEquality(entry.pathIds()[position], conjuncts)) {
			position++;
		}
		if (position < entry.pathIds().length && entry.pathIds()[position] >= 0) {
			match.addNext(entry.pathIds()[position], conjuncts);
		}
		return match;
	}

	/**
	 * The keys of an index without order on one property that a negation leaves out, the
	 * absent value among them.
	 * @return the keys; none if it is no negation that the index serves
	 */
	static List<Object> keysOutside(IndexDefinition index, ValueSet values) {
		IndexMatch match = new IndexMatch(index);
		if (values == ValueSet.Constant.NOT_NULL) {
			return List.of(IndexKeys.NULL);
		}
		if (!(values instanceof ValueSet.Outside outside)
				|| !match.servesOutside(index.properties().get(0), outside.inside())) {
			return List.of();
		}
		Set<Object> keys = new LinkedHashSet<>();
		if (outside.inside() instanceof ValueSet.One one) {
			keys.add(index.keyOf(one.value()));
		}
		else if (outside.inside() instanceof ValueSet.Many many) {
			many.values().forEach((value) -> keys.add(index.keyOf(value)));
		}
		else {
			return List.of();
		}
		keys.add(IndexKeys.NULL);
		return List.copyOf(keys);
	}

	IndexDefinition index() {
		return this.index;
	}

	/**
	 * The values that the first properties have to equal.
	 */
	List<@Nullable Object> prefix() {
		return this.prefix;
	}

	/**
	 * The values that the property after the prefix may have, of {@link ValueSet.Many},
	 * {@link ValueSet.Span}, {@link ValueSet.Prefix}, {@link ValueSet.Outside} and
	 * {@link ValueSet.Constant#NOT_NULL}.
	 */
	@Nullable ValueSet next() {
		return this.next;
	}

	List<BoundPredicate> conditions() {
		return this.conditions;
	}

	List<BoundPredicate> guaranteed() {
		return this.guaranteed;
	}

	private boolean addEquality(int pathId, List<BoundPredicate> conjuncts) {
		IndexedProperty property = this.index.properties().get(this.prefix.size());
		for (BoundPredicate bound : conjuncts) {
			if (isOn(bound, pathId) && bound instanceof BoundCondition condition) {
				if (condition.values() == ValueSet.Constant.ONLY_NULL) {
					add(condition, null, true);
					return true;
				}
				if (condition.values() instanceof ValueSet.One one && serves(property, one.order(), false)) {
					add(condition, one.value(), guaranteesEquality(property, one.order()));
					return true;
				}
			}
		}
		return false;
	}

	private void add(BoundCondition condition, @Nullable Object value, boolean guarantee) {
		this.prefix = this.prefix.isEmpty() ? new ArrayList<>(2) : this.prefix;
		this.prefix.add(value);
		this.conditions = append(this.conditions, condition);
		if (guarantee) {
			this.guaranteed = append(this.guaranteed, condition);
		}
	}

	private static List<BoundPredicate> append(List<BoundPredicate> bounds, BoundPredicate bound) {
		List<BoundPredicate> result = bounds.isEmpty() ? new ArrayList<>(2) : bounds;
		result.add(bound);
		return result;
	}

	private void addNext(int pathId, List<BoundPredicate> conjuncts) {
		IndexedProperty property = this.index.properties().get(this.prefix.size());
		for (BoundPredicate bound : conjuncts) {
			if (isOn(bound, pathId) && bound instanceof BoundCondition condition) {
				add(condition, property);
			}
		}
	}

	private void add(BoundCondition condition, IndexedProperty property) {
		ValueSet values = condition.values();
		if (values instanceof ValueSet.Span span && serves(property, span.order(), true)) {
			addSpan(condition, span);
		}
		else if (values instanceof ValueSet.Many many && serves(property, many.order(), false)) {
			addOnly(condition, many, guaranteesEquality(property, many.order()));
		}
		else if (values instanceof ValueSet.Prefix prefix && serves(property, prefix.order(), false)) {
			addOnly(condition, prefix, prefix.rest() == null && sameCase(property, prefix.order()));
		}
		else if (values instanceof ValueSet.Outside outside && servesOutside(property, outside.inside())) {
			addOnly(condition, outside, true);
		}
		else if (values == ValueSet.Constant.NOT_NULL) {
			addOnly(condition, values, true);
		}
	}

	private boolean servesOutside(IndexedProperty property, ValueSet inside) {
		if (inside instanceof ValueSet.Span span) {
			return serves(property, span.order(), true);
		}
		if (inside instanceof ValueSet.Prefix prefix) {
			return prefix.rest() == null && sameCase(property, prefix.order());
		}
		return (inside instanceof ValueSet.One one && guaranteesEquality(property, one.order()))
				|| (inside instanceof ValueSet.Many many && guaranteesEquality(property, many.order()));
	}

	private void addSpan(BoundCondition condition, ValueSet.Span span) {
		if (this.index.isOrdered() && this.next instanceof ValueSet.Span other && other.order() == span.order()) {
			this.next = other.intersection(span);
			this.conditions = append(this.conditions, condition);
			this.guaranteed = append(this.guaranteed, condition);
		}
		else {
			addOnly(condition, span, true);
		}
	}

	private void addOnly(BoundCondition condition, ValueSet values, boolean guarantee) {
		boolean possible = this.index.isOrdered() || values instanceof ValueSet.Many;
		if (!possible || precision(values) <= precision(this.next)) {
			return;
		}
		if (this.next != null) {
			BoundPredicate replaced = this.conditions.remove(this.conditions.size() - 1);
			if (this.next instanceof ValueSet.Outside) {
				this.guaranteed.remove(replaced);
			}
		}
		this.next = values;
		this.conditions = append(this.conditions, condition);
		if (guarantee) {
			this.guaranteed = append(this.guaranteed, condition);
		}
	}

	/**
	 * How far a set narrows down the entries: the narrowest is used.
	 */
	private static int precision(@Nullable ValueSet values) {
		if (values == null) {
			return 0;
		}
		if (values == ValueSet.Constant.NOT_NULL) {
			return 1;
		}
		return (values instanceof ValueSet.Outside) ? 2 : 3;
	}

	private boolean isOn(BoundPredicate bound, int pathId) {
		return bound instanceof BoundCondition condition && condition.pathId() == pathId
				&& (this.index.multiValued() ? condition.asksForAnyElement() : condition.isSingleValued());
	}

	/**
	 * Whether an index on a property finds all values of a set: one that ignores case
	 * finds too many for a condition that does not, unless it is their order that counts.
	 */
	private static boolean serves(IndexedProperty property, ValueOrder order, boolean byOrder) {
		return sameCase(property, order) || (property.ignoreCase() && !byOrder);
	}

	private boolean guaranteesEquality(IndexedProperty property, ValueOrder order) {
		return sameCase(property, order) && (order.isConsistent() || !this.index.isOrdered());
	}

	static boolean sameCase(IndexedProperty property, ValueOrder order) {
		boolean folded = property.ignoreCase() && property.type() == String.class;
		return folded == order.ignoresCase();
	}

	/**
	 * What is looked up, for plans.
	 */
	String label() {
		StringBuilder label = new StringBuilder();
		prefix().forEach((value) -> label.append(value).append(", "));
		ValueSet next = next();
		if (next == null || next instanceof ValueSet.Many) {
			return label.append("all").toString();
		}
		return label.append((next == ValueSet.Constant.NOT_NULL) ? "not null" : next).toString();
	}

}
