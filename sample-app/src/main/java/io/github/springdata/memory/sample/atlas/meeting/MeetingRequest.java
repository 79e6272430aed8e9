package io.github.springdata.memory.sample.atlas.meeting;

import java.time.LocalDateTime;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A meeting to plan.
 *
 * @param title what it is about
 * @param zone the zone that the start is given in
 * @param start when the clocks of that zone show it to start; the earlier of two such
 * times
 * @param minutes how long it takes
 * @param participants who takes part, each person once
 */
record MeetingRequest(@NotBlank @Size(max = 200) String title, @NotBlank String zone, @NotNull LocalDateTime start,
		@Min(1) @Max(24 * 60) int minutes, @NotEmpty @Size(max = 50) List<@Valid Participant> participants) {

	/**
	 * Someone who takes part.
	 *
	 * @param person name of the person
	 * @param zone zone the person is in
	 */
	record Participant(@NotBlank @Size(max = 100) String person, @NotBlank String zone) {
	}

}
