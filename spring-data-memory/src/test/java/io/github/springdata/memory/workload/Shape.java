package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * What a question asks, without its values. There are 144 shapes.
 *
 * @param active how the flag is compared
 * @param category how the category is compared
 * @param price how the price is compared
 * @param cost how the cost is compared
 */
public record Shape(Equality active, Membership category, Comparison price, Comparison cost) {

	/** How a flag is compared. */
	public enum Equality {

		ANY, IS, IS_NOT

	}

	/** How a category is compared. */
	public enum Membership {

		ANY, IN, NOT_IN

	}

	/** How a number is compared. */
	public enum Comparison {

		ANY(""), LESS("LessThan"), LESS_OR_EQUAL("LessThanEqual"), GREATER("GreaterThan");

		private final String keyword;

		Comparison(String keyword) {
			this.keyword = keyword;
		}

		boolean test(double value, double bound) {
			return switch (this) {
				case ANY -> true;
				case LESS -> value < bound;
				case LESS_OR_EQUAL -> value <= bound;
				case GREATER -> value > bound;
			};
		}

	}

	/**
	 * All shapes.
	 */
	public static List<Shape> all() {
		List<Shape> shapes = new ArrayList<>();
		for (Equality active : Equality.values()) {
			for (Membership category : Membership.values()) {
				for (Comparison price : Comparison.values()) {
					for (Comparison cost : Comparison.values()) {
						shapes.add(new Shape(active, category, price, cost));
					}
				}
			}
		}
		return shapes;
	}

	/**
	 * The name of a repository method that asks such questions.
	 */
	public String methodName() {
		List<String> parts = new ArrayList<>(4);
		if (this.active != Equality.ANY) {
			parts.add((this.active == Equality.IS) ? "Active" : "ActiveNot");
		}
		if (this.category != Membership.ANY) {
			parts.add((this.category == Membership.IN) ? "CategoryIn" : "CategoryNotIn");
		}
		if (this.price != Comparison.ANY) {
			parts.add("Price" + this.price.keyword);
		}
		if (this.cost != Comparison.ANY) {
			parts.add("Cost" + this.cost.keyword);
		}
		return parts.isEmpty() ? "findAllBy" : "findBy" + String.join("And", parts);
	}

}
