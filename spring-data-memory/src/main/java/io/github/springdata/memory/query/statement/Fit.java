package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.query.execution.ValueConversion;
import org.jspecify.annotations.Nullable;

/**
 * An argument that a condition on a property of a number can take only if it converts to
 * the type of the property without loss. If it does not, the condition is computed.
 *
 * @param slot the slot of the argument
 * @param type the type of the property
 */
record Fit(int slot, Class<?> type) {

	static boolean all(List<Fit> fits, @Nullable Object[] arguments) {
		for (Fit fit : fits) {
			if (!fit.accepts(arguments[fit.slot])) {
				return false;
			}
		}
		return true;
	}

	private boolean accepts(@Nullable Object argument) {
		if (argument == null || argument.getClass() == this.type) {
			return true;
		}
		for (Object element : ConditionCompiler.elements(argument)) {
			if (element instanceof Number && ValueConversion.convert(element, this.type) == null) {
				return false;
			}
		}
		return true;
	}

}
