package io.github.springdata.memory.repository.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.springdata.memory.mapping.Indexed;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;

/**
 * An immutable class in Kotlin's style, with {@code withX} methods and an array in it.
 */
final class WitherNote implements Note {

	@Id
	private final Long id;

	@Version
	private final Long version;

	@Indexed(unique = true)
	private final String name;

	@Indexed
	private final int rank;

	@Indexed
	private final List<String> tags;

	private final List<Part> parts;

	private final int[][] grid;

	@CreatedDate
	private final Instant created;

	@LastModifiedBy
	private final String changedBy;

	WitherNote(String name, int rank) {
		this(null, null, name, rank, new ArrayList<>(List.of(name + "-tag", "all")), Part.some(name),
				new int[][] { { 1, 2 }, { 3 } }, null, null);
	}

	@PersistenceCreator
	private WitherNote(Long id, Long version, String name, int rank, List<String> tags, List<Part> parts, int[][] grid,
			Instant created, String changedBy) {
		this.id = id;
		this.version = version;
		this.name = name;
		this.rank = rank;
		this.tags = tags;
		this.parts = parts;
		this.grid = grid;
		this.created = created;
		this.changedBy = changedBy;
	}

	WitherNote withId(Long id) {
		return new WitherNote(id, this.version, this.name, this.rank, this.tags, this.parts, this.grid, this.created,
				this.changedBy);
	}

	WitherNote withVersion(Long version) {
		return new WitherNote(this.id, version, this.name, this.rank, this.tags, this.parts, this.grid, this.created,
				this.changedBy);
	}

	WitherNote withName(String name) {
		return new WitherNote(this.id, this.version, name, this.rank, this.tags, this.parts, this.grid, this.created,
				this.changedBy);
	}

	WitherNote withRank(int rank) {
		return new WitherNote(this.id, this.version, this.name, rank, this.tags, this.parts, this.grid, this.created,
				this.changedBy);
	}

	WitherNote withCreated(Instant created) {
		return new WitherNote(this.id, this.version, this.name, this.rank, this.tags, this.parts, this.grid, created,
				this.changedBy);
	}

	WitherNote withChangedBy(String changedBy) {
		return new WitherNote(this.id, this.version, this.name, this.rank, this.tags, this.parts, this.grid,
				this.created, changedBy);
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
	public WitherNote named(String name) {
		return withName(name);
	}

	@Override
	public WitherNote ranked(int rank) {
		return withRank(rank);
	}

	@Override
	public WitherNote as(Long id, Long version) {
		return withId(id).withVersion(version);
	}

}
