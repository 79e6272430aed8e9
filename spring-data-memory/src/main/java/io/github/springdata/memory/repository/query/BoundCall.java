package io.github.springdata.memory.repository.query;

import io.github.springdata.memory.query.execution.QueryArguments;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;

/**
 * Arguments of one call of a query method.
 *
 * @param arguments the values, the sort parameter and the limit parameter
 * @param pageable the page, or {@link Pageable#unpaged()}
 * @param position where to go on, or {@code null} if the method does not say
 * @param parameters the arguments as they were given
 */
record BoundCall(QueryArguments arguments, Pageable pageable, @Nullable ScrollPosition position,
		@Nullable Object[] parameters) {

	/**
	 * The arguments restricted to the page, for results that have no pages.
	 */
	QueryArguments pageArguments() {
		return this.pageable.isUnpaged() && this.pageable.getSort().isUnsorted() ? this.arguments
				: this.arguments.withPage(this.pageable);
	}

	/**
	 * The arguments for a window, whose length a page may say.
	 */
	QueryArguments windowArguments() {
		if (this.position != null) {
			return this.arguments;
		}
		return this.pageable.isUnpaged() ? pageArguments()
				: this.arguments.withSort(this.pageable.getSort()).withLimit(this.pageable.getPageSize());
	}

	/**
	 * Where a window starts.
	 */
	ScrollPosition windowPosition() {
		if (this.position != null) {
			return this.position;
		}
		return this.pageable.isUnpaged() ? ScrollPosition.offset() : this.pageable.toScrollPosition();
	}

}
