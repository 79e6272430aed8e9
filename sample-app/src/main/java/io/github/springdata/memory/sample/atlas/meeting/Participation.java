package io.github.springdata.memory.sample.atlas.meeting;

import java.time.Instant;

import io.github.springdata.memory.mapping.CompoundIndex;
import io.github.springdata.memory.mapping.MemoryEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * One person's part in a meeting. It repeats the meeting's times, so that one index
 * answers when a person is busy.
 */
@MemoryEntity("participations")
@CompoundIndex(properties = { "meeting", "person" }, unique = true)
@CompoundIndex(properties = { "person", "starts" })
class Participation {

	@Id
	private @Nullable Long id;

	private final long meeting;

	private final String person;

	private final String zone;

	private Instant starts;

	private Instant ends;

	Participation(long meeting, String person, String zone, Instant starts, Instant ends) {
		this.meeting = meeting;
		this.person = person;
		this.zone = zone;
		this.starts = starts;
		this.ends = ends;
	}

	void moveTo(Instant starts, Instant ends) {
		this.starts = starts;
		this.ends = ends;
	}

	long getMeeting() {
		return this.meeting;
	}

	String getPerson() {
		return this.person;
	}

	String getZone() {
		return this.zone;
	}

	Instant getStarts() {
		return this.starts;
	}

	Instant getEnds() {
		return this.ends;
	}

}
