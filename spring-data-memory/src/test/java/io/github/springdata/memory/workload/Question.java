package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.workload.Shape.Comparison;
import io.github.springdata.memory.workload.Shape.Equality;
import io.github.springdata.memory.workload.Shape.Membership;

/**
 * A query of the workload. Values that the shape does not ask for have no meaning.
 *
 * @param shape what is asked
 * @param active the value of the flag
 * @param categories the categories that are wanted, or not wanted
 * @param price the bound of the price
 * @param cost the bound of the cost
 */
public record Question(Shape shape, boolean active, List<String> categories, double price, double cost) {

	/**
	 * Whether a row is part of the answer.
	 */
	public boolean matches(Row row) {
		return matchesActive(row.active()) && matchesCategory(row.category())
				&& this.shape.price().test(row.price(), this.price) && this.shape.cost().test(row.cost(), this.cost);
	}

	/**
	 * Whether a value of the flag is wanted.
	 */
	public boolean matchesActive(boolean value) {
		return this.shape.active() == Equality.ANY || (this.shape.active() == Equality.IS) == (value == this.active);
	}

	/**
	 * Whether a category is wanted.
	 */
	public boolean matchesCategory(String value) {
		return this.shape.category() == Membership.ANY
				|| (this.shape.category() == Membership.IN) == this.categories.contains(value);
	}

	/**
	 * The arguments of the method that {@link Shape#methodName()} names.
	 */
	public List<Object> arguments() {
		List<Object> arguments = new ArrayList<>(5);
		if (this.shape.active() != Equality.ANY) {
			arguments.add(this.active);
		}
		if (this.shape.category() != Membership.ANY) {
			arguments.add(this.categories);
		}
		if (this.shape.price() != Comparison.ANY) {
			arguments.add(this.price);
		}
		if (this.shape.cost() != Comparison.ANY) {
			arguments.add(this.cost);
		}
		return arguments;
	}

}
