package io.github.springdata.memory.jpa.spring.sales;

import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;

/**
 * Subscription of a customer, whose id has a class.
 */
@Entity
@IdClass(Subscription.Key.class)
public class Subscription {

	/**
	 * Id of a subscription.
	 */
	public static class Key {

		private Long customer;

		private String magazine;

		protected Key() {
		}

		public Key(Long customer, String magazine) {
			this.customer = customer;
			this.magazine = magazine;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Key key && Objects.equals(this.customer, key.customer)
					&& Objects.equals(this.magazine, key.magazine);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.customer, this.magazine);
		}

	}

	@Id
	@ManyToOne
	private Customer customer;

	@Id
	private String magazine;

	private int copies;

	protected Subscription() {
	}

	public Subscription(Customer customer, String magazine, int copies) {
		this.customer = customer;
		this.magazine = magazine;
		this.copies = copies;
	}

	public Customer getCustomer() {
		return this.customer;
	}

	public String getMagazine() {
		return this.magazine;
	}

	public int getCopies() {
		return this.copies;
	}

	public void setCopies(int copies) {
		this.copies = copies;
	}

}
