package io.github.springdata.memory.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The rounds of one contender in a virtual machine of its own: the first, which is timed
 * without any warm-up, one that computes checksums, and then as many as there is time
 * for.
 *
 * @param first the first round
 * @param checked the round with checksums
 * @param warm the rounds after that
 */
record WorkloadRun(Round first, Round checked, List<Round> warm) {

	private static final int OPERATIONS = 500;

	private static final int MAXIMUM = 60;

	private static final int MINIMUM = 3;

	/**
	 * Prints the rounds of a contender.
	 * @param args name of the contender, number of rows, seconds for each round and for
	 * all warm ones
	 */
	public static void main(String[] args) {
		Workload workload = Workload.draw(Integer.parseInt(args[1]), OPERATIONS, Workload.SEED);
		WorkloadRun run = of(Contenders.valueOf(args[0]), workload,
				TimeUnit.SECONDS.toNanos(Long.parseLong(args[2])));
		System.out.println(RoundText.format(run.first));
		System.out.println(RoundText.format(run.checked));
		run.warm.forEach((round) -> System.out.println(RoundText.format(round)));
	}

	private static WorkloadRun of(Contenders contender, Workload workload, long budget) {
		Round first = contender.round(workload, false, budget);
		Round checked = contender.round(workload, true, budget);
		List<Round> warm = new ArrayList<>();
		long deadline = System.nanoTime() + budget;
		while (warm.size() < MAXIMUM && (warm.size() < MINIMUM || System.nanoTime() < deadline)
				&& (warm.isEmpty() || checked.asked() == OPERATIONS)) {
			System.gc();
			warm.add(contender.round(workload, false, budget));
		}
		return new WorkloadRun(first, checked, warm);
	}

	/**
	 * The median of the later half of the warm rounds, phase by phase.
	 */
	long[] warmNanos() {
		List<Round> later = this.warm.subList(this.warm.size() / 2, this.warm.size());
		long[] result = new long[Round.Phase.values().length];
		for (int i = 0; i < result.length; i++) {
			int phase = i;
			List<Long> nanos = later.stream().map((round) -> round.nanos()[phase]).sorted(Comparator.naturalOrder())
				.toList();
			result[i] = nanos.get(nanos.size() / 2);
		}
		return result;
	}

}
