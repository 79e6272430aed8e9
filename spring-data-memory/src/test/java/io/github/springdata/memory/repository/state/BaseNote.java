package io.github.springdata.memory.repository.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.Indexed;
import io.github.springdata.memory.mapping.MemoryEntity;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.Version;

/**
 * The topmost class of a table.
 */
@MemoryEntity("notes")
abstract class BaseNote implements Note {

	@Id
	private Long id;

	@Version
	private Long version;

	@Indexed(unique = true)
	private String name;

	@Indexed
	private int rank;

	@CreatedDate
	private Instant created;

	@LastModifiedBy
	private String changedBy;

	BaseNote(String name, int rank) {
		this.name = name;
		this.rank = rank;
	}

	@Override
	public Long id() {
		return this.id;
	}

	@Override
	public Long version() {
		return this.version;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public int rank() {
		return this.rank;
	}

	@Override
	public Instant created() {
		return this.created;
	}

	@Override
	public String changedBy() {
		return this.changedBy;
	}

	@Override
	public BaseNote named(String name) {
		this.name = name;
		return this;
	}

	@Override
	public BaseNote ranked(int rank) {
		this.rank = rank;
		return this;
	}

	@Override
	public BaseNote as(Long id, Long version) {
		BaseNote note = new SubNote(this.name, this.rank);
		note.id = id;
		note.version = version;
		return note;
	}

	/**
	 * The subclass that the tests are about.
	 */
	static class SubNote extends BaseNote {

		private List<String> tags;

		private final List<Part> parts = new ArrayList<>();

		SubNote(String name, int rank) {
			super(name, rank);
			this.tags = new ArrayList<>(List.of(name + "-tag", "all"));
			this.parts.addAll(Part.some(name));
		}

		@Override
		public List<String> tags() {
			return this.tags;
		}

		@Override
		public List<Part> parts() {
			return this.parts;
		}

	}

	/**
	 * Another subclass, whose rows are in the way.
	 */
	static class OtherNote extends BaseNote {

		OtherNote(String name, int rank) {
			super(name, rank);
		}

		@Override
		public List<String> tags() {
			return List.of("all");
		}

		@Override
		public List<Part> parts() {
			return List.of();
		}

	}

}
