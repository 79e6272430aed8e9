package io.github.springdata.memory.calls;

/**
 * Growth that is expected of the time of a call with the number of rows.
 */
enum Order {

	CONSTANT("constant"), LOGARITHMIC("log n"), LINEAR("linear in the result");

	private final String title;

	Order(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	/**
	 * A number in proportion to the time that is expected.
	 */
	double expected(long rows) {
		return switch (this) {
			case CONSTANT -> 1;
			case LOGARITHMIC -> Math.log(rows);
			case LINEAR -> rows;
		};
	}

}
