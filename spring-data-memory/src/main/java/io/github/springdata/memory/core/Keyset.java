package io.github.springdata.memory.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Criteria;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.NullHandling;

/**
 * The criteria of the rows that follow a row in an order: those that are equal in the
 * first keys and greater in the next one, for any number of equal keys. What "greater"
 * means depends on the direction of the key and on the place of {@code null}.
 */
final class Keyset {

	private Keyset() {
	}

	/**
	 * The rows that follow.
	 * @param sort the order, which tells all rows apart
	 * @param keys the values of the row for all properties of the order
	 */
	static Criteria after(Sort sort, Map<String, ?> keys) {
		List<Criteria> alternatives = new ArrayList<>();
		List<Criteria> equal = new ArrayList<>();
		for (Sort.Order order : sort) {
			Object key = key(keys, order);
			List<Criteria> terms = new ArrayList<>(equal);
			terms.add(greater(order, key));
			alternatives.add(Criteria.allOf(terms));
			equal.add(equal(order, key));
		}
		return Criteria.anyOf(alternatives);
	}

	private static @Nullable Object key(Map<String, ?> keys, Sort.Order order) {
		if (!keys.containsKey(order.getProperty())) {
			throw new IllegalArgumentException(
					"The keyset %s has no value for property '%s', which the results are sorted by; take the position from a window of the same query"
						.formatted(keys.keySet(), order.getProperty()));
		}
		return keys.get(order.getProperty());
	}

	private static Criteria equal(Sort.Order order, @Nullable Object key) {
		if (key == null) {
			return Criteria.where(order.getProperty()).isNull();
		}
		return ignoreCase(order, key, Criteria.where(order.getProperty()).is(key));
	}

	private static Criteria greater(Sort.Order order, @Nullable Object key) {
		boolean nullsLast = isNullsLast(order);
		String property = order.getProperty();
		if (key == null) {
			return nullsLast ? Criteria.empty().not() : Criteria.where(property).isNotNull();
		}
		Criteria greater = ignoreCase(order, key, order.isAscending() ? Criteria.where(property).greaterThan(key)
				: Criteria.where(property).lessThan(key));
		return nullsLast ? greater.or(Criteria.where(property).isNull()) : greater;
	}

	private static boolean isNullsLast(Sort.Order order) {
		NullHandling handling = order.getNullHandling();
		return (handling == NullHandling.NATIVE) ? order.isDescending() : handling == NullHandling.NULLS_LAST;
	}

	private static Criteria ignoreCase(Sort.Order order, Object key, Criteria criteria) {
		return (order.isIgnoreCase() && key instanceof String) ? criteria.ignoreCase(true) : criteria;
	}

}
