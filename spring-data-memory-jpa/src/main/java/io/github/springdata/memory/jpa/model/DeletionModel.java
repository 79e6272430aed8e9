package io.github.springdata.memory.jpa.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is written to a row in place of its deletion.
 *
 * @param assignments the assignments
 */
public record DeletionModel(List<Assignment> assignments) {

	/**
	 * Value that an attribute gets.
	 *
	 * @param attribute the attribute
	 * @param value the value as the application has it
	 * @param now whether the value is the current time, whatever {@code value} says
	 */
	public record Assignment(BasicModel attribute, @Nullable Object value, boolean now) {
	}

}
