package io.github.springdata.memory.jpa.spring.sales;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * Order of a customer, which publishes an event when it is paid.
 */
@Entity
public class PurchaseOrder extends AbstractAggregateRoot<PurchaseOrder> {

	/**
	 * Progress of an order.
	 */
	public enum State {

		OPEN, PAID

	}

	/**
	 * Event that an order was paid.
	 *
	 * @param number the number of the order
	 */
	public record Paid(String number) {
	}

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private String number;

	@Column(precision = 10, scale = 2)
	private BigDecimal total;

	@Enumerated(EnumType.STRING)
	private State state = State.OPEN;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Customer customer;

	protected PurchaseOrder() {
	}

	public PurchaseOrder(Customer customer, String number, BigDecimal total) {
		this.customer = customer;
		this.number = number;
		this.total = total;
	}

	public PurchaseOrder pay() {
		this.state = State.PAID;
		return andEvent(new Paid(this.number));
	}

	public Long getId() {
		return this.id;
	}

	public String getNumber() {
		return this.number;
	}

	public BigDecimal getTotal() {
		return this.total;
	}

	public State getState() {
		return this.state;
	}

	public Customer getCustomer() {
		return this.customer;
	}

}
