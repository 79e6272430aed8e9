package io.github.springdata.memory.store.isolation;

import java.util.ArrayList;
import java.util.List;

/**
 * What transactions over lists did: they read lists, and append values that no other
 * transaction appends. A list thus shows the order in which its values were written, and
 * a read of it shows whose writes it saw.
 *
 * @param transactions all transactions, in any order
 */
record History(List<Observation> transactions) {

	/**
	 * One transaction.
	 *
	 * @param name its name, for messages
	 * @param begin when it began, on a clock that all transactions share and that never
	 * shows the same time twice
	 * @param end when it was over
	 * @param committed whether it committed
	 * @param steps what it did, in order
	 */
	record Observation(String name, long begin, long end, boolean committed, List<Step> steps) {

		List<Read> reads() {
			return this.steps.stream().filter(Read.class::isInstance).map(Read.class::cast).toList();
		}

		List<Append> appends() {
			return this.steps.stream().filter(Append.class::isInstance).map(Append.class::cast).toList();
		}

		/**
		 * The values that it appended to a list, in order.
		 */
		List<Integer> appendedTo(int list) {
			List<Integer> values = new ArrayList<>();
			for (Append append : appends()) {
				if (append.list() == list) {
					values.add(append.value());
				}
			}
			return values;
		}

	}

	sealed interface Step {

		int list();

	}

	record Read(int list, List<Integer> values) implements Step {
	}

	record Append(int list, int value) implements Step {
	}

}
