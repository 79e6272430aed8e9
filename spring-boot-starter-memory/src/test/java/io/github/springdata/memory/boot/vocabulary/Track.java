package io.github.springdata.memory.boot.vocabulary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "tracks")
class Track {

	@Id
	@GeneratedValue
	private Long id;

	@Column(unique = true)
	private String title;

	Track() {
	}

	Track(String title) {
		this.title = title;
	}

	Long getId() {
		return this.id;
	}

	String getTitle() {
		return this.title;
	}

}
