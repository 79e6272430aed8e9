package io.github.springdata.memory.repository.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdata.memory.mapping.Indexed;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.Version;

/**
 * A mutable class.
 */
class ClassNote implements Note {

	@Id
	private Long id;

	@Version
	private Long version;

	@Indexed(unique = true)
	private String name;

	@Indexed
	private int rank;

	@Indexed
	private List<String> tags = new ArrayList<>();

	private List<Part> parts = new ArrayList<>();

	private Map<Part, Part> pairs = new LinkedHashMap<>();

	private byte[] image = { 1, 2 };

	@CreatedDate
	private Instant created;

	@LastModifiedBy
	private String changedBy;

	ClassNote() {
	}

	ClassNote(String name, int rank) {
		this.name = name;
		this.rank = rank;
		this.tags.add(name + "-tag");
		this.tags.add("all");
		this.parts.addAll(Part.some(name));
		this.pairs.put(new Part(), this.parts.get(0));
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
	public List<String> tags() {
		return this.tags;
	}

	@Override
	public List<Part> parts() {
		return this.parts;
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
	public ClassNote named(String name) {
		this.name = name;
		return this;
	}

	@Override
	public ClassNote ranked(int rank) {
		this.rank = rank;
		return this;
	}

	@Override
	public ClassNote as(Long id, Long version) {
		ClassNote note = new ClassNote(this.name, this.rank);
		note.id = id;
		note.version = version;
		return note;
	}

}
