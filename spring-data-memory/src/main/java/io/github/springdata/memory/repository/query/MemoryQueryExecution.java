package io.github.springdata.memory.repository.query;

import java.util.List;

import io.github.springdata.memory.core.EntityQuery;
import io.github.springdata.memory.core.MemoryOperations;
import io.github.springdata.memory.query.execution.QueryArguments;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.ScrollPosition;

/**
 * Way to run a query for one kind of result.
 */
sealed interface MemoryQueryExecution {

	@Nullable Object execute(EntityQuery<?> query, BoundCall call);

	/**
	 * All matches in a list, from which other collections and arrays are made.
	 */
	record ListExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.list(call.pageArguments());
		}

	}

	/**
	 * The only match, or {@code null}.
	 */
	record OneExecution() implements MemoryQueryExecution {

		@Override
		public @Nullable Object execute(EntityQuery<?> query, BoundCall call) {
			return query.one(call.arguments()).orElse(null);
		}

	}

	/**
	 * All matches, one after the other.
	 */
	record StreamExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.stream(call.pageArguments());
		}

	}

	/**
	 * One page and the number of all matches.
	 */
	record PageExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.page(call.arguments(), call.pageable());
		}

	}

	/**
	 * One page and whether there is another.
	 */
	record SliceExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.slice(call.arguments(), call.pageable());
		}

	}

	/**
	 * What follows a position.
	 */
	record WindowExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			if (call.position() != null) {
				return query.scroll(call.arguments(), call.position());
			}
			if (call.pageable().isUnpaged()) {
				return query.scroll(call.pageArguments(), ScrollPosition.offset());
			}
			QueryArguments window = call.arguments()
				.withSort(call.pageable().getSort())
				.withLimit(call.pageable().getPageSize());
			return query.scroll(window, call.pageable().toScrollPosition());
		}

	}

	/**
	 * The number of matches.
	 */
	record CountExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.count(call.arguments());
		}

	}

	/**
	 * Whether there is a match.
	 */
	record ExistsExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.exists(call.arguments());
		}

	}

	/**
	 * Deletion of all matches, with their number.
	 */
	record CountingDeleteExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.deleteAndCount(call.pageArguments());
		}

	}

	/**
	 * Deletion of all matches, with the deleted entities.
	 */
	record ListDeleteExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			return query.delete(call.pageArguments());
		}

	}

	/**
	 * Deletion of all matches, with the deleted entities one after the other.
	 */
	record StreamDeleteExecution() implements MemoryQueryExecution {

		@Override
		public Object execute(EntityQuery<?> query, BoundCall call) {
			List<?> deleted = query.delete(call.pageArguments());
			return deleted.stream();
		}

	}

	/**
	 * Deletion of the only match, which is refused if there are more.
	 *
	 * @param operations what deletes the match
	 */
	record OneDeleteExecution(MemoryOperations operations) implements MemoryQueryExecution {

		@Override
		public @Nullable Object execute(EntityQuery<?> query, BoundCall call) {
			Object match = query.one(call.arguments()).orElse(null);
			return (match != null && this.operations.delete(match)) ? match : null;
		}

	}

}
