package io.github.springdata.memory.calls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.github.springdata.memory.calls.ThreadLoad.Pace;
import io.github.springdata.memory.calls.ThreadLoad.Read;
import io.github.springdata.memory.calls.ThreadLoad.Result;
import io.github.springdata.memory.workload.Workload;

/**
 * Table of how many reads several threads do in a second, alone and beside a thread that
 * commits.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dthreads</pre>
 */
final class ThreadTable {

	private static final int ROWS = 100_000;

	private static final int[] READERS = { 1, 2, 4 };

	private static final int WARMUP = 2;

	private static final int ROUNDS = WARMUP + 5;

	private final long millis;

	private ThreadTable(long millis) {
		this.millis = millis;
	}

	/**
	 * Runs the threads and prints the table.
	 * @param args milliseconds for each of the rounds of each figure
	 */
	public static void main(String[] args) throws InterruptedException, ExecutionException {
		System.out.printf(Locale.ROOT, """

				%,d rows, seed %d, %d processors; reads in a microsecond of all threads (times those of one thread \
				alone; the same for each second of processor time that the readers got)

				""", ROWS, Workload.SEED, Runtime.getRuntime().availableProcessors());
		System.out.println("| | | 1 reader | 2 readers | 4 readers | commits in a second |");
		System.out.println("|---|---|---|---|---|---|");
		ThreadTable table = new ThreadTable(Long.parseLong(args[0]));
		table.print("find by id", Products::findById);
		table.print("ten dearest", (products, id) -> products.findTopTen());
	}

	private void print(String title, Read read) throws InterruptedException, ExecutionException {
		print(Keeper.HAND_WRITTEN, title, read, List.of(Pace.NONE));
		print(Keeper.MEMORY, title, read, List.of(Pace.values()));
	}

	private void print(Keeper keeper, String title, Read read, List<Pace> paces)
			throws InterruptedException, ExecutionException {
		try (Stock stock = new Stock(keeper, ROWS)) {
			ThreadLoad load = new ThreadLoad(stock, ROWS, read);
			Map<Load, List<Result>> results = new LinkedHashMap<>();
			for (int round = 0; round < ROUNDS; round++) {
				for (Load each : Load.all(paces)) {
					Result result = load.run(each.readers(), each.pace(), this.millis);
					if (round >= WARMUP) {
						results.computeIfAbsent(each, (key) -> new ArrayList<>()).add(result);
					}
				}
			}
			paces.forEach((pace) -> print("%s, %s | %s".formatted(title, keeper.title(), pace.title()), pace, results));
		}
	}

	private static void print(String title, Pace pace, Map<Load, List<Result>> results) {
		Result one = median(results.get(new Load(1, Pace.NONE)));
		StringBuilder cells = new StringBuilder();
		List<String> commits = new ArrayList<>();
		for (int readers : READERS) {
			Result result = median(results.get(new Load(readers, pace)));
			cells.append(String.format(Locale.ROOT, " %.2f (%.2f; %.2f) |", result.reads() / 1e6,
					result.reads() / one.reads(), result.readsOfCpu() / one.readsOfCpu()));
			commits.add(String.format(Locale.ROOT, "%,.0f", result.commits()));
		}
		System.out.printf("| %s |%s %s |%n", title, cells, String.join(" / ", commits));
	}

	private static Result median(List<Result> results) {
		return results.stream().sorted(Comparator.comparingDouble(Result::reads)).toList().get(results.size() / 2);
	}

	private record Load(int readers, Pace pace) {

		static List<Load> all(List<Pace> paces) {
			return paces.stream()
				.flatMap((pace) -> Arrays.stream(READERS).mapToObj((readers) -> new Load(readers, pace)))
				.toList();
		}

	}

}
