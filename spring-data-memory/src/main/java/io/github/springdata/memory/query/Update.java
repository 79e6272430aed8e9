package io.github.springdata.memory.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Description of what to change: values or {@link Operand operands} assigned to
 * properties. Immutable.
 */
public final class Update {

	private final Map<String, Operand> assignments;

	private Update(Map<String, Operand> assignments) {
		this.assignments = assignments;
	}

	/**
	 * Starts with one assignment.
	 * @param path the dotted path of the property
	 * @param value the new value, {@code null}, or an operand
	 * @return the update
	 */
	public static Update update(String path, @Nullable Object value) {
		return new Update(Map.of()).set(path, value);
	}

	/**
	 * Adds an assignment. A second one to the same property replaces the first.
	 * @param path the dotted path of the property
	 * @param value the new value, {@code null}, or an operand
	 * @return the longer update
	 */
	public Update set(String path, @Nullable Object value) {
		Assert.hasText(path, "Path must not be empty");
		Map<String, Operand> copy = new LinkedHashMap<>(this.assignments);
		copy.put(path, Operand.of(value));
		return new Update(Collections.unmodifiableMap(copy));
	}

	/**
	 * The assignments, in the order in which they were first made.
	 * @return dotted path to operand, unmodifiable, never empty
	 */
	public Map<String, Operand> getAssignments() {
		return this.assignments;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Update update && this.assignments.equals(update.assignments);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.assignments);
	}

	@Override
	public String toString() {
		StringBuilder result = new StringBuilder("set ");
		this.assignments.forEach((path, operand) -> result.append((result.length() > 4) ? ", " : "")
			.append(path)
			.append(" = ")
			.append(operand));
		return result.toString();
	}

}
