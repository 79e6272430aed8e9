package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;

/**
 * A transition as the API shows it.
 *
 * @param zone name of the zone
 * @param at when the new offset takes effect
 * @param previousOffset the offset before
 * @param offset the offset from then on
 * @param daylightSaving whether the new offset is daylight saving time
 */
record TransitionView(String zone, Instant at, String previousOffset, String offset, boolean daylightSaving) {

	static TransitionView of(Transition transition) {
		return new TransitionView(transition.zone(), transition.at(), Offsets.format(transition.previousOffset()),
				Offsets.format(transition.offset()), transition.daylightSaving());
	}

	/**
	 * Writes the transition as a line of comma-separated values.
	 * @return the line, without its end
	 */
	String toCsv() {
		return String.join(",", this.zone, this.at.toString(), this.previousOffset, this.offset,
				String.valueOf(this.daylightSaving));
	}

}
