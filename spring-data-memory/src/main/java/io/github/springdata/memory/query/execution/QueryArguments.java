package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.query.Query;

import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.util.Assert;

/**
 * Additions of one execution of a prepared query to it. Offset and limit cut a piece out
 * of the rows that the query itself, with its own offset and limit, stands for.
 *
 * @param values what fills the query's parameter slots, by index
 * @param sort an order that is appended to the query's own
 * @param offset the number of rows to leave out
 * @param limit the greatest number of rows, or {@link Query#UNLIMITED}
 * @param position where to start instead of the offset, or {@code null}: then the limit
 * of these arguments is the only one, and the query's own offset and limit do not count.
 * With keys the id is the last key of the order, and a position that goes backward turns
 * the order round
 */
public record QueryArguments(@Nullable Object[] values, Sort sort, long offset, int limit,
		@Nullable ScrollPosition position) {

	private static final @Nullable Object[] NO_VALUES = {};

	private static final QueryArguments NONE = new QueryArguments(NO_VALUES, Sort.unsorted(), 0, Query.UNLIMITED, null);

	/**
	 * Checks that nothing is missing or negative.
	 * @param values what fills the query's parameter slots, by index
	 * @param sort an order that is appended to the query's own
	 * @param offset the number of rows to leave out
	 * @param limit the greatest number of rows, or {@link Query#UNLIMITED}
	 * @param position where to start instead of the offset, or {@code null}
	 */
	public QueryArguments {
		Assert.notNull(values, "Values must not be null");
		Assert.notNull(sort, "Sort must not be null");
		Assert.isTrue(offset >= 0, "Offset must not be negative");
		Assert.isTrue(limit >= Query.UNLIMITED, "Limit must not be negative");
	}

	/**
	 * Nothing to add.
	 * @return the arguments of a query without parameters
	 */
	public static QueryArguments none() {
		return NONE;
	}

	/**
	 * Values for the parameter slots.
	 * @param values the values, by index
	 * @return the arguments, without order, offset and limit
	 */
	public static QueryArguments of(@Nullable Object... values) {
		return new QueryArguments(values, Sort.unsorted(), 0, Query.UNLIMITED, null);
	}

	/**
	 * The same arguments with another order.
	 * @param sort the order to append to the query's own
	 * @return the arguments
	 */
	public QueryArguments withSort(Sort sort) {
		return new QueryArguments(this.values, sort, this.offset, this.limit, this.position);
	}

	/**
	 * The same arguments with another offset.
	 * @param offset the number of rows to leave out
	 * @return the arguments
	 */
	public QueryArguments withOffset(long offset) {
		return new QueryArguments(this.values, this.sort, offset, this.limit, this.position);
	}

	/**
	 * The same arguments with another limit.
	 * @param limit the greatest number of rows, or {@link Query#UNLIMITED}
	 * @return the arguments
	 */
	public QueryArguments withLimit(int limit) {
		return new QueryArguments(this.values, this.sort, this.offset, limit, this.position);
	}

	/**
	 * The same arguments with one more result than are wanted, which shows whether there
	 * are more.
	 * @param limit the number of results that are wanted, or {@link Query#UNLIMITED}
	 * @return the arguments; without a limit where none could be greater
	 */
	public QueryArguments withOneMoreThan(int limit) {
		boolean greatest = limit == Query.UNLIMITED || limit == Integer.MAX_VALUE;
		return withLimit(greatest ? Query.UNLIMITED : limit + 1);
	}

	/**
	 * The number of results up to and including a position.
	 * @param position the position
	 * @return the number to leave out, to go on after the position
	 */
	public static long offsetAfter(OffsetScrollPosition position) {
		if (position.isInitial()) {
			return 0;
		}
		return (position.getOffset() < Long.MAX_VALUE) ? position.getOffset() + 1 : Long.MAX_VALUE;
	}

	/**
	 * The same arguments for one page, in its order.
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the arguments
	 */
	public QueryArguments withPage(Pageable pageable) {
		QueryArguments sorted = withSort(pageable.getSort());
		return pageable.isPaged() ? sorted.withOffset(pageable.getOffset()).withLimit(pageable.getPageSize()) : sorted;
	}

	/**
	 * The same arguments for what follows a position.
	 * @param position the position
	 * @return the arguments
	 */
	public QueryArguments withPosition(ScrollPosition position) {
		Assert.notNull(position, "Position must not be null");
		return new QueryArguments(this.values, this.sort, this.offset, this.limit, position);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof QueryArguments arguments && Arrays.equals(this.values, arguments.values)
				&& this.sort.equals(arguments.sort) && this.offset == arguments.offset && this.limit == arguments.limit
				&& Objects.equals(this.position, arguments.position);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.values) + this.sort.hashCode();
	}

	@Override
	public String toString() {
		return "QueryArguments[values=%s, sort=%s, offset=%d, limit=%d, position=%s]"
			.formatted(Arrays.toString(this.values), this.sort, this.offset, this.limit, this.position);
	}

}
