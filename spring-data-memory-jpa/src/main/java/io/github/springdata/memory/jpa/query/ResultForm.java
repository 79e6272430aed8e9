package io.github.springdata.memory.jpa.query;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.jpa.criteria.CriteriaStatement;
import jakarta.persistence.Tuple;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Form in which callers get the items of a result.
 */
@FunctionalInterface
interface ResultForm {

	/**
	 * Makes a result.
	 */
	@Nullable Object create(@Nullable Object[] items);

	/**
	 * The form of a type of results.
	 * @param type the type, or {@code null} if it is not said
	 * @throws IllegalArgumentException if results are not of this type
	 */
	static ResultForm of(CompiledQuery query, @Nullable Class<?> type) {
		if (!query.isSelection()) {
			if (type != null && type != Object.class) {
				throw new IllegalArgumentException("A statement that changes something has no results of type %s: %s"
					.formatted(type.getName(), query.text()));
			}
			return (items) -> items;
		}
		List<ResultShape.Item> items = query.items();
		boolean single = items.size() == 1;
		if (type == null || type == Object.class) {
			return single ? (values) -> values[0] : (values) -> values;
		}
		if (type == Tuple.class) {
			List<ResultTuple.Element> elements = ResultTuple.elements(items);
			return (values) -> new ResultTuple(elements, values);
		}
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		Class<?> known = single ? items.get(0).shape().type() : Object[].class;
		if (single && (boxed.isAssignableFrom(known) || known == Object.class || isComputed(boxed, items.get(0)))) {
			return (values) -> convert(values[0], boxed, query);
		}
		return several(query, type, items);
	}

	/**
	 * The form of the results of a criteria query.
	 */
	static ResultForm of(CriteriaStatement criteria) {
		List<ResultTuple.Element> elements = criteria.elements()
			.stream()
			.map((element) -> new ResultTuple.Element(element.alias(), element.type(), element.key()))
			.toList();
		return switch (criteria.shape()) {
			case SINGLE, INSTANCE -> (values) -> converted(elements, values)[0];
			case TUPLE -> (values) -> new ResultTuple(elements, converted(elements, values));
			case ARRAY -> (values) -> converted(elements, values);
		};
	}

	private static @Nullable Object[] converted(List<ResultTuple.Element> elements, @Nullable Object[] values) {
		for (int i = 0; i < values.length && i < elements.size(); i++) {
			values[i] = ResultReader.computed(values[i],
					ClassUtils.resolvePrimitiveIfNecessary(elements.get(i).type()));
		}
		return values;
	}

	/**
	 * Whether a computed value can be an instance of another class of its kind.
	 */
	private static boolean isComputed(Class<?> type, ResultShape.Item item) {
		return item.shape() instanceof ResultShape.Value value && value.meaning() instanceof Meaning.Basic basic
				&& basic.form() == null
				&& ((Number.class.isAssignableFrom(type) && Number.class.isAssignableFrom(basic.type()))
						|| (TemporalValues.isTemporal(type) && TemporalValues.isTemporal(basic.type())));
	}

	private static @Nullable Object convert(@Nullable Object value, Class<?> type, CompiledQuery query) {
		Object converted = ResultReader.computed(value, type);
		if (converted != null && !type.isInstance(converted)) {
			throw new IllegalArgumentException("Results are of type %s, not %s: %s"
				.formatted(converted.getClass().getName(), type.getName(), query.text()));
		}
		return converted;
	}

	private static ResultForm several(CompiledQuery query, Class<?> type, List<ResultShape.Item> items) {
		if (type == Object[].class) {
			return (values) -> values;
		}
		if (type == List.class) {
			return Arrays::asList;
		}
		if (type == Map.class) {
			List<ResultTuple.Element> elements = ResultTuple.elements(items);
			return (values) -> map(elements, values);
		}
		List<Class<?>> types = items.stream().<Class<?>>map((item) -> item.shape().type()).toList();
		boolean own = !type.isInterface() && !type.getName().startsWith("java.")
				&& query.lowering().model().find(type) == null;
		if (own && Constructors.isPossible(type, types)) {
			return (values) -> Constructors.create(type, values);
		}
		throw new IllegalArgumentException("Results are of type %s, not %s: %s".formatted(
				(types.size() == 1) ? types.get(0).getName() : types.stream().map(Class::getName).toList(),
				type.getName(), query.text()));
	}

	private static Map<String, @Nullable Object> map(List<ResultTuple.Element> elements, @Nullable Object[] values) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < values.length; i++) {
			String alias = elements.get(i).alias();
			map.put((alias != null) ? alias : String.valueOf(i), values[i]);
		}
		return map;
	}

}
