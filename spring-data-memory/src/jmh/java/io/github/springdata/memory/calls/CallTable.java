package io.github.springdata.memory.calls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.springdata.memory.workload.Workload;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Table of microseconds for each call and each who keeps the products, printed after the
 * answers of all have been compared. Takes the arguments of JMH.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dcalls -Dcalls.args="FindById -p keeper=HAND_WRITTEN,MEMORY"</pre>
 */
final class CallTable {

	private static final int ROWS = 100_000;

	private final Map<Operation, Map<Keeper, Double>> micros = new EnumMap<>(Operation.class);

	/**
	 * Runs the benchmarks and prints the table.
	 * @param args arguments of JMH
	 */
	public static void main(String[] args) throws RunnerException, CommandLineOptionException {
		CallRun run = new CallRun(args);
		Answers.compare(ROWS, run.keepers());
		CallTable table = new CallTable();
		run.run(run.keepers(), ROWS).forEach(table::add);
		table.print(run.keepers());
	}

	private void add(RunResult result) {
		Operation operation = Operation.of(result.getParams());
		Keeper keeper = Keeper.valueOf(result.getParams().getParam("keeper"));
		this.micros.computeIfAbsent(operation, (key) -> new EnumMap<>(Keeper.class))
			.put(keeper, result.getPrimaryResult().getScore() / 1000);
	}

	private void print(Collection<Keeper> keepers) {
		System.out.printf(Locale.ROOT, "%n%,d rows, seed %d; microseconds for each call%n%n", ROWS, Workload.SEED);
		List<String> titles = new ArrayList<>(keepers.stream().map(Keeper::title).toList());
		titles.addAll(List.of("ours / hand-written", "ours / empty method", "(ours - empty method) / hand-written"));
		System.out.println(titles.stream().collect(Collectors.joining(" | ", "| | ", " |")));
		System.out.println("|---".repeat(titles.size() + 1) + "|");
		this.micros.forEach((operation, times) -> System.out.println(line(operation, keepers, times)));
	}

	private static String line(Operation operation, Collection<Keeper> keepers, Map<Keeper, Double> times) {
		List<String> cells = new ArrayList<>(keepers.stream().map((keeper) -> format(times.get(keeper))).toList());
		double ours = times.getOrDefault(Keeper.MEMORY, Double.NaN);
		double hand = times.getOrDefault(Keeper.HAND_WRITTEN, Double.NaN);
		double floor = times.getOrDefault(Keeper.FLOOR, Double.NaN);
		cells.addAll(List.of(format(ours / hand), format(ours / floor), format((ours - floor) / hand)));
		return cells.stream().collect(Collectors.joining(" | ", "| " + operation.title() + " | ", " |"));
	}

	private static String format(double number) {
		if (Double.isNaN(number)) {
			return "-";
		}
		return String.format(Locale.ROOT, (number < 1) ? "%.3f" : (number < 100) ? "%.2f" : "%,.0f", number);
	}

}
