package io.github.springdata.memory.jpa.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how long factories of twenty entities take to start, each time in a virtual
 * machine of its own; medians of some starts, both providers in turn.
 *
 * <pre>mvn -pl spring-data-memory-jpa -Pjmh test -Dstarts=10</pre>
 */
final class FactoryStartTable {

	private static final List<String> TITLES = List.of("factory", "factory, processor time", "first query answered",
			"first query answered, processor time");

	private final Map<Provider, List<long[]>> starts = new EnumMap<>(Provider.class);

	private FactoryStartTable() {
	}

	/**
	 * Starts factories and prints the table.
	 * @param args the number of starts
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		FactoryStartTable table = new FactoryStartTable();
		int starts = Integer.parseInt(args[0]);
		for (int i = 0; i <= starts; i++) {
			for (Provider provider : Provider.values()) {
				long[] times = start(provider);
				if (i > 0) {
					table.starts.computeIfAbsent(provider, (key) -> new ArrayList<>()).add(times);
				}
			}
		}
		table.print(starts);
	}

	private static long[] start(Provider provider) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-classpath", System.getProperty("java.class.path"), FactoryStart.class.getName(), provider.name())
			.redirectErrorStream(true)
			.start();
		StringBuilder output = new StringBuilder();
		String times = null;
		try (BufferedReader reader = process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				output.append(line).append('\n');
				times = line.startsWith(FactoryStart.MARK) ? line.substring(FactoryStart.MARK.length()) : times;
			}
		}
		if (process.waitFor() != 0 || times == null) {
			throw new IllegalStateException("Start of %s failed:%n%s".formatted(provider, output));
		}
		return Arrays.stream(times.split(" ")).mapToLong(Long::parseLong).toArray();
	}

	private void print(int starts) {
		System.out.printf(Locale.ROOT, "%nmedians of %d starts (lowest - highest), milliseconds%n%n", starts);
		System.out.println("| | ours | Hibernate + H2 | ours / Hibernate |");
		System.out.println("|---|---|---|---|");
		for (int i = 0; i < TITLES.size(); i++) {
			double[] ours = sorted(Provider.MEMORY, i);
			double[] theirs = sorted(Provider.HIBERNATE, i);
			System.out.printf(Locale.ROOT, "| %s | %s | %s | %.3f |%n", TITLES.get(i), format(ours), format(theirs),
					median(ours) / median(theirs));
		}
	}

	private double[] sorted(Provider provider, int number) {
		return this.starts.getOrDefault(provider, List.of())
			.stream()
			.mapToDouble((times) -> times[number] / 1e6)
			.sorted()
			.toArray();
	}

	private static double median(double[] sorted) {
		return sorted[sorted.length / 2];
	}

	private static String format(double[] sorted) {
		return String.format(Locale.ROOT, "%,.0f (%,.0f - %,.0f)", median(sorted), sorted[0],
				sorted[sorted.length - 1]);
	}

}
