package io.github.springdata.memory.query.statement;

import java.util.List;

import io.github.springdata.memory.query.execution.ValueConversion;
import org.jspecify.annotations.Nullable;

/**
 * An argument that a condition on a property can take only if it converts to the type of
 * the property without loss, or is a certain one. If it is not, the condition is
 * computed.
 *
 * @param slot the slot of the argument
 * @param type the type of the property
 * @param only the only text that the argument may be, or {@code null} for any value
 */
record Fit(int slot, Class<?> type, @Nullable String only) {

	static Fit of(int slot, Class<?> type) {
		return new Fit(slot, type, null);
	}

	static boolean all(List<Fit> fits, @Nullable Object[] arguments) {
		for (Fit fit : fits) {
			if (!fit.accepts(arguments[fit.slot])) {
				return false;
			}
		}
		return true;
	}

	private boolean accepts(@Nullable Object argument) {
		if (this.only != null) {
			return argument != null && this.only.equals(argument.toString());
		}
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
