package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A zone as the API shows it.
 *
 * @param name name of the zone
 * @param country alpha-2 code of its country
 * @param position where it lies
 * @param standardOffset its offset without daylight saving
 * @param offset its offset at the instant asked for
 * @param nextTransition when it changes its offset after that instant
 */
record ZoneView(String name, @Nullable String country, @Nullable Position position, String standardOffset,
		String offset, @Nullable Instant nextTransition) {

	static ZoneView of(Zone zone, int offset, @Nullable Transition next) {
		return new ZoneView(zone.name(), zone.country(), zone.position(), Offsets.format(zone.standardOffset()),
				Offsets.format(offset), (next != null) ? next.at() : null);
	}

}
