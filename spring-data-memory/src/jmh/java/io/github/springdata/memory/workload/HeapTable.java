package io.github.springdata.memory.workload;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Table of the heap that each contender retains for each row, entities included, after
 * garbage collection. Each contender has a virtual machine of its own.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dheap -Dheap.rows=1000000</pre>
 */
final class HeapTable {

	private static final List<Contenders> DEFAULT = List.of(Contenders.SCAN, Contenders.EXPERT, Contenders.RECORDS,
			Contenders.MANAGED, Contenders.KEYVALUE_DERIVED, Contenders.CQENGINE);

	private HeapTable() {
	}

	/**
	 * Runs the contenders and prints the table.
	 * @param args the number of rows, and the names of the contenders if not the usual
	 * ones take part
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		List<Contenders> contenders = (args.length > 1)
				? Arrays.stream(args).skip(1).map(Contenders::valueOf).toList() : DEFAULT;
		System.out.printf(Locale.ROOT, "%n%,d rows, seed %d; bytes of heap for each row, the entity included%n%n",
				Integer.parseInt(args[0]), Workload.SEED);
		System.out.println("| | after the insert | after 50 questions |");
		System.out.println("|---|---|---|");
		String checksum = "";
		for (Contenders contender : contenders) {
			String[] figures = measure(contender, args[0]);
			if (!checksum.isEmpty() && !checksum.equals(figures[2])) {
				throw new IllegalStateException("Rows of %s differ".formatted(contender));
			}
			checksum = figures[2];
			System.out.printf(Locale.ROOT, "| %s | %s | %s |%n", contender.title(), figures[0], figures[1]);
		}
	}

	private static String[] measure(Contenders contender, String rows) throws IOException, InterruptedException {
		return new VirtualMachine("8g").run(HeapRun.class, contender.name(), rows)
			.stream()
			.filter((line) -> line.startsWith(HeapRun.MARK))
			.map((line) -> line.substring(HeapRun.MARK.length()).split(" "))
			.findFirst()
			.orElseThrow();
	}

}
