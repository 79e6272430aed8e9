package io.github.springdata.memory.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.springdata.memory.workload.Workload;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Plot of how the time of each call grows with the number of rows, for the hand-written
 * maps and this module, beside the order that is expected.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dgrowth</pre>
 */
final class GrowthPlot {

	private static final int[] ROWS = { 1_000, 10_000, 100_000, 1_000_000 };

	private static final List<Keeper> KEEPERS = List.of(Keeper.HAND_WRITTEN, Keeper.MEMORY);

	private final Map<Operation, Map<Keeper, SortedMap<Long, Double>>> nanos = new EnumMap<>(Operation.class);

	/**
	 * Runs the benchmarks, prints what they measure, and writes the plot.
	 * @param args the file to write, and arguments of JMH
	 */
	public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
		for (int rows : ROWS) {
			Answers.compare(rows, List.of(Keeper.MEMORY));
		}
		GrowthPlot plot = new GrowthPlot();
		new CallRun(Arrays.copyOfRange(args, 1, args.length)).run(KEEPERS, ROWS).forEach(plot::add);
		plot.print();
		Files.writeString(Path.of(args[0]), plot.draw());
	}

	private void add(RunResult result) {
		this.nanos.computeIfAbsent(Operation.of(result.getParams()), (key) -> new EnumMap<>(Keeper.class))
			.computeIfAbsent(Keeper.valueOf(result.getParams().getParam("keeper")), (key) -> new TreeMap<>())
			.put(Long.parseLong(result.getParams().getParam("rows")), result.getPrimaryResult().getScore());
	}

	private void print() {
		System.out.printf(Locale.ROOT, "%nseed %d; nanoseconds for each call%n%n", Workload.SEED);
		System.out.println("| | expected | who | 1,000 | 10,000 | 100,000 | 1,000,000 |");
		System.out.println("|---|---|---|---|---|---|---|");
		this.nanos.forEach((operation, keepers) -> keepers.forEach((keeper, times) -> {
			System.out.printf(Locale.ROOT, "| %s | %s | %s |", operation.title(), operation.order().title(),
					keeper.title());
			times.values().forEach((time) -> System.out.printf(Locale.ROOT, " %,.0f |", time));
			System.out.println();
		}));
	}

	private String draw() {
		return LogLogPlots.draw(
				this.nanos.entrySet().stream().map((entry) -> panel(entry.getKey(), entry.getValue())).toList());
	}

	private static LogLogPlots.Panel panel(Operation operation, Map<Keeper, SortedMap<Long, Double>> times) {
		SortedMap<Long, Double> ours = times.get(Keeper.MEMORY);
		double factor = Math.exp(ours.entrySet()
			.stream()
			.mapToDouble((entry) -> Math.log(entry.getValue() / operation.order().expected(entry.getKey())))
			.average()
			.orElseThrow());
		SortedMap<Long, Double> expected = new TreeMap<>();
		ours.keySet().forEach((rows) -> expected.put(rows, factor * operation.order().expected(rows)));
		return new LogLogPlots.Panel(operation.title(),
				List.of(new LogLogPlots.Line("expected: " + operation.order().title(), "expected", expected),
						new LogLogPlots.Line(Keeper.HAND_WRITTEN.title(), "hand", times.get(Keeper.HAND_WRITTEN)),
						new LogLogPlots.Line(Keeper.MEMORY.title(), "ours", ours)));
	}

}
