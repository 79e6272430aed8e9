package io.github.springdata.memory.calls;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Operation that is measured: a row of the table of calls.
 */
enum Operation {

	FIND_BY_ID("find by id", FindById.class, Order.CONSTANT),

	FIND_BY_NAME("find by a unique string", FindByName.class, Order.CONSTANT),

	FIND_BY_CATEGORY("find by category, an eleventh of the rows", FindByCategory.class, Order.LINEAR),

	FIND_TOP_TEN("ten dearest of the active ones", FindTopTen.class, Order.LOGARITHMIC),

	COUNT_BY_CATEGORY("count by category", CountByCategory.class, Order.CONSTANT),

	EXISTS_BY_NAME("exists by name", ExistsByName.class, Order.CONSTANT),

	SAVE_NEW("save new, one transaction each", SaveNew.class, Order.LOGARITHMIC),

	SAVE_UPDATE("save update, one transaction each", SaveUpdate.class, Order.LOGARITHMIC),

	SAVE_ALL("save 1,000 new, one transaction", SaveAll.class, Order.LOGARITHMIC),

	DELETE_BY_ID("delete by id, one transaction each", DeleteById.class, Order.LOGARITHMIC);

	private final String title;

	private final Class<? extends Call> benchmark;

	private final Order order;

	Operation(String title, Class<? extends Call> benchmark, Order order) {
		this.title = title;
		this.benchmark = benchmark;
		this.order = order;
	}

	String title() {
		return this.title;
	}

	/**
	 * The operations that one of the patterns matches, all if there are none.
	 */
	static List<Operation> matching(Collection<String> patterns) {
		return Arrays.stream(values())
			.filter((operation) -> patterns.isEmpty() || patterns.stream()
				.anyMatch((pattern) -> Pattern.compile(pattern).matcher(operation.benchmark.getSimpleName()).find()))
			.toList();
	}

	/**
	 * The pattern by which JMH finds the benchmark.
	 */
	String pattern() {
		return Pattern.quote(this.benchmark.getName() + ".");
	}

	/**
	 * What was measured with the given parameters.
	 */
	static Operation of(BenchmarkParams params) {
		return Arrays.stream(values())
			.filter((operation) -> params.getBenchmark().startsWith(operation.benchmark.getName() + "."))
			.findFirst()
			.orElseThrow();
	}

	Order order() {
		return this.order;
	}

}
