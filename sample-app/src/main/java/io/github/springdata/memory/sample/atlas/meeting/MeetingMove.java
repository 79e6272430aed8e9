package io.github.springdata.memory.sample.atlas.meeting;

import java.time.LocalDateTime;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Another time for a meeting.
 *
 * @param version the version of the meeting that the decision is based on
 * @param start when it starts, in the zone of the meeting
 * @param minutes how long it takes
 */
record MeetingMove(@NotNull Long version, @NotNull LocalDateTime start, @Min(1) @Max(24 * 60) int minutes) {
}
