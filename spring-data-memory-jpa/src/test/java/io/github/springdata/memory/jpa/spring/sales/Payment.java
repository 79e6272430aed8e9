package io.github.springdata.memory.jpa.spring.sales;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrePersist;

/**
 * Payment by whatever means.
 */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@EntityListeners(Payment.Clerk.class)
public abstract class Payment {

	@Id
	@GeneratedValue
	private Integer id;

	private BigDecimal amount;

	private String clerk;

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

	public String getClerk() {
		return this.clerk;
	}

	/**
	 * Listener that notes who took a payment, which is a bean that it depends on.
	 */
	static class Clerk {

		private final AtomicReference<String> user;

		Clerk(AtomicReference<String> user) {
			this.user = user;
		}

		@PrePersist
		void note(Payment payment) {
			payment.clerk = this.user.get();
		}

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
