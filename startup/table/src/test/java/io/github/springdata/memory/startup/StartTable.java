package io.github.springdata.memory.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how long each application takes to start, and its test, each time in a virtual
 * machine of its own; medians of some starts, all applications in turn.
 *
 * <pre>mvn -Pstartup package -pl startup/table -am</pre>
 */
final class StartTable {

	private StartTable() {
	}

	/**
	 * Starts the applications and prints the table.
	 * @param args the directory of the applications, and the number of starts
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		int starts = Integer.parseInt(args[1]);
		Map<Applications, List<Long>> ready = new EnumMap<>(Applications.class);
		Map<Applications, List<Long>> tested = new EnumMap<>(Applications.class);
		for (int i = 0; i <= starts; i++) {
			for (Applications application : Applications.values()) {
				Start start = new Start(Path.of(args[0]), application);
				add(ready, application, start.untilReady(), i > 0);
				add(tested, application, start.untilTested(), i > 0);
			}
		}
		System.out.printf(Locale.ROOT, "%nmedians of %d starts (lowest - highest), milliseconds%n%n", starts);
		System.out.println("| | ready | one test |");
		System.out.println("|---|---|---|");
		ready.forEach((application, times) -> System.out.printf(Locale.ROOT, "| %s | %s | %s, %s |%n",
				application.title(), format(times), format(tested.get(application)), application.slice()));
		System.out.println();
		printRatios("ready, this module to KeyValue", ready.get(Applications.MEMORY), ready.get(Applications.KEYVALUE));
		printRatios("test, this module to JPA", tested.get(Applications.MEMORY), tested.get(Applications.JPA));
	}

	/**
	 * Prints the median of the ratios within a turn, which a machine that is slow for a
	 * while does not change much.
	 */
	private static void printRatios(String title, List<Long> times, List<Long> others) {
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < times.size(); i++) {
			ratios.add((double) times.get(i) / others.get(i));
		}
		Collections.sort(ratios);
		System.out.printf(Locale.ROOT, "%s: %.2f (%.2f - %.2f)%n", title, ratios.get(ratios.size() / 2), ratios.get(0),
				ratios.get(ratios.size() - 1));
	}

	private static void add(Map<Applications, List<Long>> times, Applications application, long millis,
			boolean counts) {
		if (counts) {
			times.computeIfAbsent(application, (key) -> new ArrayList<>()).add(millis);
		}
	}

	private static String format(List<Long> times) {
		List<Long> sorted = times.stream().sorted().toList();
		return String.format(Locale.ROOT, "%,d (%,d - %,d)", sorted.get(sorted.size() / 2), sorted.get(0),
				sorted.get(sorted.size() - 1));
	}

}
