package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;

import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * A change of a zone's offset. Offsets are in seconds east of Greenwich.
 *
 * @param id number given by the store, {@code null} before
 * @param zone name of the zone
 * @param at when the new offset takes effect
 * @param year the year of that instant in UTC
 * @param previousOffset offset before
 * @param offset offset from then on
 * @param daylightSaving whether the new offset is daylight saving time
 * @param until when the next transition takes place, {@link Instant#MAX} for never
 */
@MemoryEntity("transitions")
@CompoundIndex(properties = { "zone", "at" }, unique = true)
@CompoundIndex(properties = { "offset", "at" })
record Transition(@Id @Nullable Long id, String zone, @Indexed Instant at, @Indexed(kind = IndexKind.HASH) int year,
		int previousOffset, int offset, boolean daylightSaving, Instant until) {
}
