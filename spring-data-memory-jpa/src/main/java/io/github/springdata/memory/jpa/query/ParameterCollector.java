package io.github.springdata.memory.jpa.query;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.springdata.memory.query.statement.StatementParameter;
import io.github.springdata.memory.query.syntax.Expression;
import io.github.springdata.memory.query.syntax.Expression.Parameter.Kind;
import io.github.springdata.memory.query.syntax.ScalarFunction;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * Collector of the parameters of a statement. A parameter that stands in several places
 * is bound once, and brought into the stored form that each place asks for.
 */
final class ParameterCollector {

	private final StoredForms forms;

	private final Map<String, DeclaredParameter> declared = new LinkedHashMap<>();

	private final Map<String, Use> uses = new LinkedHashMap<>();

	private final Map<String, Clock> clocks = new LinkedHashMap<>();

	ParameterCollector(StoredForms forms) {
		this.forms = forms;
	}

	StoredForms forms() {
		return this.forms;
	}

	/**
	 * A place at which a parameter stands.
	 */
	private record Use(String key, Meaning meaning, boolean several) {
	}

	/**
	 * The current date or time as what it is compared with.
	 */
	private record Clock(ScalarFunction function, Meaning meaning) {
	}

	/**
	 * A parameter of rows that stands for the current date or time.
	 * @param meaning what it is compared with
	 */
	Expression.Parameter clock(Expression.Call call, Meaning meaning) {
		String name = "%s#%d".formatted(call.function(), this.clocks.size());
		this.clocks.put(name, new Clock(call.function(), meaning));
		return new Expression.Parameter(Kind.NAMED, name, call.location());
	}

	/**
	 * The parameter of rows that stands for one of the text.
	 * @param meaning what the value is compared with or assigned to
	 * @param several whether it may be a collection of values
	 */
	Expression.Parameter use(Expression.Parameter parameter, Meaning meaning, boolean several) {
		String key = parameter.kind().name().concat(parameter.name());
		Use use = new Use(key, meaning, several);
		this.declared.merge(key, DeclaredParameter.of(parameter, meaning.type(), several), DeclaredParameter::merge);
		String name = this.uses.entrySet()
			.stream()
			.filter((known) -> known.getValue().equals(use))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
		if (name == null) {
			boolean other = this.uses.values().stream().anyMatch((known) -> known.key().equals(key));
			name = parameter.name() + (other ? "#" + this.uses.size() : "");
			name = this.uses.containsKey(name) ? name + "#" + this.uses.size() : name;
			this.uses.put(name, use);
		}
		return new Expression.Parameter(Kind.NAMED, name, parameter.wildcards(), parameter.location());
	}

	/**
	 * The parameters as the text has them.
	 */
	List<DeclaredParameter> declared() {
		return List.copyOf(this.declared.values());
	}

	/**
	 * The stored form of a parameter's value.
	 * @param values gives the value of a parameter of the text
	 */
	Function<StatementParameter, @Nullable Object> stored(Function<DeclaredParameter, @Nullable Object> values) {
		LocalDateTime now = this.clocks.isEmpty() ? LocalDateTime.MIN : LocalDateTime.now();
		return (parameter) -> {
			Clock clock = this.clocks.get(parameter.name());
			if (clock != null) {
				return this.forms.toStored(Functions.clock(clock.function(), now), clock.meaning());
			}
			Use use = this.uses.get(parameter.name());
			if (use == null) {
				throw new IllegalStateException("No parameter '%s'".formatted(parameter.name()));
			}
			return stored(use, values.apply(this.declared.get(use.key())));
		};
	}

	private @Nullable Object stored(Use use, @Nullable Object value) {
		boolean array = value != null && value.getClass().isArray() && !(use.meaning().type().isInstance(value));
		if (use.several() && (value instanceof Collection<?> || array)) {
			List<@Nullable Object> elements = new ArrayList<>();
			Collection<?> given = (value instanceof Collection<?> collection) ? collection
					: List.of(ObjectUtils.toObjectArray(value));
			given.forEach((element) -> elements.add(this.forms.toStored(element, use.meaning())));
			return elements;
		}
		return this.forms.toStored(value, use.meaning());
	}

}
