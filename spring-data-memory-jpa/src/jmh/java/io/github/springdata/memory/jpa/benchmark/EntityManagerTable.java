package io.github.springdata.memory.jpa.benchmark;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Table of microseconds for each operation and all providers, printed after their
 * answers have been compared. Takes the arguments of JMH.
 *
 * <pre>mvn -pl spring-data-memory-jpa -Pjmh test -Dcalls -Dcalls.args="-p operation=FIND,PERSIST"</pre>
 */
final class EntityManagerTable {

	private static final int ANSWERS = 50;

	private final Map<Operation, Map<Provider, Double>> micros = new EnumMap<>(Operation.class);

	private EntityManagerTable() {
	}

	/**
	 * Runs the benchmark and prints the table.
	 * @param args arguments of JMH
	 */
	public static void main(String[] args) throws RunnerException, CommandLineOptionException {
		compare();
		EntityManagerTable table = new EntityManagerTable();
		new Runner(new OptionsBuilder().parent(new CommandLineOptions(args))
			.include(EntityManagerBenchmark.class.getName())
			.build()).run().forEach(table::add);
		table.print();
	}

	private static void compare() {
		try (Shop ours = new Shop(Provider.MEMORY);
				Shop alone = new Shop(Provider.STORE);
				Shop theirs = new Shop(Provider.HIBERNATE)) {
			for (Operation operation : Operation.values()) {
				for (int i = 0; i < ANSWERS; i++) {
					long answer = theirs.run(operation);
					if (ours.run(operation) != answer || alone.run(operation) != answer) {
						throw new IllegalStateException("Answers differ for " + operation);
					}
				}
			}
		}
	}

	private void add(RunResult result) {
		Operation operation = Operation.valueOf(result.getParams().getParam("operation"));
		Provider provider = Provider.valueOf(result.getParams().getParam("provider"));
		this.micros.computeIfAbsent(operation, (key) -> new EnumMap<>(Provider.class))
			.put(provider, result.getPrimaryResult().getScore() / 1000);
	}

	private void print() {
		System.out.printf("%nmicroseconds for each call%n%n");
		System.out.println("| | ours | Hibernate + H2 | ours / Hibernate | store alone | store alone / Hibernate |");
		System.out.println("|---|---|---|---|---|---|");
		this.micros.forEach((operation, times) -> {
			double ours = times.getOrDefault(Provider.MEMORY, Double.NaN);
			double theirs = times.getOrDefault(Provider.HIBERNATE, Double.NaN);
			double alone = times.getOrDefault(Provider.STORE, Double.NaN);
			System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.3f | %.2f | %.3f |%n", operation.title(), ours, theirs,
					ours / theirs, alone, alone / theirs);
		});
	}

}
