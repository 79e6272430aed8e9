package io.github.springdata.memory.workload;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * Run that prints what the rows of a contender retain of the heap, and a checksum of
 * them.
 */
final class HeapRun {

	static final String MARK = "heap ";

	private static final int QUESTIONS = 50;

	private HeapRun() {
	}

	/**
	 * Prints bytes for each row after the insert and after some questions.
	 * @param args name of the contender, and the number of rows
	 */
	public static void main(String[] args) {
		try (Contender<?> contender = Contenders.valueOf(args[0]).open()) {
			measure(contender, Integer.parseInt(args[1]));
		}
	}

	private static <E extends Row> void measure(Contender<E> contender, int rows) {
		long before = usedHeap();
		insert(contender, rows);
		long inserted = usedHeap() - before;
		ask(contender, rows);
		long asked = usedHeap() - before;
		System.out.printf(Locale.ROOT, "%s%.0f %.0f %d%n", MARK, (double) inserted / rows, (double) asked / rows,
				Round.checksum(contender.all()));
	}

	private static <E extends Row> void insert(Contender<E> contender, int rows) {
		List<E> items = Workload.draw(rows, 0, Workload.SEED).items().stream().map(contender::create).toList();
		contender.insert(items);
	}

	private static void ask(Contender<?> contender, int rows) {
		Workload.draw(rows, QUESTIONS, Workload.SEED).questions().forEach(contender::select);
	}

	private static long usedHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
