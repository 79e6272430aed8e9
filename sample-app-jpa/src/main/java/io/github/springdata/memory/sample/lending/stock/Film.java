package io.github.springdata.memory.sample.lending.stock;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

/**
 * A film.
 */
@Entity
@DiscriminatorValue("film")
public class Film extends Item {

	private Integer minutes;

	protected Film() {
	}

	/**
	 * Creates a film.
	 * @param title the title
	 * @param minutes how long it is
	 * @param shelf where it stands
	 * @param copies how many there are
	 */
	public Film(String title, int minutes, Shelf shelf, int copies) {
		super(title, shelf, copies);
		this.minutes = minutes;
	}

	public Integer getMinutes() {
		return this.minutes;
	}

}
