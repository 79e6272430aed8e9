package io.github.springdata.memory.repository.query;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import com.querydsl.core.types.Expression;
import com.querydsl.core.types.Operation;
import com.querydsl.core.types.Ops;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathMetadata;
import com.querydsl.core.types.PathType;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.querydsl.QSort;
import org.springframework.data.querydsl.QuerydslUtils;
import org.springframework.util.Assert;

/**
 * Translation of Querydsl paths into dotted paths, and of its orders into sorts.
 */
public final class QuerydslPaths {

	private static final Set<PathType> PLAIN = EnumSet.of(PathType.VARIABLE, PathType.PROPERTY, PathType.DELEGATE,
			PathType.COLLECTION_ANY);

	private QuerydslPaths() {
	}

	/**
	 * The path of a property.
	 */
	static String path(Expression<?> expression) {
		Path<?> path = (Path<?>) expression;
		for (Path<?> step = path; step != null; step = step.getMetadata().getParent()) {
			PathMetadata metadata = step.getMetadata();
			if (!PLAIN.contains(metadata.getPathType())) {
				throw new InvalidDataAccessApiUsageException(
						"Path '%s' of kind %s is not supported; use properties and any()".formatted(path,
								metadata.getPathType().name()));
			}
		}
		return QuerydslUtils.toDotPath(path);
	}

	/**
	 * Translates an order.
	 * @param orders the order; {@code lower()} and {@code upper()} ignore case
	 * @return the sort
	 * @throws InvalidDataAccessApiUsageException if the order is by something else than
	 * properties
	 */
	public static Sort sort(OrderSpecifier<?>... orders) {
		Assert.notNull(orders, "Orders must not be null");
		return Sort.by(Arrays.stream(orders).map(QuerydslPaths::order).toList());
	}

	/**
	 * Translates a sort that may be one of Querydsl.
	 * @param sort the sort
	 * @return a sort by property names
	 */
	public static Sort sort(Sort sort) {
		Assert.notNull(sort, "Sort must not be null");
		return (sort instanceof QSort orders) ? sort(orders.getOrderSpecifiers().toArray(OrderSpecifier[]::new)) : sort;
	}

	/**
	 * Translates the sort of a page, which may be one of Querydsl.
	 * @param pageable the page
	 * @return the page with a sort by property names
	 */
	public static Pageable pageable(Pageable pageable) {
		Assert.notNull(pageable, "Pageable must not be null");
		return (pageable.isPaged() && pageable.getSort() instanceof QSort sort)
				? PageRequest.of(pageable.getPageNumber(), pageable.getPageSize(), sort(sort)) : pageable;
	}

	private static Sort.Order order(OrderSpecifier<?> specifier) {
		Expression<?> target = specifier.getTarget();
		boolean folded = target instanceof Operation<?> operation
				&& (operation.getOperator() == Ops.LOWER || operation.getOperator() == Ops.UPPER);
		Expression<?> property = folded ? ((Operation<?>) target).getArg(0) : target;
		if (!(property instanceof Path<?>)) {
			throw new InvalidDataAccessApiUsageException(
					"Order by '%s' is not supported; sort by properties".formatted(target));
		}
		Sort.Order order = new Sort.Order(specifier.isAscending() ? Sort.Direction.ASC : Sort.Direction.DESC,
				path(property), nulls(specifier));
		return folded ? order.ignoreCase() : order;
	}

	private static Sort.NullHandling nulls(OrderSpecifier<?> specifier) {
		return switch (specifier.getNullHandling()) {
			case Default -> Sort.NullHandling.NATIVE;
			case NullsFirst -> Sort.NullHandling.NULLS_FIRST;
			case NullsLast -> Sort.NullHandling.NULLS_LAST;
		};
	}

}
