package io.github.springdata.memory.sample.atlas.world;

import java.time.Instant;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;
import io.github.springdata.memory.store.index.IndexKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * A time zone. Offsets are in seconds east of Greenwich.
 *
 * @param name name in the tz database, for example {@code Europe/Berlin}
 * @param country alpha-2 code of the country it belongs to, {@code null} for those, such
 * as {@code UTC} or {@code US/Pacific}, that belong to none or are another one's alias
 * @param position where its principal place lies, {@code null} without a country
 * @param standardOffset offset without daylight saving, at the time of loading
 * @param firstOffset offset before the first transition
 * @param firstTransition when the offset changed first, {@code null} if it never does
 */
@MemoryEntity("zones")
record Zone(@Id String name, @Indexed(kind = IndexKind.HASH) @Nullable String country, @Nullable Position position,
		@Indexed int standardOffset, int firstOffset, @Nullable Instant firstTransition) {
}
