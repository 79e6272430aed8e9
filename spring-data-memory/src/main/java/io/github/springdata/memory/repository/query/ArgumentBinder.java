package io.github.springdata.memory.repository.query;

import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.springdata.memory.query.Query;
import io.github.springdata.memory.query.execution.QueryArguments;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.util.QueryExecutionConverters;

/**
 * Assignment of the arguments of a call: values to the slots of the query; sort, limit,
 * page and position to what they say. A {@code null} in place of one of these means none.
 */
record ArgumentBinder(Parameters<?, ?> parameters, UnaryOperator<@Nullable Object[]> values, Set<Integer> several) {

	/**
	 * Creates a binder.
	 * @param values makes the values of the query of the arguments of a call
	 * @param several the positions of publishers that stand for all that they deliver
	 */
	static ArgumentBinder of(MemoryQueryMethod method, UnaryOperator<@Nullable Object[]> values, Set<Integer> several) {
		return new ArgumentBinder(method.getParameters(), values, several);
	}

	/**
	 * The binder of a derived query: each argument that is a value fills the slot at its
	 * place.
	 */
	static ArgumentBinder ofSlots(MemoryQueryMethod method, Set<Integer> several) {
		Parameters<?, ?> bindable = method.getParameters().getBindableParameters();
		int[] indexes = new int[bindable.getNumberOfParameters()];
		boolean[] wrapped = new boolean[indexes.length];
		for (int i = 0; i < indexes.length; i++) {
			indexes[i] = bindable.getParameter(i).getIndex();
			Class<?> type = method.parameterType(indexes[i]).toClass();
			wrapped[i] = type == Object.class || QueryExecutionConverters.supports(type);
		}
		return ArgumentBinder.of(method, (call) -> values(call, indexes, wrapped), several);
	}

	private static @Nullable Object[] values(@Nullable Object[] call, int[] indexes, boolean[] wrapped) {
		@Nullable Object[] values = new @Nullable Object[indexes.length];
		for (int i = 0; i < values.length; i++) {
			Object value = call[indexes[i]];
			values[i] = wrapped[i] ? QueryExecutionConverters.unwrap(value) : value;
		}
		return values;
	}

	boolean takesSeveral(int index) {
		return this.several.contains(index);
	}

	BoundCall bind(@Nullable Object[] call) {
		Pageable pageable = pageable(call);
		QueryArguments arguments = new QueryArguments(this.values.apply(call), sort(call), 0, limit(call), null);
		return new BoundCall(arguments, pageable, position(call), call);
	}

	@Nullable Class<?> projection(@Nullable Object[] call) {
		int index = this.parameters.getDynamicProjectionIndex();
		return (index != -1) ? (Class<?>) Objects.requireNonNull(call[index], "Projection type must not be null")
				: null;
	}

	private Sort sort(@Nullable Object[] call) {
		return at(call, this.parameters.getSortIndex(), Sort.unsorted());
	}

	private int limit(@Nullable Object[] call) {
		Limit limit = at(call, this.parameters.getLimitIndex(), Limit.unlimited());
		return limit.isLimited() ? limit.max() : Query.UNLIMITED;
	}

	private Pageable pageable(@Nullable Object[] call) {
		return at(call, this.parameters.getPageableIndex(), Pageable.unpaged());
	}

	private @Nullable ScrollPosition position(@Nullable Object[] call) {
		int index = this.parameters.getScrollPositionIndex();
		return (index != -1) ? (ScrollPosition) call[index] : null;
	}

	@SuppressWarnings("unchecked")
	private static <T> T at(@Nullable Object[] call, int index, T absent) {
		Object value = (index != -1) ? call[index] : null;
		return (value != null) ? (T) value : absent;
	}

}
