package io.github.springdata.memory.query.execution;

import io.github.springdata.memory.query.Query;

import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.ScrollPosition;

/**
 * A piece of a sequence of rows.
 *
 * @param offset the number of rows to leave out
 * @param limit the greatest number of rows, or {@link Query#UNLIMITED}
 */
record RowRange(long offset, long limit) {

	/**
	 * The piece that the call cuts out of the piece that the query stands for; with a
	 * position, out of all rows.
	 */
	static RowRange of(Query query, QueryArguments arguments) {
		if (arguments.position() != null) {
			return new RowRange(start(arguments.position()), arguments.limit());
		}
		return new RowRange(query.getOffset(), query.getLimit()).cut(arguments.offset(), arguments.limit());
	}

	/**
	 * A piece of this piece.
	 * @param offset the number of its rows to leave out
	 * @param limit the greatest number of its rows, or {@link Query#UNLIMITED}
	 */
	RowRange cut(long offset, long limit) {
		long start = saturatedSum(this.offset, offset);
		if (!isLimited()) {
			return new RowRange(start, limit);
		}
		long left = Math.max(0, this.limit - offset);
		return new RowRange(start, (limit == Query.UNLIMITED) ? left : Math.min(left, limit));
	}

	private static long start(ScrollPosition position) {
		return (position instanceof OffsetScrollPosition offset) ? QueryArguments.offsetAfter(offset) : 0;
	}

	boolean isLimited() {
		return this.limit != Query.UNLIMITED;
	}

	boolean isWhole() {
		return this.offset == 0 && !isLimited();
	}

	/**
	 * The number of rows that have to be found, in order, to cut this piece.
	 * @return the number, or {@link Query#UNLIMITED}
	 */
	long needed() {
		return isLimited() ? saturatedSum(this.offset, this.limit) : Query.UNLIMITED;
	}

	/**
	 * The size of this piece of a number of rows.
	 */
	long cut(long rows) {
		long rest = Math.max(0, rows - this.offset);
		return isLimited() ? Math.min(rest, this.limit) : rest;
	}

	String label() {
		String from = (this.offset > 0) ? "offset " + this.offset : "";
		String count = isLimited() ? "limit " + this.limit : "";
		return from + ((from.isEmpty() || count.isEmpty()) ? "" : ", ") + count;
	}

	private static long saturatedSum(long left, long right) {
		return (left > Long.MAX_VALUE - right) ? Long.MAX_VALUE : left + right;
	}

}
