package io.github.springdata.memory.workload;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A line of text for a round, to hand it from one virtual machine to another.
 */
final class RoundText {

	private static final String MARK = "round:";

	private RoundText() {
	}

	static boolean isRound(String line) {
		return line.startsWith(MARK);
	}

	static String format(Round round) {
		return MARK + String.join(":", join(Arrays.stream(round.nanos())), Integer.toString(round.asked()),
				join(Arrays.stream(round.counts()).asLongStream()), join(Arrays.stream(round.checksums())),
				Long.toString(round.remaining()));
	}

	static Round parse(String line) {
		String[] parts = line.substring(MARK.length()).split(":");
		return new Round(split(parts[0]), Integer.parseInt(parts[1]),
				Arrays.stream(split(parts[2])).mapToInt(Math::toIntExact).toArray(), split(parts[3]),
				Long.parseLong(parts[4]));
	}

	private static String join(LongStream numbers) {
		return numbers.mapToObj(Long::toString).collect(Collectors.joining(","));
	}

	private static long[] split(String text) {
		return Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
	}

}
