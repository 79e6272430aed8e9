package io.github.springdata.memory.query;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.util.Assert;

/**
 * Description of what to find, in which order and how much of it. Immutable: every method
 * that changes something returns another query.
 */
public final class Query {

	/**
	 * The limit of a query that has none.
	 */
	public static final int UNLIMITED = -1;

	private static final Query EMPTY = new Query(
			new State(Criteria.empty(), Sort.unsorted(), 0, UNLIMITED, null, List.of()));

	private final State state;

	private Query(State state) {
		this.state = state;
	}

	/**
	 * The query that finds everything.
	 * @return the query, without order and limit
	 */
	public static Query empty() {
		return EMPTY;
	}

	/**
	 * The query that finds what meets the criteria.
	 * @param criteria the criteria
	 * @return the query, without order and limit
	 */
	public static Query query(Criteria criteria) {
		Assert.notNull(criteria, "Criteria must not be null");
		State state = EMPTY.state;
		return new Query(new State(criteria, state.sort, state.offset, state.limit, null, state.projection));
	}

	/**
	 * Adds an order after those that the query has.
	 * @param sort the order
	 * @return the sorted query
	 */
	public Query sort(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		State s = this.state;
		return new Query(new State(s.criteria, s.sort.and(sort), s.offset, s.limit, s.position, s.projection));
	}

	/**
	 * Finds no more than a number of rows.
	 * @param limit the number of rows, not negative
	 * @return the limited query
	 */
	public Query limit(int limit) {
		Assert.isTrue(limit >= 0, "Limit must not be negative");
		return withLimit(limit);
	}

	/**
	 * Finds no more than a number of rows.
	 * @param limit the limit, or {@link Limit#unlimited()}
	 * @return the query with that limit
	 */
	public Query limit(Limit limit) {
		Assert.notNull(limit, "Limit must not be null");
		return limit.isLimited() ? limit(limit.max()) : withLimit(UNLIMITED);
	}

	/**
	 * Leaves out the first rows.
	 * @param offset the number of rows to leave out, not negative
	 * @return the query with that offset
	 */
	public Query offset(long offset) {
		Assert.isTrue(offset >= 0, "Offset must not be negative");
		State s = this.state;
		return new Query(new State(s.criteria, s.sort, offset, s.limit, s.position, s.projection));
	}

	/**
	 * Finds one page, in the order of the page after the query's own.
	 * @param pageable the page, or {@link Pageable#unpaged()}
	 * @return the query for the page
	 */
	public Query with(Pageable pageable) {
		Assert.notNull(pageable, "Pageable must not be null");
		Query sorted = sort(pageable.getSort());
		return pageable.isPaged() ? sorted.offset(pageable.getOffset()).limit(pageable.getPageSize()) : sorted;
	}

	/**
	 * Starts where a scroll through the results stopped.
	 * @param position the position
	 * @return the query that starts there
	 */
	public Query with(ScrollPosition position) {
		Assert.notNull(position, "Position must not be null");
		State s = this.state;
		return new Query(new State(s.criteria, s.sort, s.offset, s.limit, position, s.projection));
	}

	/**
	 * The same query from the first row on.
	 * @return the query without a scroll position
	 */
	public Query withoutPosition() {
		State s = this.state;
		return new Query(new State(s.criteria, s.sort, s.offset, s.limit, null, s.projection));
	}

	/**
	 * Names the only properties that the caller will read.
	 * @param paths dotted paths; none at all means the whole entity
	 * @return the query with that projection
	 */
	public Query project(String... paths) {
		State s = this.state;
		return new Query(new State(s.criteria, s.sort, s.offset, s.limit, s.position, List.of(paths)));
	}

	/**
	 * What a row has to meet.
	 * @return the criteria
	 */
	public Criteria getCriteria() {
		return this.state.criteria;
	}

	/**
	 * The order of the rows.
	 * @return the order; unsorted means insertion order
	 */
	public Sort getSort() {
		return this.state.sort;
	}

	/**
	 * The number of rows to leave out.
	 * @return the offset, zero for none
	 */
	public long getOffset() {
		return this.state.offset;
	}

	/**
	 * The greatest number of rows to find.
	 * @return the limit, or {@link #UNLIMITED}
	 */
	public int getLimit() {
		return this.state.limit;
	}

	/**
	 * Whether there is a limit.
	 * @return {@code true} if {@link #getLimit()} is not {@link #UNLIMITED}
	 */
	public boolean isLimited() {
		return this.state.limit != UNLIMITED;
	}

	/**
	 * Where to start.
	 * @return the position, or {@code null} to start with the first row
	 */
	public @Nullable ScrollPosition getScrollPosition() {
		return this.state.position;
	}

	/**
	 * The only properties that the caller will read.
	 * @return dotted paths; empty for the whole entity
	 */
	public List<String> getProjection() {
		return this.state.projection;
	}

	private Query withLimit(int limit) {
		State s = this.state;
		return new Query(new State(s.criteria, s.sort, s.offset, limit, s.position, s.projection));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Query query && this.state.equals(query.state);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.state);
	}

	@Override
	public String toString() {
		return this.state.toString();
	}

	private record State(Criteria criteria, Sort sort, long offset, int limit, @Nullable ScrollPosition position,
			List<String> projection) {

		@Override
		public String toString() {
			StringBuilder result = new StringBuilder();
			if (!this.projection.isEmpty()) {
				result.append("select ").append(String.join(", ", this.projection)).append(' ');
			}
			result.append("where ").append(this.criteria);
			append(result, this.sort.isSorted(), "order by", this.sort);
			append(result, this.offset > 0, "offset", this.offset);
			append(result, this.limit != UNLIMITED, "limit", this.limit);
			append(result, this.position != null, "from", String.valueOf(this.position));
			return result.toString();
		}

		private static void append(StringBuilder result, boolean present, String word, Object value) {
			if (present) {
				result.append(' ').append(word).append(' ').append(value);
			}
		}

	}

}
