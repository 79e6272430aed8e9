package io.github.springdata.memory.query;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.sun.management.ThreadMXBean;

/**
 * What do the statements of {@link StatementBenchmark} cost in processor time of the
 * thread that asks, which other work on the machine does not add to, and in bytes
 * allocated? All statements and all three contenders take turns in one virtual machine.
 *
 * <pre>mvn -Pjmh -pl spring-data-memory test -Dstatements</pre>
 */
final class StatementRun {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final int ROUNDS = 4;

	private final Sales data = new Sales();

	private final long nanos;

	private StatementRun(long nanos) {
		this.nanos = nanos;
	}

	/**
	 * Prints a row for each statement.
	 * @param args the milliseconds for each statement, contender and round, and the names
	 * of statements, none for all
	 */
	public static void main(String[] args) {
		StatementRun run = new StatementRun(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0])));
		List<StatementBenchmark.Question> questions = new ArrayList<>();
		for (int i = 1; i < args.length; i++) {
			questions.add(StatementBenchmark.Question.valueOf(args[i]));
		}
		run.print(questions.isEmpty() ? List.of(StatementBenchmark.Question.values()) : questions);
	}

	private void print(List<StatementBenchmark.Question> questions) {
		List<List<Contender>> rows = questions.stream().map(this::contenders).toList();
		for (int i = 0; i < ROUNDS; i++) {
			rows.forEach((row) -> row.forEach((contender) -> contender.run(this.nanos)));
		}
		System.out.println("| | by hand | ours | H2 | ours / by hand | H2 / ours | bytes by hand / ours |");
		System.out.println("|---|---|---|---|---|---|---|");
		for (int i = 0; i < rows.size(); i++) {
			System.out.println(format(questions.get(i).toString(), rows.get(i)));
		}
	}

	private List<Contender> contenders(StatementBenchmark.Question question) {
		return List.of(new Contender(() -> question.byHand(this.data)), new Contender(() -> question.ask(this.data)),
				new Contender(() -> question.sql(this.data)));
	}

	private static String format(String question, List<Contender> row) {
		double hand = row.get(0).millis();
		double ours = row.get(1).millis();
		double h2 = row.get(2).millis();
		return "| %s | %.1f | %.1f | %.0f | %.1f | %.1f | %d / %d |".formatted(question, hand, ours, h2, ours / hand,
				h2 / ours, row.get(0).bytes(), row.get(1).bytes());
	}

	/**
	 * A statement in one form, with the processor time and the bytes of its last round.
	 */
	private static final class Contender {

		private final Supplier<List<?>> statement;

		private final List<Long> times = new ArrayList<>();

		private long bytes;

		Contender(Supplier<List<?>> statement) {
			this.statement = statement;
		}

		void run(long nanos) {
			this.times.clear();
			long thread = Thread.currentThread().getId();
			long end = System.nanoTime() + nanos;
			do {
				long bytes = THREADS.getThreadAllocatedBytes(thread);
				long start = THREADS.getCurrentThreadCpuTime();
				this.statement.get();
				this.times.add(THREADS.getCurrentThreadCpuTime() - start);
				this.bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
			}
			while (System.nanoTime() < end);
		}

		double millis() {
			Collections.sort(this.times);
			return this.times.get(this.times.size() / 2) / 1e6;
		}

		long bytes() {
			return this.bytes / Sales.SALES;
		}

	}

}
