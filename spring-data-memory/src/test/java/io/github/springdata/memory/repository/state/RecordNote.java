package io.github.springdata.memory.repository.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.springdata.memory.mapping.Indexed;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.Version;

/**
 * A record with mutable objects in it.
 */
record RecordNote(@Id Long id, @Version Long version, @Indexed(unique = true) String name, @Indexed int rank,
		@Indexed List<String> tags, List<Part> parts, Map<String, List<int[]>> grid, byte[] image,
		@CreatedDate Instant created, @LastModifiedBy String changedBy) implements Note {

	RecordNote(String name, int rank) {
		this(null, null, name, rank, new ArrayList<>(List.of(name + "-tag", "all")), Part.some(name),
				new TreeMap<>(Map.of("a", new ArrayList<>(List.of(new int[] { 1 })))), new byte[] { 1, 2 }, null, null);
	}

	@Override
	public RecordNote named(String name) {
		return new RecordNote(this.id, this.version, name, this.rank, this.tags, this.parts, this.grid, this.image,
				this.created, this.changedBy);
	}

	@Override
	public RecordNote ranked(int rank) {
		return new RecordNote(this.id, this.version, this.name, rank, this.tags, this.parts, this.grid, this.image,
				this.created, this.changedBy);
	}

	@Override
	public RecordNote as(Long id, Long version) {
		return new RecordNote(id, version, this.name, this.rank, this.tags, this.parts, this.grid, this.image,
				this.created, this.changedBy);
	}

}
