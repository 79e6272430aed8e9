package io.github.springdata.memory.sample.atlas.meeting;

import java.time.Instant;

import io.github.springdata.memory.mapping.MemoryEntity;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.util.Assert;

/**
 * A meeting. Who takes part is kept in rows of their own.
 */
@MemoryEntity("meetings")
class Meeting {

	@Id
	private @Nullable Long id;

	@Version
	private @Nullable Long version;

	private final String title;

	private final String zone;

	private Instant starts;

	private Instant ends;

	Meeting(String title, String zone, Instant starts, Instant ends) {
		this.title = title;
		this.zone = zone;
		this.starts = starts;
		this.ends = ends;
	}

	void moveTo(Instant starts, Instant ends) {
		this.starts = starts;
		this.ends = ends;
	}

	long getId() {
		Assert.state(this.id != null, "The meeting was not saved yet; save it first");
		return this.id;
	}

	long getVersion() {
		Assert.state(this.version != null, "The meeting was not saved yet; save it first");
		return this.version;
	}

	String getTitle() {
		return this.title;
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
