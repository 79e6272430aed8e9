package io.github.springdata.memory.workload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long does each contender take for the workload? Prints one table, after the answers
 * of all have been compared. Each contender has a virtual machine of its own.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dworkload -Dworkload.rows=20000</pre>
 */
final class WorkloadTable {

	private static final long BUDGET_SECONDS = 10;

	private static final int LARGE = 500_000;

	private final int rows;

	private final List<Contenders> contenders;

	private WorkloadTable(int rows, List<Contenders> contenders) {
		this.rows = rows;
		this.contenders = contenders;
	}

	/**
	 * Runs the contenders and prints the table.
	 * @param args the number of rows, and the names of the contenders if not all take
	 * part
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		List<Contenders> contenders = (args.length > 1)
				? Arrays.stream(args).skip(1).map(Contenders::valueOf).toList() : List.of(Contenders.values());
		new WorkloadTable(Integer.parseInt(args[0]), contenders).print();
	}

	private void print() throws IOException, InterruptedException {
		Map<Contenders, WorkloadRun> runs = new EnumMap<>(Contenders.class);
		for (Contenders contender : this.contenders) {
			runs.put(contender, run(contender));
			compare(contender, runs.get(this.contenders.get(0)).checked(), runs.get(contender).checked());
		}
		System.out.printf(Locale.ROOT, "%n%,d rows; %,d rows in all answers; milliseconds, first / warm%n%n", this.rows,
				runs.values().stream().mapToLong((run) -> run.checked().rows()).max().orElse(0));
		System.out.println("| | insert | select all | limit 5 | update | delete | total | questions |");
		System.out.println("|---|---|---|---|---|---|---|---|");
		runs.forEach((contender, run) -> System.out.println(line(contender, run)));
	}

	private WorkloadRun run(Contenders contender) throws IOException, InterruptedException {
		List<String> output = new VirtualMachine((this.rows < LARGE) ? "3g" : "10g").run(WorkloadRun.class,
				contender.name(), Integer.toString(this.rows), Long.toString(BUDGET_SECONDS));
		List<Round> rounds = output.stream().filter(RoundText::isRound).map(RoundText::parse).toList();
		if (rounds.size() < 3) {
			throw new IllegalStateException("%s failed:%n%s".formatted(contender, String.join("\n", output)));
		}
		return new WorkloadRun(rounds.get(0), rounds.get(1), new ArrayList<>(rounds.subList(2, rounds.size())));
	}

	private static void compare(Contenders contender, Round expected, Round actual) {
		int asked = Math.min(expected.asked(), actual.asked());
		boolean same = Arrays.equals(expected.checksums(), 0, asked, actual.checksums(), 0, asked)
				&& expected.remaining() == actual.remaining();
		if (!same) {
			throw new IllegalStateException("Answers of %s differ".formatted(contender));
		}
	}

	private static String line(Contenders contender, WorkloadRun run) {
		int questions = run.checked().counts().length;
		Round first = run.first();
		Round warm = run.warm().get(run.warm().size() - 1);
		double[] cold = scaled(first.nanos(), first.asked(), questions);
		double[] hot = scaled(run.warmNanos(), warm.asked(), questions);
		String cells = Arrays.stream(Round.Phase.values())
			.map((phase) -> cell(cold[phase.ordinal()], hot[phase.ordinal()]))
			.collect(Collectors.joining(" | "));
		String asked = (first.asked() == questions && warm.asked() == questions) ? "all"
				: "%d / %d of %d, scaled".formatted(first.asked(), warm.asked(), questions);
		return "| %s | %s | %s | %s |".formatted(contender.title(), cells,
				cell(Arrays.stream(cold).sum(), Arrays.stream(hot).sum()), asked);
	}

	private static double[] scaled(long[] nanos, int asked, int questions) {
		double[] millis = Arrays.stream(nanos).mapToDouble((time) -> time / 1e6).toArray();
		millis[Round.Phase.SELECT.ordinal()] *= (double) questions / asked;
		return millis;
	}

	private static String cell(double first, double warm) {
		return format(first) + " / " + format(warm);
	}

	private static String format(double millis) {
		return String.format(Locale.ROOT, (millis < 10) ? "%.1f" : "%,.0f", millis);
	}

}
