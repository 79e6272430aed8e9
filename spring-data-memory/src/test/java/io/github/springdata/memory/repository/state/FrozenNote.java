package io.github.springdata.memory.repository.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.Indexed;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.Version;

/**
 * A record that is immutable throughout, once its collections are frozen.
 */
record FrozenNote(@Id Long id, @Version Long version, @Indexed(unique = true) String name, @Indexed int rank,
		@Indexed List<String> tags, List<List<String>> lines, @CreatedDate Instant created,
		@LastModifiedBy String changedBy) implements Note {

	FrozenNote(String name, int rank) {
		this(null, null, name, rank, new ArrayList<>(List.of(name + "-tag", "all")),
				new ArrayList<>(List.of(new ArrayList<>(List.of("x")))), null, null);
	}

	@Override
	public List<Part> parts() {
		return List.of();
	}

	@Override
	public FrozenNote named(String name) {
		return new FrozenNote(this.id, this.version, name, this.rank, this.tags, this.lines, this.created,
				this.changedBy);
	}

	@Override
	public FrozenNote ranked(int rank) {
		return new FrozenNote(this.id, this.version, this.name, rank, this.tags, this.lines, this.created,
				this.changedBy);
	}

	@Override
	public FrozenNote as(Long id, Long version) {
		return new FrozenNote(id, version, this.name, this.rank, this.tags, this.lines, this.created, this.changedBy);
	}

}
