package io.github.springdata.memory.jpa.spring.sales;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/**
 * Payment by whatever means.
 */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
public abstract class Payment {

	@Id
	@GeneratedValue
	private Integer id;

	private BigDecimal amount;

	protected Payment() {
	}

	protected Payment(BigDecimal amount) {
		this.amount = amount;
	}

	public Integer getId() {
		return this.id;
	}

	public BigDecimal getAmount() {
		return this.amount;
	}

	/**
	 * Payment by card.
	 */
	@Entity
	public static class Card extends Payment {

		private String number;

		protected Card() {
		}

		public Card(BigDecimal amount, String number) {
			super(amount);
			this.number = number;
		}

		public String getNumber() {
			return this.number;
		}

	}

	/**
	 * Payment in cash.
	 */
	@Entity
	public static class Cash extends Payment {

		protected Cash() {
		}

		public Cash(BigDecimal amount) {
			super(amount);
		}

	}

}
