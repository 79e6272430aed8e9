package io.github.springdata.memory.query.predicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.message.MessageText;
import io.github.springdata.memory.query.value.ValueConversion;
import io.github.springdata.memory.query.value.ValueSet;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Predicate for the rows that follow a position in a total order, in which no two rows
 * are equal: those that are equal in the first keys and come later by the next one.
 */
public final class BoundKeyset implements BoundPredicate {

	private final RowOrder order;

	private final List<@Nullable Object> values;

	private BoundKeyset(RowOrder order, List<@Nullable Object> values) {
		this.order = order;
		this.values = values;
	}

	/**
	 * Takes the values of the position by the properties of the order.
	 * @param order the order of the rows
	 * @param keys the values by property
	 * @return the position
	 * @throws IllegalArgumentException if there is none for a property
	 * @throws InvalidDataAccessApiUsageException if one is not of the property's type
	 */
	public static BoundKeyset of(RowOrder order, Map<String, ?> keys) {
		List<@Nullable Object> values = new ArrayList<>(order.keys().size());
		for (RowOrder.Key key : order.keys()) {
			String property = key.path().path();
			if (!keys.containsKey(property)) {
				throw new IllegalArgumentException(
						"The keyset %s has no value for property '%s', which the results are sorted by; take the position from a window of the same query"
							.formatted(keys.keySet(), property));
			}
			values.add(convert(key, keys.get(property)));
		}
		return new BoundKeyset(order, values);
	}

	private static @Nullable Object convert(RowOrder.Key key, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		Object converted = ValueConversion.convert(key.path().toStored(value), key.path().type());
		if (converted == null) {
			throw new InvalidDataAccessApiUsageException(
					"The keyset has %s (%s) for property '%s', which must be %s; take the position from a window of the same query"
						.formatted(MessageText.of(value), value.getClass().getName(), key.path().path(),
								key.path().type().getName()));
		}
		return key.path().leaf().own(converted);
	}

	/**
	 * Whether the position meets the conditions that fix keys of the order. If it does
	 * not, it says nothing about the other keys of the rows that follow.
	 * @param conditions the conditions that a row meets
	 * @return whether it does
	 */
	public boolean agreesWith(List<BoundPredicate> conditions) {
		for (int i = 0; i < this.values.size(); i++) {
			RowOrder.Key key = this.order.keys().get(i);
			Object value = this.values.get(i);
			for (BoundPredicate condition : conditions) {
				if (condition.fixes(key) && !accepts((BoundCondition) condition, value)) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean accepts(BoundCondition condition, @Nullable Object value) {
		return (value != null) ? condition.values().contains(value) : condition.values() == ValueSet.Constant.ONLY_NULL;
	}

	/**
	 * The values of the position for the first keys of an order.
	 * @param part an order of some keys of the whole order
	 * @param count the number of keys
	 * @return the values in the order of the keys
	 */
	public List<@Nullable Object> values(RowOrder part, int count) {
		List<@Nullable Object> result = new ArrayList<>(count);
		for (RowOrder.Key key : part.keys().subList(0, count)) {
			result.add(this.values.get(this.order.keys().indexOf(key)));
		}
		return result;
	}

	@Override
	public boolean test(Object row) {
		for (int i = 0; i < this.values.size(); i++) {
			RowOrder.Key key = this.order.keys().get(i);
			int result = key.compareValues(key.path().read(row), this.values.get(i));
			if (result != 0) {
				return result > 0;
			}
		}
		return false;
	}

	/**
	 * How many rows follow is only known where an index has the order.
	 */
	@Override
	public double selectivity() {
		return 1;
	}

	@Override
	public String toString() {
		StringBuilder result = new StringBuilder("after ");
		for (int i = 0; i < this.values.size(); i++) {
			result.append((i > 0) ? ", " : "")
				.append(this.order.keys().get(i).path().path())
				.append(" = ")
				.append(this.values.get(i));
		}
		return result.toString();
	}

}
