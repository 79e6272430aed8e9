package io.github.springdata.memory.workload;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * One contender's way through the workload, with what it took and what came out.
 *
 * @param nanos the time of each phase
 * @param asked the number of questions that were asked; the time of {@link Phase#SELECT}
 * is that of these
 * @param counts the number of rows of each answer
 * @param checksums the checksum of each answer, zero if it was not wanted
 * @param remaining the checksum of the rows at the end, zero if it was not wanted
 */
public record Round(long[] nanos, int asked, int[] counts, long[] checksums, long remaining) {

	/**
	 * The limit of the second series of questions.
	 */
	public static final int FEW = 5;

	/** A part of the workload. */
	public enum Phase {

		INSERT, SELECT, SELECT_FEW, UPDATE, DELETE

	}

	/**
	 * Goes through the workload, and tests that a limited answer has the right length and
	 * no wrong rows.
	 * @param contender an empty contender
	 * @param workload the workload
	 * @param checked whether checksums are wanted, which warm up more than they should
	 * @param budget the nanoseconds after which no more questions for all rows are asked
	 */
	public static <E extends Row> Round run(Contender<E> contender, Workload workload, boolean checked, long budget) {
		long[] nanos = new long[Phase.values().length];
		List<E> items = workload.items().stream().map(contender::create).toList();
		nanos[0] = time(() -> contender.insert(items));
		int[] counts = new int[workload.questions().size()];
		long[] checksums = new long[counts.length];
		int asked = 0;
		while (asked < counts.length && nanos[1] < budget) {
			Question question = workload.questions().get(asked);
			long start = System.nanoTime();
			List<E> answer = contender.select(question);
			nanos[1] += System.nanoTime() - start;
			counts[asked] = answer.size();
			checksums[asked] = checked ? checksum(answer) : 0;
			asked++;
		}
		for (int i = 0; i < counts.length; i++) {
			Question question = workload.questions().get(i);
			long start = System.nanoTime();
			List<E> answer = contender.select(question, FEW);
			nanos[2] += System.nanoTime() - start;
			check(question, answer, (i < asked) ? counts[i] : answer.size());
		}
		nanos[3] = time(() -> workload.updates().forEach(contender::update));
		nanos[4] = time(() -> workload.deletes().forEach((Consumer<Long>) contender::delete));
		return new Round(nanos, asked, counts, checksums, checked ? checksum(contender.all()) : 0);
	}

	private static long time(Runnable action) {
		long start = System.nanoTime();
		action.run();
		return System.nanoTime() - start;
	}

	/**
	 * A number that does not depend on the order.
	 */
	public static long checksum(List<? extends Row> rows) {
		long sum = 0;
		for (Row row : rows) {
			sum += row.fingerprint();
		}
		return sum;
	}

	private static void check(Question question, List<? extends Row> answer, int all) {
		if (answer.size() != Math.min(FEW, all)) {
			throw new IllegalStateException(
					"%d rows instead of %d for %s".formatted(answer.size(), Math.min(FEW, all), question));
		}
		for (Row row : answer) {
			if (!question.matches(row)) {
				throw new IllegalStateException("Wrong row %s for %s".formatted(row, question));
			}
		}
	}

	/**
	 * The number of rows of all answers.
	 */
	public long rows() {
		return Arrays.stream(this.counts).asLongStream().sum();
	}

}
