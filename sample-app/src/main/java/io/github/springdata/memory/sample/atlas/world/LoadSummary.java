package io.github.springdata.memory.sample.atlas.world;

import java.time.Duration;

/**
 * What was loaded at start.
 *
 * @param countries number of countries
 * @param currencies number of currencies
 * @param zones number of zones
 * @param transitions number of transitions
 * @param reading how long reading them from the Java runtime took
 * @param storing how long storing and indexing them took
 */
record LoadSummary(int countries, int currencies, int zones, int transitions, Duration reading, Duration storing) {

	static LoadSummary of(World world, long readingNanos, long storingNanos) {
		return new LoadSummary(world.countries().size(), world.currencies().size(), world.zones().size(),
				world.transitions().size(), Duration.ofNanos(readingNanos), Duration.ofNanos(storingNanos));
	}

	@Override
	public String toString() {
		return this.countries + " countries, " + this.currencies + " currencies, " + this.zones + " zones, "
				+ this.transitions + " transitions (read from the JDK in " + this.reading.toMillis() + " ms, stored in "
				+ this.storing.toMillis() + " ms)";
	}

}
