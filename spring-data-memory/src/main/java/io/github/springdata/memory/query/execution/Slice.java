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
record Slice(long offset, long limit) {

	/**
	 * The piece that the call cuts out of the piece that the query stands for; with a
	 * position, out of all rows.
	 */
	static Slice of(Query query, QueryArguments arguments) {
		if (arguments.position() != null) {
			return new Slice(start(arguments.position()), arguments.limit());
		}
		long offset = saturatedSum(query.getOffset(), arguments.offset());
		if (!query.isLimited()) {
			return new Slice(offset, arguments.limit());
		}
		long left = Math.max(0, query.getLimit() - arguments.offset());
		boolean unlimited = arguments.limit() == Query.UNLIMITED;
		return new Slice(offset, unlimited ? left : Math.min(left, arguments.limit()));
	}

	private static long start(ScrollPosition position) {
		boolean counted = position instanceof OffsetScrollPosition && !position.isInitial();
		return counted ? ((OffsetScrollPosition) position).getOffset() + 1 : 0;
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

	private static long saturatedSum(long left, long right) {
		return (left > Long.MAX_VALUE - right) ? Long.MAX_VALUE : left + right;
	}

}
