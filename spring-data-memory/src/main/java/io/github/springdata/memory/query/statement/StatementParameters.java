package io.github.springdata.memory.query.statement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.springdata.memory.mapping.MemoryMappingContext;
import io.github.springdata.memory.query.Operand;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a statement: one slot per parameter, and one per function of the
 * clock, so that it has one value throughout an execution.
 */
final class StatementParameters {

	private final Map<Object, Integer> indexes = new LinkedHashMap<>();

	private final List<@Nullable StatementParameter> parameters = new ArrayList<>();

	private final MemoryMappingContext context;

	private boolean clocks;

	StatementParameters(MemoryMappingContext context) {
		this.context = context;
	}

	/**
	 * The slot of a parameter.
	 * @param type the type that is expected here, {@code Object} if that is not known
	 */
	int slot(Expression.Parameter parameter, Class<?> type, boolean several) {
		return slot(parameter, TypedExpression.of(type, (tuple) -> null, 0), several);
	}

	/**
	 * The slot of a parameter.
	 * @param known what is known of the values that are expected here
	 */
	int slot(Expression.Parameter parameter, TypedExpression known, boolean several) {
		int index = this.indexes.computeIfAbsent(parameter, (key) -> this.indexes.size());
		if (index == this.parameters.size()) {
			this.parameters.add(new StatementParameter(parameter.kind(), parameter.name(), known.type(), several,
					parameter.location(), known.form(), parameter.wildcards()));
		}
		else {
			this.parameters.set(index, merge(this.parameters.get(index), known, several));
		}
		return index;
	}

	private static @Nullable StatementParameter merge(@Nullable StatementParameter known, TypedExpression more,
			boolean several) {
		if (known == null) {
			return null;
		}
		Class<?> merged = (known.type() == Object.class) ? more.type() : known.type();
		return new StatementParameter(known.kind(), known.name(), merged, known.several() || several, known.location(),
				(known.form() != null) ? known.form() : more.form(), known.wildcards());
	}

	int slot(ScalarFunction clock) {
		this.clocks = true;
		return computed(clock);
	}

	/**
	 * The slot for a value that is not given by a call but computed.
	 */
	private int computed(Object key) {
		int index = this.indexes.computeIfAbsent(key, (added) -> this.indexes.size());
		if (index == this.parameters.size()) {
			this.parameters.add(null);
		}
		return index;
	}

	Operand.Parameter operand(Expression.Parameter parameter) {
		int index = slot(parameter, Object.class, false);
		String name = (parameter.kind() == Expression.Parameter.Kind.POSITIONAL) ? null : parameter.name();
		return Operand.parameter(index, name).unknownWhenNull();
	}

	Operand.Parameter operand(ScalarFunction clock) {
		return Operand.parameter(slot(clock), clock.toString()).unknownWhenNull();
	}

	/**
	 * The slot of a pattern whose escape character is a parameter.
	 */
	Operand.Parameter pattern(Operand pattern, Expression.Parameter escape) {
		int index = computed(new EscapedPattern(pattern, slot(escape, String.class, false)));
		return Operand.parameter(index, "pattern").unknownWhenNull();
	}

	List<StatementParameter> parameters() {
		List<StatementParameter> result = new ArrayList<>();
		for (StatementParameter parameter : this.parameters) {
			if (parameter != null) {
				result.add(parameter);
			}
		}
		return List.copyOf(result);
	}

	/**
	 * The values for all slots. Results may be found later than the caller changes its
	 * own.
	 * @param argument gives the value of a parameter
	 */
	@Nullable Object[] values(Function<StatementParameter, @Nullable Object> argument) {
		@Nullable Object[] values = new @Nullable Object[this.parameters.size()];
		LocalDateTime now = this.clocks ? LocalDateTime.now() : LocalDateTime.MIN;
		for (Map.Entry<Object, Integer> entry : this.indexes.entrySet()) {
			StatementParameter parameter = this.parameters.get(entry.getValue());
			values[entry.getValue()] = (parameter != null) ? own(parameter.toStored(argument.apply(parameter)))
					: (entry.getKey() instanceof EscapedPattern pattern) ? pattern.value(values)
							: clock((ScalarFunction) entry.getKey(), now);
		}
		return values;
	}

	private @Nullable Object own(@Nullable Object value) {
		return (value != null) ? this.context.own(value) : null;
	}

	private static Object clock(ScalarFunction function, LocalDateTime now) {
		return switch (function) {
			case LOCAL_DATE -> now.toLocalDate();
			case LOCAL_TIME -> now.toLocalTime();
			default -> now;
		};
	}

	static Class<?> type(ScalarFunction clock) {
		return switch (clock) {
			case LOCAL_DATE -> LocalDate.class;
			case LOCAL_TIME -> LocalTime.class;
			default -> LocalDateTime.class;
		};
	}

}
