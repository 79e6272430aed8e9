package io.github.springdata.memory.query;

import java.util.List;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Sort;
import org.springframework.util.Assert;

/**
 * The number of properties that results can be sorted by. Sorts often come from outside,
 * and one by thousands of properties would keep a processor busy.
 */
public final class SortLimit {

	/**
	 * The most properties of a sort.
	 */
	public static final int MAXIMUM = 100;

	private SortLimit() {
	}

	/**
	 * Returns the properties of a sort.
	 * @param sort the sort
	 * @return its orders, none if it is unsorted
	 * @throws InvalidDataAccessApiUsageException if there are more than {@link #MAXIMUM}
	 */
	public static List<Sort.Order> orders(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		List<Sort.Order> orders = sort.toList();
		if (orders.size() > MAXIMUM) {
			throw new InvalidDataAccessApiUsageException(
					"A sort by %d properties is not served; name at most %d".formatted(orders.size(), MAXIMUM));
		}
		return orders;
	}

}
