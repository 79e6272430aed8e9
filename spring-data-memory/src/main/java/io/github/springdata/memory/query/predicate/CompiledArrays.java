package io.github.springdata.memory.query.predicate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.springdata.memory.mapping.PathReader;
import io.github.springdata.memory.query.Condition;
import io.github.springdata.memory.query.Operand;

/**
 * A condition on a property that holds arrays. What it is compared with decides whether
 * it asks for elements or for arrays as a whole.
 *
 * @param condition the condition
 * @param path the path to elements
 * @param elements the condition on elements
 * @param arrays the conditions on arrays, by the type of these
 */
record CompiledArrays(Condition condition, PathReader path, CompiledPredicate elements,
		Map<Class<?>, CompiledPredicate> arrays) implements CompiledPredicate {

	/**
	 * A condition that may ask for arrays.
	 * @param compile compiles the condition for a path
	 */
	static CompiledPredicate of(Condition condition, PathReader path, Function<PathReader, CompiledPredicate> compile) {
		if (path.ofArrays().isEmpty() || operands(condition).isEmpty() || condition.ignoresCase()) {
			return compile.apply(path);
		}
		if (!condition.hasParameter()) {
			return compile.apply(choose(condition, path, new Object[0]));
		}
		Map<Class<?>, CompiledPredicate> arrays = new LinkedHashMap<>();
		for (PathReader candidate : path.ofArrays()) {
			if (isPossible(condition, candidate)) {
				arrays.put(candidate.type(), compile.apply(candidate));
			}
		}
		return new CompiledArrays(condition, path, compile.apply(path), arrays);
	}

	private static boolean isPossible(Condition condition, PathReader arrays) {
		return arrays.isMultiValued() || !(condition instanceof Condition.Contains);
	}

	/**
	 * The operands for equality, none if the condition is another one.
	 */
	private static List<Operand> operands(Condition condition) {
		if (condition instanceof Condition.Comparison comparison) {
			boolean equality = comparison.operator() == Condition.Operator.EQUAL
					|| comparison.operator() == Condition.Operator.NOT_EQUAL;
			return equality ? List.of(comparison.operand()) : List.of();
		}
		if (condition instanceof Condition.In in) {
			return in.operands();
		}
		return (condition instanceof Condition.Contains contains && contains.position() == Condition.Position.ANYWHERE)
				? List.of(contains.text()) : List.of();
	}

	@Override
	public BoundPredicate bind(@Nullable Object[] arguments) {
		PathReader chosen = choose(this.condition, this.path, arguments);
		return this.arrays.getOrDefault(chosen.type(), this.elements).bind(arguments);
	}

	@Override
	public int cost() {
		return this.elements.cost();
	}

	private static PathReader choose(Condition condition, PathReader path, @Nullable Object[] arguments) {
		for (Operand operand : operands(condition)) {
			Class<?> type = type(condition, operand, operand.resolve(arguments));
			PathReader chosen = (type != null) ? path.ofArrays(type) : null;
			if (chosen != null && isPossible(condition, chosen)) {
				return chosen;
			}
		}
		return path;
	}

	/**
	 * The type of what an operand compares with, if that is an array.
	 */
	private static @Nullable Class<?> type(Condition condition, Operand operand, @Nullable Object value) {
		boolean several = !(condition instanceof Condition.Comparison);
		if (several && value instanceof Iterable<?> elements) {
			for (Object element : elements) {
				if (element != null) {
					return array(element.getClass());
				}
			}
		}
		if (value == null || !value.getClass().isArray()) {
			return null;
		}
		boolean list = operand instanceof Operand.Parameter && condition instanceof Condition.In;
		return list ? array(value.getClass().getComponentType()) : value.getClass();
	}

	private static @Nullable Class<?> array(Class<?> type) {
		return type.isArray() ? type : null;
	}

}
