package io.github.springdata.memory.repository.query;

import java.util.Objects;

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
final class ArgumentBinder {

	private final Parameters<?, ?> parameters;

	private final int[] valueIndexes;

	private final boolean[] wrapped;

	ArgumentBinder(MemoryQueryMethod method) {
		this.parameters = method.getParameters();
		Parameters<?, ?> bindable = this.parameters.getBindableParameters();
		this.valueIndexes = new int[bindable.getNumberOfParameters()];
		for (int i = 0; i < this.valueIndexes.length; i++) {
			this.valueIndexes[i] = bindable.getParameter(i).getIndex();
		}
		this.wrapped = new boolean[this.valueIndexes.length];
		for (int i = 0; i < this.wrapped.length; i++) {
			Class<?> type = method.parameterType(this.valueIndexes[i]).toClass();
			this.wrapped[i] = type == Object.class || QueryExecutionConverters.supports(type);
		}
	}

	BoundCall bind(@Nullable Object[] call) {
		Pageable pageable = pageable(call);
		QueryArguments arguments = QueryArguments.of(values(call)).withSort(sort(call)).withLimit(limit(call));
		return new BoundCall(arguments, pageable, position(call), call);
	}

	@Nullable Class<?> projection(@Nullable Object[] call) {
		int index = this.parameters.getDynamicProjectionIndex();
		return (index != -1) ? (Class<?>) Objects.requireNonNull(call[index], "Projection type must not be null")
				: null;
	}

	private @Nullable Object[] values(@Nullable Object[] call) {
		@Nullable Object[] values = new @Nullable Object[this.valueIndexes.length];
		for (int i = 0; i < values.length; i++) {
			Object value = call[this.valueIndexes[i]];
			values[i] = this.wrapped[i] ? QueryExecutionConverters.unwrap(value) : value;
		}
		return values;
	}

	private Sort sort(@Nullable Object[] call) {
		return at(call, this.parameters.getSortIndex(), Sort.unsorted());
	}

	private Limit limit(@Nullable Object[] call) {
		return at(call, this.parameters.getLimitIndex(), Limit.unlimited());
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
