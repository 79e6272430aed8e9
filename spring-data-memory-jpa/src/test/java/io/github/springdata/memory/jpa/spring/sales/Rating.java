package io.github.springdata.memory.jpa.spring.sales;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * Rating of a product by a customer, whose id is embedded.
 */
@Entity
public class Rating {

	/**
	 * Id of a rating.
	 *
	 * @param customer the id of the customer
	 * @param product the product
	 */
	@Embeddable
	public record Key(Long customer, String product) {
	}

	@EmbeddedId
	private Key key;

	private int stars;

	protected Rating() {
	}

	public Rating(Key key, int stars) {
		this.key = key;
		this.stars = stars;
	}

	public Key getKey() {
		return this.key;
	}

	public int getStars() {
		return this.stars;
	}

}
