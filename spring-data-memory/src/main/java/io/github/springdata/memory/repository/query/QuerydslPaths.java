package io.github.springdata.memory.repository.query;

import java.util.Arrays;

import com.querydsl.core.types.Expression;
import com.querydsl.core.types.Operation;
import com.querydsl.core.types.Ops;
import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.ParameterizedExpression;
import com.querydsl.core.types.Path;
import com.querydsl.core.types.PathMetadata;
import com.querydsl.core.types.PathType;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.querydsl.QSort;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;

/**
 * Translation of Querydsl paths into dotted paths, and of its orders into sorts.
 */
public final class QuerydslPaths {

	private QuerydslPaths() {
	}

	/**
	 * The path of a property.
	 */
	static String path(Expression<?> expression) {
		return path((Path<?>) expression);
	}

	private static String path(Path<?> path) {
		PathMetadata metadata = path.getMetadata();
		Path<?> parent = metadata.getParent();
		String owner = (parent != null) ? path(parent) : "";
		return switch ((PathType) metadata.getPathType()) {
			case VARIABLE, DELEGATE, COLLECTION_ANY -> owner;
			case PROPERTY -> owner.isEmpty() ? metadata.getName() : owner + "." + metadata.getName();
			case MAPVALUE_CONSTANT -> owner + "[" + key(path, metadata.getElement()) + "]";
			case ARRAYVALUE, ARRAYVALUE_CONSTANT, LISTVALUE, LISTVALUE_CONSTANT, MAPVALUE, TREATED_PATH ->
				throw new InvalidDataAccessApiUsageException(
						"Path '%s' of kind %s is not supported; use properties, any(), and get(..) of a map with a key"
							.formatted(path, metadata.getPathType().name()));
		};
	}

	/**
	 * A key of a map as it stands in a path, which it must not end.
	 */
	private static String key(Path<?> path, Object key) {
		String text = (key instanceof Enum<?> constant) ? constant.name() : key.toString();
		if (text.isEmpty() || text.contains("[") || text.contains("]")) {
			throw new InvalidDataAccessApiUsageException(
					"Key '%s' in path '%s' is not supported; use a key that is neither empty nor has brackets"
						.formatted(text, path));
		}
		return text;
	}

	/**
	 * The path of the keys of a map.
	 */
	static String keys(Expression<?> map) {
		Class<?> values = (map instanceof ParameterizedExpression<?> typed) ? typed.getParameter(1) : Object.class;
		if (ReflectionUtils.findField(values, "key") != null || ReflectionUtils.findMethod(values, "getKey") != null) {
			throw new InvalidDataAccessApiUsageException(
					"The keys of '%s' cannot be named, as its values of type %s have a property 'key'; use get(..).isNotNull()"
						.formatted(map, values.getSimpleName()));
		}
		return path(map) + ".key";
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
