package io.github.springdata.memory.query.execution;

import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;

/**
 * Search for what ascending sequences of slots have in common, as far as needed.
 */
final class CommonSlots {

	private CommonSlots() {
	}

	/**
	 * The first slot that is in every sequence.
	 * @return the slot, or -1 if there is none
	 */
	static int first(List<PrimitiveIterator.OfInt> sequences) {
		int[] current = new int[sequences.size()];
		Arrays.fill(current, -1);
		int candidate = 0;
		int agreeing = 0;
		for (int i = 0; agreeing < current.length; i = (i + 1) % current.length) {
			while (current[i] < candidate) {
				if (!sequences.get(i).hasNext()) {
					return -1;
				}
				current[i] = sequences.get(i).nextInt();
			}
			agreeing = (current[i] == candidate) ? agreeing + 1 : 1;
			candidate = current[i];
		}
		return candidate;
	}

}
